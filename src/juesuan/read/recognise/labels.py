"""Tables of fixed rows in halves side by side (收入支出决算总表, 财政拨款收入支出决算总表)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from juesuan.figures.numerals import split_ordinal
from juesuan.figures.width import compact, title_form
from juesuan.model.pattern import KeyPattern
from juesuan.read.recognise.cells import NO_COLUMN, NO_ROW, TableReading
from juesuan.read.recognise.headers import header_paths, match_columns
from juesuan.read.recognise.items import GridRow
from juesuan.read.sources.blocks import Cell
from juesuan.standards.codes import function_codes
from juesuan.standards.forms import Column, Form, Row, Side

_LABEL_HEADER = "项目"
_LINE_HEADER = "行次"
_REST = frozenset({"……", "…", "...", "......", "⋯⋯"})


@dataclass(frozen=True, slots=True)
class _Half:
    """One half as laid out in the document: column numbers of its label and of its figures with their form columns."""

    side: Side
    label: int
    figures: dict[int, Column]


def read_labels(reading: TableReading, form: Form, rows: Sequence[GridRow]) -> None:
    """State every figure of a table of fixed rows."""
    header = next((n for n, row in enumerate(rows) if _label_columns(row)), None)
    if header is None:
        for row in rows:
            for cell in row.cells:
                reading.miss(cell, NO_COLUMN)
        return
    halves = _halves(form, rows[: header + 1])
    width = len(rows[header].cells)
    pointers = [0] * len(halves)
    for row in rows[header + 1 :]:
        if _is_body(row, width):
            _read_row(reading, halves, row, pointers)


def _label_columns(row: GridRow) -> list[Cell]:
    return [cell for cell in row.cells if title_form(cell.text) == _LABEL_HEADER]


def _is_body(row: GridRow, width: int) -> bool:
    """False for 栏次 rows, remarks and rows too short to hold a label and a figure."""
    first = title_form(row.cells[0].text)
    return len(row.cells) > 1 and not first.startswith("栏次") and len(row.cells) <= width + 1


def _halves(form: Form, header: Sequence[GridRow]) -> list[_Half]:
    labels = [cell.column for cell in _label_columns(header[-1])]
    ragged = header[-1].ragged
    paths = {cell.column: [title_form(cell.text)] for cell in header[-1].cells} if ragged else header_paths(header)
    halves = []
    for number, (label, side) in enumerate(zip(labels, form.sides, strict=False)):
        end = labels[number + 1] if number + 1 < len(labels) else max(paths, default=0) + 1
        free = {
            column: path for column, path in paths.items() if label < column < end and path[-1] not in (_LINE_HEADER, _LABEL_HEADER)
        }
        halves.append(_Half(side, label, match_columns(free, side.columns) or _by_order(free, side)))
    return halves


def _by_order(free: dict[int, list[str]], side: Side) -> dict[int, Column]:
    columns = sorted(free)
    return dict(zip(columns, side.columns, strict=True)) if len(columns) == len(side.columns) else {}


def _read_row(reading: TableReading, halves: list[_Half], row: GridRow, pointers: list[int]) -> None:
    cells = {cell.column: cell for cell in row.cells}
    for number, half in enumerate(halves):
        label = cells.get(half.label)
        text = compact(label.text) if label else ""
        patterns, pointers[number] = _row_patterns(half.side, text, pointers[number])
        for column, form_column in half.figures.items():
            cell = cells.get(column)
            if cell is None:
                continue
            if patterns:
                stated = tuple(pattern.merge(form_column.adds) for pattern in patterns)
                reading.state(cell, stated, text, form_column.title)
            else:
                reading.miss(cell, NO_ROW, text or None, form_column.title)


def _row_patterns(side: Side, text: str, pointer: int) -> tuple[tuple[KeyPattern, ...], int]:
    """What a label states, and the next fixed row to expect (labels may repeat further down)."""
    if not text:
        return (), pointer
    _, name = split_ordinal(text)
    plain = title_form(name).removeprefix("其中：")
    if side.classes is not None:
        member = "rest" if plain in _REST else _class_code(plain)
        if member:
            return (side.classes.merge(KeyPattern(members=(("function", member),))),), pointer
    order = [*range(pointer, len(side.rows)), *range(pointer)]
    for number in order:
        if _names(side.rows[number], plain):
            return side.rows[number].states, number + 1
    return (), pointer


def _names(row: Row, plain: str) -> bool:
    return plain in row.labels or plain.removesuffix("（含专用结余）") in row.labels


def _class_code(name: str) -> str | None:
    found = function_codes().named(name, length=3)
    return found[0] if found else None
