"""An oracle for the tables of a PDF: the figures of pdfplumber's grids, with the row and the column they stand in.

It knows nothing of forms: a row is named by the text (and code) left of the figure, a column by the headers above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pdfplumber
from msgspec import Struct

Grid = list[list[str | None]]
FIGURE = re.compile(r"-?[\d,]+\.\d+")
CODE = re.compile(r"\d{2,3}")
BLANK = re.compile(r"\s+")


class Headers(Struct, frozen=True):
    """How many rows of headers the table has that begins on a page; it may go on over the pages after it."""

    page: int
    rows: int
    pages: int = 1


class GridFigure(Struct, frozen=True):
    """A figure as pdfplumber sees it; ``path`` is the headers above it, top down."""

    page: int
    row: str
    path: tuple[str, ...]
    amount: Decimal


def grid_figures(path: Path, tables: tuple[Headers, ...]) -> Iterator[GridFigure]:
    """The figures of the tables, page by page."""
    with pdfplumber.open(path) as pdf:
        for headers in tables:
            above: list[tuple[str, ...]] = []
            for number in range(headers.page, headers.page + headers.pages):
                (grid,) = pdf.pages[number - 1].extract_tables()
                if number == headers.page:
                    above, grid = _paths(grid[: headers.rows]), grid[headers.rows :]
                yield from _rows(number, grid, above)


def _rows(page: int, grid: Grid, above: list[tuple[str, ...]]) -> Iterator[GridFigure]:
    for row in grid:
        for column, cell in enumerate(row):
            if FIGURE.fullmatch(text := _clean(cell)):
                yield GridFigure(page, _row_name(row[:column]), above[column], Decimal(text.replace(",", "")))


def _row_name(left: list[str | None]) -> str:
    """The nearest text on the left, with the parts of the code that stand left of it."""
    texts = [_clean(cell) for cell in left]
    while texts and (not texts[-1] or FIGURE.fullmatch(texts[-1])):
        texts.pop()
    name = texts.pop() if texts else ""
    code = ""
    while texts and (not texts[-1] or CODE.fullmatch(texts[-1])):
        code = texts.pop() + code
        if len(code) % 2:
            break
    return code + name


def _paths(headers: Grid) -> list[tuple[str, ...]]:
    """For each column the headers above it: a text reaches as far right as the cells merged with it, inside its parent."""
    width = len(headers[0])
    paths: list[list[str]] = [[] for _ in range(width)]
    edges = {0}
    for row in headers:
        edges |= {column for column in range(width) if row[column] is not None}
        text = ""
        for column in range(width):
            if column in edges:
                text = _clean(row[column])
            if text:
                paths[column].append(text)
    return [tuple(path) for path in paths]


def _clean(cell: str | None) -> str:
    return BLANK.sub("", cell or "")
