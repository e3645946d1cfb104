"""The official template of Shanghai: nine tables, blanks as blanks, XX as a placeholder and never as a figure."""

from __future__ import annotations

from collections import Counter

from real_documents import path_of

import juesuan
from juesuan.figures.figure import Blank
from juesuan.model.disclosure import Part
from juesuan.model.value import Text

TEMPLATE = "shanghai-template-2024.pdf"
FORMS = [
    "overview",
    "income",
    "expenditure",
    "fiscal_overview",
    "budget_expenditure",
    "basic",
    "three_public",
    "government_fund",
    "state_capital",
]


def test_the_nine_tables_are_found_and_state_blanks_and_names_alone() -> None:
    disclosure = juesuan.read_disclosure(path_of(TEMPLATE))
    assert [(table.form, table.bound) for table in disclosure.tables] == [(form, 0) for form in FORMS]
    kinds = Counter(type(each.value) for each in disclosure.statements if each.place.part is Part.TABLES)
    assert set(kinds) == {Blank, Text}
    assert kinds[Blank] > 300
    assert disclosure.problems == ()


def test_placeholders_are_said_by_the_check_and_no_figure_is_called_wrong() -> None:
    disclosure = juesuan.read_disclosure(path_of(TEMPLATE))
    assert disclosure.identity.body == "上海市XX局"
    (document,) = juesuan.check_disclosure(disclosure).documents
    assert "T104" in {finding.rule for finding in document.findings}
    assert not {finding.rule[0] for finding in document.findings} & {"A", "B", "X", "P"}
