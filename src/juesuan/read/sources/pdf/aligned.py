"""Tables without borders all around: columns from the places of text, rows from rules, shading and lines.

Prose must never become a table. Therefore figures must stand one below the other, set apart from the
text before them, at least three times (twice between rules or in shaded bands); or rules of one length
must enclose lines of which most are set in columns.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from juesuan.read.sources.pdf.grids import Lattice
from juesuan.read.sources.pdf.segments import SegmentLine, are_aligned, columns_of, segment_lines
from juesuan.read.sources.pdf.shapes import Rule
from juesuan.read.sources.pdf.slots import Cells, Ruling, SlottedTable, slotted
from juesuan.read.sources.pdf.words import run_lines

_MOST_LINES = 400  # of a page; more are no table that a person could read
_MOST_DRAWN = 2000  # rules or shaded areas outside of tables with borders; more are a drawing
_LONG_RULE = 100.0  # points
_SAME_END = 4.0  # points: rules of one table end nearer to each other than this
_STEP = 4.0  # of the size: how far the next row is at most, where no rules tell
_HEADER_STEP = 2.5  # of the size: how far a header is at most
_PENDING = 3  # how many rows without figures may follow each other
_FEW = 3  # lines of figures that make a table
_FEW_RULED = 2  # between rules or in bands
_MOST_HEADERS = 4  # lines above the first figures that may be a header
_WIDE = 0.5  # of the rules' length: a lone piece so wide is prose or a title
_MOSTLY = 0.6  # of the lines between rules are set in columns, where none has figures


class _Family(Struct, frozen=True):
    """Rules of one length below each other: left and right end, heights from top to bottom."""

    x0: float
    x1: float
    heights: tuple[float, ...]


def aligned_tables(lines: Sequence[SegmentLine], ruling: Ruling, other: Collection[int] = ()) -> list[tuple[range, SlottedTable]]:
    """The tables among lines that stand in no cell, each with the indices of the lines that it takes.

    Args:
        lines: The lines from top to bottom.
        ruling: What is drawn outside of cells.
        other: The lines that are in no table (entries of a contents list).
    """
    if len(lines) > _MOST_LINES or max(len(ruling.rules), len(ruling.uprights), len(ruling.fills)) > _MOST_DRAWN:
        return []
    stretches: list[range] = []
    taken = set(other)
    for part in (part for family in _families(ruling.rules) for part in _enclosed(lines, family)):
        if not taken & set(part):
            stretches.append(_with_header(lines, part, taken) if lines[part.start].is_figures else part)
            taken.update(stretches[-1])
    for core in _cores(lines, taken, ruling):
        whole = _with_header(lines, core, taken)
        stretches.append(whole)
        taken.update(whole)
    found = ((part, slotted(lines[part.start : part.stop], ruling)) for part in sorted(stretches, key=lambda part: part.start))
    return [(part, table) for part, table in found if table is not None]


def hides_columns(lattice: Lattice, texts: Cells) -> bool:
    """Whether cells as wide as their table hold figures set in columns: its borders do not part its columns."""
    wide = [k for k, slot in enumerate(lattice.slots) if slot.colspan == len(lattice.lefts) and len(texts.get(k, ())) > 1]
    if not any(run.text[0].isdigit() for k in wide for run in texts[k]):
        return False
    lines = segment_lines([line for k in wide for line in run_lines(list(texts[k]))])
    figures = [line for line in lines if line.is_figures]
    return len(figures) >= _FEW_RULED and are_aligned(figures, columns_of(figures, ()))


def _families(rules: Sequence[Rule]) -> list[_Family]:
    """The long rules by their ends, at least two below each other, the longest first."""
    families: list[list[Rule]] = []
    for rule in sorted((rule for rule in rules if rule[2] - rule[1] >= _LONG_RULE), key=lambda rule: rule[1] - rule[2]):
        for family in families:
            if abs(family[0][1] - rule[1]) <= _SAME_END and abs(family[0][2] - rule[2]) <= _SAME_END:
                family.append(rule)
                break
        else:
            families.append([rule])
    return [
        _Family(family[0][1], family[0][2], tuple(sorted(rule[0] for rule in family))) for family in families if len(family) > 1
    ]


def _enclosed(lines: Sequence[SegmentLine], family: _Family) -> Iterator[range]:
    """The stretches of lines between rules of a family that are set in columns."""
    start = end = 0
    rules = 0
    for top, bottom in itertools.pairwise((*family.heights, float("inf"))):
        within = [k for k, line in enumerate(lines) if top < line.base < bottom]
        if bottom == float("inf") or not all(_is_row(lines[k], family) for k in within) or _is_caption(lines, within):
            if rules and _is_table([lines[k] for k in range(start, end)], rules):
                yield range(start, end)
            rules = 0
        elif within:
            start, end, rules = (start if rules else within[0]), within[-1] + 1, rules + 1


def _is_row(line: SegmentLine, family: _Family) -> bool:
    """Whether a line may be a row between rules: inside them, in pieces, or one piece that is short."""
    first, last = line.segments[0], line.segments[-1]
    inside = first.x0 >= family.x0 - _SAME_END and last.x1 <= family.x1 + _SAME_END
    return inside and (len(line.segments) > 1 or last.x1 - first.x0 <= _WIDE * (family.x1 - family.x0))


def _is_caption(lines: Sequence[SegmentLine], within: Sequence[int]) -> bool:
    """Whether what stands between two rules is the title and the caption of the next table."""
    return bool(within) and all(len(lines[k].segments) == 1 or lines[k].is_labelled for k in within) and len(within) > 1


def _is_table(lines: Sequence[SegmentLine], intervals: int) -> bool:
    """Whether lines between rules are a table: figures below each other, or most of them in columns."""
    figures = [line for line in lines if line.is_figures]
    if len(figures) >= _FEW_RULED:
        return are_aligned(figures, columns_of(figures, ()))
    apart = sum(len(line.segments) > 1 for line in lines)
    if intervals == len(lines) > _FEW_RULED and len(lines[0].segments) > 1 and not any(line.is_labelled for line in lines):
        return True  # a header and blank rows
    return intervals >= _FEW_RULED and apart >= _FEW_RULED and apart >= _MOSTLY * len(lines)


def _cores(lines: Sequence[SegmentLine], taken: set[int], ruling: Ruling) -> Iterator[range]:
    """Stretches of lines with figures below each other, rows without figures between them included."""
    start = 0
    while start < len(lines):
        if start in taken or not lines[start].is_figures:
            start += 1
            continue
        core = _core(lines, start, taken)
        figures = [lines[k] for k in core if lines[k].is_figures]
        least = _FEW_RULED if ruling.shades(lines[core.start].base, lines[core.stop - 1].base) else _FEW
        if len(figures) >= least and are_aligned(figures, columns_of(figures, ())):
            yield core
        start = core.stop


def _core(lines: Sequence[SegmentLine], start: int, taken: set[int]) -> range:
    """The stretch that begins with a line of figures."""
    end, pending, columns = start + 1, 0, columns_of(lines[start : start + 1], ())
    for k in range(start + 1, len(lines)):
        line, above = lines[k], lines[k - 1]
        if k in taken or line.base - above.base > _STEP * max(line.height, above.height):
            break
        if line.is_figures:
            wider = columns_of([each for each in lines[start : k + 1] if each.is_figures], ())
            if len(wider) < 2:
                break
            columns, end, pending = wider, k + 1, 0
        elif pending < _PENDING and len(line.segments) == 1 and line.segments[0].x1 < columns[-1][0]:
            pending += 1
        else:
            break
    return range(start, end)


def _with_header(lines: Sequence[SegmentLine], core: range, taken: set[int]) -> range:
    """The stretch with the header lines above it: those in pieces without a colon, and short ones between them."""
    start = core.start
    left = min(line.segments[0].x0 for line in lines[core.start : core.stop])
    right = max(line.segments[-1].x1 for line in lines[core.start : core.stop])
    for k in range(core.start - 1, max(core.start - 1 - _MOST_HEADERS, -1), -1):
        line, below = lines[k], lines[k + 1]
        apart = below.base - line.base > _HEADER_STEP * max(line.height, below.height)
        inside = line.segments[-1].x1 <= right + 4 * line.size and line.segments[0].x0 >= left - 4 * line.size
        if k in taken or apart or not inside or line.is_labelled:
            break
        if len(line.segments) > 1:
            start = k
    return range(start, core.stop)
