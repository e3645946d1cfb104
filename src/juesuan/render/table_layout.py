"""Where the cells of a published table stand when it is drawn as one: absolute rows and columns, no two overlapping.

A table may run over several grids (pages), each of which counts its rows anew, and a row that only holds cells spanning
from above is not listed: positions therefore come from the cells, not from the order alone.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.cell import Cell
from juesuan.model.disclosure import TableFound

_NUMBER = re.compile(r"-?(?:[\d,，]+\.\d+|\d{1,2}|\d{1,3}(?:[,，]\d{3})+)%?")


class Placed(Struct, frozen=True):
    """A cell at its absolute row and column (from 0), with the spans that are free there."""

    cell: Cell
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


def place_cells(table: TableFound) -> tuple[Placed, ...]:
    """All cells of the table in reading order; spans are cut where they would leave their grid or cover another cell."""
    numbered = _numbered(table)
    width = max((cell.column + 1 for row in table.rows for cell in row), default=0)
    starts = {(at, cell.column) for at, _, row in numbered for cell in row}
    taken: set[tuple[int, int]] = set()
    placed = []
    for at, end, row in numbered:
        for cell in row:
            rows = range(at, min(at + cell.rowspan, end))
            columns = range(cell.column, max(cell.column + 1, min(cell.column + cell.colspan, width)))
            area = {(r, c) for r in rows for c in columns}
            if (area - {(at, cell.column)}) & starts or area & taken:
                rows, columns, area = range(at, at + 1), range(cell.column, cell.column + 1), {(at, cell.column)}
            if not area & taken:
                taken |= area
                placed.append(Placed(cell, at, cell.column, len(rows), len(columns)))
    return tuple(placed)


def is_number(text: str) -> bool:
    """Whether a cell's text is an amount or a count, to be drawn on the right; a code such as 2010302 is none."""
    return _NUMBER.fullmatch(text) is not None


def _from_the_right(row: tuple[Cell, ...], lacking: int) -> tuple[Cell, ...]:
    """The cells of a row without columns aligned from the right: the merged cells that an export leaves out stand on the left."""
    moved = [replace(cell, column=order + lacking) for order, cell in enumerate(row)]
    return (replace(moved[0], column=0, colspan=lacking + 1), *moved[1:])


def _numbered(table: TableFound) -> list[tuple[int, int, tuple[Cell, ...]]]:
    """Each row with its absolute number and the number after the last row of its grid."""
    rows = [row for row in table.rows if row]
    if table.ragged:
        width = max((len(row) for row in rows), default=0)
        rows = [_from_the_right(row, width - len(row)) for row in rows]
    numbers: list[int] = []
    grids: list[int] = []
    for before, row in zip([None, *rows], rows, strict=False):
        fresh = before is None or row[0].row <= before[0].row
        step = 1 if before is None or fresh else row[0].row - before[0].row
        numbers.append(numbers[-1] + step if numbers else 0)
        grids.append(grids[-1] + fresh if grids else 0)
    ends = {grid: number + 1 for grid, number in zip(grids, numbers, strict=True)}
    return [(number, ends[grid], row) for number, grid, row in zip(numbers, grids, rows, strict=True)]
