"""Cells with spans to their rows and columns, as browsers place them.

A span ends at its row group and before a cell that already stands there; columns in which no cell begins are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from juesuan.read.sources.html.limits import HtmlLimits

_NUMBER = re.compile(r"\s*\+?(\d{1,9})")


class TooManySlotsError(Exception):
    """A table whose spans fill more places than the limit allows."""


class Placed(Struct, frozen=True):
    """A cell at its place."""

    element: etree._Element
    row: int
    column: int
    rowspan: int
    colspan: int


def place(groups: Sequence[Sequence[Sequence[etree._Element]]], limits: HtmlLimits) -> list[list[Placed]]:
    """The rows of cells with true columns and spans, top down.

    Raises:
        TooManySlotsError: the spans fill more than the limit.
    """
    rows: list[list[Placed]] = []
    budget = limits.max_slots
    for group in groups:
        placer = _Placer(len(group), len(rows), limits, budget)
        rows += [list(placer.row(number, cells)) for number, cells in enumerate(group)]
        budget = placer.budget
    return _compacted(rows)


class _Placer:
    """Places the cells of one row group; knows from which row on each column is free."""

    def __init__(self, height: int, above: int, limits: HtmlLimits, budget: int) -> None:
        self.height, self.above, self.limits, self.budget = height, above, limits, budget
        self.free_from: dict[int, int] = {}

    def row(self, number: int, cells: Sequence[etree._Element]) -> Iterator[Placed]:
        """The cells of a row at their columns."""
        column = 0
        for cell in cells:
            while self._taken(column, number):
                column += 1
            wanted = min(_span(cell, "colspan") or 1, self.limits.max_span)
            width = 1
            while width < wanted and not self._taken(column + width, number):
                width += 1
            rest = self.height - number
            height = min(_span(cell, "rowspan") or rest, rest)
            self.free_from.update(dict.fromkeys(range(column, column + width), number + height))
            yield Placed(cell, self.above + number, column, height, width)
            column += width

    def _taken(self, column: int, row: int) -> bool:
        self.budget -= 1
        if self.budget < 0:
            raise TooManySlotsError
        return self.free_from.get(column, 0) > row


def _span(cell: etree._Element, name: str) -> int:
    """The span as written, 1 when it is none."""
    found = _NUMBER.match(cell.get(name, "1"))
    return int(found[1]) if found else 1


def _compacted(rows: list[list[Placed]]) -> list[list[Placed]]:
    """The rows without the columns in which no cell begins."""
    starts = sorted({cell.column for row in rows for cell in row})
    return [[_ranked(cell, starts) for cell in row] for row in rows]


def _ranked(cell: Placed, starts: Sequence[int]) -> Placed:
    first, end = bisect_left(starts, cell.column), bisect_left(starts, cell.column + cell.colspan)
    return replace(cell, column=first, colspan=end - first)
