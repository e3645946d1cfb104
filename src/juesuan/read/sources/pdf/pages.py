"""One page of a PDF into its tables and lines of text; all that is kept of the page."""

from __future__ import annotations

import re
from collections import defaultdict

import pypdfium2.raw as pdfium
from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Cell, Grid, SourceProblem
from juesuan.read.sources.pdf import native
from juesuan.read.sources.pdf.aligned import aligned_tables, hides_columns
from juesuan.read.sources.pdf.cells import owners_of
from juesuan.read.sources.pdf.characters import UNREADABLE, Chars, TextPage, read_chars
from juesuan.read.sources.pdf.contents import contents_entries
from juesuan.read.sources.pdf.frame import Box, Frame, frame_of
from juesuan.read.sources.pdf.grids import Lattice, lattices
from juesuan.read.sources.pdf.limits import PdfLimits
from juesuan.read.sources.pdf.lines import SNAP, joined_lines
from juesuan.read.sources.pdf.objects import TooManyObjectsError, page_objects
from juesuan.read.sources.pdf.runs import Run, read_runs
from juesuan.read.sources.pdf.segments import segment_lines
from juesuan.read.sources.pdf.shapes import Shapes, read_shapes
from juesuan.read.sources.pdf.sideways import sideways_lines
from juesuan.read.sources.pdf.slots import Cells, Ruling, SlottedTable
from juesuan.read.sources.pdf.split import split_rows
from juesuan.read.sources.pdf.words import TextLine, cell_text, run_lines, text_lines

_PICTURE_SHARE = 0.3  # of the page: a picture that covers more may be a scan
_FEW_CHARACTERS = 20  # a page number and a stamp; more is a text layer
_MANY_CURVES = 100  # outlines of characters
_MEANINGLESS = re.compile("[\ue000-\uf8ff\ufffd]")  # what only its font can tell
_PRIVATE_SHARE = 0.3  # of the characters: more without a meaning make the text layer useless


class PageTable(Struct, frozen=True):
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


class PageLayout(Struct, frozen=True):
    """What stands on a page, in points of reading.

    Attributes:
        number: Page number from 1.
        frame: How the page is read.
        tables: Its tables from top to bottom.
        lines: Its lines of running text from top to bottom.
        problems: What could not be read.
        asides: Lines that are turned against the page and stand in no table, in the reading of their own, with their boxes
            in that of the page.
    """

    number: int
    frame: Frame
    tables: tuple[PageTable, ...] = ()
    lines: tuple[TextLine, ...] = ()
    problems: tuple[SourceProblem, ...] = ()
    asides: tuple[tuple[TextLine, Box], ...] = ()


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
    try:
        objects = page_objects(native.address(page), limits)
    except TooManyObjectsError:
        return _left_out(number, frame_of(box, rotation), "图形对象")
    scan = objects.is_recognised_scan
    hidden = frozenset[int]() if scan else objects.invisible
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        count = max(pdfium.FPDFText_CountChars(text_page), 0) if text_page else 0
        if count > limits.max_chars:
            return _left_out(number, frame_of(box, rotation), "字符")
        chars = read_chars(TextPage(native.address(text_page), count, box, rotation, hidden, objects.upright))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    layout = _layout(number, chars, read_shapes(objects, chars.frame), limits)
    messages = [f"第 {number} 页是扫描件，文字是识别所得，可能有误"] if scan else []
    messages += [f"第 {number} 页有不显示的文字，没有读取"] if hidden else []
    return replace(layout, problems=(*layout.problems, *(SourceProblem(text, Spot(page=number)) for text in messages)))


def _left_out(number: int, frame: Frame, what: str) -> PageLayout:
    """The layout of a page that is too large to be read."""
    problem = SourceProblem(f"第 {number} 页的{what}过多，没有读取", Spot(page=number))
    return PageLayout(number, frame, problems=(problem,))


def _layout(number: int, chars: Chars, shapes: Shapes, limits: PdfLimits) -> PageLayout:
    """Tables and text of a page from its characters and lines."""
    frame = chars.frame
    problems = _text_problems(number, chars, shapes)
    flat, upright = joined_lines(shapes.horizontals), joined_lines(shapes.verticals)
    if len(flat) * len(upright) > limits.max_crossings:
        flat = []
        problems.append(SourceProblem(f"第 {number} 页的线条过多，其中的表格没有识别", Spot(page=number)))
    found = lattices(flat, upright)
    owned = owners_of(read_runs(chars), found)
    held: dict[int, Cells] = defaultdict(dict)
    for owner, runs in owned.items():
        if owner is not None:
            held[owner[0]][owner[1]] = runs
    framed = [index for index, lattice in enumerate(found) if hides_columns(lattice, held[index])]
    free = [*owned.get(None, []), *(run for index in framed for runs in held[index].values() for run in runs)]
    ruled = [(lattice, held[index]) for index, lattice in enumerate(found) if index not in framed]
    tables = [_table(*split_rows(*each), number, frame) for each in ruled]
    ruling = _outside([lattice for lattice, _ in ruled], Ruling(flat, upright, shapes.fills))
    lines, aligned = _running_text([run for run in free if not run.turned], ruling)
    tables.extend(_table(table.lattice, table.texts, number, frame) for table in aligned)
    tables.sort(key=lambda table: (table.box[1], table.box[0]))
    asides = sideways_lines([run for run in free if run.turned], frame)
    return PageLayout(number, frame, tuple(tables), tuple(lines), tuple(problems), tuple(asides))


def _outside(found: list[Lattice], drawn: Ruling) -> Ruling:
    """What is drawn in no table with borders."""
    boxes = [lattice.box for lattice in found if len(lattice.slots) > 1]

    def outside(x: float, y: float) -> bool:
        return not any(x0 - SNAP <= x <= x1 + SNAP and y0 - SNAP <= y <= y1 + SNAP for x0, y0, x1, y1 in boxes)

    return Ruling(
        [rule for rule in drawn.rules if outside((rule[1] + rule[2]) / 2, rule[0])],
        [rule for rule in drawn.uprights if outside(rule[0], (rule[1] + rule[2]) / 2)],
        [box for box in drawn.fills if outside((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)],
    )


def _running_text(runs: list[Run], ruling: Ruling) -> tuple[list[TextLine], list[SlottedTable]]:
    """The lines of running text and of contents lists, and the tables without borders, among runs that stand in no cell."""
    lines = run_lines(runs)
    if not lines:
        return [], []
    pieces = segment_lines(lines, ruling.uprights)
    texts = text_lines(lines)
    entries = contents_entries(pieces, [text.text for text in texts])
    found = aligned_tables(pieces, ruling, entries)
    taken = {k for part, _ in found for k in part}
    kept = (
        replace(text, text=entries[k].title, target=entries[k].page) if k in entries else text
        for k, text in enumerate(texts)
        if k not in taken
    )
    return list(kept), [table for _, table in found]


def _table(lattice: Lattice, texts: Cells, number: int, frame: Frame) -> PageTable:
    """A table with the text of its cells."""
    cells = tuple(
        Cell(
            cell_text(texts.get(place, [])),
            slot.row,
            slot.column,
            Spot(page=number, box=frame.visible(slot.box)),
            slot.rowspan,
            slot.colspan,
        )
        for place, slot in enumerate(lattice.slots)
    )
    lines = tuple(text_lines(run_lines(texts.get(0, [])))) if len(cells) == 1 else ()
    return PageTable(lattice.lefts, len(lattice.tops), lattice.box, cells, lines)


def _text_problems(number: int, chars: Chars, shapes: Shapes) -> list[SourceProblem]:
    """Whether the page has text that a program can read."""
    printed = "".join(chars.text.split())
    message = None
    if len(printed) < _FEW_CHARACTERS:
        pictured = shapes.image_area > _PICTURE_SHARE * chars.frame.width * chars.frame.height
        if pictured or (not printed and shapes.image_area > 0):
            message = f"第 {number} 页没有文字层，可能是扫描件或图片，其内容没有读取"
        elif not printed and shapes.curves > _MANY_CURVES:
            message = f"第 {number} 页的文字是图形，没有文字层，其内容没有读取"
    elif len(_MEANINGLESS.findall(printed)) > _PRIVATE_SHARE * len(printed):
        message = f"第 {number} 页的文字编码无法识别，其内容可能是乱码"
    elif UNREADABLE in printed:
        message = f"第 {number} 页有 {printed.count(UNREADABLE)} 个字符的编码无法识别，读作“{UNREADABLE}”"
        return [SourceProblem(message, Spot(page=number))]
    return [SourceProblem(message, Spot(page=number), picture=True)] if message else []
