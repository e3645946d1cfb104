"""Header rows of a table to columns: which column of the form does each column of the grid hold.

In a true grid a column's path is the header texts above it, top down. In ragged rows only the order is
known, so the form's order stands if the number of columns is the form's.
"""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.figures.width import title_form
from juesuan.read.recognise.items import GridRow
from juesuan.standards.forms import Column


def header_paths(rows: Sequence[GridRow]) -> dict[int, list[str]]:
    """The header texts above each column number of a true grid, top down, spans counted."""
    paths: dict[int, list[str]] = {}
    for row in rows:
        for cell in row.cells:
            text = title_form(cell.text)
            if text:
                for column in range(cell.column, cell.column + cell.colspan):
                    paths.setdefault(column, []).append(text)
    return paths


def match_columns(paths: dict[int, list[str]], columns: Sequence[Column]) -> dict[int, Column]:
    """The form's column for each grid column; each form column is used once, the longest path first."""
    matched: dict[int, Column] = {}
    for column in sorted(columns, key=lambda each: len(each.path), reverse=True):
        for number in sorted(paths):
            if number not in matched and _fits(paths[number], column):
                matched[number] = column
                break
    return matched


def _fits(path: list[str], column: Column) -> bool:
    """True when each step of the column stands in the path, in order, and the last step is the lowest text but one at most."""
    position = 0
    for step in column.path:
        while position < len(path) and path[position] not in step:
            position += 1
        if position == len(path):
            return False
        position += 1
    return len(path) - position <= 1
