"""The layouts of all pages into blocks in reading order, with what goes on over pages joined."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Block, Paragraph
from juesuan.read.sources.pdf.frame import Box, Frame
from juesuan.read.sources.pdf.join import is_new_form, joined, repeated_head, same_columns
from juesuan.read.sources.pdf.margins import Margins, page_margins
from juesuan.read.sources.pdf.pages import PageLayout, PageTable, grid_of
from juesuan.read.sources.pdf.paragraphs import goes_on, joined_text, paragraphs
from juesuan.read.sources.pdf.words import TextLine


class _Text(Struct):
    """A paragraph being built: first and last page, lines, how many of them are on the first page."""

    page: PageLayout
    last: PageLayout
    lines: list[TextLine]
    here: int

    @property
    def text(self) -> str:
        return joined_text(self.lines)


class _Table(Struct):
    """A table being built: first and last page, table so far, its part on the last page."""

    page: PageLayout
    last: PageLayout
    table: PageTable
    part: PageTable


_Piece = _Text | _Table


def blocks_of(pages: Sequence[PageLayout]) -> tuple[Block, ...]:
    """The blocks of a document from the layouts of its pages, page furniture already left out."""
    margins = page_margins(pages)
    pieces: list[_Piece] = []
    for page in pages:
        _append(pieces, _pieces(page, margins[page.number]), margins)
    blocks = [block for piece in pieces for block in _blocks(piece)]
    for page in pages:
        if page.asides:
            at = next((k for k, block in enumerate(blocks) if (block.spot.page or 0) > page.number), len(blocks))
            blocks[at:at] = [Paragraph(line.text, _spot(page.number, page.frame, box)) for line, box in page.asides]
    return tuple(blocks)


def _pieces(page: PageLayout, margins: Margins) -> list[_Piece]:
    """The paragraphs and tables of a page from top to bottom."""
    pieces: list[_Piece] = []
    lines = list(page.lines)
    for table in (*page.tables, None):
        edge = float("inf") if table is None else table.box[1]
        above = [line for line in lines if (line.box[1] + line.box[3]) / 2 < edge]
        lines = lines[len(above) :]
        pieces.extend(_Text(page, page, part, len(part)) for part in paragraphs(above, margins))
        if table is not None:
            pieces.append(_Table(page, page, table, table))
    return pieces


def _append(pieces: list[_Piece], following: list[_Piece], margins: dict[int, Margins]) -> None:
    """Add the pieces of the next page, the first of them joined to what it continues."""
    last = pieces[-1] if pieces else None
    if isinstance(last, _Table):
        following = following[_continued(last, pieces, following) :]
    elif isinstance(last, _Text) and following and isinstance(following[0], _Text):
        first = following[0]
        if last.last.number + 1 == first.page.number and goes_on(
            last.lines[-1], margins[last.last.number], first.lines[0], margins[first.page.number]
        ):
            last.lines.extend(first.lines)
            last.last = first.page
            following = following[1:]
    pieces.extend(following)


def _continued(last: _Table, pieces: list[_Piece], following: list[_Piece]) -> int:
    """Join the table that continues the last one; the number of pieces it used up, 0 if there is none."""
    at = next((k for k, piece in enumerate(following) if isinstance(piece, _Table)), None)
    if at is None:
        return 0
    piece = following[at]
    if not isinstance(piece, _Table) or piece.page.number != last.last.number + 1:
        return 0
    if not same_columns(last.part, piece.table) and not same_columns(last.table, piece.table):
        return 0
    head = repeated_head(last.table, piece.table)
    if is_new_form(last.table, piece.table, head) or (at and not (head and _repeats(pieces, following[:at]))):
        return 0
    last.table = joined(last.table, piece.table, head)
    last.last, last.part = piece.page, piece.table
    return at + 1


def _repeats(pieces: list[_Piece], above: list[_Piece]) -> bool:
    """Whether the text above a table is the same as the text above the table before it."""
    before = pieces[-1 - len(above) : -1]
    texts = [piece.text if isinstance(piece, _Text) else None for piece in before]
    return texts == [piece.text if isinstance(piece, _Text) else "" for piece in above]


def _blocks(piece: _Piece) -> list[Block]:
    """A finished piece as blocks; an empty grid is none."""
    if isinstance(piece, _Text):
        box = _hull([line.box for line in piece.lines[: piece.here]])
        sure = min((line.confidence for line in piece.lines if line.confidence is not None), default=None)
        return [
            Paragraph(piece.text, replace(_spot(piece.page.number, piece.page.frame, box), confidence=sure), piece.lines[0].target)
        ]
    cells = piece.table.cells
    if not any(cell.text for cell in cells):
        return []
    spot = _spot(piece.page.number, piece.page.frame, piece.table.box)
    return [grid_of(cells, piece.table.row_count, spot)]


def _spot(number: int, frame: Frame, box: Box) -> Spot:
    """The spot of a box of reading."""
    return Spot(page=number, box=frame.visible(box))


def _hull(boxes: list[Box]) -> Box:
    """The smallest box around some."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
