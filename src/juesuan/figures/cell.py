"""A cell of a table as it is drawn: what sources read and what a disclosure keeps of its tables."""

from __future__ import annotations

from msgspec import Struct

from juesuan.figures.place import Spot


class Cell(Struct, frozen=True):
    """One cell: text (lines joined by newlines), row and column from 0, spans, spot."""

    text: str
    row: int
    column: int
    spot: Spot
    rowspan: int = 1
    colspan: int = 1
