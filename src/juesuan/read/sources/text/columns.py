"""True columns of a table that was copied with a tab between its cells: merged cells have left blanks behind them.

Rows of one length keep their places. In the rows of headers a blank belongs to the text before it, unless a text
stands above the blank.
"""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.figures.figure import Figure
from juesuan.figures.parsing import parse_cell
from juesuan.figures.place import Spot
from juesuan.figures.units import WAN
from juesuan.read.sources.blocks import Cell

_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3

Row = Sequence[tuple[str, int]]
"""The cells of a line as text and number of the line."""


def squared(rows: Sequence[Row]) -> tuple[tuple[Cell, ...], ...] | None:
    """The rows with true columns; None where they differ in length (but for a line above them) or are too few."""
    width = len(rows[-1])
    own = next((number for number, row in enumerate(rows) if len(row) == width), 0)
    table = rows[own:]
    if len(table) < _FEWEST_ROWS or width < _FEWEST_COLUMNS or own > 1 or any(len(row) != width for row in table):
        return None
    body = next((number for number, row in enumerate(table) if _has_figure(row)), len(table))
    above = [_plain(row, number) for number, row in enumerate(rows[:own])]
    heads = _headers(table[:body], own)
    return (*above, *heads, *(_plain(row, own + body + number) for number, row in enumerate(table[body:])))


def _has_figure(row: Row) -> bool:
    return any(isinstance(parse_cell(text, WAN), Figure) for text, _ in row)


def _plain(row: Row, number: int) -> tuple[Cell, ...]:
    return tuple(Cell(text, number, column, Spot(line=line)) for column, (text, line) in enumerate(row))


def _headers(rows: Sequence[Row], first: int) -> list[tuple[Cell, ...]]:
    """The rows of headers, each text over the blanks behind it that no text stands above."""
    taken: set[int] = set()
    headers = []
    for number, row in enumerate(rows):
        ends = [column for column, (text, _) in enumerate(row) if text.strip() or column in taken] + [len(row)]
        cells = []
        for column, (text, line) in enumerate(row):
            if text.strip():
                span = next(end for end in ends if end > column) - column
                cells.append(Cell(text, first + number, column, Spot(line=line), colspan=span))
        if cells:
            headers.append(tuple(cells))
        taken |= {cell.column for cell in cells}
    return headers
