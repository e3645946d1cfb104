"""Rows that no line parts: a table whose columns are ruled, with all its lines of text between two lines.

Such a row shows by its figures: in two columns or more each line is one whole amount, and the amounts
stand on the same heights.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from juesuan.read.sources.pdf.grids import Lattice, Slot
from juesuan.read.sources.pdf.runs import Run
from juesuan.read.sources.pdf.segments import SegmentLine, segment_of
from juesuan.read.sources.pdf.slots import Cells, between, rows_by_distance
from juesuan.read.sources.pdf.words import line_size, run_lines

_AMOUNT = re.compile(r"[-+−－]?\d[\d,，]*\.(\d+)[%％]?")
_LEAST_HEIGHT = 20.0  # points: two lines of small type
_SAME_LINE = 1.5  # points

Lines = list[SegmentLine]


def split_rows(lattice: Lattice, texts: Cells) -> tuple[Lattice, Cells]:
    """The table with the rows parted that no line parts; mostly the table itself.

    Args:
        lattice: The table.
        texts: The runs of its slots by their index.
    """
    by_row: dict[int, list[int]] = defaultdict(list)
    for index, slot in enumerate(lattice.slots):
        if texts.get(index):
            by_row[slot.row].append(index)
    parts = {row: lines for row, indices in by_row.items() if len(lines := _rows_inside(lattice, texts, indices)) > 1}
    if not parts:
        return lattice, texts
    starts = list(itertools.accumulate((len(parts.get(row, "1")) for row in range(len(lattice.tops))), initial=0))
    tops = [top for row, top in enumerate(lattice.tops) for top in (top, *_inner_tops(parts.get(row, [])))]
    slots: list[Slot] = []
    moved: Cells = {}
    for index, slot in enumerate(lattice.slots):
        pieces = parts.get(slot.row)
        if pieces is None:
            moved[len(slots)] = texts.get(index, [])
            slots.append(replace(slot, row=starts[slot.row], rowspan=starts[slot.row + slot.rowspan] - starts[slot.row]))
            continue
        edges = [slot.box[1], *_inner_tops(pieces), slot.box[3]]
        mine = set(map(id, texts.get(index, [])))
        for k, piece in enumerate(pieces):
            moved[len(slots)] = [run for line in piece for run in line.runs if id(run) in mine]
            box = slot.box[0], edges[k], slot.box[2], edges[k + 1]
            slots.append(replace(slot, row=starts[slot.row] + k, box=box))
    return Lattice(lattice.lefts, tuple(tops), lattice.box, tuple(slots)), moved


def _inner_tops(pieces: Sequence[Lines]) -> list[float]:
    """The heights between the rows inside a row."""
    return [between(above[-1], below[0], ()) for above, below in itertools.pairwise(pieces)]


def _rows_inside(lattice: Lattice, texts: Cells, indices: Sequence[int]) -> list[Lines]:
    """The lines of a row, of which the filled slots are given, in the rows that they make; none where it is one row."""
    boxes = [lattice.slots[k].box for k in indices]
    if len(indices) < 2 or max(box[3] - box[1] for box in boxes) < _LEAST_HEIGHT:
        return []
    stacks = [bases for k in indices if (bases := _amounts(texts[k]))]
    if len(stacks) < 2 or any(lattice.slots[k].rowspan > 1 for k in indices) or not _level(stacks):
        return []
    owners = {id(run): k for k in indices for run in texts[k]}
    return rows_by_distance([_line(line, owners) for line in run_lines([run for k in indices for run in texts[k]])])


def _amounts(runs: Sequence[Run]) -> list[float]:
    """The baselines of a cell that holds whole amounts below each other, as many decimals in each; else none."""
    found = [_AMOUNT.fullmatch(run.text) for run in runs]
    bases = sorted(run.base for run in runs)
    apart = all(below - above > _SAME_LINE for above, below in itertools.pairwise(bases))
    whole = len({len(match[1]) for match in found if match}) == 1 and all(found)
    return bases if len(runs) > 1 and whole and apart else []


def _level(stacks: Sequence[Sequence[float]]) -> bool:
    """Whether each stack of amounts has two at least on the heights of the longest one."""
    longest = max(stacks, key=len)
    return all(sum(any(abs(a - b) <= _SAME_LINE for b in longest) for a in stack) > 1 for stack in stacks)


def _line(line: list[Run], owners: dict[int, int]) -> SegmentLine:
    """A line with one piece for each cell."""
    pieces: dict[int, list[Run]] = defaultdict(list)
    for run in line:
        pieces[owners[id(run)]].append(run)
    return SegmentLine(line[0].base, line_size(line)[0], tuple(segment_of(piece) for piece in pieces.values()), line)
