"""A sheet to a grid: rows and columns without any text are left out, merged ranges become spans."""

from __future__ import annotations

from bisect import bisect_left

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Cell, Grid
from juesuan.read.sources.sheets.merging import covered, merge
from juesuan.workbook.limits import SheetLimits
from juesuan.workbook.sheet import Position, Sheet, TooLargeError


def grid_of(sheet: Sheet, limits: SheetLimits) -> Grid | None:
    """The grid of what is seen of the sheet; None when that is nothing.

    Raises:
        TooLargeError: it has more cells than the limit, or ranges that overlap without end.
    """
    merged = merge(sheet, limits.max_area)
    rows, columns = (sorted({at[axis] for at in merged.cells}) for axis in (0, 1))
    if len(rows) * len(columns) > limits.max_cells:
        raise TooLargeError
    if not rows:
        return None
    under = covered(merged, rows, columns)
    made: list[list[Cell]] = [[] for _ in rows]
    for number, row in enumerate(rows):
        for order, column in enumerate(columns):
            at = (row, column)
            if at not in under:
                _, last = merged.ranges.get(at, (at, at))
                spans = _extent(rows, row, last[0]), _extent(columns, column, last[1])
                made[number].append(Cell(merged.cells.get(at, ""), number, order, _spot(sheet, at), *spans))
    return Grid(tuple(map(tuple, made)), _spot(sheet, (rows[0], columns[0])))


def reference(at: Position) -> str:
    """Row and column as A1."""
    row, column = at
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return f"{letters}{row + 1}"


def _spot(sheet: Sheet, at: Position) -> Spot:
    return Spot(sheet=sheet.name, cell=reference(at))


def _extent(kept: list[int], first: int, last: int) -> int:
    """How many of the kept rows or columns a span holds."""
    return 1 if first == last else bisect_left(kept, last + 1) - bisect_left(kept, first)
