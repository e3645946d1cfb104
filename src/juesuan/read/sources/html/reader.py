"""A page or a web archive into blocks: paragraphs and grids in the order in which a reader sees them."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct, field

from juesuan.errors import UnreadableFileError
from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Block, Cell, Grid, Paragraph, SourceDocument, SourceProblem
from juesuan.read.sources.html.attachments import attachments
from juesuan.read.sources.html.decoding import decode
from juesuan.read.sources.html.limits import HtmlLimits
from juesuan.read.sources.html.mime import pages_of
from juesuan.read.sources.html.runs import pieces, text_lines
from juesuan.read.sources.html.sniff import is_archive
from juesuan.read.sources.html.spans import Placed, TooManySlotsError, place
from juesuan.read.sources.html.tables import data_tables, rows_of
from juesuan.read.sources.html.tree import line_of, parse

_DEFAULT = HtmlLimits()


def read_html(data: bytes, *, path: str, limits: HtmlLimits = _DEFAULT) -> SourceDocument:
    """A page (HTML, XHTML, Word's HTML, MHT) as paragraphs and grids; spots are lines of the page.

    Raises:
        UnreadableFileError: no page, a broken archive, or one beyond the limits.
    """
    pages = pages_of(data, path, limits) if is_archive(data) else [(data, None)]
    reading = _Reading(limits)
    for content, charset in pages:
        decoded = decode(content, charset)
        if decoded.damaged:
            reading.problems.append(SourceProblem("网页中有无法识别编码的字符"))
        _read_page(reading, decoded.text, path)
    if not any(isinstance(block, Grid) or block.text.strip() for block in reading.blocks):
        words = [problem.message for problem in reading.problems]
        raise UnreadableFileError(path, "；".join(["网页没有内容", *words[:3]]))
    return SourceDocument("html", tuple(reading.blocks), problems=tuple(reading.problems))


class _Reading(Struct):
    """What the pages of a file have given so far."""

    limits: HtmlLimits
    blocks: list[Block] = field(default_factory=list)
    problems: list[SourceProblem] = field(default_factory=list)


def _read_page(reading: _Reading, text: str, path: str) -> None:
    page = parse(text, path, reading.limits)
    reading.problems += page.problems
    tables = {table: tuple(_blocks_of(reading, table)) for table in data_tables(page.root)}
    for piece in pieces(page.root, tables):
        reading.blocks.append(Paragraph(piece[0], Spot(line=piece[1])) if isinstance(piece, tuple) else piece)
    if not tables and (images := sum(1 for _ in page.root.iter("img"))):
        reading.problems.append(SourceProblem(f"网页中没有表格，有 {images} 张图片，图片中的内容没有读取"))
    reading.problems += attachments(page.root, reading.limits)


def _blocks_of(reading: _Reading, table: etree._Element) -> list[Block]:
    """The captions as paragraphs and the grid of a table."""
    rows = rows_of(table)
    spot = Spot(line=line_of(table))
    blocks: list[Block] = [Paragraph(text, Spot(line=line)) for each in rows.captions for text, line in text_lines(each)]
    try:
        placed = place(rows.in_order(), reading.limits)
    except TooManySlotsError:
        reading.problems.append(SourceProblem("表格太大，没有读取", spot))
        return blocks
    nested = next((cell for row in placed for cell in row if cell.element.find(".//table") is not None), None)
    if nested:
        reading.problems.append(SourceProblem("表格的单元格中还有表格，按文字读取", Spot(line=line_of(nested.element))))
    return [*blocks, Grid(tuple(tuple(map(_cell, row)) for row in placed), spot)]


def _cell(placed: Placed) -> Cell:
    text = "\n".join(line for line, _ in text_lines(placed.element))
    spot = Spot(line=line_of(placed.element))
    return Cell(text, placed.row, placed.column, spot, placed.rowspan, placed.colspan)
