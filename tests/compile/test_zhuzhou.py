"""The figures of the real disclosure, typed into a workbook, make its eight tables and fifteen sections again."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pytest
from zhuzhou_figures import SHEETS

import juesuan
from juesuan.compile.compiled import Compiled, compile_books
from juesuan.figures.figure import Figure
from juesuan.ledger.reading import books_of
from juesuan.model.disclosure import Disclosure, Part
from juesuan.standards.standards import load_standards
from juesuan.workbook.rows import SheetRows

DOCUMENT = Path(__file__).resolve().parents[3] / "shared" / "documents" / "zhuzhou-beijing-liaison-office-2024.txt"

pytestmark = pytest.mark.skipif(not DOCUMENT.is_file(), reason="no ../shared/documents beside the checkout")


@cache
def published() -> Disclosure:
    return juesuan.read_disclosure(str(DOCUMENT))


@cache
def compiled() -> Compiled:
    sheets = [SheetRows(name, hidden=False, rows=rows) for name, rows in SHEETS.items()]
    return compile_books(books_of(sheets, "底稿.xlsx", load_standards()).books, load_standards())


def figures(disclosure: Disclosure, part: Part) -> dict[str, list[Figure]]:
    """The figures of each fact that is stated in a part."""
    found: dict[str, list[Figure]] = {}
    for each in disclosure.statements:
        if isinstance(each.value, Figure) and each.place.part == part:
            for key in each.keys:
                found.setdefault(str(key), []).append(each.value)
    return found


def same(mine: Figure, theirs: Figure) -> bool:
    """Equal, at the decimals of the coarser one: the document writes 96.4 % and 23.3 as well as 247.80."""
    exponents = (mine.amount.as_tuple().exponent, theirs.amount.as_tuple().exponent)
    step = Decimal(1).scaleb(max(each for each in exponents if isinstance(each, int)))
    return mine.amount.quantize(step, ROUND_HALF_UP) == theirs.amount.quantize(step, ROUND_HALF_UP)


def differences(part: Part) -> dict[str, tuple[set[str], set[str]]]:
    """What differs, as compiled and as published; a published nought may be an empty cell."""
    mine, theirs = figures(compiled().disclosure, part), figures(published(), part)
    found = {}
    for key, figures_of in theirs.items():
        own = mine.get(key, [])
        if not own and not any(each.amount for each in figures_of):
            continue
        if not own or any(not same(one, each) for one in own for each in figures_of):
            found[key] = ({str(each) for each in own}, {str(each) for each in figures_of})
    return found


def test_every_figure_of_the_eight_tables_is_the_published_one() -> None:
    assert differences(Part.TABLES) == {}
    forms = [table.form for table in published().tables if table.place.part == Part.TABLES]
    assert len(forms) == 8
    assert [table.form for table in compiled().disclosure.tables][:8] == forms


def test_every_figure_of_the_sections_is_the_published_one_but_where_the_published_ones_contradict_each_other() -> None:
    reception, vehicles = "three_public[three_item=reception", "three_public[three_item=vehicles_running]@2024"
    assert differences(Part.NARRATIVE) == {
        # 3.61 beside 3.60, and parts of 2.71 and 0.86 that make neither
        f"{reception}]@2024:final": ({"3.60万元"}, {"3.6万元", "3.61万元"}),
        f"{reception}_business]@2024:final": ({"0.89万元"}, {"0.86万元"}),
        # 3.6 of 22 is no 16.26 %, and 19.7 of 18 no 100 %
        f"completion({reception}]@2024:final / {reception}]@2024:budget)": ({"16.36%"}, {"16.26%"}),
        f"completion({vehicles}:final / {vehicles}:budget)": ({"109.44%"}, {"100%"}),
        # the one meeting by its name: the form set's sentence gives the year's sum
        "event_cost[event=株洲市人民政府驻北京联络处专家座谈会议]@2024:final": (set(), {"0.3万元"}),
        "event_persons[event=株洲市人民政府驻北京联络处专家座谈会议]@2024:final": (set(), {"30人"}),
    }


def test_the_fifteen_sections_are_those_of_the_document() -> None:
    mine, theirs = (
        [
            each.heading
            for each in found.sections
            if each.part is Part.NARRATIVE and re.match(r"[一二三四五]?十?[一二三四五六七八九]?、", each.heading)
        ]
        for found in (compiled().disclosure, published())
    )
    assert len(mine) == len(theirs) == 15


def test_what_the_figures_do_not_tell_is_asked_for() -> None:
    assert compiled().problems == ()
    reasons = [each.key for each in compiled().wanted]
    assert "change(operating_cost@2024:final / operating_cost@2023:final)" in reasons
    assert "three_public[three_item=abroad]@2023:final" in reasons
