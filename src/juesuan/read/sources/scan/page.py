"""One picture into the layout of a page, as the source of PDFs gives it for pages with a text layer."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Cell, SourceProblem
from juesuan.read.sources.pdf.frame import Box
from juesuan.read.sources.pdf.grids import Lattice, lattices
from juesuan.read.sources.pdf.pages import PageLayout, PageTable
from juesuan.read.sources.scan.cleaning import Picture, grey_of, ink_of, skew_of, turned
from juesuan.read.sources.scan.doubts import SHAPE, doubted, is_odd
from juesuan.read.sources.scan.engine import DotBox, Reading, read_pieces
from juesuan.read.sources.scan.limits import ScanLimits
from juesuan.read.sources.scan.pieces import Blots, blots_of, hull_of_large, lines_in, lines_outside, without_dirt
from juesuan.read.sources.scan.placing import TurnedFrame, turned_frame
from juesuan.read.sources.scan.rows import Piece, text_lines
from juesuan.read.sources.scan.rulings import find_rulings

_EDGE = 0.01  # inches: how far the hull of ink is widened before it is read
_NARROW = 50  # dots: a side of a picture that can show text
_LONGEST = 20  # longer side by shorter
_READABLE = 0.8  # mean confidence: a page that is read with less may lie on its side or stand on its head
_PAPER = 0.03  # inches of blank paper put to the left and right of it


class _Sheet(Struct, frozen=True):
    """A picture that is being read: grey and upright, without rulings, and its ink."""

    number: int
    grey: Picture
    blots: Blots
    dots: float
    frame: TurnedFrame

    def dot_box(self, box: Box) -> DotBox:
        """A box of points in dots."""
        left, top, right, bottom = (round(each * self.dots / 72) for each in box)
        return left, top, right, bottom

    def points(self, box: DotBox) -> Box:
        """A box of dots in points."""
        left, top, right, bottom = (each * 72 / self.dots for each in box)
        return left, top, right, bottom

    def crop(self, box: DotBox) -> Picture:
        """The part of the picture around a line of ink, with paper around it: what is beside the ink is not read."""
        edge, paper = max(2, int(_EDGE * self.dots)), max(4, int(_PAPER * self.dots))
        left, top, right, bottom = box
        part = self.grey[max(0, top - edge) : bottom + edge, max(0, left - edge) : right + edge]
        return cv2.copyMakeBorder(part, edge, edge, paper, paper, cv2.BORDER_CONSTANT, value=int(np.percentile(part, 90)))


def read_picture(picture: Picture, number: int, dots: float, limits: ScanLimits) -> PageLayout:
    """The tables and lines of a picture of a page; every spot has the confidence of its reading.

    Args:
        picture: Rows of dots, grey or blue, green and red.
        number: The page's number from 1.
        dots: Dots an inch.
        limits: Greatest sizes; what exceeds them is left out, with a problem.
    """
    if min(picture.shape[:2]) < max(_NARROW, max(picture.shape[:2]) / _LONGEST):
        problem = SourceProblem(f"第 {number} 页的大小不像一页文件，没有识别", Spot(page=number))
        height, width = picture.shape[:2]
        return PageLayout(number, turned_frame(width * 72 / dots, height * 72 / dots, 0.0, 0), problems=(problem,))
    best = _upright(picture, number, dots, limits)
    if _certainty(best) < _READABLE:
        others = (_upright(np.rot90(picture, turn), number, dots, limits, turn) for turn in (1, 3, 2))
        best = max(best, *others, key=_certainty)
    return best


def _certainty(layout: PageLayout) -> float:
    """The mean confidence of all that a page says; 1 for a blank one."""
    cells = [cell.spot.confidence for table in layout.tables for cell in table.cells if cell.text]
    sure = [each for each in (*cells, *(line.confidence for line in layout.lines)) if each is not None]
    return sum(sure) / len(sure) if sure else 1.0


def _upright(picture: Picture, number: int, dots: float, limits: ScanLimits, turn: int = 0) -> PageLayout:
    """The layout of a picture that is upright but for its skew; ``turn`` says how the page was turned to make it so."""
    grey = grey_of(picture, dots)
    skew = skew_of(grey)
    grey = turned(grey, skew).copy()
    ink = ink_of(grey, dots)
    rulings = find_rulings(ink, dots)
    flat, problems = rulings.horizontals, []
    if len(flat) * len(rulings.verticals) > limits.max_crossings:
        flat = []
        problems.append(SourceProblem(f"第 {number} 页的线条过多，其中的表格没有识别", Spot(page=number)))
    grey[rulings.dots], ink[rulings.dots] = 255, 0
    height, width = grey.shape[:2]
    frame = turned_frame(width * 72 / dots, height * 72 / dots, skew, turn)
    sheet = _Sheet(number, grey, blots_of(ink, dots), dots, frame)
    layout, left_out = _layout(sheet, lattices(flat, rulings.verticals), limits)
    if left_out:
        problems.append(SourceProblem(f"第 {number} 页的文字过多，有 {left_out} 处没有识别", Spot(page=number)))
    return replace(layout, problems=tuple(problems))


def _layout(sheet: _Sheet, found: Sequence[Lattice], limits: ScanLimits) -> tuple[PageLayout, int]:
    """The layout, and how many pieces of text were too many."""
    cells = [without_dirt([lines_in(sheet.blots, sheet.dot_box(slot.box)) for slot in lattice.slots]) for lattice in found]
    outside = lines_outside(sheet.grey, sheet.blots, [sheet.dot_box(lattice.box) for lattice in found])
    wanted = [*(line for table in cells for cell in table for line in cell), *outside]
    readings = iter(_read(sheet, wanted[: limits.max_readings]))
    tables = []
    for lattice, table in zip(found, cells, strict=True):
        said = [[Piece(sheet.points(box), next(readings, Reading("", 0.0))) for box in cell] for cell in table]
        tables.append(_table(sheet, lattice, said))
    pieces = [Piece(sheet.points(box), reading) for box, reading in zip(outside, readings, strict=False)]
    layout = PageLayout(sheet.number, sheet.frame, tuple(tables), tuple(text_lines(pieces)))
    return layout, max(0, len(wanted) - limits.max_readings)


def _read(sheet: _Sheet, boxes: Sequence[DotBox]) -> list[Reading]:
    """What the pieces say; nearly figures are read again without the small ink at their edges, and stay in doubt."""
    readings = read_pieces([sheet.crop(box) for box in boxes])
    odd = [number for number, reading in enumerate(readings) if is_odd(reading.text)]
    again = read_pieces([sheet.crop(hull_of_large(sheet.blots, boxes[number])) for number in odd])
    for number, reading in zip(odd, again, strict=True):
        if not is_odd(reading.text) and reading.figures is not None:
            readings[number] = replace(reading, confidence=min(reading.confidence, SHAPE), figures=min(reading.figures, SHAPE))
    return readings


def _table(sheet: _Sheet, lattice: Lattice, said: Sequence[Sequence[Piece]]) -> PageTable:
    """A table with what its cells say."""
    cells = []
    for slot, pieces in zip(lattice.slots, said, strict=True):
        sure = min((piece.reading.confidence for piece in pieces), default=1.0)
        spot = Spot(page=sheet.number, box=sheet.frame.visible(slot.box), confidence=sure)
        text = "\n".join(piece.reading.text for piece in pieces if piece.reading.text)
        cells.append(Cell(text, slot.row, slot.column, spot, slot.rowspan, slot.colspan))
    lines = tuple(text_lines(said[0])) if len(cells) == 1 else ()
    return PageTable(lattice.lefts, len(lattice.tops), lattice.box, doubted(cells), lines)
