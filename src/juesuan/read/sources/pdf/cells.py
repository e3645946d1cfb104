"""Which cell each character of a page belongs to.

A character belongs to the cell in which its centre lies. A figure too wide for its column would so
lose digits to the neighbour; therefore a run of touching characters that a border cuts stays whole,
unless both sides have text of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

from juesuan.read.sources.pdf.characters import Glyph, middle_of, size_of
from juesuan.read.sources.pdf.grids import Lattice

_TOUCH = 0.08  # of the size: the gap inside a run
_FIGURE = re.compile(r"[-+−]?[\d,，]*(?:\.\d*)?[%％]?")

Owner = tuple[int, int]
"""Index of the table and of the slot in it."""


def owners_of(glyphs: Sequence[Glyph], tables: Sequence[Lattice]) -> list[Owner | None]:
    """For each character the table and slot it belongs to, or none; of nested tables the inner one."""
    owners: list[Owner | None] = [None] * len(glyphs)
    middles = list(map(middle_of, glyphs))
    order = sorted(range(len(glyphs)), key=middles.__getitem__)
    heights = [middles[k] for k in order]
    for index in sorted(range(len(tables)), key=lambda k: _area(tables[k]), reverse=True):
        find = _finder(tables[index])
        left, top, right, bottom = tables[index].box
        for k in order[bisect_left(heights, top) : bisect_left(heights, bottom)]:
            x = (glyphs[k][1] + glyphs[k][3]) / 2
            slot = find(x, middles[k]) if left <= x < right else None
            if slot is not None:
                owners[k] = index, slot
    _keep_runs(glyphs, owners)
    return owners


def _area(table: Lattice) -> float:
    """The area of a table in square points."""
    x0, y0, x1, y1 = table.box
    return (x1 - x0) * (y1 - y0)


def _finder(table: Lattice) -> Callable[[float, float], int | None]:
    """A function from a point inside the table to the index of its slot."""
    slots = {
        (row, column): index
        for index, slot in enumerate(table.slots)
        for row in range(slot.row, slot.row + slot.rowspan)
        for column in range(slot.column, slot.column + slot.colspan)
    }
    lefts, tops = table.lefts, table.tops
    return lambda x, y: slots.get((bisect_right(tops, y) - 1, bisect_right(lefts, x) - 1))


def _keep_runs(glyphs: Sequence[Glyph], owners: list[Owner | None]) -> None:
    """Give the runs that a border cuts to the owner of their middle."""
    end = 0
    counts: Counter[Owner | None] | None = None
    for k in range(1, len(glyphs)):
        if k < end or owners[k] == owners[k - 1] or not _touch(glyphs[k - 1], glyphs[k]):
            continue
        start, end = k - 1, k + 1
        while start and _touch(glyphs[start - 1], glyphs[start]):
            start -= 1
        while end < len(glyphs) and _touch(glyphs[end - 1], glyphs[end]):
            end += 1
        counts = counts or Counter(owners)
        if _is_one(glyphs[start:end], owners[start:end], counts):
            middle = owners[(start + end - 1) // 2]
            counts.subtract(owners[start:end])
            owners[start:end] = [middle] * (end - start)
            counts[middle] += end - start


def _touch(before: Glyph, after: Glyph) -> bool:
    """Whether two characters that follow each other in the file also touch on the page."""
    size = max(size_of(before), size_of(after))
    near = abs(before[5] - after[5]) <= _TOUCH * size and abs(after[1] - before[3]) <= _TOUCH * size
    return near and not (before[0].isspace() or after[0].isspace())


def _is_one(run: Sequence[Glyph], owners: Sequence[Owner | None], counts: Counter[Owner | None]) -> bool:
    """Whether a run is one figure, or a text of which all cells but one hold nothing else."""
    text = "".join(glyph[0] for glyph in run)
    if any(char.isdigit() for char in text):
        return _FIGURE.fullmatch(text) is not None
    full = [owner for owner, number in Counter(owners).items() if counts[owner] > number]
    return len(full) <= 1 and (not full or full[0] == owners[(len(run) - 1) // 2])
