"""The ruling lines and pictures of a page out of its drawing objects, those inside forms too.

Word processors draw a border as a stroke, as a thin filled rectangle, as the outline of a cell or as
one long path for a whole table; all of them become lines here. Filled areas that are not thin are
shading and give no line.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from juesuan.read.sources.pdf import native
from juesuan.read.sources.pdf.frame import Box, Frame
from juesuan.read.sources.pdf.limits import PdfLimits

_THIN = 3.5  # points: a filled box not thicker than this is a line
_SLOPE = 0.8  # points by which the ends of a straight line may differ across
_PLAIN = frozenset({2, 3, 5})  # numbers of segments of a single stroke or rectangle

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Rule = tuple[float, float, float]
"""Position across, start and end along, in points of reading."""


class TooManyObjectsError(Exception):
    """A page with more drawing objects than the limits allow."""


@dataclass(slots=True)
class Shapes:
    """What is drawn on a page, in points of reading: lines, number of curved paths, area of pictures."""

    horizontals: list[Rule] = field(default_factory=list)
    verticals: list[Rule] = field(default_factory=list)
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


def read_shapes(page: int, frame: Frame, limits: PdfLimits) -> Shapes:
    """The lines and pictures of a page.

    Args:
        page: Address of the page.
        frame: How the page is read.
        limits: Greatest number of objects and depth of forms.

    Raises:
        TooManyObjectsError: The page has more objects than allowed.
    """
    shapes = Shapes()
    bounds = (ctypes.c_float * 4)()
    at = ctypes.addressof(bounds)
    for handle, kind, matrix in _objects(page, limits):
        if not native.object_bounds(handle, at, at + 4, at + 8, at + 12):
            continue
        box = frame.box(*_moved_box(tuple(bounds), matrix))
        if kind == native.IMAGE:
            shapes.image_area += (box[2] - box[0]) * (box[3] - box[1])
        elif not (native.path_segment_count(handle) in _PLAIN and shapes.add_thin(box)):
            _add_path(shapes, handle, matrix, frame)
    return shapes


def _objects(page: int, limits: PdfLimits) -> Iterator[tuple[int, int, Matrix | None]]:
    """Paths and pictures of the page and of its forms, with the matrix of the form they stand in."""
    left = limits.max_objects
    pending: list[tuple[int, bool, Matrix | None, int]] = [(page, False, None, 0)]
    object_type = native.object_type
    while pending:
        parent, in_form, matrix, depth = pending.pop()
        number = native.form_object_count(parent) if in_form else native.page_object_count(parent)
        left -= max(number, 0)
        if left < 0:
            raise TooManyObjectsError
        get = native.form_object if in_form else native.page_object
        for k in range(number):
            handle = get(parent, k)
            kind = object_type(handle)
            if kind in (native.PATH, native.IMAGE):
                yield handle, kind, matrix
            elif kind == native.FORM and depth < limits.max_depth:
                pending.append((handle, True, _product(_matrix_of(handle), matrix), depth + 1))


def _matrix_of(handle: int) -> Matrix:
    """The matrix of an object."""
    values = (ctypes.c_float * 6)()
    native.object_matrix(handle, ctypes.addressof(values))
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def _product(inner: Matrix, outer: Matrix | None) -> Matrix:
    """First the inner matrix, then the outer one."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(point: Point, matrix: Matrix | None) -> Point:
    """A point after a matrix."""
    if matrix is None:
        return point
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _moved_box(box: tuple[float, ...], matrix: Matrix | None) -> Box:
    """The bounds (left, bottom, right, top) of a box after a matrix."""
    left, bottom, right, top = box
    if matrix is None:
        return left, bottom, right, top
    corners = [_moved((x, y), matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _add_path(shapes: Shapes, handle: int, matrix: Matrix | None, frame: Frame) -> None:
    """The lines of a path with several pieces: strokes one by one, thin filled pieces as a whole."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    native.path_draw_mode(handle, ctypes.addressof(fill), ctypes.addressof(stroke))
    pieces, curved = _pieces(handle, _product(_matrix_of(handle), matrix), frame)
    shapes.curves += curved
    for points in pieces:
        if stroke.value:
            for a, b in itertools.pairwise(points):
                if a is not None and b is not None:
                    shapes.add_stroke(a, b)
        elif fill.value and None not in points:
            xs, ys = zip(*(p for p in points if p is not None), strict=True)
            shapes.add_thin((min(xs), min(ys), max(xs), max(ys)))


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
