"""Whatever stands in the cells: books, or a message that names the cells; never a crash."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from book_samples import STANDARDS
from hypothesis import given, settings
from hypothesis import strategies as st

from juesuan.errors import JuesuanError
from juesuan.ledger.caijue import Taken, take_over
from juesuan.ledger.problems import BooksError
from juesuan.ledger.reading import Reading, books_of
from juesuan.ledger.rewriting import rows_of
from juesuan.ledger.trace import booked_concepts
from juesuan.standards.caijue import caijue_forms
from juesuan.standards.workbook import BookSheet, load_workbook_data
from juesuan.workbook.rows import SheetRows, Value

DATA = load_workbook_data()
FLOATS = st.sampled_from([float("nan"), float("inf"), -0.0, 1e300])
WORDS = [
    "2010301",
    "行政运行",
    "30201 办公费",
    "7101",
    "6001",
    "8101",
    "一般公共预算资金",
    "项目支出",
    "是",
    "否",
    "2024-03-05",
    "2024年2月30日",
    "甲局",
    "2024",
    "收入总计",
    "expenditure@2024:final",
    "meeting[@2024",
    "share(a / b)",
    "#REF!",
    "1,000.50",
    "(5)",
    "-",
    "部门整体支出",
    "优",
    "≥",
    "50家",
    "底稿版本",
    "单位名称",
    "决算年度",
    "职责",
    "hunan-2024",
    "合计",
    "其中：",
]
cells = st.one_of(
    st.none(), st.sampled_from(WORDS), st.booleans(), st.floats(), FLOATS, st.integers(-(10**20), 10**20), st.text(max_size=12)
)


@st.composite
def some_sheet(draw: st.DrawFn, sheet: BookSheet) -> SheetRows:
    """A sheet with its header, some rows of anything below it."""
    titles: list[Value] = [column.title for column in sheet.columns]
    rows = draw(st.lists(st.lists(cells, max_size=len(titles) + 1), max_size=5))
    return SheetRows(sheet.title, hidden=False, rows=[titles, *rows])


PROFILE = SheetRows("单位信息", hidden=False, rows=[["项目", "内容"], ["单位名称", "甲局"], ["决算年度", 2024]])


def attempt(action: Callable[[], object]) -> object:
    """What an action gives, or the error that is meant for the user."""
    try:
        return action()
    except JuesuanError as error:
        return error


@settings(max_examples=25, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("sheet", DATA.sheets, ids=lambda sheet: sheet.sheet)
def test_any_cells_make_books_or_a_message(sheet: BookSheet, data: st.DataObject) -> None:
    sheets = [data.draw(some_sheet(sheet)), *([] if sheet.sheet == "profile" else [PROFILE])]
    rows_of(sheets, STANDARDS)
    found = attempt(lambda: books_of(sheets, "底稿.xlsx", STANDARDS))
    if isinstance(found, BooksError):
        assert any(problem.grave for problem in found.problems)
        assert all(problem.message and problem.repair for problem in found.problems)
    else:
        assert isinstance(found, Reading)
        booked_concepts(found.books)
        assert all(entry.amount.is_finite() for entry in found.books.entries)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.lists(cells, max_size=6), max_size=6), min_size=1, max_size=4), st.data())
def test_any_cells_of_the_reporting_set_make_facts_or_a_message(pages: list[list[list[Value]]], data: st.DataObject) -> None:
    titles = data.draw(st.lists(st.sampled_from(caijue_forms()), min_size=len(pages), max_size=len(pages), unique=True))
    sheets = [
        SheetRows(form.sheet, hidden=False, rows=[[form.title, "编制单位：甲局", "2024年度"], *rows])
        for form, rows in zip(titles, pages, strict=True)
    ]
    taken = attempt(lambda: take_over(sheets, "财决.xlsx", STANDARDS))
    assert isinstance(taken, Taken | JuesuanError)
    assert isinstance(taken, JuesuanError) or all(entry.amount.is_finite() for entry in taken.entries)
