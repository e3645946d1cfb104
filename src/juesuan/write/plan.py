"""The page plan: cover, contents, headings, paragraphs and tables in the order of the document, no format.

Every writer writes this plan; what the formats show is therefore the same. A figure carries the written keys of the facts that
it states.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

Keys = tuple[str, ...]
"""Written keys of facts (``str(key)``)."""


class Align(StrEnum):
    """How the text of a cell stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Style(StrEnum):
    """What a paragraph is: running text, a centred title inside a part, or a label such as 附件1."""

    BODY = "body"
    TITLE = "title"
    LABEL = "label"


class Mark(Struct, frozen=True):
    """A figure in a text, from ``start`` up to and without ``end``, and what it states."""

    start: int
    end: int
    keys: Keys


class Heading(Struct, frozen=True):
    """A heading of level 1 (a part) to 4; ``below`` is the second line of a part's heading (第一部分 / 概况)."""

    text: str
    level: int
    below: str = ""

    @property
    def whole(self) -> str:
        """Both lines, as in a list of contents."""
        return f"{self.text}　{self.below}" if self.below else self.text


class Paragraph(Struct, frozen=True):
    """A paragraph; the first ``lead`` characters are a heading that runs into it."""

    text: str
    style: Style = Style.BODY
    lead: int = 0
    marks: tuple[Mark, ...] = ()


class Box(Struct, frozen=True):
    """A cell at its row and column (from 0) with its spans; ``indent`` in characters, ``head`` for a header."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    head: bool = False
    align: Align = Align.CENTRE
    indent: int = 0
    keys: Keys = ()


class Table(Struct, frozen=True):
    """A table: title, number (公开01表), line of the body and of the unit, other lines above, cells, remarks below.

    ``head`` is the number of header rows, ``widths`` those that the columns want, in characters; ``wide`` asks for a page on
    its side. ``level`` is that of the title among the headings.
    """

    title: str
    number: str
    body: str
    unit: str
    above: tuple[str, ...]
    rows: int
    head: int
    boxes: tuple[Box, ...]
    remarks: tuple[str, ...]
    widths: tuple[float, ...]
    wide: bool
    level: int = 2

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.widths)


Block = Heading | Paragraph | Table


class Entry(Struct, frozen=True):
    """A line of the contents: level 1 or 2, text, and the number (from 0) of the block that it leads to."""

    text: str
    level: int
    block: int


class Plan(Struct, frozen=True):
    """A document: the lines of its cover, title (for the file's properties), body, year, and its blocks."""

    cover: tuple[str, ...]
    title: str
    body: str
    year: int
    blocks: tuple[Block, ...]

    @property
    def contents(self) -> tuple[Entry, ...]:
        """The parts, the sections right below them, and the tables of part two."""
        entries = []
        for number, block in enumerate(self.blocks):
            if isinstance(block, Heading) and block.level <= 2:
                entries.append(Entry(block.whole, block.level, number))
            elif isinstance(block, Table) and block.level == 2 and block.title:
                entries.append(Entry(block.title, 2, number))
        return tuple(entries)


def begins_page(blocks: tuple[Block, ...], number: int) -> bool:
    """True for a part, a label (附件1), and a table of a part's own level that does not follow the heading of its part."""
    block = blocks[number]
    if isinstance(block, Heading):
        return block.level == 1
    if isinstance(block, Paragraph):
        return block.style is Style.LABEL
    before = blocks[number - 1] if number else None
    return isinstance(block, Table) and block.level == 2 and not isinstance(before, Heading)


def grid(table: Table) -> list[list[Box | None]]:
    """The boxes by row and column; None where a box from the left or above goes on, and where nothing stands."""
    found: list[list[Box | None]] = [[None] * table.columns for _ in range(table.rows)]
    for box in table.boxes:
        found[box.row][box.column] = box
    return found
