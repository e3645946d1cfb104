"""Tables of fixed rows in halves side by side (收入支出决算总表, 财政拨款收入支出决算总表)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from juesuan.figures.numerals import split_ordinal
from juesuan.figures.units import Unit
from juesuan.figures.width import compact, title_form
from juesuan.model.disclosure import NO_COLUMN
from juesuan.model.pattern import KeyPattern
from juesuan.read.recognise.cells import NO_ROW, TableReading
from juesuan.read.recognise.headers import by_grid, header_paths, header_text, is_numbering, match_columns
from juesuan.read.recognise.items import GridRow
from juesuan.read.sources.blocks import Cell
from juesuan.standards.codes import function_codes
from juesuan.standards.forms import Column, Form, Row, Side

_LABEL_HEADER = re.compile(r"(?:支出|三公经费|经费)?项目(?:（[^（）]*）)?")
_LINE_HEADER = "行次"
_MEASURE = re.compile(r"（(?:[万千]?元|个|人|辆|次|批次?|人次|台|套|台[，、/]?套|台（套）|团组)）$")
_REST = frozenset({"……", "…", "...", "......", "⋯⋯"})


class _Half(Struct, frozen=True):
    """One half as laid out in the document: column numbers of its label and of its figures with their form columns."""

    side: Side
    label: int
    figures: dict[int, Column]


class _Layout(Struct, frozen=True):
    """The halves of a grid, the columns that hold labels and line numbers, and the length of a full row."""

    halves: list[_Half]
    lettered: frozenset[int]
    width: int


def read_labels(reading: TableReading, form: Form, rows: Sequence[GridRow]) -> None:
    """State every figure of a table of fixed rows; each grid with a header has its own columns."""
    layout = _Layout([], frozenset(), 0)
    pointers = [0] * len(form.sides)
    for grid in by_grid(rows):
        body = _header_length(grid)
        if body:
            layout = _layout(form, grid[:body])
        for row in grid[body:]:
            if _is_body(row, layout):
                _read_row(reading, layout, row, pointers)
            elif not is_numbering(row):
                for cell in row.cells:
                    reading.miss(cell, NO_COLUMN if not layout.halves else NO_ROW)


def _header_length(rows: Sequence[GridRow]) -> int:
    """How many rows of a grid are headers: down to the row that says 项目 and the rows which that cell spans."""
    for number, row in enumerate(rows):
        labels = _label_columns(row)
        if labels:
            last = labels[0].row + labels[0].rowspan - 1
            return number + sum(1 for below in rows[number:] if below.cells[0].row <= last)
    return 0


def _label_columns(row: GridRow) -> list[Cell]:
    return [cell for cell in row.cells if _LABEL_HEADER.fullmatch(title_form(cell.text))]


def _is_body(row: GridRow, layout: _Layout) -> bool:
    """False for the numbers of the columns, remarks and rows too short or long to be labels and figures."""
    return bool(layout.halves) and 1 < len(row.cells) <= layout.width + 1 and not is_numbering(row)


def _layout(form: Form, header: Sequence[GridRow]) -> _Layout:
    named = next(row for row in header if _label_columns(row))
    labels = [cell.column for cell in _label_columns(named)]
    paths = {cell.column: [header_text(cell.text)] for cell in named.cells} if named.ragged else header_paths(header)
    lettered = {column for column, path in paths.items() if path[-1] == _LINE_HEADER or _LABEL_HEADER.fullmatch(path[-1])}
    halves = []
    for number, (label, side) in enumerate(zip(labels, form.sides, strict=False)):
        end = labels[number + 1] if number + 1 < len(labels) else max(paths, default=0) + 1
        free = {column: path for column, path in paths.items() if label < column < end and column not in lettered}
        halves.append(_Half(side, label, match_columns(free, side.columns + side.also) or _by_order(free, side)))
    return _Layout(halves, frozenset(lettered), 1 + max(paths, default=0))


def _by_order(free: dict[int, list[str]], side: Side) -> dict[int, Column]:
    columns = sorted(free)
    return dict(zip(columns, side.columns, strict=True)) if len(columns) == len(side.columns) else {}


def _read_row(reading: TableReading, layout: _Layout, row: GridRow, pointers: list[int]) -> None:
    cells = {cell.column: cell for cell in row.cells}
    for number, half in enumerate(layout.halves):
        label = cells.get(half.label)
        text = compact(label.text) if label else ""
        patterns, unit, pointers[number] = _row_patterns(half.side, text, pointers[number])
        for column, form_column in half.figures.items():
            cell = cells.pop(column, None)
            if cell is None:
                continue
            if patterns and form_column.prior and unit is None:
                reading.state_column(cell, patterns[0], text, form_column)
            elif patterns:
                stated = tuple(pattern.merge(form_column.adds) for pattern in patterns)
                reading.state(cell, stated, text, form_column.title, unit=unit)
            else:
                reading.miss(cell, NO_ROW, text or None, form_column.title)
    for column, cell in cells.items():
        if column not in layout.lettered:
            reading.miss(cell, NO_COLUMN)


def _row_patterns(side: Side, text: str, pointer: int) -> tuple[tuple[KeyPattern, ...], Unit | None, int]:
    """What a label states, in which unit (None: the table's), and the next fixed row to expect (labels may repeat further down)."""
    if not text:
        return (), None, pointer
    plain = plain_label(text)
    if side.classes is not None:
        member = "rest" if plain in _REST else _class_code(plain)
        if member:
            return (side.classes.merge(KeyPattern(members=(("function", member),))),), None, pointer
    order = [*range(pointer, len(side.rows)), *range(pointer)]
    for number in order:
        if names(side.rows[number], plain):
            return side.rows[number].states, side.rows[number].unit, number + 1
    return (), None, pointer


def plain_label(text: str) -> str:
    """The label without ordinals, 其中： (in either order) and the measure in brackets behind it."""
    name = _MEASURE.sub("", title_form(split_ordinal(text)[1]))
    return title_form(split_ordinal(name.removeprefix("其中："))[1]) if name.startswith("其中：") else name


def names(row: Row, plain: str) -> bool:
    """True when the row is the one that a plain label names."""
    return plain in row.labels or plain.removesuffix("（含专用结余）") in row.labels


def _class_code(name: str) -> str | None:
    found = function_codes().named(name, length=3)
    return found[0] if found else None
