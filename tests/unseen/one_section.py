"""One section of a made-up document, read: for tests of its wordings."""

from __future__ import annotations

from pathlib import Path

from juesuan.check.runner import Settings, check_one
from juesuan.model.disclosure import Disclosure
from juesuan.model.value import Text
from juesuan.read.disclosure import read_disclosure

OPENING = "青川市档案馆\n2024年度部门决算\n第三部分 2024年度部门决算情况说明\n"


def disclosure(folder: Path, section: str, *lines: str) -> Disclosure:
    """A disclosure of one section."""
    path = folder / "决算.txt"
    path.write_text(OPENING + "\n".join((f"七、{section}", *lines)) + "\n", encoding="utf-8")
    return read_disclosure(path)


def figures(read: Disclosure) -> dict[str, str]:
    """The figures by the first key that each states."""
    return {str(each.keys[0]): str(each.value) for each in read.statements if not isinstance(each.value, Text)}


def codes(read: Disclosure) -> list[str]:
    return [finding.rule for finding in check_one(read, Settings()).documents[0].findings]
