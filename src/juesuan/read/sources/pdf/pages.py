"""One page of a PDF into its tables and lines of text; all that is kept of the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Cell, Grid, SourceProblem
from juesuan.read.sources.pdf import native
from juesuan.read.sources.pdf.cells import Owner, owners_of
from juesuan.read.sources.pdf.characters import Glyph, read_glyphs
from juesuan.read.sources.pdf.frame import Box, Frame
from juesuan.read.sources.pdf.grids import Lattice, lattices
from juesuan.read.sources.pdf.limits import PdfLimits
from juesuan.read.sources.pdf.lines import joined_lines
from juesuan.read.sources.pdf.shapes import Shapes, TooManyObjectsError, read_shapes
from juesuan.read.sources.pdf.words import TextLine, cell_text, text_lines

_PICTURE_SHARE = 0.3  # of the page: a picture that covers more may be a scan
_FEW_CHARACTERS = 20  # a page number and a stamp; more is a text layer
_MANY_CURVES = 100  # outlines of characters
_PRIVATE_SHARE = 0.3  # of the characters: more without a meaning make the text layer useless


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of one page, in points of reading.

    Attributes:
        lefts: Left edges of its columns.
        row_count: Number of its rows.
        box: The whole table.
        cells: Its cells with their spots.
        lines: The text of a table of one cell line by line, as it may be only a frame around text.
    """

    lefts: tuple[float, ...]
    row_count: int
    box: Box
    cells: tuple[Cell, ...]
    lines: tuple[TextLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PageLayout:
    """What stands on a page, in points of reading.

    Attributes:
        number: Page number from 1.
        frame: How the page is read.
        tables: Its tables from top to bottom.
        lines: Its lines of running text from top to bottom.
        problems: What could not be read.
    """

    number: int
    frame: Frame
    tables: tuple[PageTable, ...] = ()
    lines: tuple[TextLine, ...] = ()
    problems: tuple[SourceProblem, ...] = ()


def page_grid(table: PageTable, number: int, frame: Frame) -> Grid:
    """A table of one page as a grid of its own."""
    return grid_of(table.cells, table.row_count, Spot(page=number, box=frame.visible(table.box)))


def grid_of(cells: tuple[Cell, ...], row_count: int, spot: Spot) -> Grid:
    """Cells sorted into the rows of a grid, each in its topmost row."""
    rows: list[list[Cell]] = [[] for _ in range(row_count)]
    for cell in cells:
        rows[cell.row].append(cell)
    return Grid(tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows), spot)


def read_page(page: int, number: int, limits: PdfLimits) -> PageLayout:
    """The layout of a loaded page.

    Args:
        page: Address of the page.
        number: Its number from 1.
        limits: Greatest sizes; what exceeds them is left out, with a problem.
    """
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, bounds)
    box = bounds.left, bounds.bottom, bounds.right, bounds.top
    rotation = int(pdfium.FPDFPage_GetRotation(page))
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        count = max(pdfium.FPDFText_CountChars(text_page), 0) if text_page else 0
        glyphs, frame = read_glyphs(native.address(text_page), min(count, limits.max_chars + 1), box, rotation)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    if count > limits.max_chars:
        return _left_out(number, frame, "字符")
    try:
        shapes = read_shapes(native.address(page), frame, limits)
    except TooManyObjectsError:
        return _left_out(number, frame, "图形对象")
    return _layout(number, frame, glyphs, shapes, limits)


def _left_out(number: int, frame: Frame, what: str) -> PageLayout:
    """The layout of a page that is too large to be read."""
    problem = SourceProblem(f"第 {number} 页的{what}过多，没有读取", Spot(page=number))
    return PageLayout(number, frame, problems=(problem,))


def _layout(number: int, frame: Frame, glyphs: list[Glyph], shapes: Shapes, limits: PdfLimits) -> PageLayout:
    """Tables and text of a page from its characters and lines."""
    problems = _text_problems(number, frame, glyphs, shapes)
    flat, upright = joined_lines(shapes.horizontals), joined_lines(shapes.verticals)
    if len(flat) * len(upright) > limits.max_crossings:
        flat = []
        problems.append(SourceProblem(f"第 {number} 页的线条过多，其中的表格没有识别", Spot(page=number)))
    found = lattices(flat, upright)
    owners = owners_of(glyphs, found)
    texts: dict[Owner | None, list[Glyph]] = defaultdict(list)
    for glyph, owner in zip(glyphs, owners, strict=True):
        texts[owner].append(glyph)
    tables = tuple(_table(lattice, index, texts, number, frame) for index, lattice in enumerate(found))
    return PageLayout(number, frame, tables, tuple(text_lines(texts[None])), tuple(problems))


def _table(lattice: Lattice, index: int, texts: Mapping[Owner | None, list[Glyph]], number: int, frame: Frame) -> PageTable:
    """A table with the text of its cells."""
    cells = tuple(
        Cell(
            cell_text(texts.get((index, place), [])),
            slot.row,
            slot.column,
            Spot(page=number, box=frame.visible(slot.box)),
            slot.rowspan,
            slot.colspan,
        )
        for place, slot in enumerate(lattice.slots)
    )
    lines = tuple(text_lines(texts.get((index, 0), []))) if len(cells) == 1 else ()
    return PageTable(lattice.lefts, len(lattice.tops), lattice.box, cells, lines)


def _text_problems(number: int, frame: Frame, glyphs: list[Glyph], shapes: Shapes) -> list[SourceProblem]:
    """Whether the page has text that a program can read."""
    printed = [glyph[0] for glyph in glyphs if not glyph[0].isspace()]
    message = None
    if len(printed) < _FEW_CHARACTERS:
        pictured = shapes.image_area > _PICTURE_SHARE * frame.width * frame.height
        if pictured or (not printed and shapes.image_area > 0):
            message = f"第 {number} 页没有文字层，可能是扫描件或图片，其内容没有读取"
        elif not printed and shapes.curves > _MANY_CURVES:
            message = f"第 {number} 页的文字是图形，没有文字层，其内容没有读取"
    elif sum(map(_is_meaningless, printed)) > _PRIVATE_SHARE * len(printed):
        message = f"第 {number} 页的文字编码无法识别，其内容可能是乱码"
    return [SourceProblem(message, Spot(page=number), picture=True)] if message else []


def _is_meaningless(text: str) -> bool:
    """Whether a character is one that only its font can tell."""
    return text == "\ufffd" or "\ue000" <= text <= "\uf8ff"
