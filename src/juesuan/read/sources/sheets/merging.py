"""Merged ranges: their text stands in the first cell that is seen, the other cells of the range are covered.

A range without text counts for nothing: its cells are blanks of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import product

from msgspec import Struct, field

from juesuan.workbook.sheet import Merge, Position, Sheet, TooLargeError


class Merged(Struct):
    """The texts that are seen, the merged ranges by the cell that shows them, and how many steps may still be taken."""

    cells: dict[Position, str]
    ranges: dict[Position, Merge] = field(default_factory=dict)
    budget: int = 0

    def spend(self, steps: int) -> None:
        """Count steps.

        Raises:
            TooLargeError: they are more than are left.
        """
        self.budget -= steps
        if self.budget < 0:
            raise TooLargeError


def seen(sheet: Sheet, at: Position) -> bool:
    """True for a cell in neither a hidden row nor a hidden column."""
    return at[0] not in sheet.hidden_rows and at[1] not in sheet.hidden_columns


def merge(sheet: Sheet, budget: int) -> Merged:
    """The sheet's texts with those of merged ranges moved and the covered ones left out.

    Raises:
        TooLargeError: the ranges overlap more than the budget allows.
    """
    merged = Merged({at: text for at, text in sheet.cells.items() if seen(sheet, at)}, budget=budget)
    for whole in sorted(sheet.merges):
        text = sheet.cells.get(whole[0], "")
        at = _first_seen(merged, sheet, whole) if text else None
        if at is not None:
            for inner in list(_filled(merged, whole)):
                del merged.cells[inner]
            merged.cells[at], merged.ranges[at] = text, whole
    return merged


def covered(merged: Merged, rows: list[int], columns: list[int]) -> set[Position]:
    """The positions in the kept rows and columns that lie under a merged range."""
    hidden: set[Position] = set()
    for at, (first, last) in merged.ranges.items():
        inside = rows[bisect_left(rows, first[0]) : bisect_left(rows, last[0] + 1)]
        across = columns[bisect_left(columns, first[1]) : bisect_left(columns, last[1] + 1)]
        merged.spend(len(inside) * len(across))
        hidden.update(position for position in product(inside, across) if position != at)
    return hidden


def _first_seen(merged: Merged, sheet: Sheet, whole: Merge) -> Position | None:
    (row, column), last = whole
    while row <= last[0] and row in sheet.hidden_rows:
        row += 1
    while column <= last[1] and column in sheet.hidden_columns:
        column += 1
    merged.spend(1 + row - whole[0][0] + column - whole[0][1])
    return (row, column) if row <= last[0] and column <= last[1] else None


def _filled(merged: Merged, whole: Merge) -> Iterator[Position]:
    """The positions of a range that hold text, by the shorter way."""
    (top, left), (bottom, right) = whole
    area = (bottom - top + 1) * (right - left + 1)
    merged.spend(min(area, len(merged.cells)))
    if area < len(merged.cells):
        return (at for at in product(range(top, bottom + 1), range(left, right + 1)) if at in merged.cells)
    return (at for at in merged.cells if top <= at[0] <= bottom and left <= at[1] <= right)
