"""Where text stands on a page: the lines of ink inside each cell, and those outside the tables.

Inside a table every blot of ink is looked at, so that no figure is missed; outside the recogniser says what is text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from msgspec import Struct

from juesuan.read.sources.scan.cleaning import Picture
from juesuan.read.sources.scan.engine import DotBox, find_text

_SPECK = 0.012  # inches: ink smaller than this in both directions is dirt
_MARK = 0.04  # inches: ink this wide or high is writing; less is dirt unless it stands beside such ink
_NEAR = 0.04  # inches: how far a point stands from its digits
_SMALL = 0.5  # of the usual height of a line: what is smaller is dirt
_GAP = 0.35  # of the height of the higher: parts of one character lie nearer above each other
_TALL = 1.35  # of the usual height of a line: no line of text is higher
_EMPTY = 0.25  # inches: a strip without tables that is lower holds no line of text


Boxes = Any
"""An array of boxes in dots, a row for each: left, top, right, bottom."""


class Blots(Struct, frozen=True):
    """The pieces of ink of a page: left, top, right and bottom of each in dots."""

    boxes: Boxes
    dots: float

    def inside(self, box: DotBox) -> Boxes:
        """Those whose middle lies in a box."""
        left, top, right, bottom = box
        middle_x = (self.boxes[:, 0] + self.boxes[:, 2]) / 2
        middle_y = (self.boxes[:, 1] + self.boxes[:, 3]) / 2
        return self.boxes[(left <= middle_x) & (middle_x < right) & (top <= middle_y) & (middle_y < bottom)]


def blots_of(ink: Picture, dots: float) -> Blots:
    """The connected pieces of ink, without dirt."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    x, y, width, height = (stats[1:count, column] for column in range(4))
    kept = np.maximum(width, height) >= _SPECK * dots
    return Blots(np.stack([x, y, x + width, y + height], axis=1)[kept], dots)


def lines_in(blots: Blots, box: DotBox) -> list[DotBox]:
    """The lines of text in a cell from top to bottom, each the hull of its ink; none for a blank cell."""
    own = _written(blots.inside(box), blots.dots)
    return _merged(_rows(own)) if len(own) else []


def without_dirt(cells: Sequence[Sequence[DotBox]]) -> list[list[DotBox]]:
    """The lines of the cells without blots much smaller than the lines of the page; a dash is none."""
    heights = [bottom - top for cell in cells for _, top, _, bottom in cell]
    least = _SMALL * float(np.median(heights)) if heights else 0.0
    return [[line for line in cell if not _is_dirt(line, least)] for cell in cells]


def _is_dirt(line: DotBox, least: float) -> bool:
    width, height = line[2] - line[0], line[3] - line[1]
    return max(width, height) < least and width < 2 * height


def _written(boxes: Boxes, dots: float) -> Boxes:
    """The ink that is writing: pieces of some size, and smaller ones, such as points, beside them."""
    large = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) >= _MARK * dots
    if not large.any():
        return boxes[large]
    lefts, tops, rights, bottoms = boxes.T[:, :, None]
    others = boxes[large].T[:, None, :]
    across = np.maximum(np.maximum(lefts - others[2], others[0] - rights), 0)
    down = np.maximum(np.maximum(tops - others[3], others[1] - bottoms), 0)
    near = (np.maximum(across, down) <= _NEAR * dots).any(axis=1)
    return boxes[large | near]


def _rows(boxes: Boxes) -> list[DotBox]:
    """Ink in rows that no empty line of dots parts."""
    rows: list[list[Boxes]] = []
    bottom = -1
    for blot in boxes[np.argsort(boxes[:, 1])]:
        if blot[1] > bottom:
            rows.append([])
        rows[-1].append(blot)
        bottom = max(bottom, int(blot[3]))
    return [hull(row) for row in rows]


def _merged(rows: Sequence[DotBox]) -> list[DotBox]:
    """Rows with the parts of characters such as 二 put together."""
    usual = max(row[3] - row[1] for row in rows)
    merged: list[DotBox] = []
    for row in rows:
        if merged:
            above = merged[-1]
            gap = row[1] - above[3]
            higher = max(row[3] - row[1], above[3] - above[1])
            if gap <= _GAP * higher and row[3] - above[1] <= _TALL * usual:
                merged[-1] = hull((above, row))
                continue
        merged.append(row)
    return merged


def hull_of_large(blots: Blots, box: DotBox) -> DotBox:
    """The hull of the larger ink in a box, without small ink such as dirt or points at its edges; the box if there is none."""
    own = blots.inside(box)
    large = own[np.maximum(own[:, 2] - own[:, 0], own[:, 3] - own[:, 1]) >= _MARK * blots.dots]
    return hull(large) if len(large) else box


def hull(boxes: Sequence[Sequence[int]]) -> DotBox:
    """The smallest box around some."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return int(min(lefts)), int(min(tops)), int(max(rights)), int(max(bottoms))


def lines_outside(grey: Picture, blots: Blots, tables: Sequence[DotBox]) -> list[DotBox]:
    """The stretches of text outside the tables, from top to bottom and left to right."""
    open_page = grey.copy()
    for left, top, right, bottom in tables:
        open_page[top:bottom, left:right] = 255
    found: list[DotBox] = []
    for top, bottom in _strips(blots, tables, grey.shape[0]):
        found += [(x0, y0 + top, x1, y1 + top) for x0, y0, x1, y1 in find_text(open_page[top:bottom])]
    return [hull(own) for box in found if len(own := _written(blots.inside(box), blots.dots))]


def _strips(blots: Blots, tables: Sequence[DotBox], height: int) -> Iterator[tuple[int, int]]:
    """The strips of the page with ink outside tables, cut at tables; a table's sides belong to the strip above."""
    edges = sorted({0, height, *(edge for box in tables for edge in (box[1], box[3]))})
    free = [blot for blot in blots.boxes if not any(_holds(box, blot) for box in tables)]
    mark, margin = _MARK * blots.dots, int(_EMPTY * blots.dots / 2)
    for top, bottom in pairwise(edges):
        own = [b for b in free if top <= (b[1] + b[3]) / 2 < bottom and max(b[2] - b[0], b[3] - b[1]) >= mark]
        if own:
            low, high = min(b[1] for b in own), max(b[3] for b in own)
            yield max(0, int(low) - margin), min(height, int(high) + margin)


def _holds(box: DotBox, blot: Sequence[int]) -> bool:
    """Whether the middle of some ink lies in a box."""
    x, y = (blot[0] + blot[2]) / 2, (blot[1] + blot[3]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])
