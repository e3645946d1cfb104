"""Tables of code rows: one code, one name and figures a row (02, 03, 05, 07, 08), or several triples a row (06)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.figure import Blank, Figure, Unreadable
from juesuan.figures.numerals import split_ordinal
from juesuan.figures.parsing import parse_cell
from juesuan.figures.units import WAN
from juesuan.figures.width import compact, title_form
from juesuan.model.disclosure import NO_COLUMN
from juesuan.model.pattern import KeyPattern
from juesuan.read.recognise.cells import NO_ROW, ONLY_TOTALS, TableReading
from juesuan.read.recognise.headers import (
    by_grid,
    column_names,
    header_paths,
    is_numbering,
    match_columns,
    ordered_columns,
)
from juesuan.read.recognise.items import GridRow
from juesuan.read.sources.blocks import Cell
from juesuan.standards.forms import Column, Form

_TOTALS = frozenset({"合计", "总计", "本年合计"})
_LEVELS = frozenset({"类", "款", "项", "类款项", "类款"})
_PADDING = re.compile(r"(?<=^\d{3})(?:00){1,2}$|(?<=^\d{5})00$")
_CODE_AND_NAME = re.compile(r"(\d{3}|\d{5}|\d{7})(?=[^\d.,年%])")

Columns = Callable[[Sequence[Cell]], list[Column | None]]
"""Which form column each of the figure cells of a row belongs to."""


class _CodeRow(Struct, frozen=True):
    """A row of figures: its code ('' for the total), name cell (None where it is left out) and figure cells."""

    code: str
    name: Cell | None
    values: list[Cell]

    @property
    def text(self) -> str:
        """The name, without the code where both stand in one cell."""
        text = compact(self.name.text) if self.name else ""
        return _CODE_AND_NAME.sub("", text, count=1) if self.code and text.startswith(self.code) else text


def read_codes(reading: TableReading, form: Form, rows: Sequence[GridRow]) -> None:
    """State every figure of a table whose rows are codes of one dimension; each grid with a header has its own columns."""
    lengths = reading.standards.dimensions[form.dimension].code_lengths
    columns: Columns = _columns(form, (), ragged=bool(rows) and rows[0].ragged)
    for grid in by_grid(rows):
        body = next((n for n, row in enumerate(grid) if _begins_body(row, lengths)), len(grid))
        header = grid[:body]
        if any(row.filled and not is_numbering(row) for row in header):
            columns = _columns(form, header, ragged=grid[0].ragged)
        full = _full_rows(header, grid[body:], lengths)
        for row in _unmerged(grid[body:]):
            found = _split(row, lengths)
            if found:
                _read_values(reading, form, _aligned(row, found, full), columns)
            elif not is_numbering(row):
                for cell in row.cells:
                    reading.miss(cell, NO_ROW)


def _columns(form: Form, header: Sequence[GridRow], *, ragged: bool) -> Columns:
    if ragged:
        placed = cache(lambda count: ordered_columns(header, form.columns, count, form.also))
        return lambda cells: placed(len(cells))
    matched = match_columns(header_paths(header), form.columns + form.also)
    return lambda cells: [matched.get(cell.column) for cell in cells]


def _read_values(reading: TableReading, form: Form, row: _CodeRow, columns: Columns) -> None:
    label = f"{row.code} {row.text}".strip()
    pattern = form.states
    if row.code:
        member = KeyPattern(members=((form.dimension, row.code),))
        pattern = pattern.merge(member)
        if row.name:
            key = KeyPattern(form.states.concept).merge(member)
            reading.name(row.name, key.complete(reading.standards.concepts, reading.year), row.text, label)
    for cell, column in zip(row.values, columns(row.values), strict=True):
        if column:
            reading.state(cell, (pattern.merge(column.adds),), label, column.title)
        else:
            reading.miss(cell, NO_COLUMN, label)


def _aligned(row: GridRow, found: _CodeRow, lengths: Mapping[int, int]) -> _CodeRow:
    """Beside 合计 a ragged row may keep the cells of code and name as blanks: as long as a full row, it has as many figures."""
    figures = lengths.get(len(row.cells), len(found.values))
    if found.code or not row.ragged or figures >= len(found.values):
        return found
    return replace(found, values=found.values[-figures:])


def _full_rows(header: Sequence[GridRow], rows: Sequence[GridRow], lengths: tuple[int, ...]) -> dict[int, int]:
    """How many figures a ragged row of so many cells holds, by the header and the rows with codes."""
    full = {len(row.cells): len(named) for row in header if (named := column_names(row)) and all(named)}
    coded = [(row, _split(row, lengths)) for row in rows]
    return full | {len(row.cells): len(found.values) for row, found in coded if found and found.code}


def _begins_body(row: GridRow, lengths: tuple[int, ...]) -> bool:
    """True for the first row of figures, with a code or without."""
    figures = any(isinstance(parse_cell(cell.text, WAN), Figure) for cell in row.cells)
    return _split(row, lengths) is not None or (figures and not is_numbering(row))


def _unmerged(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows with level codes that span several of them put into each."""
    spanning = [cell for row in rows for cell in row.cells if cell.rowspan > 1 and title_form(cell.text).isdecimal()]
    if not spanning or rows[0].ragged:
        return list(rows)
    filled = []
    for row in rows:
        number = row.cells[0].row
        above = [cell for cell in spanning if cell.row < number < cell.row + cell.rowspan]
        cells = sorted((*row.cells, *above), key=lambda cell: cell.column)
        filled.append(GridRow(tuple(cells), row.ragged, row.grid))
    return filled


def _split(row: GridRow, lengths: tuple[int, ...]) -> _CodeRow | None:
    """Code, name and figures of a row of figures; None for any other row."""
    code, name, values = "", None, list[Cell]()
    for cell in row.cells:
        text = title_form(cell.text)
        joined = _CODE_AND_NAME.match(text)
        if values or name:
            values.append(cell)
        elif text.isdecimal() and len(code + text) <= max(lengths):
            code += text
        elif code and isinstance(parse_cell(cell.text, WAN), Figure):
            values.append(cell)
        elif text and text not in _LEVELS:
            code, name = code or (joined[1] if joined else ""), cell
    if not values or (code and len(code) not in lengths):
        return None
    if not code and (name is None or title_form(name.text) not in _TOTALS):
        return None
    kinds = [parse_cell(cell.text, WAN) for cell in values]
    if any(isinstance(kind, Unreadable) for kind in kinds) and not any(isinstance(kind, Figure) for kind in kinds):
        return None
    return _CodeRow(_PADDING.sub("", code), name, values)


def read_pairs(reading: TableReading, form: Form, rows: Sequence[GridRow]) -> None:
    """State every figure of a table whose rows hold several (code, name, figure) triples side by side."""
    lengths = reading.standards.dimensions[form.dimension].code_lengths
    begun = False
    for row in rows:
        begun = begun or _begins_body(row, lengths)
        if begun:
            _read_triples(reading, form, list(row.cells), lengths)


def _read_triples(reading: TableReading, form: Form, cells: list[Cell], lengths: tuple[int, ...]) -> None:
    position = 0
    while position < len(cells):
        cell = cells[position]
        labelled = _labelled_row(form, cell)
        value = _value_after(form, cells, position, lengths) if labelled else None
        code, after = _code_at(form, cells, position, lengths)
        if value is not None:
            reading.state(cells[value], labelled, compact(cell.text), form.columns[0].title)
            position = value + 1
        elif code and after + 1 < len(cells) and not _code_at(form, cells, after + 1, lengths)[0]:
            _read_triple(reading, form, code, (cells[after], cells[after + 1]))
            position = after + 2
        elif code:
            position = after + 1
        else:
            reading.miss(cell, NO_ROW)
            position += 1


def _labelled_row(form: Form, cell: Cell) -> tuple[KeyPattern, ...]:
    plain = title_form(split_ordinal(cell.text)[1])
    for row in form.rows:
        if plain in row.labels:
            return tuple(form.states.merge(pattern) for pattern in row.states)
    return ()


def _value_after(form: Form, cells: list[Cell], label: int, lengths: tuple[int, ...]) -> int | None:
    """Where the figure of a label stands: in the next cell, or after blanks; None for a label that heads columns."""
    for position in range(label + 1, len(cells)):
        value = parse_cell(cells[position].text, WAN)
        if isinstance(value, Blank):
            continue
        if _labelled_row(form, cells[position]) or _code_at(form, cells, position, lengths)[0]:
            break
        return None if isinstance(value, Unreadable) else position
    blank = label + 1 < len(cells) and not cells[label + 1].text.strip()
    return label + 1 if blank else None


def _code_at(form: Form, cells: list[Cell], position: int, lengths: tuple[int, ...]) -> tuple[str, int]:
    """The code that begins at this cell (in one cell, or in level cells side by side) and the position of its name.

    A number before the label of a fixed row (100 before 公用经费合计) is a figure.
    """
    code, after = "", position
    for cell in cells[position : position + len(lengths)]:
        text = title_form(cell.text)
        if not text.isdecimal() or len(code + text) not in lengths:
            break
        code, after = code + text, after + 1
    while code and after < len(cells) and not cells[after].text.strip() and after - position < len(lengths):
        after += 1
    name = title_form(cells[after].text) if after < len(cells) else ""
    named = name and not name[0].isdecimal() and not _labelled_row(form, cells[after])
    return (_PADDING.sub("", code), after) if named else ("", position)


def _read_triple(reading: TableReading, form: Form, code: str, cells: tuple[Cell, Cell]) -> None:
    name, value = cells
    text = compact(name.text)
    label = f"{code} {text}"
    pattern = form.states.merge(KeyPattern(members=((form.dimension, code),)))
    bare = KeyPattern(form.states.concept, ((form.dimension, code),))
    reading.name(name, bare.complete(reading.standards.concepts, reading.year), text, label)
    reading.state(value, (pattern,), label, form.columns[0].title)


def read_totals(reading: TableReading, form: Form, rows: Sequence[GridRow]) -> None:
    """State the totals of a table whose rows are no codes but units or projects; of the others it is told how many they are."""
    lengths = reading.standards.dimensions[form.dimension].code_lengths
    columns: Columns = _columns(form, (), ragged=bool(rows) and rows[0].ragged)
    others: list[GridRow] = []
    for grid in by_grid(rows):
        body = next((n for n, row in enumerate(grid) if _begins_body(row, lengths)), len(grid))
        if any(row.filled and not is_numbering(row) for row in grid[:body]):
            columns = _columns(form, grid[:body], ragged=grid[0].ragged)
        for row in grid[body:]:
            found = _split(row, lengths)
            if found and not found.code:
                _read_values(reading, form, found, columns)
            else:
                others.append(row)
    reading.count_unread(others, ONLY_TOTALS)
