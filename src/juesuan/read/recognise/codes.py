"""Tables of code rows: one code, one name and figures a row (02, 03, 05, 07, 08), or several triples a row (06)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from juesuan.figures.figure import Blank, Unreadable
from juesuan.figures.numerals import split_ordinal
from juesuan.figures.parsing import parse_cell
from juesuan.figures.units import WAN
from juesuan.figures.width import compact, title_form
from juesuan.model.pattern import KeyPattern
from juesuan.read.recognise.cells import NO_COLUMN, NO_ROW, TableReading
from juesuan.read.recognise.headers import header_paths, match_columns
from juesuan.read.recognise.items import GridRow
from juesuan.read.sources.blocks import Cell
from juesuan.standards.forms import Column, Form

_TOTALS = frozenset({"合计", "总计", "本年合计"})
_LEVELS = frozenset({"类", "款", "项", "类款项", "类款"})


def read_codes(reading: TableReading, form: Form, rows: Sequence[GridRow]) -> None:
    """State every figure of a table whose rows are codes of one dimension."""
    lengths = reading.standards.dimensions[form.dimension].code_lengths
    body = next((n for n, row in enumerate(rows) if _split(row, lengths)), len(rows))
    columns = _columns(form, rows[:body])
    for row in rows[body:]:
        found = _split(row, lengths)
        if not found:
            for cell in row.cells:
                reading.miss(cell, NO_ROW)
            continue
        code, name, values = found
        pattern = form.states
        if code:
            pattern = pattern.merge(KeyPattern(members=((form.dimension, code),)))
        _read_values(reading, form, (code, name, pattern), values, columns)


def _read_values(
    reading: TableReading,
    form: Form,
    row: tuple[str, Cell, KeyPattern],
    values: list[Cell],
    columns: dict[int, Column] | None,
) -> None:
    code, name, pattern = row
    text = compact(name.text)
    label = f"{code} {text}".strip()
    if code:
        key = KeyPattern(form.states.concept).merge(KeyPattern(members=((form.dimension, code),)))
        reading.name(name, key.complete(reading.standards.concepts, reading.year), text, label)
    if columns is None and len(values) == len(form.columns):
        pairs = list(zip(values, form.columns, strict=True))
    elif columns is None:
        pairs = []
        for cell in values:
            reading.miss(cell, NO_COLUMN, label)
    else:
        pairs = [(cell, columns[cell.column]) for cell in values if cell.column in columns]
        for cell in values:
            if cell.column not in columns:
                reading.miss(cell, NO_COLUMN, label)
    for cell, column in pairs:
        reading.state(cell, (pattern.merge(column.adds),), label, column.title)


def _columns(form: Form, header: Sequence[GridRow]) -> dict[int, Column] | None:
    """Form columns by grid column; None when the rows are ragged and only the order counts."""
    if not header or header[0].ragged:
        return None
    return match_columns(header_paths(header), form.columns)


def _split(row: GridRow, lengths: tuple[int, ...]) -> tuple[str, Cell, list[Cell]] | None:
    """Code ('' for the total), name cell and figure cells of a row of figures; None for any other row."""
    code, name, values = "", None, list[Cell]()
    for cell in row.cells:
        text = title_form(cell.text)
        if name is None:
            if text.isdecimal() and len(code + text) <= max(lengths):
                code += text
            elif text and text not in _LEVELS:
                name = cell
        else:
            values.append(cell)
    if name is None or not values or (code and len(code) not in lengths):
        return None
    if not code and title_form(name.text) not in _TOTALS:
        return None
    if any(isinstance(parse_cell(cell.text, WAN), Unreadable) for cell in values):
        return None
    return code, name, values


def read_pairs(reading: TableReading, form: Form, rows: Sequence[GridRow]) -> None:
    """State every figure of a table whose rows hold several (code, name, figure) triples side by side."""
    lengths = reading.standards.dimensions[form.dimension].code_lengths
    for row in rows:
        _read_triples(reading, form, list(row.cells), lengths)


def _read_triples(reading: TableReading, form: Form, cells: list[Cell], lengths: tuple[int, ...]) -> None:
    position = 0
    while position < len(cells):
        cell = cells[position]
        labelled = _labelled_row(form, cell)
        code, after = _code_at(cells, position, lengths)
        if labelled and position + 1 < len(cells):
            reading.state(cells[position + 1], labelled, compact(cell.text), form.columns[0].title)
            position += 2
        elif code and after + 1 < len(cells):
            _read_triple(reading, form, code, (cells[after], cells[after + 1]))
            position = after + 2
        else:
            reading.miss(cell, NO_ROW)
            position += 1


def _labelled_row(form: Form, cell: Cell) -> tuple[KeyPattern, ...]:
    plain = title_form(split_ordinal(cell.text)[1])
    for row in form.rows:
        if plain in row.labels:
            return tuple(form.states.merge(pattern) for pattern in row.states)
    return ()


def _code_at(cells: list[Cell], position: int, lengths: tuple[int, ...]) -> tuple[str, int]:
    """The code that begins at this cell (in one cell, or in level cells side by side) and the position of its name."""
    code, after = "", position
    for cell in cells[position : position + len(lengths)]:
        text = title_form(cell.text)
        if not text.isdecimal() or len(code + text) not in lengths:
            break
        code, after = code + text, after + 1
    while code and after < len(cells) and not cells[after].text.strip() and after - position < len(lengths):
        after += 1
    name = title_form(cells[after].text) if after < len(cells) else ""
    return (code, after) if name and not name[0].isdecimal() else ("", position)


def _read_triple(reading: TableReading, form: Form, code: str, cells: tuple[Cell, Cell]) -> None:
    name, value = cells
    text = compact(name.text)
    label = f"{code} {text}"
    pattern = form.states.merge(KeyPattern(members=((form.dimension, code),)))
    bare = KeyPattern(form.states.concept, ((form.dimension, code),))
    reading.name(name, bare.complete(reading.standards.concepts, reading.year), text, label)
    reading.state(value, (pattern,), label, form.columns[0].title)


def read_matrix(reading: TableReading, form: Form, rows: Sequence[GridRow]) -> None:
    """State every figure of a table whose one row of figures stands under several rows of headers."""
    body = 1 + max((n for n, row in enumerate(rows) if _is_header(row)), default=-1)
    header = rows[:body]
    columns = None if not header or header[0].ragged else match_columns(header_paths(header), form.columns)
    for row in rows[body:]:
        if not _is_figures(row):
            continue
        if columns is None and len(row.cells) == len(form.columns):
            pairs = list(zip(row.cells, form.columns, strict=True))
        else:
            pairs = [(cell, columns[cell.column]) for cell in row.cells if columns and cell.column in columns]
        done = {id(cell) for cell, _ in pairs}
        for cell, column in pairs:
            reading.state(cell, (form.states.merge(column.adds),), "决算", column.title)
        for cell in row.cells:
            if id(cell) not in done:
                reading.miss(cell, NO_COLUMN)


def _is_header(row: GridRow) -> bool:
    return sum(isinstance(parse_cell(cell.text, WAN), Unreadable) for cell in row.cells) > 1


def _is_figures(row: GridRow) -> bool:
    """True for a row of nothing but figures and blanks, not the numbers of the columns (1 2 3 …)."""
    values = [parse_cell(cell.text, WAN) for cell in row.cells]
    if len(values) < 3 or any(isinstance(value, Unreadable) for value in values):
        return False
    numbers = [compact(cell.text) for cell in row.cells if not isinstance(parse_cell(cell.text, WAN), Blank)]
    counted = len(numbers) > 2 and all(text.isdecimal() for text in numbers)
    return not (counted and all(int(b) - int(a) == 1 for a, b in pairwise(numbers)))
