"""The ruling lines and pictures of a page out of its drawing objects, those inside forms too.

Word processors draw a border as a stroke, as a thin filled rectangle, as the outline of a cell or as
one long path for a whole table; all of them become lines here. Filled areas that are not thin are
shading: they give no line, but bands that tell rows where there are no lines.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator

from msgspec import Struct, field

from juesuan.read.sources.pdf import native
from juesuan.read.sources.pdf.frame import Box, Frame
from juesuan.read.sources.pdf.objects import Matrix, PageObjects, matrix_of, product

_THIN = 3.5  # points: a filled box not thicker than this is a line
_SLOPE = 0.8  # points by which the ends of a straight line may differ across
_PLAIN = frozenset({2, 3, 5})  # numbers of segments of a single stroke or rectangle
_RECTANGLE = frozenset({4, 5, 6})  # numbers of points of a rectangle, closed or not
_WHITE = 0xFB  # of 255: what is lighter in all colours is not seen

Point = tuple[float, float]
Rule = tuple[float, float, float]
"""Position across, start and end along, in points of reading."""


class Shapes(Struct):
    """What is drawn on a page, in points of reading: lines, shaded areas, number of curved paths, area of pictures."""

    horizontals: list[Rule] = field(default_factory=list)
    verticals: list[Rule] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    curves: int = 0
    image_area: float = 0.0

    def add_thin(self, box: Box) -> bool:
        """Take a box as a line if it is thin; a dot may belong to a dotted line of either direction."""
        x0, y0, x1, y1 = box
        flat, slim = y1 - y0 <= _THIN, x1 - x0 <= _THIN
        if flat:
            self.horizontals.append(((y0 + y1) / 2, x0, x1))
        if slim:
            self.verticals.append(((x0 + x1) / 2, y0, y1))
        return flat or slim

    def add_stroke(self, a: Point, b: Point) -> None:
        """Take a straight stroke as a line if it lies along an axis."""
        (xa, ya), (xb, yb) = a, b
        if abs(ya - yb) <= _SLOPE < abs(xa - xb):
            self.horizontals.append(((ya + yb) / 2, min(xa, xb), max(xa, xb)))
        elif abs(xa - xb) <= _SLOPE < abs(ya - yb):
            self.verticals.append(((xa + xb) / 2, min(ya, yb), max(ya, yb)))


def read_shapes(objects: PageObjects, frame: Frame) -> Shapes:
    """The lines, shaded areas and pictures of a page, as the frame reads it."""
    shapes = Shapes()
    for matrix, paths, images in objects.drawn:
        for _, box in _boxes(images, matrix, frame):
            shapes.image_area += (box[2] - box[0]) * (box[3] - box[1])
        plain = [count in _PLAIN for count in map(native.path_segment_count, paths)]
        for (handle, box), simple in zip(_boxes(paths, matrix, frame), plain, strict=True):
            if not (simple and shapes.add_thin(box)):
                _add_path(shapes, handle, matrix, frame)
    return shapes


def _boxes(handles: list[int], matrix: Matrix | None, frame: Frame) -> Iterator[tuple[int, Box]]:
    """Each object with its box in points of reading."""
    bounds = (ctypes.c_float * (4 * len(handles)))()
    at = ctypes.addressof(bounds)
    ends = at + 16 * len(handles)
    native.each(map(native.object_bounds, handles, *(range(at + side, ends + side, 16) for side in range(0, 16, 4))))
    sides = [bounds[side::4] for side in range(4)]
    if matrix is not None:
        moved = [_moved_box(box, matrix) for box in zip(*sides, strict=True)]
        sides = [list(side) for side in zip(*moved, strict=True)] or sides
    lows, highs = (sides[0], sides[1]), (sides[2], sides[3])
    x0, x1 = frame.across.spans(lows, highs)
    y0, y1 = frame.down.spans(lows, highs)
    return zip(handles, zip(x0, y0, x1, y1, strict=True), strict=True)


def _moved(point: Point, matrix: Matrix) -> Point:
    """A point after a matrix."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _moved_box(box: tuple[float, ...], matrix: Matrix) -> Box:
    """The bounds (left, bottom, right, top) of a box after a matrix."""
    left, bottom, right, top = box
    corners = [_moved((x, y), matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _add_path(shapes: Shapes, handle: int, matrix: Matrix | None, frame: Frame) -> None:
    """The lines of a path with several pieces: strokes one by one, thin filled pieces as a whole."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    native.path_draw_mode(handle, ctypes.addressof(fill), ctypes.addressof(stroke))
    pieces, curved = _pieces(handle, product(matrix_of(handle), matrix), frame)
    shapes.curves += curved
    for points in pieces:
        if stroke.value:
            for a, b in itertools.pairwise(points):
                if a is not None and b is not None:
                    shapes.add_stroke(a, b)
        elif fill.value and None not in points:
            xs, ys = zip(*(p for p in points if p is not None), strict=True)
            box = min(xs), min(ys), max(xs), max(ys)
            if not shapes.add_thin(box) and len(points) in _RECTANGLE and _is_shade(handle):
                shapes.fills.append(box)


def _is_shade(handle: int) -> bool:
    """Whether an area is filled with a colour that is seen on white paper and still lets text be read."""
    rgba = (ctypes.c_uint * 4)()
    at = ctypes.addressof(rgba)
    if not native.object_fill(handle, at, at + 4, at + 8, at + 12):
        return False
    return min(rgba[:3]) < _WHITE and rgba[3] > 0


def _pieces(handle: int, matrix: Matrix, frame: Frame) -> tuple[list[list[Point | None]], bool]:
    """The pieces of a path as points of reading, None where a curve interrupts; whether it curves."""
    pieces: list[list[Point | None]] = []
    xy = (ctypes.c_float * 2)()
    at = ctypes.addressof(xy)
    curved = False
    for k in range(native.path_segment_count(handle)):
        segment = native.path_segment(handle, k)
        native.segment_point(segment, at, at + 4)
        x, y = _moved((xy[0], xy[1]), matrix)
        left, top, _, _ = frame.box(x, y, x, y)
        kind = native.segment_type(segment)
        if kind == native.MOVE_TO or not pieces:
            pieces.append([])
        elif kind != native.LINE_TO:
            curved = True
            pieces[-1].append(None)
        pieces[-1].append((left, top))
        if native.segment_closes(segment):
            pieces[-1].append(pieces[-1][0])
    return pieces, curved
