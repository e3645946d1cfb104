"""Tables in which items and budget or final cross (09, the table of 三公 expenses), whichever of them stands in the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from juesuan.figures.figure import Figure, Unreadable
from juesuan.figures.parsing import parse_cell
from juesuan.figures.units import WAN
from juesuan.model.disclosure import NO_COLUMN
from juesuan.read.recognise.cells import NO_ROW, TableReading
from juesuan.read.recognise.headers import (
    by_grid,
    crossed_columns,
    header_paths,
    header_text,
    is_numbering,
    match_columns,
    ordered_columns,
)
from juesuan.read.recognise.items import GridRow
from juesuan.read.recognise.labels import names, plain_label, read_labels
from juesuan.read.sources.blocks import Cell
from juesuan.standards.forms import Column, Form

_BUDGET = "预算数"
_FINAL = "决算数"
"""Final is what a table of final accounts means where it names neither."""

_LONGEST_LABEL = 12
_PHASES = ("预算", "决算")
_ITEMS = "three_public_items"

Columns = Callable[[Sequence[Cell]], list[Column | None]]
"""Which form column each of the figure cells of a row belongs to."""


def read_matrix(reading: TableReading, form: Form, rows: Sequence[GridRow]) -> None:
    """State the figures of a table of items by budget and final; figures that fit nowhere are listed."""
    items = form if form.sides else reading.standards.form_sets["further"].form(_ITEMS)
    if items and _lists_items(items, rows):
        read_labels(reading, items, rows)
        return
    columns: Columns = _crossed(form, (), ragged=bool(rows) and rows[0].ragged)
    stated = False
    for grid in by_grid(rows):
        body = 1 + max((n for n, row in enumerate(grid) if _is_header(row)), default=-1)
        if body:
            columns = _crossed(form, grid[:body], ragged=grid[0].ragged)
        rest = [row for row in grid if not is_numbering(row)]
        lines = [row for row in grid[body:] if row in rest and _is_figures(row)]
        phased = [row for row in lines if _phase(form, row)]
        line = next((row for row in lines if _has_figure(row)), lines[0] if lines else None)
        for row in rest:
            if row in phased:
                _read_line(reading, form, row, _of_phase(form, grid[:body], row))
            elif row is line and not phased and not stated:
                stated = True
                _read_line(reading, form, row, columns)
            else:
                for cell in row.cells:
                    reading.miss(cell, NO_ROW)


def _lists_items(form: Form, rows: Sequence[GridRow]) -> bool:
    """True where the items stand down the rows: at least two rows of figures begin with the label of one."""
    labels = [row for side in form.sides for row in side.rows]
    named = 0
    for row in rows:
        text = plain_label(row.filled[0].text) if row.filled and _has_figure(row) else ""
        named += any(names(each, text) for each in labels)
    return named > 1


def _phase(form: Form, row: GridRow) -> str:
    """The label of a row of figures that says budget or final in the form's own words; '' for any other row."""
    label = next((header_text(cell.text) for cell in row.filled if isinstance(parse_cell(cell.text, WAN), Unreadable)), "")
    known = bool(label) and any(label in step for column in form.columns for step in column.path)
    return label if known or (label.endswith(_BUDGET) and len(label) <= _LONGEST_LABEL) else ""


def _of_phase(form: Form, header: Sequence[GridRow], row: GridRow) -> Columns:
    """The columns of a row that says budget or final itself, as if that stood above each of them."""
    label = _phase(form, row)
    if row.ragged:
        own = [column for column in form.columns if any(label in step for step in column.path)]
        return lambda cells: ordered_columns(header, own, len(cells))
    matched = _matched(form, {number: [*path, label] for number, path in header_paths(header).items()})
    return lambda cells: [matched.get(cell.column) for cell in cells]


def _crossed(form: Form, header: Sequence[GridRow], *, ragged: bool) -> Columns:
    if ragged:
        return lambda cells: crossed_columns(header, form.columns, len(cells))
    paths = header_paths(header)
    if not _names_phases(paths) and not _repeats(paths):
        paths = {number: [*path, _FINAL] for number, path in paths.items()}
    matched = _matched(form, paths)
    return lambda cells: [matched.get(cell.column) for cell in cells]


def _names_phases(paths: Mapping[int, list[str]]) -> bool:
    return any(word in text for path in paths.values() for text in path for word in _PHASES)


def _repeats(paths: Mapping[int, list[str]]) -> bool:
    """True where an item stands above two columns: one of them is its budget, though the line that says which is lost."""
    return len({tuple(path) for path in paths.values() if path}) < sum(map(bool, paths.values()))


def _matched(form: Form, paths: Mapping[int, list[str]]) -> dict[int, Column]:
    """The columns by number; what is headed as a budget is never taken for what the form says of none."""
    found = match_columns(paths, form.columns, crossed=True)
    return {number: column for number, column in found.items() if column.adds.phase or not _says_budget(paths[number])}


def _says_budget(path: Iterable[str]) -> bool:
    return any(text.endswith(_BUDGET) for text in path)


def _read_line(reading: TableReading, form: Form, row: GridRow, columns: Columns) -> None:
    values = [cell for cell in row.cells if not isinstance(parse_cell(cell.text, WAN), Unreadable)]
    label = next((cell.text for cell in row.filled if _phase(form, row) and cell not in values), None)
    for cell, column in zip(values, columns(values), strict=True):
        if column:
            reading.state(cell, (form.states.merge(column.adds),), label, column.title)
        else:
            reading.miss(cell, NO_COLUMN)


def _is_header(row: GridRow) -> bool:
    return sum(isinstance(parse_cell(cell.text, WAN), Unreadable) for cell in row.cells) > 1


def _is_figures(row: GridRow) -> bool:
    """True for a row of figures and blanks, with one label at most."""
    kinds = [isinstance(parse_cell(cell.text, WAN), Unreadable) for cell in row.cells]
    return len(kinds) > 2 and sum(kinds) <= 1


def _has_figure(row: GridRow) -> bool:
    return any(isinstance(parse_cell(cell.text, WAN), Figure) for cell in row.cells)
