"""``juesuan read --format``: what is written out reads back to the same statements."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import Result
from python_calamine import CalamineWorkbook

from juesuan import read_disclosure
from juesuan.figures.cell import Cell
from juesuan.figures.place import Place, Spot
from juesuan.figures.units import WAN
from juesuan.model.disclosure import Disclosure, DocumentKind, Identity, TableFound, Unbound
from juesuan.model.key import FactKey
from juesuan.model.statement import Statement
from juesuan.model.value import Figure
from juesuan.render.csv_disclosure import csv_disclosure
from juesuan.render.statement_rows import STATEMENT_COLUMNS
from juesuan.render.xlsx_disclosure import xlsx_disclosure
from juesuan.standards.standards import load_standards

Run = Callable[..., Result]

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
CLEAN = "yunxi-liaison-office-2024"
FORMULAS = ("=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)")


def _expected(disclosure: Disclosure) -> list[tuple[str, Decimal | None, str]]:
    pairs = ((key, statement.value, statement.place) for statement in disclosure.statements for key in statement.keys)
    return [(str(key), value.amount if isinstance(value, Figure) else None, place.quote.strip()) for key, value, place in pairs]


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_the_workbook_holds_every_statement(run: Run, tmp_path: Path, kind: str) -> None:
    source, target = EXAMPLES / f"{CLEAN}.{kind}", tmp_path / "数据.xlsx"
    assert run("read", str(source), "--format", "xlsx", "-o", str(target)).exit_code == 0
    header, *rows = CalamineWorkbook.from_path(str(target)).get_sheet_by_name("数据").to_python()
    assert tuple(header) == STATEMENT_COLUMNS
    at = {column: number for number, column in enumerate(STATEMENT_COLUMNS)}
    read = [
        (row[at["键"]], Decimal(str(row[at["数值"]])) if row[at["类型"]] == "数字" else None, str(row[at["原文"]]).strip())
        for row in rows
    ]
    assert read == _expected(read_disclosure(source))


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_csv_holds_every_statement_with_its_decimals(run: Run, kind: str) -> None:
    source = EXAMPLES / f"{CLEAN}.{kind}"
    written = run("read", str(source), "--format", "csv").stdout
    assert written.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"))))
    expected = [(key, None if amount is None else f"{amount:f}") for key, amount, _ in _expected(read_disclosure(source))]
    assert [(row["键"], row["数值"] or None) for row in rows] == expected


def test_each_table_is_a_sheet_with_numbers_codes_and_merged_headers(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    run("read", str(EXAMPLES / f"{CLEAN}.pdf"), "--format", "xlsx", "-o", str(target))
    book = CalamineWorkbook.from_path(str(target))
    assert book.sheet_names[2] == "公开03表 支出决算表"
    assert book.sheet_names[-4:] == ["数据", "未对应", "问题", "文件"]
    sheet = book.get_sheet_by_name("公开03表 支出决算表")
    rows = sheet.to_python()
    assert ["2010302", "一般行政管理事务", 105.88, 0.0, 105.88, 0.0, 0.0, 0.0] in rows
    assert ((3, 0), (3, 1)) in (sheet.merged_cell_ranges or [])


def test_the_same_file_gives_the_same_bytes() -> None:
    disclosure = read_disclosure(EXAMPLES / f"{CLEAN}.txt")
    assert xlsx_disclosure(disclosure, load_standards()) == xlsx_disclosure(disclosure, load_standards())


def test_a_workbook_needs_a_file(run: Run) -> None:
    result = run("read", str(EXAMPLES / f"{CLEAN}.txt"), "--format", "xlsx")
    assert result.exit_code == 2
    assert result.stderr.startswith("错误：缺少参数 --output")


@pytest.fixture
def hostile() -> Disclosure:
    spot = Spot(sheet="=A1", cell="B2")
    rows = tuple((Cell(text, number, 0, spot), Cell("\x00\x1b[2J", number, 1, spot)) for number, text in enumerate(FORMULAS))
    place = Place("tables", table="=表", row="+行", column="@列", quote="-1+1", spot=spot)
    table = TableFound("income", "=[a]*?:/\\'" * 9, "万元", False, FORMULAS, place, 0, 0, rows)
    key = FactKey("income", 2024)
    amounts = ("-0.50", "12345678901234567890.12", "0.10")
    return Disclosure(
        Identity("=单位", 2024, DocumentKind.UNIT, "hunan-2024", True),
        tuple(Statement((key,), Figure(Decimal(amount), WAN), place) for amount in amounts),
        (),
        (table, table),
        tuple(Unbound(text, text, place) for text in FORMULAS),
        FORMULAS,
        path="=a.xlsx",
    )


def test_no_text_becomes_a_formula_and_no_digit_is_lost(hostile: Disclosure) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_disclosure(hostile, load_standards())))
    assert len(set(book.sheet_names)) == 6
    assert [row[0] for row in book.get_sheet_by_index(0).to_python()[3:7]] == list(FORMULAS)
    assert [row[0] for row in book.get_sheet_by_name("问题").to_python()[1:]] == list(FORMULAS)
    amounts = [row[STATEMENT_COLUMNS.index("数值")] for row in book.get_sheet_by_name("数据").to_python()[1:]]
    assert amounts == [-0.5, "12345678901234567890.12", 0.1]


def test_csv_writes_no_formula_but_negative_numbers(hostile: Disclosure) -> None:
    rows = list(csv.reader(io.StringIO(csv_disclosure(hostile, load_standards()))))[1:]
    assert [row[4] for row in rows] == ["-0.50", "12345678901234567890.12", "0.10"]
    texts = [field for row in rows for number, field in enumerate(row) if number != 4]
    assert [text for text in texts if text.startswith(("=", "+", "-", "@"))] == []
    assert "'-1+1" in rows[0]
