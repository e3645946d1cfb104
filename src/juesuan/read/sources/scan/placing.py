"""From dots of the upright picture to points of the page as it is seen, turned back where it was turned."""

from __future__ import annotations

import math

from juesuan.read.sources.pdf.frame import Axis, Box, Frame


class TurnedFrame(Frame, frozen=True):
    """The frame of a picture that was set upright.

    Attributes:
        skew: Degrees by which its lines rose to the right.
    """

    skew: float = 0.0

    def visible(self, box: Box) -> Box:
        """The box of reading as the smallest one around it on the page as it is seen."""
        angle = math.radians(self.skew)
        middle_x, middle_y = (size / 2 for size in self.reading_size)
        corners = [(x - middle_x, y - middle_y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs = [middle_x + x * math.cos(angle) + y * math.sin(angle) for x, y in corners]
        ys = [middle_y - x * math.sin(angle) + y * math.cos(angle) for x, y in corners]
        return Frame.visible(self, (min(xs), min(ys), max(xs), max(ys)))


def turned_frame(width: float, height: float, skew: float, turn: int) -> TurnedFrame:
    """The frame of an upright picture of this size in points; ``turn`` as in ``Frame``."""
    if turn % 2:
        width, height = height, width
    return TurnedFrame(width, height, Axis(0, 1, 0.0), Axis(1, -1, height), turn, skew)
