"""Pages of our own making, and what is read of them in a form that a test can show."""

from __future__ import annotations

import pytest

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.blocks import Cell, Grid, Paragraph, SourceDocument
from juesuan.read.sources.html.limits import HtmlLimits
from juesuan.read.sources.html.reader import read_html

Drawn = list[list[str]]


def read(page: str | bytes, limits: HtmlLimits | None = None) -> SourceDocument:
    data = page.encode() if isinstance(page, str) else page
    return read_html(data, path="样本", limits=limits or HtmlLimits())


def paragraphs(page: str | bytes) -> list[str]:
    return [block.text for block in read(page).blocks if isinstance(block, Paragraph)]


def grids(page: str | bytes) -> list[Grid]:
    return [block for block in read(page).blocks if isinstance(block, Grid)]


def drawn(grid: Grid) -> Drawn:
    """Rows of cells: column, text, and the spans of those that have any (``0 甲 2x1``: two rows high)."""
    return [[_cell(cell) for cell in row] for row in grid.rows]


def _cell(cell: Cell) -> str:
    spans = f" {cell.rowspan}x{cell.colspan}" if (cell.rowspan, cell.colspan) != (1, 1) else ""
    return f"{cell.column} {cell.text}{spans}"


def table(page: str) -> Drawn:
    """The only table of a page."""
    [grid] = grids(page)
    return drawn(grid)


def problems(page: str | bytes, limits: HtmlLimits | None = None) -> list[str]:
    return [problem.message for problem in read(page, limits).problems]


def reason(page: str | bytes, limits: HtmlLimits | None = None) -> str:
    """Why a page cannot be read."""
    with pytest.raises(UnreadableFileError) as caught:
        read(page, limits)
    return caught.value.reason


def outcome(page: str | bytes) -> str:
    """Why a page cannot be read; nothing when it can."""
    try:
        read(page)
    except UnreadableFileError as error:
        return error.reason
    return ""
