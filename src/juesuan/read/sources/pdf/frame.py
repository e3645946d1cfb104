"""From the coordinates of a PDF page to those of reading: points from the top left, text upright.

A page has its own origin (MediaBox, CropBox) and may be shown turned. Some pages also carry their
text turned though the page is not; such a page is read turned, and the boxes given out are turned
back, so that a spot is always where a reader sees it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points of reading, unless a docstring says otherwise."""


class Axis(Struct, frozen=True):
    """One coordinate of reading: which one of the page (0 x, 1 y), its sign and its offset in points."""

    source: int
    sign: int
    offset: float

    def span(self, low: float, high: float) -> tuple[float, float]:
        """An interval of the page's coordinate as an interval of reading."""
        if self.sign > 0:
            return low + self.offset, high + self.offset
        return self.offset - high, self.offset - low

    def spans(
        self, lows: tuple[Sequence[float], Sequence[float]], highs: tuple[Sequence[float], Sequence[float]]
    ) -> tuple[Sequence[float], Sequence[float]]:
        """Many intervals at once: their lower and upper ends along x and y of the page, as intervals of reading."""
        low, high, offset = lows[self.source], highs[self.source], self.offset
        if self.sign > 0:
            return ([v + offset for v in low], [v + offset for v in high]) if offset else (low, high)
        return [offset - v for v in high], [offset - v for v in low]


class Frame(Struct, frozen=True):
    """How a page is read: visible size in points, both axes, and the turn from reading back to the page.

    Attributes:
        width: Width of the visible page.
        height: Height of the visible page.
        across: Axis of reading from left to right.
        down: Axis of reading from top to bottom.
        turn: Quarter turns clockwise from the reading to the visible page (0 on nearly all pages).
    """

    width: float
    height: float
    across: Axis
    down: Axis
    turn: int = 0

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the page's own coordinates in those of reading."""
        spans = ((left, right), (bottom, top))
        x0, x1 = self.across.span(*spans[self.across.source])
        y0, y1 = self.down.span(*spans[self.down.source])
        return x0, y0, x1, y1

    def visible(self, box: Box) -> Box:
        """A box of reading in points from the visible page's top left, rounded to hundredths."""
        x0, y0, x1, y1 = box
        if self.turn == 1:
            x0, y0, x1, y1 = self.width - y1, x0, self.width - y0, x1
        elif self.turn == 2:
            x0, y0, x1, y1 = self.width - x1, self.height - y1, self.width - x0, self.height - y0
        elif self.turn == 3:
            x0, y0, x1, y1 = y0, self.height - x1, y1, self.height - x0
        return round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)

    def reading(self, box: Box) -> Box:
        """A box in points from the visible page's top left as a box of reading: the inverse of ``visible``."""
        x0, y0, x1, y1 = box
        if self.turn == 1:
            return y0, self.width - x1, y1, self.width - x0
        if self.turn == 2:
            return self.width - x1, self.height - y1, self.width - x0, self.height - y0
        if self.turn == 3:
            return self.height - y1, x0, self.height - y0, x1
        return box

    @property
    def reading_size(self) -> tuple[float, float]:
        """Width and height of the page as it is read."""
        return (self.height, self.width) if self.turn % 2 else (self.width, self.height)


def frame_of(bounds: Box, rotation: int, turn: int = 0) -> Frame:
    """The frame of a page from its bounding box, its rotation and a turn of its text.

    Args:
        bounds: Left, bottom, right and top of the visible box in the page's own coordinates, points.
        rotation: Quarter turns clockwise by which the page is shown.
        turn: Quarter turns clockwise from upright text to the text as it is shown.
    """
    left, bottom, right, top = bounds
    width, height = right - left, top - bottom
    if rotation % 2:
        width, height = height, width
    axes = (
        (Axis(0, 1, -left), Axis(1, -1, top)),
        (Axis(1, 1, -bottom), Axis(0, 1, -left)),
        (Axis(0, -1, right), Axis(1, 1, -bottom)),
        (Axis(1, -1, top), Axis(0, -1, right)),
    )
    across, down = axes[(rotation - turn) % 4]
    return Frame(width, height, across, down, turn % 4)


def turned_frame(frame: Frame, turn: int) -> Frame:
    """The same page read with a further turn of its text (quarter turns clockwise); of its axes only boxes are used."""
    return Frame(frame.width, frame.height, frame.across, frame.down, (frame.turn + turn) % 4)
