"""The cells of a table as values, column by column: a ledger says the same again and again, so each is turned once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from juesuan.ledger.cells import Complaint, Converted, Converter
from juesuan.standards.workbook import BookColumn
from juesuan.workbook.cells import PLACES, Cells
from juesuan.workbook.rows import SheetRows


class Row(Struct, frozen=True):
    """A row: its number, counted from 1, and its values by the ids of the columns."""

    number: int
    values: dict[str, Any]


class Columns(Struct, frozen=True):
    """The rows of a table that hold anything: their numbers, counted from 1, and their values by the id of the column."""

    numbers: list[int]
    values: dict[str, list[Any]]

    def rows(self) -> Iterator[Row]:
        """Row by row."""
        ids = list(self.values)
        for number, row in zip(self.numbers, zip(*self.values.values(), strict=True), strict=True):
            yield Row(number, dict(zip(ids, row, strict=True)))

    def column(self, name: str) -> list[Any]:
        """The values of a column; of one that the table does not have None."""
        return self.values.get(name) or [None] * len(self.numbers)


class Reading(Struct, frozen=True):
    """A column to be read: where it stands, and what turns its cells into values."""

    column: BookColumn
    place: int
    convert: Converter


Tell = Callable[[int, BookColumn, Complaint], None]
"""Told of each cell that is wrong: the row's number, the column, what is wrong."""


def columns_of(sheet: SheetRows, first: int, readings: Sequence[Reading], tell: Tell) -> Columns:
    """The values of the rows of a sheet from ``first`` on, counted from 0; what is wrong is told row by row."""
    raw = [sheet.cells(each.place, first) for each in readings]
    numbers = list(range(first + 1, len(sheet.rows) + 1))
    blank = _blank(raw, len(numbers))
    if blank:
        numbers = [number for at, number in enumerate(numbers) if at not in blank]
        raw = [_without(cells, blank) for cells in raw]
    wrong: list[tuple[int, int, Complaint]] = []
    values: dict[str, list[Any]] = {}
    for order, (each, cells) in enumerate(zip(readings, raw, strict=True)):
        values[each.column.column], found = _converted(each, cells)
        wrong += [(at, order, complaint) for at, complaint in found]
    for at, order, complaint in sorted(wrong, key=lambda each: each[:2]):
        tell(numbers[at], readings[order].column, complaint)
    return Columns(numbers, values)


def _blank(raw: Sequence[Cells], count: int) -> set[int]:
    """The rows without any cell."""
    blank: Iterable[int] = range(count)
    for cells in raw:
        none = {place for place, value in enumerate(cells.values) if value is None}
        blank = [at for at in blank if cells.places[at] in none] if none else ()
    return set(blank)


def _without(cells: Cells, blank: set[int]) -> Cells:
    return Cells(cells.values, array(PLACES, [place for at, place in enumerate(cells.places) if at not in blank]))


def _converted(reading: Reading, cells: Cells) -> tuple[list[Any], list[tuple[int, Complaint]]]:
    """The values of a column, and where something is wrong with them."""
    column = reading.column
    used = set(cells.places)
    found = [reading.convert(value) if place in used else (None, None) for place, value in enumerate(cells.values)]
    none = any(place in used for place, value in enumerate(cells.values) if value is None)
    if not any(complaint for _, complaint in found) and not (none and (column.down or column.filled)):
        return Cells([value for value, _ in found], cells.places).all(), []
    return _settled(column, cells, found)


def _settled(column: BookColumn, cells: Cells, found: Sequence[Converted]) -> tuple[list[Any], list[tuple[int, Complaint]]]:
    """Blank cells filled from above where the column wants it; where something is wrong."""
    above = None
    values: list[Any] = []
    wrong = []
    for at, place in enumerate(cells.places):
        value, complaint = found[place]
        blank = cells.values[place] is None
        if complaint:
            wrong.append((at, complaint))
        elif column.down:
            value = above = above if blank else value
        if value is None and blank and column.filled:
            wrong.append((at, Complaint(f"“{column.title}”没有填写", "请补填这一格")))
        values.append(value)
    return values, wrong
