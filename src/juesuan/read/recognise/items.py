"""Blocks flattened to lines and rows, the form in which recognition walks a document.

A row with one filled cell that stands alone (a title, a remark) is also readable as lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from juesuan.figures.place import Spot
from juesuan.figures.width import title_form
from juesuan.read.sources.blocks import Block, Cell, Grid, Paragraph


class Line(Struct, frozen=True):
    """A line of running text; ``listed`` where its format tells that it is an entry of a contents list."""

    text: str
    spot: Spot
    listed: bool = False


class GridRow(Struct, frozen=True):
    """A row of a grid: its cells, whether columns are true or only the order, the grid's number in the document.

    ``filled``: the cells that are not blank.
    """

    cells: tuple[Cell, ...]
    ragged: bool
    grid: int
    filled: tuple[Cell, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the cells that are not blank, once."""
        object.__setattr__(self, "filled", tuple(cell for cell in self.cells if cell.text.strip()))

    @property
    def spot(self) -> Spot:
        """The spot of the first filled cell, else of the first."""
        return (self.filled or self.cells)[0].spot


Item = Line | GridRow


def flatten(blocks: tuple[Block, ...]) -> Iterator[Item]:
    """Lines and rows in reading order; empty paragraphs are left out."""
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if block.text.strip():
                yield Line(block.text, block.spot, block.target is not None)
        elif isinstance(block, Grid):
            yield from (GridRow(row, block.ragged, number) for row in block.rows if row)


def lines_of(item: Item) -> list[str]:
    """What can be read as a line: a paragraph, or the lines of a row's only filled cell."""
    if isinstance(item, Line):
        return [item.text]
    filled = item.filled
    return filled[0].text.split("\n") if len(filled) == 1 else []


def text_of(item: Item) -> str:
    """All text of an item, cells joined by a space."""
    if isinstance(item, Line):
        return item.text
    return " ".join(cell.text for cell in item.filled)


def label_of(cell: Cell) -> str:
    """The cell's text in the form in which labels are compared."""
    return title_form(cell.text)
