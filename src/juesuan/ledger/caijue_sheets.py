"""Sheets of 财决 to cells: which sheet it is, its headers from top to bottom, its rows by code or by label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from math import isfinite

from msgspec import Struct

from juesuan.figures.figure import Figure
from juesuan.figures.parsing import parse_cell
from juesuan.figures.units import YUAN, Kind, Unit, unit_of
from juesuan.figures.width import title_form
from juesuan.ledger.cells import exact, text_of
from juesuan.standards.caijue import CaijueForm, caijue_forms
from juesuan.workbook.rows import SheetRows, Value

_TOP = 8
_FORM = re.compile(r"财决(附?\d\d(?:-\d)?)表?")
_CODE = re.compile(r"\d{3}|\d{5}|\d{7}")
_PART = re.compile(r"\d\d")
_UNIT = re.compile(r"单位：([亿万千]?元)")
_BODY = re.compile(r"(?:编制|填报|汇编)?(?:单位|部门)(?:名称)?：(?P<body>[^：]{2,60}?)(?:\d{4}年.*)?")
_YEAR = re.compile(r"(20\d\d)年")
_ORDINAL = re.compile(r"^(?:其中：|其中)?(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.．、])*(?:其中：)?")
_MEASURE = re.compile(r"（(?:辆|个|人|台|台，套|台/套|台（套）|元|万元)）$")


class CaijueTable(Struct, frozen=True):
    """A sheet of the set: which, the path of headers of each column, where its rows begin, its unit."""

    form: CaijueForm
    found: SheetRows
    headers: list[tuple[str, ...]]
    first: int
    unit: Unit

    def amount(self, row: int, column: int) -> Decimal | None:
        """The amount of a cell in base units; None where none is written. Rows and columns from 0."""
        raw = self.found.rows[row]
        cell = raw[column] if column < len(raw) else None
        if isinstance(cell, bool) or cell is None:
            return None
        if isinstance(cell, float | int):
            return exact(cell) * self.unit.factor if isfinite(cell) else None
        parsed = parse_cell(cell, self.unit)
        return parsed.amount * self.unit.factor if isinstance(parsed, Figure) and parsed.unit.kind is Kind.MONEY else None

    def coded_rows(self) -> list[tuple[int, str]]:
        """The rows with a functional code, but those that are the sum of others: place from 0, code."""
        coded = [(row, code) for row in range(self.first, len(self.found.rows)) if (code := _code(self.found.rows[row]))]
        codes = {code for _, code in coded}
        return [(row, code) for row, code in coded if not any(each != code and each.startswith(code) for each in codes)]

    def labels(self) -> Iterator[tuple[int, int, str]]:
        """The texts of the rows: row, column, the text without its ordinal and measure word."""
        for row in range(self.first, len(self.found.rows)):
            for column, cell in enumerate(self.found.rows[row]):
                if isinstance(cell, str) and not isinstance(parse_cell(cell, YUAN), Figure):
                    yield row, column, label_form(cell)


def label_form(text: str) -> str:
    """A label as it is compared."""
    return _MEASURE.sub("", _ORDINAL.sub("", title_form(text)))


def table_of(sheet: SheetRows) -> CaijueTable | None:
    """The sheet of the set that this is; None for another."""
    form = _form(sheet)
    if form is None:
        return None
    first = _first_row(sheet.rows)
    top = [text_of(cell) for raw in sheet.rows[:_TOP] for cell in raw]
    unit = next((unit_of(found[1]) for text in top if (found := _UNIT.search(title_form(text)))), YUAN)
    return CaijueTable(form, sheet, _headers(sheet.rows, first), first, unit)


def identity(sheets: Sequence[SheetRows]) -> tuple[str, int | None]:
    """Body and year as the heads of the sheets have them; '' and None where they do not."""
    body, year = "", None
    for sheet in sheets:
        for text in (title_form(text_of(cell)) for raw in sheet.rows[:_TOP] for cell in raw if cell):
            named = _BODY.fullmatch(text)
            if named and not body and not _UNIT.fullmatch(text) and not named["body"].endswith("元"):
                body = named["body"]
            dated = _YEAR.search(text)
            year = year or (int(dated[1]) if dated else None)
    return body, year


def _form(sheet: SheetRows) -> CaijueForm | None:
    """By the number that is printed on it, by its title, or by the name of the sheet."""
    forms = caijue_forms()
    top = [title_form(text_of(cell)) for raw in sheet.rows[:_TOP] for cell in raw if isinstance(cell, str)]
    name = title_form(sheet.name)
    numbers = [found[0].removesuffix("表") for text in (*top, name) if (found := _FORM.search(text))]
    by_number = next((form for number in numbers for form in forms if form.form == number), None)
    by_title = next((form for text in (*top, name) for form in forms if text == title_form(form.title)), None)
    by_name = next((form for form in forms if re.match(rf"{form.sheet}(?!\d|_\d)", name)), None)
    return by_number or by_title or by_name


def _first_row(rows: Sequence[Sequence[Value]]) -> int:
    """The first row below the headers: behind 栏次, else the first with a code."""
    for number, raw in enumerate(rows[: _TOP * 3]):
        if _counts_columns(raw):
            return number + 1
    return next((number for number, raw in enumerate(rows) if _code(raw)), len(rows))


def _counts_columns(raw: Sequence[Value]) -> bool:
    """True for the row that numbers the columns: 栏次, 1, 2, 3."""
    texts = [title_form(text_of(cell)) for cell in raw]
    return "栏次" in texts and any(text.isdecimal() for text in texts)


def _code(raw: Sequence[Value]) -> str:
    """The functional code at the beginning of a row, in one cell or in cells of 类, 款 and 项; '' where there is none."""
    filled = [text_of(cell).strip() for cell in raw if cell is not None]
    if not filled or not _CODE.fullmatch(filled[0]):
        return ""
    parts = takewhile(_PART.fullmatch, filled[1:3]) if len(filled[0]) == 3 else ()
    return "".join((filled[0], *parts))


def _headers(rows: Sequence[Sequence[Value]], first: int) -> list[tuple[str, ...]]:
    """The header texts of each column from top to bottom; a merged text holds for the columns that have further ones below it."""
    top = [[title_form(text_of(cell)) for cell in raw] for raw in rows[:first] if not _counts_columns(raw)]
    start = max((number for number, raw in enumerate(top) if any("单位：" in text for text in raw)), default=-1) + 1
    heads = [raw for raw in top[start:] if sum(map(bool, raw)) > 1]
    width = max(map(len, heads), default=0)
    grid = [raw + [""] * (width - len(raw)) for raw in heads]
    paths = []
    for column in range(width):
        path: list[str] = []
        for number, raw in enumerate(grid):
            text = raw[column]
            if not text and any(lower[column] for lower in grid[number + 1 :]):
                text = next((each for each in reversed(raw[:column]) if each), "")
            if text:
                path.append(text)
        paths.append(tuple(path))
    return paths
