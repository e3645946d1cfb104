"""The 株洲 document cut into text, tables and report, the files given in any order: the same statements, the same findings."""

from __future__ import annotations

import re
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest
from real_documents import ZHUZHOU, path_of

import juesuan
from juesuan.model.disclosure import Disclosure

PART = re.compile(r"\s*第[一二三四五]部分\s*")


def stated(disclosure: Disclosure) -> Counter[tuple[str, str]]:
    return Counter((" ".join(map(str, each.keys)), str(each.value)) for each in disclosure.statements)


def found(disclosure: Disclosure) -> set[str]:
    return {finding.id for finding in juesuan.check_disclosure(disclosure, show_notes=True).documents[0].findings}


@pytest.mark.parametrize("order", list(permutations((0, 1, 2))), ids=str)
def test_the_files_together_are_the_whole(tmp_path: Path, order: tuple[int, int, int]) -> None:
    path = path_of(ZHUZHOU)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    first, tables, notes, _, report = (number for number, line in enumerate(lines) if PART.fullmatch(line))
    assert first == 0
    parts = (lines[:tables] + lines[notes:report], lines[tables:notes], lines[report:])
    files = [tmp_path / name for name in ("说明.txt", "附表.txt", "附件.txt")]
    for file, part in zip(files, parts, strict=True):
        file.write_text("".join(part), encoding="utf-8")
    whole, one = juesuan.read_disclosure(path), juesuan.read_together([files[number] for number in order])
    assert stated(one) == stated(whole)
    assert (one.identity, len(one.unbound), one.problems) == (whole.identity, len(whole.unbound), whole.problems)
    assert found(one) == found(whole)
