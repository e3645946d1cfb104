"""Grids as they are drawn: rows of boxes to cells with columns and spans, and headers from the paths above each column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from juesuan.figures.cell import Cell
from juesuan.figures.place import Spot


class Box(Struct, frozen=True):
    """A cell before it is placed: text, and the columns and rows that it spans."""

    text: str
    columns: int = 1
    rows: int = 1


Row = tuple[Box, ...]


def boxes(texts: Iterable[str]) -> Row:
    """Boxes without spans."""
    return tuple(map(Box, texts))


def placed(rows: Sequence[Row]) -> tuple[tuple[Cell, ...], ...]:
    """The cells of each row; a box goes to the next column that none from above spans."""
    open_until: dict[int, int] = {}
    drawn = []
    for number, row in enumerate(rows):
        cells = []
        column = 0
        for box in row:
            while open_until.get(column, 0) > number:
                column += 1
            cells.append(Cell(box.text, number, column, Spot(), box.rows, box.columns))
            for each in range(column, column + box.columns):
                open_until[each] = number + box.rows
            column += box.columns
        drawn.append(tuple(cells))
    return tuple(drawn)


def header(paths: Sequence[tuple[str, ...]]) -> list[Row]:
    """The header rows above columns: equal texts beside or below each other in one cell, short paths drawn down."""
    depth = max(map(len, paths))
    filled = [path + path[-1:] * (depth - len(path)) for path in paths]
    return [_level(filled, level, depth) for level in range(depth)]


def _level(paths: Sequence[tuple[str, ...]], level: int, depth: int) -> Row:
    drawn = []
    for start, group in groupby(paths, key=lambda path: path[: level + 1]):
        columns = len(list(group))
        text, above = start[-1], start[-2:-1]
        goes_down = 1
        while level + goes_down < depth and _same(paths, (start, level + goes_down)):
            goes_down += 1
        if above != (text,) or not _same(paths, (start[:-1], level)):
            drawn.append(Box(text, columns, goes_down))
    return tuple(drawn)


def _same(paths: Sequence[tuple[str, ...]], at: tuple[tuple[str, ...], int]) -> bool:
    """True when all paths that begin so go on with the last text at a level."""
    start, level = at
    return all(path[level] == start[-1] for path in paths if path[: len(start)] == start)
