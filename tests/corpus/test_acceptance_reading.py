"""How much of the two real disclosures is read: every figure of the tables, nearly every number of the narrative."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pypdfium2
import pytest
from plumber_grid import GridFigure, Headers, grid_figures
from real_documents import NAMES, PUTUO, ZHUZHOU, disclosure_of, figures_of, path_of

from juesuan.figures.figure import Blank, Figure
from juesuan.model.disclosure import Part
from juesuan.model.statement import Statement

ZHUZHOU_TABLES = {
    "收入支出决算总表": 24,
    "收入决算表": 28,
    "支出决算表": 24,
    "财政拨款收入支出决算总表": 49,
    "一般公共预算财政拨款支出决算表": 12,
    "一般公共预算财政拨款基本支出决算明细表": 82,
    "政府性基金预算财政拨款收入支出决算表": 0,
    "国有资本经营预算财政拨款支出决算表": 0,
}
ZHUZHOU_REPORT_TABLES = [
    ("表1.项目资金支出情况（部门预算支出）", 1211, 15),
    ("2024年度部门（单位）整体支出绩效评价基础数据表", 1306, 55),
    ("2024年度部门（单位）整体支出绩效自评表", 1433, 38),
    ("2024年度项目支出绩效自评表", 1629, 38),
    ("2024年度项目支出绩效自评表", 1843, 36),
]
"""The tables of part five: title, line and number of figures; a sheet's funds stand in it twice where its sources are listed."""
ZHUZHOU_COLUMNS = {
    "收入决算表": "本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入",
    "支出决算表": "本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出",
    "一般公共预算财政拨款支出决算表": "小计 基本支出 项目支出",
}
STRAY_LINE = 859
PUTUO_TABLES = {
    "收入支出决算总表": Headers(6, 2, pages=2),
    "收入决算表": Headers(8, 3, pages=2),
    "支出决算表": Headers(10, 3, pages=2),
    "财政拨款收入支出决算总表": Headers(12, 2, pages=3),
    "一般公共预算财政拨款支出决算表": Headers(15, 4),
    "一般公共预算财政拨款基本支出决算表": Headers(16, 3, pages=2),
    "财政拨款“三公”经费支出决算表": Headers(18, 5),
    "政府性基金预算财政拨款收入支出决算表": Headers(19, 3),
    "国有资本经营预算财政拨款收入支出决算表": Headers(20, 3),
}
# where the reader names a column after the form and not after the document
FORM_COLUMNS = {
    ("财政拨款收入支出决算总表", "金额"): "决算数",
    ("一般公共预算财政拨款支出决算表", "小计"): "合计",
}
BLANK = re.compile(r"\s+")
TABLE_FIGURE = re.compile(r"-?[\d,]+\.\d\d")
NOT_COUNTED = re.compile(
    r"第三部分"
    r"|20\d\d年(度|\d+月\d+日)?"  # years and dates
    r"|(?m:^\s*\d+[、.．](?!\d))|（\d+）"  # ordinals
    r"|〔\d+〕\d+号|【\d+】\d+号"  # document numbers
    r"|\d+万元\s*(（含）)?以上"  # thresholds
)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _lines(name: str) -> list[str]:
    return path_of(name).read_text(encoding="utf-8-sig").splitlines()


def _zhuzhou_table_lines() -> Iterator[tuple[int, str, str]]:
    """Line number, text before it (the nearest that is no number) and figure, of every money figure of part two."""
    label = ""
    for number, line in enumerate(_lines(ZHUZHOU), start=1):
        text = BLANK.sub("", line)
        if text == "第三部分":
            return
        if TABLE_FIGURE.fullmatch(text):
            yield number, label, text
        elif text and not text.isdecimal():
            label = text


def _amount(statement: Statement) -> Decimal:
    assert isinstance(statement.value, Figure)
    return statement.value.amount


# ---- 株洲: the tables


def test_the_eight_tables_of_zhuzhou_are_found_with_all_their_figures() -> None:
    tables = disclosure_of(ZHUZHOU).tables[: len(ZHUZHOU_TABLES)]
    assert {table.title: table.bound for table in tables} == ZHUZHOU_TABLES
    assert {table.place.part for table in tables} == {Part.TABLES}


def test_the_five_tables_of_the_report_of_zhuzhou_are_found_with_all_their_figures() -> None:
    tables = disclosure_of(ZHUZHOU).tables[len(ZHUZHOU_TABLES) :]
    assert [(table.title, table.place.spot.line, table.bound) for table in tables] == ZHUZHOU_REPORT_TABLES
    assert {table.place.part for table in tables} == {Part.REPORT}
    assert all(table.cells == table.bound for table in tables)


def test_no_figure_of_the_report_of_zhuzhou_is_left_over() -> None:
    assert [each for each in disclosure_of(ZHUZHOU).unbound if each.place.part == Part.REPORT] == []


def test_every_table_figure_of_zhuzhou_is_one_statement_on_its_line_and_in_its_row() -> None:
    stated = {
        each.place.spot.line: (BLANK.sub("", each.place.row or ""), _amount(each)) for each in figures_of(ZHUZHOU, Part.TABLES)
    }
    assert len(stated) == len(figures_of(ZHUZHOU, Part.TABLES))
    written = {number: (label, Decimal(text.replace(",", ""))) for number, label, text in _zhuzhou_table_lines()}
    del written[STRAY_LINE]
    assert set(stated) == set(written)
    wrong = {number: (stated[number], row) for number, row in written.items() if stated[number][1] != row[1]}
    assert wrong == {}
    strange = {number: (stated[number][0], row[0]) for number, row in written.items() if not stated[number][0].endswith(row[0])}
    assert strange == {}


@pytest.mark.parametrize(("table", "columns"), ZHUZHOU_COLUMNS.items(), ids=ZHUZHOU_COLUMNS)
def test_a_row_of_codes_of_zhuzhou_fills_its_columns_in_order(table: str, columns: str) -> None:
    rows: dict[str, list[str]] = {}
    for each in figures_of(ZHUZHOU, Part.TABLES):
        if each.place.table == table:
            rows.setdefault(each.place.row or "", []).append(each.place.column or "")
    assert list(rows) == ["合计", "201 一般公共服务支出", "20103 政府办公厅（室）及相关机构事务", "2010302 一般行政管理事务"]
    assert {tuple(row) for row in rows.values()} == {tuple(columns.split())}


def test_the_figure_without_a_code_is_listed_and_not_lent_to_a_neighbour() -> None:
    unbound = [(each.text, each.place.spot.line) for each in disclosure_of(ZHUZHOU).unbound if each.place.part == Part.TABLES]
    assert unbound == [("0.00", STRAY_LINE)]


# ---- 普陀: the tables against pdfplumber


def _putuo_cell(statement: Statement) -> tuple[int | None, str, tuple[str, ...], Decimal]:
    place = statement.place
    column = tuple((place.column or "").split("／"))
    if (named := FORM_COLUMNS.get((place.table or "", place.column or ""))) and place.spot.page:
        column = (named,)
    if place.table == "财政拨款“三公”经费支出决算表":
        return place.spot.page, "", column, _amount(statement)
    return place.spot.page, BLANK.sub("", place.row or ""), column, _amount(statement)


def _seen(figure: GridFigure, depth: int) -> tuple[int | None, str, tuple[str, ...], Decimal]:
    return figure.page, figure.row, figure.path[-depth:], figure.amount


def test_the_nine_tables_of_putuo_are_found_on_their_pages() -> None:
    found = {table.title: table.place.spot.page for table in disclosure_of(PUTUO).tables}
    assert found == {title: headers.page for title, headers in PUTUO_TABLES.items()}


@pytest.mark.parametrize(("title", "headers"), PUTUO_TABLES.items(), ids=PUTUO_TABLES)
def test_every_figure_of_a_table_of_putuo_stands_in_the_cell_that_pdfplumber_sees(title: str, headers: Headers) -> None:
    depth = 2 if "三公" in title else 1
    seen = Counter(_seen(figure, depth) for figure in grid_figures(path_of(PUTUO), (headers,)))
    stated = Counter(_putuo_cell(each) for each in figures_of(PUTUO, Part.TABLES) if each.place.table == title)
    assert stated == seen
    assert bool(seen) == (title not in list(PUTUO_TABLES)[-2:])


def test_no_table_figure_of_putuo_is_left_over() -> None:
    assert [each for each in disclosure_of(PUTUO).unbound if each.place.part == Part.TABLES] == []
    titles = {each.place.table for each in figures_of(PUTUO, Part.TABLES)}
    assert titles <= set(PUTUO_TABLES)


def test_the_blank_tables_of_putuo_state_blanks_and_their_remarks() -> None:
    for table in disclosure_of(PUTUO).tables[-2:]:
        values = [each.value for each in disclosure_of(PUTUO).statements if each.place.table == table.title]
        assert table.blank
        assert set(values) == {Blank()}
        assert table.remarks[-1].endswith("故本表无数据。")


def test_the_unit_list_of_putuo_is_reported() -> None:
    disclosure = disclosure_of(PUTUO)
    places = [each.place for each in disclosure.unbound] + [each.place for each in disclosure.statements]
    assert any(place.part == Part.PROFILE and place.spot.page == 5 for place in places)


# ---- the narrative of both


def _narrative_text(name: str) -> str:
    """Part three as raw text: the lines of the text file, or what pypdfium2 alone gives for the PDF's pages."""
    if name == ZHUZHOU:
        text = "\n".join(_lines(name))
    else:
        document = pypdfium2.PdfDocument(path_of(name))
        pages = [document[index].get_textpage().get_text_range() for index in range(20, len(document))]
        text = "\n".join(pages).replace("\r", "")
    return text[text.index("第三部分") : text.index("第四部分")]


def _numbers(text: str) -> list[str]:
    return NUMBER.findall(NOT_COUNTED.sub("", text))


def _decimals(numbers: list[str]) -> Counter[Decimal]:
    return Counter(Decimal(number.replace(",", "")) for number in numbers)


def _read_numbers(name: str) -> tuple[int, int]:
    """How many numbers of the narrative state a fact, and how many are listed as stating none."""
    unbound = [each for each in disclosure_of(name).unbound if each.place.part == Part.NARRATIVE]
    return len(figures_of(name, Part.NARRATIVE)), len(unbound)


@pytest.mark.parametrize("name", NAMES)
def test_at_least_19_in_20_numbers_of_the_narrative_state_a_fact(name: str) -> None:
    bound, unbound = _read_numbers(name)
    assert bound >= 0.95 * (bound + unbound)


@pytest.mark.parametrize("name", NAMES)
def test_the_reader_counts_the_numbers_of_the_narrative_that_stand_in_the_raw_text(name: str) -> None:
    bound, unbound = _read_numbers(name)
    written = _numbers(_narrative_text(name))
    assert abs(bound + unbound - len(written)) <= 2, (bound, unbound, written)
    assert bound >= 0.95 * len(written)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_the_raw_narrative_is_stated_or_listed(name: str) -> None:
    listed = [each.text for each in disclosure_of(name).unbound if each.place.part == Part.NARRATIVE]
    read = Counter(abs(_amount(each)) for each in figures_of(name, Part.NARRATIVE)) + _decimals(listed)
    assert read == _decimals(_numbers(_narrative_text(name)))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("截至2024年12月31日，共有车辆3辆", ["3"]),
        ("1、行政运行（项）年初预算为1,560.05万元", ["1,560.05"]),
        ("单位价值50万元以上通用设备0台（套）；单价100万元\n（含）以上设备2台", ["0", "2"]),
        ("根据株编办【2010】297号规定，编制7人", ["7"]),
        ("完成预算的16.26%。与上年相比减少6.12万元", ["16.26", "6.12"]),
    ],
)
def test_the_count_leaves_out_dates_ordinals_document_numbers_and_thresholds(text: str, numbers: list[str]) -> None:
    assert _numbers(text) == numbers
