"""Sheets of 财决 to cells: which sheet it is, its headers from top to bottom, its rows by code or by label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from math import isfinite

from msgspec import Struct
from xlsxwriter.utility import xl_rowcol_to_cell

from juesuan.figures.figure import Figure
from juesuan.figures.parsing import parse_cell
from juesuan.figures.units import YUAN, Unit, unit_of
from juesuan.figures.width import title_form
from juesuan.ledger.cells import exact, text_of
from juesuan.standards.caijue import CaijueForm, caijue_forms
from juesuan.workbook.rows import SheetRows, Value

_TOP = 8
_FORM = re.compile(r"财决(附?\d\d(?:-\d)?)表?")
_CODE = re.compile(r"\d{3}|\d{5}|\d{7}")
_PLAIN = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_PART = re.compile(r"\d\d")
_UNIT = re.compile(r"单位：(?:人民币)?([亿万千]?元)")
_NUMBER = re.compile(rf"(?:表号：)?{_FORM.pattern}")
_BODY = re.compile(r"(?:编制|填报|汇编)?(?:单位|部门)(?:名称)?：(?P<body>[^：]{2,60}?)(?:\d{4}年.*)?")
_YEAR = re.compile(r"(20\d\d)年")
_ORDINAL = re.compile(r"^(?:其中：|其中)?(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.．、])*(?:其中：)?")
_MEASURE = re.compile(r"（(?:(?P<money>[亿万千]?元)|辆|个|人|批次|人次|批|台|台，套|台/套|台（套）)）$")


class CaijueTable(Struct, frozen=True):
    """A form of the set on a sheet: which, its rows, the path of headers of each column, where its rows begin, its unit.

    ``top``: the row of the sheet at which it begins, where several forms stand below each other. Rows and columns count from 0.
    """

    form: CaijueForm
    found: SheetRows
    headers: list[tuple[str, ...]]
    first: int
    unit: Unit
    top: int = 0

    def reference(self, row: int, column: int) -> str:
        """The reference of a cell on the sheet."""
        return str(xl_rowcol_to_cell(self.top + row, column))

    def amount(self, row: int, column: int, unit: Unit | None = None) -> Decimal | None:
        """The amount of a cell in base units; None where none is written; ``unit``: its own, where it is not that of the table."""
        unit = unit or self.unit
        raw = self.found.rows[row]
        cell = raw[column] if column < len(raw) else None
        if isinstance(cell, bool) or cell is None:
            return None
        if isinstance(cell, float | int):
            return exact(cell) * unit.factor if isfinite(cell) else None
        parsed = parse_cell(cell, unit)
        return parsed.base if isinstance(parsed, Figure) and parsed.unit.kind is unit.kind else None

    def coded_rows(self) -> list[tuple[int, str]]:
        """The rows with a functional code, but those that are the sum of others: place from 0, code."""
        coded = [(row, code) for row in range(self.first, len(self.found.rows)) if (code := _code(self.found.rows[row]))]
        codes = {code for _, code in coded}
        return [(row, code) for row, code in coded if not any(each != code and each.startswith(code) for each in codes)]

    def labels(self) -> Iterator[tuple[int, int, str, Unit | None]]:
        """The texts of the rows: row, column, the text without its ordinal and measure word, the unit of money that it names."""
        for row in range(self.first, len(self.found.rows)):
            for column, cell in enumerate(self.found.rows[row]):
                if isinstance(cell, str) and not isinstance(parse_cell(cell, YUAN), Figure):
                    yield row, column, label_form(cell), _unit_named(cell)


def label_form(text: str) -> str:
    """A label as it is compared."""
    return _MEASURE.sub("", _ORDINAL.sub("", title_form(text)))


def _unit_named(label: str) -> Unit | None:
    found = _MEASURE.search(title_form(label))
    return unit_of(found["money"]) if found and found["money"] else None


def tables_of(sheet: SheetRows) -> list[CaijueTable]:
    """The forms of the set on a sheet, from the top; none on another sheet."""
    starts = _starts(sheet)
    blocks = [sheet.rows[start:end] for start, end in zip(starts, [*starts[1:], len(sheet.rows)], strict=True)]
    found = [_table(SheetRows(sheet.name, sheet.hidden, rows), top) for top, rows in zip(starts, blocks, strict=True)]
    return [table for table in found if table]


def _starts(sheet: SheetRows) -> list[int]:
    """The rows at which a form begins: the first, and each behind rows of figures that names a form in a cell of its own."""
    starts, filled = [0], False
    for number, raw in enumerate(sheet.rows):
        if filled and any(_names_form(cell) for cell in raw):
            starts.append(number)
            filled = False
        filled = filled or any(_PLAIN.fullmatch(text_of(cell)) for cell in raw)
    return starts


def _names_form(cell: Value) -> bool:
    text = title_form(cell) if isinstance(cell, str) else ""
    return bool(_NUMBER.fullmatch(text)) or any(text == title_form(form.title) for form in caijue_forms() if text)


def _table(sheet: SheetRows, top: int) -> CaijueTable | None:
    form = _form(sheet)
    if form is None:
        return None
    first = _first_row(sheet.rows)
    heads = [text_of(cell) for raw in sheet.rows[:_TOP] for cell in raw]
    unit = next((unit_of(found[1]) for text in heads if (found := _UNIT.search(title_form(text)))), YUAN)
    return CaijueTable(form, sheet, _headers(sheet.rows, first), first, unit, top)


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
