"""A workbook or folder as its rows, to be written again with more of them: reasons that are wanted, figures taken over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from math import isfinite

from msgspec import Struct

from juesuan.ledger.cells import converter, exact
from juesuan.ledger.names import Names
from juesuan.ledger.problems import Complaints
from juesuan.ledger.tables import Table, find_tables
from juesuan.ledger.workbook_file import Cell, Contents
from juesuan.standards.standards import Standards
from juesuan.standards.workbook import BookColumn, load_workbook_data
from juesuan.workbook.rows import SheetRows, Value


class Rows(Struct, frozen=True):
    """The rows of the known sheets, and what would be lost if only they were written: sheets and columns of the user's own."""

    contents: Contents
    lost: tuple[str, ...]


def rows_of(sheets: Sequence[SheetRows], standards: Standards) -> Rows:
    """The rows of raw sheets as they stand, cell by cell; nothing is judged here."""
    data = load_workbook_data()
    tables = find_tables(sheets, data, Complaints())
    names = Names(standards, 0, {})
    contents = {name: _rows(table, names) for name, table in tables.items()}
    known = {table.name for table in tables.values()}
    lost = [sheet.name for sheet in sheets if sheet.rows and sheet.name not in known and sheet.name not in data.made]
    return Rows(contents, (*lost, *(column for table in tables.values() for column in _own_columns(table))))


def with_more(rows: Contents, sheet: str, more: Sequence[Mapping[str, Cell]]) -> Contents:
    """The rows with further ones at the end of a sheet, by its id."""
    return {**rows, sheet: [*rows.get(sheet, ()), *more]}


def _rows(table: Table, names: Names) -> list[Mapping[str, Cell]]:
    columns = [(column, table.places[column.column]) for column in table.sheet.columns if column.column in table.places]
    found: list[Mapping[str, Cell]] = []
    for raw in table.found.rows[table.header + 1 :]:
        row: dict[str, Cell] = {
            column.column: _cell(raw[place] if place < len(raw) else None, column, names) for column, place in columns
        }
        if any(value is not None for value in row.values()):
            found.append(row)
    return found


def _cell(raw: Value, column: BookColumn, names: Names) -> Cell:
    if isinstance(raw, float | int) and not isinstance(raw, bool) and isfinite(raw):
        return exact(raw)
    if column.kind == "date" and isinstance(raw, str):
        day, _ = converter(column, names)(raw)
        return day if isinstance(day, dt.date) else raw
    if column.kind == "number" and isinstance(raw, str):
        number, complaint = converter(column, names)(raw)
        return raw if complaint else number
    return None if raw is None else str(raw)


def _own_columns(table: Table) -> list[str]:
    header = table.found.rows[table.header]
    places = set(table.places.values())
    return [f"{table.name}：{cell}" for place, cell in enumerate(header) if cell is not None and place not in places]
