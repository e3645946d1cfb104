"""The two real disclosures, each read and checked once: they lie beside the checkout, not in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import juesuan
from juesuan.figures.figure import Figure
from juesuan.findings.finding import Finding, Severity
from juesuan.model.disclosure import Disclosure, Part
from juesuan.model.statement import Statement

DOCUMENTS = Path(__file__).resolve().parents[3] / "shared" / "documents"
ZHUZHOU = "zhuzhou-beijing-liaison-office-2024.txt"
PUTUO = "putuo-finance-bureau-2024.pdf"
NAMES = (ZHUZHOU, PUTUO)


def path_of(name: str) -> Path:
    """The path of a real document; the test is skipped where the checkout has no such neighbour."""
    path = DOCUMENTS / name
    if not path.is_file():
        pytest.skip(f"no ../shared/documents/{name} beside the checkout")
    return path


@cache
def _read(path: Path) -> Disclosure:
    return juesuan.read_disclosure(path)


@cache
def _check(path: Path) -> tuple[Finding, ...]:
    (document,) = juesuan.check_disclosure(_read(path), show_notes=True).documents
    assert not document.problems
    return document.findings


def disclosure_of(name: str) -> Disclosure:
    """What the document states."""
    return _read(path_of(name))


def findings_of(name: str) -> tuple[Finding, ...]:
    """All findings on the document, notes too."""
    return _check(path_of(name))


def alarms_of(name: str) -> tuple[Finding, ...]:
    """The errors and warnings on the document."""
    return tuple(finding for finding in findings_of(name) if finding.severity is not Severity.NOTE)


def figures_of(name: str, part: Part) -> list[Statement]:
    """The statements of a part that have a figure."""
    return [each for each in disclosure_of(name).statements if each.place.part == part and isinstance(each.value, Figure)]
