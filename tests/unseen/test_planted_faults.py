"""One fault at a time in the unseen documents: the right rule says so, and no more than it takes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from juesuan.check.runner import Settings, check_one
from juesuan.findings.finding import Finding, Severity
from juesuan.read.disclosure import read_disclosure

HERE = Path(__file__).resolve().parent
FAULTS = yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8"))["faults"]
MOST = 2
"""Most findings on one fault: a figure may be above its bound and give a wrong share."""


@lru_cache
def clean(document: str) -> str:
    """The document as it is."""
    return (HERE / "documents" / f"{document}.txt").read_text(encoding="utf-8")


def findings(text: str, folder: Path) -> list[Finding]:
    """The errors and warnings on a text."""
    path = folder / "决算.txt"
    path.write_text(text, encoding="utf-8")
    (document,) = check_one(read_disclosure(path), Settings()).documents
    return [each for each in document.findings if each.severity is not Severity.NOTE]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['document']}: {fault['fault']}")
def test_a_fault_is_found(fault: dict[str, str], tmp_path: Path) -> None:
    text = clean(fault["document"])
    assert fault["original"] in text

    found = findings(text.replace(fault["original"], fault["faulty"], 1), tmp_path)

    if "missed" in fault:
        assert found == []
    else:
        assert 0 < len(found) <= MOST
        assert any(each.rule.startswith(tuple(fault["rules"])) for each in found)
