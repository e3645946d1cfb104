"""What a planted fault is, and the changes of blocks by which every kind plants one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from accuracy.subject import Subject
from juesuan.figures.place import Spot
from juesuan.figures.width import prose_form
from juesuan.findings.finding import Finding
from juesuan.model.statement import Statement
from juesuan.read.sources.blocks import Block, Cell, Grid, Paragraph


class Planted(Struct, frozen=True):
    """A fault: what it is in words, the blocks with it, where it stands, the statement it changes if it is of a figure.

    ``apart`` says why it is not counted (Chinese): the document is right all the same, or nothing in it tells that it is not.
    ``found`` is what the report says where the fault is not in the document itself.
    """

    words: str
    blocks: tuple[Block, ...]
    spot: Spot = Spot()
    changed: Statement | None = None
    of_figure: bool = False
    apart: str = ""
    found: tuple[Finding, ...] | None = None


Kind = Callable[[Subject, random.Random], Iterator[Planted]]
"""All faults of one kind that a document takes, in an order drawn by chance."""

Change = Callable[[re.Match[str]], str | None]
"""What stands in the place of a match; None when the match is not to be changed."""


def with_cell(subject: Subject, at: tuple[int, int, int], text: str) -> tuple[Block, ...]:
    """The blocks with another text in one cell."""
    block, row, index = at
    cells = list(_row(subject, block, row))
    cells[index] = replace(cells[index], text=text)
    return with_row(subject, block, row, cells)


def with_row(subject: Subject, block: int, row: int, cells: Sequence[Cell] | None) -> tuple[Block, ...]:
    """The blocks with another row in one grid, or without the row."""
    grid = grid_at(subject, block)
    put = () if cells is None else (tuple(cells),)
    return with_block(subject, block, replace(grid, rows=(*grid.rows[:row], *put, *grid.rows[row + 1 :])))


def with_block(subject: Subject, number: int, block: Block | None) -> tuple[Block, ...]:
    """The blocks with another in one place, or without it."""
    put = () if block is None else (block,)
    return (*subject.blocks[:number], *put, *subject.blocks[number + 1 :])


def with_text(subject: Subject, number: int, text: str) -> tuple[Block, ...]:
    """The blocks with another text in one paragraph."""
    return with_block(subject, number, replace(paragraph_at(subject, number), text=text))


def paragraph_at(subject: Subject, number: int) -> Paragraph:
    """The paragraph of this number.

    Raises:
        TypeError: the block is a grid.
    """
    block = subject.blocks[number]
    if not isinstance(block, Paragraph):
        raise TypeError(number)
    return block


def grid_at(subject: Subject, number: int) -> Grid:
    """The grid of this number.

    Raises:
        TypeError: the block is a paragraph.
    """
    block = subject.blocks[number]
    if not isinstance(block, Grid):
        raise TypeError(number)
    return block


def _row(subject: Subject, block: int, row: int) -> tuple[Cell, ...]:
    return grid_at(subject, block).rows[row]


def in_prose(  # noqa: PLR0913 - where, what becomes what, and whether it is of a figure
    subject: Subject, rng: random.Random, pattern: str, change: Change, *, of_figure: bool = False, part: str = "narrative"
) -> Iterator[Planted]:
    """A fault for each place of the narrative where the pattern stands, by what the change makes of it; None leaves it alone."""
    places = [(n, text, found) for n, text, _ in subject.passages(part) for found in re.finditer(pattern, text)]
    rng.shuffle(places)
    for number, text, found in places:
        new = change(found)
        if new is not None and new != found[0]:
            block = subject.blocks[number]
            yield Planted(
                words=f"{found[0]} → {new}",
                blocks=with_text(subject, number, text[: found.start()] + new + text[found.end() :]),
                spot=block.spot,
                changed=_stated(subject, block.spot, found, text) if of_figure else None,
                of_figure=of_figure,
            )


def _stated(subject: Subject, spot: Spot, found: re.Match[str], text: str) -> Statement | None:
    """The statement whose quote ends with the figure that was changed."""
    number = re.search(r"\d[\d,.]*", found[0])
    head = prose_form(text[: found.start() + number.end()]) if number else ""
    for each in subject.statements.get(spot, ()):
        quote = re.sub(r"[^\d]+$", "", prose_form(each.place.quote))
        if quote and head.endswith(quote):
            return each
    return None
