"""The workbook that is written: every figure of a table leads to its fact, and from there to the rows of the books."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

from example_plan import made
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from juesuan.compile.compiled import compile_books
from juesuan.ledger.reading import read_books
from juesuan.render.xlsx_disclosure import xlsx_disclosure
from juesuan.render.xlsx_origins import origins_of
from juesuan.standards.standards import load_standards

BOOKS = Path(__file__).resolve().parents[2] / "examples" / "books" / "yunxi-liaison-office-2024"


def workbook() -> bytes:
    return xlsx_disclosure(made().disclosure, load_standards(), made().facts.entries)


def rows(data: bytes, name: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python(skip_empty_area=False)


def links(data: bytes, sheet: int) -> dict[str, str]:
    """The links of a sheet by cell."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read(f"xl/worksheets/sheet{sheet}.xml").decode()
    return dict(re.findall(r'<hyperlink ref="([A-Z]+\d+)" location="([^"]+)"', text))


def test_a_figure_leads_to_its_fact_and_that_to_the_rows_of_the_books() -> None:
    data = workbook()
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    at = names.index("公开05表 一般公共预算财政拨款支出决算表") + 1
    table = rows(data, names[at - 1])
    [line] = [number for number, row in enumerate(table, 1) if row[0] == "2011308"]
    target = links(data, at)[f"C{line}"]
    facts = rows(data, "出处")
    fact = int(target.removeprefix("'出处'!A")) - 1
    assert facts[fact][1] == "expenditure[function=2011308,fund=general_public_budget]@2024:final"
    assert facts[fact][2] == 581500.0
    part = links(data, names.index("出处") + 1)[f"H{fact + 1}"]
    row = rows(data, "底稿行")[int(part.removeprefix("'底稿行'!A")) - 1]
    assert (row[1], "function=2011308" in str(row[4])) == ("凭证", True)


def test_every_row_stands_once_and_the_parts_of_a_fact_make_its_sum() -> None:
    data = workbook()
    lines = rows(data, "底稿行")[1:]
    placed = [(row[1], row[2], row[4]) for row in lines if row[2] != ""]
    assert len(placed) == len(set(placed))
    sums: list[list[float]] = []
    for row in rows(data, "出处")[1:]:
        if row[1]:
            sums.append([float(str(row[2])), 0.0])
        sums[-1][1] += float(str(row[7]))
    assert [round(whole - parts, 2) for whole, parts in sums] == [0.0] * len(sums)


def test_without_books_there_is_no_origin() -> None:
    plain = xlsx_disclosure(made().disclosure, load_standards())
    assert "出处" not in CalamineWorkbook.from_filelike(io.BytesIO(plain)).sheet_names


def test_the_running_text_stands_on_sheets_between_the_tables_a_paragraph_a_row() -> None:
    data = xlsx_disclosure(made().disclosure, load_standards(), blocks=made().blocks)
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    assert names[:3] == ["正文1", "公开01表 收入支出决算总表", "公开02表 收入决算表"]
    assert [name for name in names if name.startswith("正文")] == ["正文1", "正文11", "正文13", "正文15", "正文17", "正文19"]
    lines = [row[0] for row in rows(data, "正文11")]
    assert lines[:3] == ["第三部分", "2024年度部门决算情况说明", "一、收入支出决算总体情况说明"]


def test_the_lines_above_a_table_are_kept_where_the_document_is_at_hand() -> None:
    data = xlsx_disclosure(made().disclosure, load_standards(), blocks=made().blocks)
    above = [row[0] for row in rows(data, "公开05表 一般公共预算财政拨款支出决算表")[:4]]
    assert above == ["一般公共预算财政拨款支出决算表", "公开05表", "部门：云溪市人民政府驻上海联络处", "单位：万元"]


def test_of_a_ledger_too_long_to_read_each_part_shows_its_first_rows_and_the_sum_of_the_others() -> None:
    standards = load_standards()
    books = read_books(str(BOOKS), standards).books
    first = next(entry for entry in books.entries if str(entry.key).startswith("expenditure[economic=30201,"))
    many = [replace(first, amount=Decimal(1), rows=(replace(first.rows[0], row=100_000 + n),)) for n in range(25_000)]
    made = compile_books(replace(books, entries=(*books.entries, *many)), standards)
    origins = origins_of(made.disclosure, made.facts.entries, standards)
    own = [row for row in origins.rows if row[4] == str(first.key)]
    booked = [entry for entry in books.entries if entry.key == first.key]
    assert len(own) == 51
    said = f"……另有 {25_000 + len(booked) - 50} 笔，用 juesuan trace 底稿 '{first.key}' --all 全部列出"
    assert own[-1][2:4] == ("", said)
    assert sum(Decimal(row[5]) for row in own) == 25_000 + sum(entry.amount for entry in booked)
    (count,) = {row.fields[6] for row in origins.facts if row.leads_to == origins.rows.index(own[0])}
    assert count == 25_000 + len(booked)
