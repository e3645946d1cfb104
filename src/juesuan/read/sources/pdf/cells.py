"""Which cell each run of a page belongs to.

A character belongs to the cell in which its centre lies. A figure too wide for its column would so
lose digits to the neighbour; therefore a run of touching characters that a border cuts stays whole,
unless both sides have text of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from juesuan.read.sources.pdf.grids import Lattice
from juesuan.read.sources.pdf.runs import Run, part

_TOUCH = 0.08  # of the size: the gap between characters that touch
_FIGURE = re.compile(r"[-+−]?[\d,，]*(?:\.\d*)?[%％]?")

Owner = tuple[int, int]
"""Index of the table and of the slot in it."""
_Find = Callable[[float, float], Owner | None]
Owned = Mapping[Owner | None, list[Run]]


def owners_of(runs: Sequence[Run], tables: Sequence[Lattice]) -> Owned:
    """The runs by the table and slot that they belong to, or none; of nested tables the inner one."""
    owned: dict[Owner | None, list[Run]] = defaultdict(list)
    finds = _finds_by_run(runs, tables)
    cut: list[tuple[Run, list[_Find]]] = []
    for run, near in zip(runs, finds, strict=True):
        if not near:
            owned[None].append(run)
            continue
        left, right, end = run.chars.left, run.chars.right, run.start + len(run.text) - 1
        first = _owner(near, (left[run.start] + right[run.start]) / 2, run.middle)
        if end == run.start or first == _owner(near, (left[end] + right[end]) / 2, run.middle):
            owned[first].append(run)
        else:
            cut.append((run, near))
    for run, near in cut:
        for piece in _touching(run):
            _place(piece, near, owned)
    return owned


def _finds_by_run(runs: Sequence[Run], tables: Sequence[Lattice]) -> list[list[_Find]]:
    """For each run the tables on its height, the smallest first."""
    finds: list[list[_Find]] = [[] for _ in runs]
    order = sorted(range(len(runs)), key=lambda k: runs[k].middle)
    heights = [runs[k].middle for k in order]
    for index in sorted(range(len(tables)), key=lambda k: _area(tables[k])):
        _, top, _, bottom = tables[index].box
        find = _finder(tables[index], index)
        for k in order[bisect_left(heights, top) : bisect_left(heights, bottom)]:
            finds[k].append(find)
    return finds


def _area(table: Lattice) -> float:
    """The area of a table in square points."""
    x0, y0, x1, y1 = table.box
    return (x1 - x0) * (y1 - y0)


def _finder(table: Lattice, number: int) -> _Find:
    """A function from a point to the slot of the table in which it lies."""
    slots = {
        (row, column): (number, index)
        for index, slot in enumerate(table.slots)
        for row in range(slot.row, slot.row + slot.rowspan)
        for column in range(slot.column, slot.column + slot.colspan)
    }
    lefts, tops, right = table.lefts, table.tops, table.box[2]
    return lambda x, y: slots.get((bisect_right(tops, y) - 1, bisect_right(lefts, x) - 1)) if x < right else None


def _owner(finds: Sequence[_Find], x: float, y: float) -> Owner | None:
    """The slot of the first table that has one at a point."""
    for find in finds:
        owner = find(x, y)
        if owner is not None:
            return owner
    return None


def _touching(run: Run) -> Iterator[Run]:
    """The pieces of a run whose characters touch."""
    left, right = run.chars.left, run.chars.right
    start = 0
    for k in range(1, len(run.text)):
        if abs(left[run.start + k] - right[run.start + k - 1]) > _TOUCH * run.size:
            yield part(run, start, k)
            start = k
    yield part(run, start, len(run.text))


def _place(run: Run, finds: Sequence[_Find], owned: dict[Owner | None, list[Run]]) -> None:
    """Give a run that a border may cut to its owner: the one of its middle if it is one, else each part to its own."""
    left, right = run.chars.left, run.chars.right
    places = range(run.start, run.start + len(run.text))
    owners = [_owner(finds, (left[k] + right[k]) / 2, run.middle) for k in places]
    middle = owners[(len(owners) - 1) // 2]
    full = [owner for owner in dict.fromkeys(owners) if owned.get(owner)]
    if _is_one(run.text, middle, full):
        owned[middle].append(run)
        return
    at = 0
    for owner, group in groupby(owners):
        end = at + len(list(group))
        owned[owner].append(part(run, at, end))
        at = end


def _is_one(text: str, middle: Owner | None, full: Sequence[Owner | None]) -> bool:
    """Whether a run is one figure, or a text of which all cells but that of its middle hold nothing else."""
    if any(char.isdigit() for char in text):
        return _FIGURE.fullmatch(text) is not None
    return len(full) <= 1 and (not full or full[0] == middle)
