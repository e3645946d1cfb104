"""Lines that make a table into its rows, columns and cells, each cell with its runs."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from juesuan.read.sources.pdf.frame import Box
from juesuan.read.sources.pdf.grids import Lattice, Slot
from juesuan.read.sources.pdf.runs import Run
from juesuan.read.sources.pdf.segments import Segment, SegmentLine, Span, columns_of, divided, overlapped
from juesuan.read.sources.pdf.shapes import Rule

_NEAR = 0.85  # of the size: a line without figures so near to one with figures belongs to its row
_LOOSE = 0.93  # of the least distance of rows: lines in one cell stand nearer
_FURTHER = 1.05  # how much nearer the row is to which a line belongs
_HEADER_WRAPPED = 1.65  # of the size: header lines further apart are two rows
_HEADER_STEP = 2.2  # of the size: lines of one header are not further apart
_SHORT = 0.9  # of a table's width
_CENTRED = 3.5  # of the size: how far a header may be from the middle of the columns it spans
_MEET = 2.0  # points
_ASCENT = 1.0  # of the size
_DESCENT = 0.3

Cells = dict[int, list[Run]]


class Ruling(Struct, frozen=True):
    """What is drawn on a page outside of tables with borders: horizontal and vertical lines, shaded areas."""

    rules: Sequence[Rule]
    uprights: Sequence[Rule]
    fills: Sequence[Box]

    def shades(self, top: float, bottom: float) -> bool:
        """Whether areas are shaded between two heights."""
        return any(box[1] < bottom and box[3] > top for box in self.fills)

    def heights(self, top: float, bottom: float, across: Span) -> list[float]:
        """The heights between two at which a rule or the edge of a band parts the middle of a span."""
        middle = (across[0] + across[1]) / 2
        found = {rule[0] for rule in self.rules if rule[1] <= middle <= rule[2]}
        found.update(edge for box in self.fills if box[0] <= middle <= box[2] for edge in (box[1], box[3]))
        return sorted(height for height in found if top < height < bottom)

    def under(self, whole: Span) -> list[Rule]:
        """The rules that are shorter than a table and so show which columns a header spans."""
        return [rule for rule in self.rules if rule[2] - rule[1] < _SHORT * (whole[1] - whole[0])]

    def edges(self, top: float, bottom: float) -> list[float]:
        """The edges between columns that are drawn: vertical lines, and where shaded areas beside each other meet."""
        boxes = [box for box in self.fills if box[1] < bottom and box[3] > top]
        rights = sorted(box[2] for box in boxes)
        met = {box[0] for box in boxes if any(abs(box[0] - right) <= _MEET for right in rights)}
        return sorted(met | {x for x, y0, y1 in self.uprights if y0 < bottom and y1 > top})


class _Drawn(Struct, frozen=True):
    """What parts the rows of a table, all that is drawn on its page, and how many of its rows are its header."""

    heights: list[float]
    ruling: Ruling
    heads: int


class SlottedTable(Struct, frozen=True):
    """A table by alignment: its lattice, and the runs of each slot."""

    lattice: Lattice
    texts: Cells


def slotted(lines: Sequence[SegmentLine], ruling: Ruling) -> SlottedTable | None:
    """The table that lines make, or none where they make no two columns and two rows."""
    top, bottom = lines[0].base - _ASCENT * lines[0].size, lines[-1].base + _DESCENT * lines[-1].size
    first = next((k for k, line in enumerate(lines) if line.is_figures), None)
    head, body = _parted(lines, first)
    tell = [line for line in body if len(line.segments) > 1]
    if not tell:
        return None
    columns = _with_blank(_together(columns_of(tell, ruling.edges(top, bottom)), head, body), head)
    head, body = _divided(head, columns), _divided(body, columns)
    whole = min(s.x0 for line in lines for s in line.segments), max(s.x1 for line in lines for s in line.segments)
    heights = ruling.heights(top, bottom, whole)
    head_rows = _head_rows(head, columns, ruling)
    rows = head_rows + _body_rows(body, heights)
    if len(columns) < 2 or len(rows) < 2:
        return None
    return _table(rows, columns, _Drawn(heights, ruling, len(head_rows)), (whole[0], top, whole[1], bottom))


def _parted(lines: Sequence[SegmentLine], first: int | None) -> tuple[Sequence[SegmentLine], Sequence[SegmentLine]]:
    """Header and body: the body begins with the first figures, or with the label that is nearer to them than to the header."""
    if first is None:
        return [], lines
    while first > 1 and len(lines[first - 1].segments) == 1:
        above, label, below = lines[first - 2 : first + 1]
        if label.segments[0].x0 > below.segments[0].x1 or below.base - label.base >= label.base - above.base:
            break
        first -= 1
    return lines[:first], lines[first:]


def _divided(lines: Sequence[SegmentLine], columns: Sequence[Span]) -> list[SegmentLine]:
    """The lines with pieces cut where columns are now known to begin."""
    return [replace(line, segments=tuple(part for segment in line.segments for part in _parts(segment, columns))) for line in lines]


def _parts(segment: Segment, columns: Sequence[Span]) -> list[Segment]:
    """A piece, or its parts if it reaches over several columns."""
    return divided(segment, columns) if len(overlapped(segment, columns)) > 1 else [segment]


def _together(columns: list[Span], head: Sequence[SegmentLine], body: Sequence[SegmentLine]) -> list[Span]:
    """The columns with those made one that no line and no header tells apart: their texts only stand left, centred or right."""
    lines = [{k for segment in line.segments for k in overlapped(segment, columns)} for line in body]
    heads = [frozenset(overlapped(segment, columns)) for line in head for segment in line.segments]
    whole: list[Span] = []
    members: set[int] = set()
    for k, column in enumerate(columns):
        before = [over for over in heads if over & members and k not in over]
        parted = before and any(k in over and not over & members for over in heads)
        if whole and not parted and not any(k in line and line & members for line in lines):
            whole[-1] = whole[-1][0], column[1]
            members.add(k)
        else:
            whole.append(column)
            members = {k}
    return whole


def _with_blank(columns: list[Span], head: Sequence[SegmentLine]) -> list[Span]:
    """The columns with those of which only the lowest header tells, as they are blank below it.

    A header beside a column that has none is that column's, set to the left where its figures are set to the right.
    """
    pieces = [(s, overlapped(s, columns)) for line in head[-1:] for s in line.segments]
    bare = set(range(len(columns))) - {k for _, over in pieces for k in over}
    whole = list(columns)
    for segment, over in pieces:
        if over:
            continue
        at = sum(x0 < segment.x0 for x0, _ in columns)
        own = next((k for k in (at, at - 1) if k in bare), None)
        if own is None:
            whole.append((segment.x0, segment.x1))
        else:
            bare.discard(own)
            whole[own] = min(columns[own][0], segment.x0), max(columns[own][1], segment.x1)
    return sorted(whole)


def _head_rows(head: Sequence[SegmentLine], columns: Sequence[Span], ruling: Ruling) -> list[list[SegmentLine]]:
    """The header lines in rows: a text broken over lines is one, a text above several columns has its own."""
    rows: list[list[SegmentLine]] = []
    spanned = True
    for line in head:
        spans = any(len(overlapped(segment, columns)) > 1 for segment in line.segments) or _fewer(line, head)
        above = rows[-1][-1] if rows else None
        parted = above is None or any(above.base < rule[0] < line.base for rule in ruling.rules)
        if above is None or parted or spanned or spans or line.base - above.base > _HEADER_WRAPPED * line.size:
            rows.append([])
        rows[-1].append(line)
        spanned = spans
    return rows


def _fewer(line: SegmentLine, head: Sequence[SegmentLine]) -> bool:
    """Whether a header line has so few pieces that they stand above several columns."""
    return len(line.segments) * 2 < max(len(each.segments) for each in head)


def _body_rows(body: Sequence[SegmentLine], heights: Sequence[float]) -> list[list[SegmentLine]]:
    """The lines of the body in rows: by rules where they part all figures, else by figures and distance."""
    if not body:
        return []
    by_rule: dict[int, list[SegmentLine]] = defaultdict(list)
    for line in body:
        by_rule[bisect_right(heights, line.base)].append(line)
    figures = [line for line in body if line.is_figures]
    full = [sum(line.is_figures for line in row) for row in by_rule.values()]
    if len(by_rule) > 1 and max(full) <= 1 and len(by_rule) >= max(len(figures), 2):
        return list(by_rule.values())
    return rows_by_distance(body)


def rows_by_distance(body: Sequence[SegmentLine]) -> list[list[SegmentLine]]:
    """Lines in rows by their distance: lines inside a cell stand nearer to each other than rows do."""
    figures = [line for line in body if line.is_figures]
    steps = [below.base - above.base for above, below in itertools.pairwise(figures)]
    inside = _LOOSE * min(steps, default=0.0)
    rows: list[list[SegmentLine]] = []
    for k, line in enumerate(body):
        step = line.base - body[k - 1].base if k else 0.0
        following = body[k + 1].base - line.base if k + 1 < len(body) else float("inf")
        begins = not line.is_figures and step > _FURTHER * following
        near = step <= _NEAR * line.size or (step < inside and not begins)
        if rows and near and not (line.is_figures and any(each.is_figures for each in rows[-1])):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _table(rows: Sequence[Sequence[SegmentLine]], columns: Sequence[Span], drawn: _Drawn, box: Box) -> SlottedTable:
    """Rows and columns as a lattice, each piece in the cell or the cells over which it stands."""
    heights, rules, heads = drawn.heights, drawn.ruling.rules, drawn.heads
    under = drawn.ruling.under((box[0], box[2]))
    lefts = [box[0], *((a[1] + b[0]) / 2 for a, b in itertools.pairwise(columns))]
    tops = [box[1], *(between(above[-1], below[0], heights) for above, below in itertools.pairwise(rows))]
    edges_x, edges_y = [*lefts, box[2]], [*tops, box[3]]
    slots: list[Slot] = []
    texts: Cells = {}
    headers: dict[int, int] = {}
    for row, lines in enumerate(rows):
        few = row < heads and any(_fewer(line, [line for lines in rows[:heads] for line in lines]) for line in lines)
        wide = [rule for rule in under if edges_y[row] < rule[0] < edges_y[row + 1] + _ASCENT * lines[0].size]
        spans = _spans(
            [segment for line in lines for segment in line.segments], columns, wide, rows[row + 1 : heads] if few else []
        )
        for start, end, held in spans:
            slot_box = edges_x[start], edges_y[row], edges_x[end], edges_y[row + 1]
            above = headers.get(start) if row < heads and held and end - start == 1 else None
            if above is not None and _goes_on(texts[above], held, rules):
                texts[above] = [*texts[above], *held]
            else:
                texts[len(slots)] = held
                if row < heads and held:
                    headers.update((k, len(slots)) for k in range(start, end) if end - start == 1)
            slots.append(Slot(row, start, 1, end - start, slot_box))
    return SlottedTable(Lattice(tuple(lefts), tuple(tops), box, tuple(slots)), texts)


def _goes_on(above: Sequence[Run], below: Sequence[Run], rules: Sequence[Rule]) -> bool:
    """Whether header texts below each other are one text in several lines: near to each other, and no rule parts them."""
    first, last = max(run.base for run in above), min(run.base for run in below)
    middle = (below[0].x0 + below[-1].x1) / 2
    parted = any(first < y < last and x0 <= middle <= x1 for y, x0, x1 in rules)
    return not parted and last - first <= _HEADER_STEP * below[0].size


def between(above: SegmentLine, below: SegmentLine, heights: Sequence[float]) -> float:
    """The height at which two rows part: a rule, else halfway."""
    drawn = [height for height in heights if above.base < height < below.base]
    return drawn[-1] if drawn else (above.base + _DESCENT * above.size + below.base - _ASCENT * below.size) / 2


def _spans(
    segments: Sequence[Segment], columns: Sequence[Span], under: Sequence[Rule], below: Sequence[Sequence[SegmentLine]]
) -> list[tuple[int, int, list[Run]]]:
    """First and last column (exclusive) and runs of each cell of a row, blank cells included."""
    held: dict[int, list[int]] = defaultdict(list)
    own = [overlapped(segment, columns) or [_nearest(segment, columns)] for segment in segments]
    taken = {column for each in own for column in each}
    titled = [{c for s in line.segments if not s.is_figure for c in overlapped(s, columns)} for lines in below for line in lines]
    ends: dict[int, int] = {}
    for k, (segment, over) in enumerate(zip(segments, own, strict=True)):
        beside = next((line for line in titled if line >= set(over)), set[int]()) - (taken - set(over))
        start, end = _ruled(segment, columns, under) or _widened(segment, over, columns, beside)
        held[start].append(k)
        ends[start] = max(ends.get(start, 0), end)
    cells: list[tuple[int, int, list[Run]]] = []
    column = 0
    while column < len(columns):
        following = min((start for start in held if start > column), default=len(columns))
        end = min(ends.get(column, column + 1), following)
        cells.append((column, end, [run for k in held.get(column, ()) for run in segments[k].runs]))
        column = end
    return cells


def _ruled(segment: Segment, columns: Sequence[Span], under: Sequence[Rule]) -> tuple[int, int] | None:
    """First and last column (exclusive) above the short rule that stands under a piece, if one does."""
    middle = (segment.x0 + segment.x1) / 2
    for _, x0, x1 in under:
        over = [k for k, (left, right) in enumerate(columns) if x0 <= (left + right) / 2 <= x1]
        if over and x0 <= middle <= x1:
            return over[0], over[-1] + 1
    return None


def _nearest(segment: Segment, columns: Sequence[Span]) -> int:
    """The column whose middle is nearest."""
    middle = (segment.x0 + segment.x1) / 2
    return min(range(len(columns)), key=lambda k: abs((columns[k][0] + columns[k][1]) / 2 - middle))


def _widened(segment: Segment, over: Sequence[int], columns: Sequence[Span], free: set[int]) -> tuple[int, int]:
    """First and last column (exclusive) of a piece: those in whose middle it stands, if no other piece has them."""
    start, end = over[0], over[-1] + 1
    middle, size = (segment.x0 + segment.x1) / 2, segment.runs[0].size
    if segment.is_figure or not set(over) <= free:
        return start, end
    first = next((k + 1 for k in range(start - 1, -1, -1) if k not in free), 0)
    last = next((k for k in range(end, len(columns)) if k not in free), len(columns))
    ranges = [pair for pair in itertools.product(range(first, start + 1), range(end, last + 1)) if pair != (start, end)]
    off = {(left, right): abs((columns[left][0] + columns[right - 1][1]) / 2 - middle) for left, right in ranges}
    best = min(ranges, key=lambda pair: (round(off[pair] / size), pair[0] - pair[1]), default=(start, end))
    return best if off.get(best, 0.0) <= _CENTRED * size else (start, end)
