"""Ruling lines into tables: the smallest rectangles that lines enclose, grouped where they touch.

A cell is the smallest closed rectangle at the crossing that is its top left; its spans follow from
how many rows and columns begin inside it. Tables whose left and right sides are left open, as in
statistical yearbooks, are closed where their horizontal lines end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict

from msgspec import Struct

from juesuan.read.sources.pdf.frame import Box
from juesuan.read.sources.pdf.lines import SNAP
from juesuan.read.sources.pdf.shapes import Rule

_OPEN_SIDE = 8.0  # points by which horizontal lines must reach past the last vertical one
_OPEN_LINES = 3  # how many lines must do so
_LEAST_WIDTH = 24.0  # points
_LEAST_HEIGHT = 8.0


class Slot(Struct, frozen=True):
    """A cell before its text: row, column, spans and box in points of reading."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


class Lattice(Struct, frozen=True):
    """A table before its text: left edges of its columns, top edges of its rows, box and slots."""

    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    box: Box
    slots: tuple[Slot, ...]


def lattices(horizontals: list[Rule], verticals: list[Rule]) -> list[Lattice]:
    """The tables that joined lines enclose, from top to bottom and left to right."""
    found: list[Lattice] = []
    for flat, upright in _touching(horizontals, verticals):
        boxes = _cells(flat, upright + _open_sides(flat, upright))
        found.extend(_lattice(group) for group in _groups(boxes) if len(group) > 1 or _holds_text(group[0]))
    return sorted(found, key=lambda lattice: (lattice.box[1], lattice.box[0]))


def _holds_text(box: Box) -> bool:
    """Whether a lone rectangle is larger than a check box or the bar of a chart."""
    x0, y0, x1, y1 = box
    return x1 - x0 >= _LEAST_WIDTH and y1 - y0 >= _LEAST_HEIGHT


def _cross(flat: Rule, upright: Rule) -> bool:
    """Whether a horizontal and a vertical line meet, within the tolerance."""
    y, x0, x1 = flat
    x, y0, y1 = upright
    return x0 - SNAP <= x <= x1 + SNAP and y0 - SNAP <= y <= y1 + SNAP


def _touching(horizontals: list[Rule], verticals: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines in groups of those that meet, directly or through others."""
    owner = list(range(len(horizontals) + len(verticals)))

    def root(k: int) -> int:
        while owner[k] != k:
            owner[k] = owner[owner[k]]
            k = owner[k]
        return k

    xs = [rule[0] for rule in verticals]
    for i, flat in enumerate(horizontals):
        for j in range(bisect_left(xs, flat[1] - SNAP), bisect_right(xs, flat[2] + SNAP)):
            if verticals[j][1] - SNAP <= flat[0] <= verticals[j][2] + SNAP:
                owner[root(len(horizontals) + j)] = root(i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for k, rule in enumerate(horizontals + verticals):
        groups[root(k)][k >= len(horizontals)].append(rule)
    return [group for group in groups.values() if len(group[0]) > 1 and group[1]]


def _open_sides(flat: list[Rule], upright: list[Rule]) -> list[Rule]:
    """Vertical lines to add at sides where the horizontal lines reach past all vertical ones."""
    added: list[Rule] = []
    positions = [rule[0] for rule in upright]
    for side, last, past in ((1, min(positions), -1), (2, max(positions), 1)):
        ends = sorted(rule[side] for rule in flat if (rule[side] - last) * past > _OPEN_SIDE)
        if len(ends) < _OPEN_LINES or len(ends) * 3 < len(flat) * 2:
            continue
        end = ends[len(ends) // 2]
        reaching = [rule[0] for rule in flat if abs(rule[side] - end) <= SNAP]
        if len(reaching) * 4 >= len(ends) * 3:
            added.append((end, min(reaching), max(reaching)))
    return added


def _cells(flat: list[Rule], upright: list[Rule]) -> list[Box]:
    """The smallest closed rectangles of lines that belong together."""
    xs = sorted({rule[0] for rule in upright})
    ys = sorted({rule[0] for rule in flat})
    reach = _crossings(flat, upright, xs, ys)
    boxes: list[Box] = []
    for row, column in sorted(reach):
        corner = _closing(reach, row, column)
        if corner is not None:
            boxes.append((xs[column], ys[row], xs[corner[1]], ys[corner[0]]))
    return boxes


def _crossings(flat: list[Rule], upright: list[Rule], xs: list[float], ys: list[float]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each crossing (row, column) the last row and last column its lines reach."""
    columns = {x: k for k, x in enumerate(xs)}
    rows = {y: k for k, y in enumerate(ys)}
    lasts = [bisect_right(ys, rule[2] + SNAP) - 1 for rule in upright]
    reach: dict[tuple[int, int], tuple[int, int]] = {}
    for rule in flat:
        row, last_column = rows[rule[0]], bisect_right(xs, rule[2] + SNAP) - 1
        for other, last_row in zip(upright, lasts, strict=True):
            if _cross(rule, other):
                reach[row, columns[other[0]]] = last_row, last_column
    return reach


def _closing(reach: dict[tuple[int, int], tuple[int, int]], row: int, column: int) -> tuple[int, int] | None:
    """The bottom right crossing of the smallest rectangle whose top left is the given crossing."""
    last_row, last_column = reach[row, column]
    for below in range(row + 1, last_row + 1):
        left = reach.get((below, column))
        if left is None:
            continue
        for right in range(column + 1, min(last_column, left[1]) + 1):
            top = reach.get((row, right))
            if top is not None and top[0] >= below and (below, right) in reach:
                return below, right
    return None


def _groups(boxes: list[Box]) -> list[list[Box]]:
    """Cells in groups of those that share a corner, directly or through others."""
    corners = [((x0, y0), (x1, y0), (x0, y1), (x1, y1)) for x0, y0, x1, y1 in boxes]
    owner = {corner: corner for four in corners for corner in four}
    for four in corners:
        first = _root(owner, four[0])
        for corner in four[1:]:
            other = owner[corner]
            if other != first:
                owner[_root(owner, other)] = first
    groups: dict[tuple[float, float], list[Box]] = defaultdict(list)
    for box, four in zip(boxes, corners, strict=True):
        groups[_root(owner, four[0])].append(box)
    return list(groups.values())


def _root(owner: dict[tuple[float, float], tuple[float, float]], corner: tuple[float, float]) -> tuple[float, float]:
    """The corner that stands for all that are joined to a corner."""
    above = owner[corner]
    while above != corner:
        owner[corner] = owner[above]
        corner, above = above, owner[above]
    return corner


def _lattice(boxes: list[Box]) -> Lattice:
    """Cells of one table with their rows, columns and spans."""
    x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
    lefts, tops = sorted(set(x0s)), sorted(set(y0s))
    columns = {x: bisect_left(lefts, x) for x in {*x0s, *x1s}}
    rows = {y: bisect_left(tops, y) for y in {*y0s, *y1s}}
    slots = tuple(
        Slot(rows[box[1]], columns[box[0]], rows[box[3]] - rows[box[1]], columns[box[2]] - columns[box[0]], box) for box in boxes
    )
    return Lattice(tuple(lefts), tuple(tops), (lefts[0], tops[0], max(x1s), max(y1s)), slots)
