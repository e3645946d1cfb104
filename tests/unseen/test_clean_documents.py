"""Disclosures that the project was not developed on: nothing is found in them, and their figures are bound."""

from __future__ import annotations

from pathlib import Path

import pytest

from juesuan.check.runner import Settings, check_one
from juesuan.findings.finding import Severity
from juesuan.model.disclosure import Disclosure
from juesuan.model.value import Text
from juesuan.read.disclosure import read_disclosure

DOCUMENTS = Path(__file__).resolve().parent / "documents"
FILES = sorted(path.name for path in DOCUMENTS.iterdir() if path.suffix in (".txt", ".pdf"))
IN_A_CLAUSE = "在用途、原因或列举的从句中"
OF_A_CHART = "独自成行的数，可能是图中的标注"
LEAST = {
    **dict.fromkeys(("shanghai", "hunan", "henan", "hebei", "hubei", "guangxi", "chongqing", "xinjiang", "jiangsu"), 0.95),
    **dict.fromkeys(("zhejiang", "jiangxi", "fujian", "shandong", "anhui", "central"), 0.95),
    **dict.fromkeys(("guangdong", "shaanxi", "ningxia", "jilin", "guizhou", "gansu"), 0.95),
    **dict.fromkeys(("sichuan", "beijing", "yunnan"), 0.85),
}


def bound_share(disclosure: Disclosure) -> float:
    """The share of the figures of the narrative that are bound; reasons, purposes, charts and free text on performance aside."""
    bound = sum(1 for each in disclosure.statements if not each.place.table and not isinstance(each.value, Text))
    left = [
        each
        for each in disclosure.unbound
        if not each.place.table and each.reason not in (IN_A_CLAUSE, OF_A_CHART) and each.place.section
    ]
    left = [each for each in left if "绩效" not in (each.place.section or "")]
    return bound / (bound + len(left))


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_found_in_a_clean_document(name: str) -> None:
    report = check_one(read_disclosure(DOCUMENTS / name), Settings())

    (document,) = report.documents
    findings = [(each.rule, each.message) for each in document.findings if each.severity is not Severity.NOTE]
    assert findings == []


@pytest.mark.parametrize("name", FILES)
def test_the_figures_of_the_narrative_are_bound(name: str) -> None:
    assert bound_share(read_disclosure(DOCUMENTS / name)) >= LEAST[name.partition("-")[0]]
