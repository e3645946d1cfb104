"""What every source yields: paragraphs and grids with spots, no meaning.

A grid is *ragged* when its format has no columns (plain text, one cell a line): its cells then
have the column number of their order in the row. Otherwise ``column`` and the spans are true.
"""

from __future__ import annotations

from msgspec import Struct

from juesuan.figures.cell import Cell
from juesuan.figures.place import Spot

__all__ = ["Block", "Cell", "Grid", "Paragraph", "SourceDocument", "SourceProblem"]


class Paragraph(Struct, frozen=True):
    """One paragraph of running text, its lines joined, white space inside kept.

    ``target`` is the page that an entry of a contents list names, as it is written there; ``text`` is then the title alone,
    without dots and page. None for all other paragraphs, and where a format does not tell its contents list.
    """

    text: str
    spot: Spot
    target: str | None = None


class Grid(Struct, frozen=True):
    """A table as it is drawn: rows of cells; a cell is listed once, in its topmost row."""

    rows: tuple[tuple[Cell, ...], ...]
    spot: Spot
    ragged: bool = False


Block = Paragraph | Grid


class SourceProblem(Struct, frozen=True):
    """Something of the file that could not be read, in Chinese, with its spot; ``picture``: a page whose text a picture shows."""

    message: str
    spot: Spot = Spot()
    picture: bool = False


class SourceDocument(Struct, frozen=True):
    """A file read into blocks: format name (``text``, ``pdf``, ``scan``), blocks in reading order, pages, problems."""

    format: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    problems: tuple[SourceProblem, ...] = ()
