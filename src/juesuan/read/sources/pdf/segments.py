"""Lines of a page as they would stand in a table without borders: pieces set apart, and the columns they make."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from juesuan.read.sources.pdf.characters import CJK
from juesuan.read.sources.pdf.runs import SPACES, Run
from juesuan.read.sources.pdf.shapes import Rule
from juesuan.read.sources.pdf.words import cell_text, line_size

_APART = 1.2  # of the size: a wider gap sets two pieces apart
_BETWEEN_WORDS = 0.7  # of the size: the same where both are more than one character
_BESIDE_FIGURE = 0.6  # of the size: the same where one of the two is a figure
_LEAST = 0.45  # of the size: the same where a column is known to begin
_CORRIDOR = 0.5  # of the size: least width of the space between two columns
_FULL = 0.6  # of the most pieces of a line: lines with so many tell the columns first
_ALIGNED = 0.6  # of the size: edges nearer than this are aligned
_MOSTLY = 0.8  # of the figures of a column are aligned
_FIGURE = re.compile(r"[-+−－]?\d[\d,，]*(?:\.\d+)?[%％]?|[-—–－]{1,2}")

Span = tuple[float, float]
"""Left and right edge in points of reading."""


class Segment(Struct, frozen=True):
    """A piece of a line that is set apart from its neighbours: its text, edges and runs."""

    text: str
    x0: float
    x1: float
    runs: tuple[Run, ...]

    @property
    def is_figure(self) -> bool:
        """Whether it is one figure or a dash, and nothing else."""
        return _FIGURE.fullmatch(self.text) is not None


class SegmentLine(Struct, frozen=True):
    """A line in pieces: baseline and size in points, whether figures stand apart from its first piece."""

    base: float
    size: float
    segments: tuple[Segment, ...]
    runs: list[Run]

    @property
    def is_figures(self) -> bool:
        """Whether a piece after the first is a figure."""
        return any(segment.is_figure for segment in self.segments[1:])

    @property
    def height(self) -> float:
        """The size of its largest character, in points: Chinese and Latin ones may differ."""
        return max(self.size, *(run.size for run in self.runs))

    @property
    def is_labelled(self) -> bool:
        """Whether a colon shows that pieces are captions (编制单位：, 单位：) and no cells."""
        return any("：" in segment.text for segment in self.segments)


def segment_lines(lines: Iterable[list[Run]], uprights: Sequence[Rule] = ()) -> list[SegmentLine]:
    """Each line in pieces, cut where gaps are wide and where vertical lines stand; one set sideways is one piece."""
    return [_segment_line(line, [x for x, y0, y1 in uprights if y0 <= line[0].base <= y1]) for line in lines]


def _segment_line(line: list[Run], edges: Sequence[float]) -> SegmentLine:
    """A line cut where gaps are wide and at edges."""
    size = max((run.size for run in line if max(run.text) >= CJK), default=0.0) or line_size(line)[0]
    pieces: list[list[Run]] = []
    for run in line:
        if run.text[0] in SPACES:
            continue
        if not pieces or _apart(pieces[-1][-1], run, size) or any(pieces[-1][-1].x1 <= x + 1 and x - 1 <= run.x0 for x in edges):
            pieces.append([])
        pieces[-1].append(run)
    return SegmentLine(line[0].base, size, tuple(map(segment_of, pieces)), line)


def segment_of(piece: list[Run]) -> Segment:
    """A piece from its runs."""
    return Segment(cell_text(list(piece)), piece[0].x0, piece[-1].x1, tuple(piece))


def _apart(before: Run, after: Run, size: float) -> bool:
    """Whether the gap between two runs sets them apart."""
    gap = after.x0 - before.x1
    if after.turned or gap <= _BESIDE_FIGURE * size:
        return False
    words = len(before.text) > 1 and len(after.text) > 1
    return gap > (_BETWEEN_WORDS if words else _APART) * size or any(_FIGURE.fullmatch(run.text) for run in (before, after))


def divided(segment: Segment, columns: Sequence[Span]) -> list[Segment]:
    """A piece that reaches over several columns cut into those that stand above one column each, if it can be."""
    cuts = [x0 for x0, _ in columns[1:]]
    pieces: list[list[Run]] = [[segment.runs[0]]]
    for before, run in itertools.pairwise(segment.runs):
        middle = (before.x1 + run.x0) / 2
        wide = run.x0 - before.x1 > _LEAST * run.size
        if wide and any(end - run.size <= middle <= cut + run.size for (_, end), cut in zip(columns, cuts, strict=False)):
            pieces.append([])
        pieces[-1].append(run)
    return [segment_of(piece) for piece in pieces]


def columns_of(lines: Sequence[SegmentLine], edges: Sequence[float]) -> list[Span]:
    """The columns that lines make: what lies between the corridors that no piece enters.

    The lines with most pieces tell them first; a cell that spans columns in another line joins none.

    Args:
        lines: The lines that tell columns.
        edges: Left edges of columns that are drawn; where they are given, they count.
    """
    size = min(line.size for line in lines)
    most = max(len(line.segments) for line in lines)
    full = [line for line in lines if len(line.segments) >= _FULL * most]
    columns = _hulls([(s.x0, s.x1) for line in full for s in line.segments], size, edges)
    pieces = [s for line in lines if len(line.segments) < _FULL * most for s in line.segments]
    lone = [(s.x0, s.x1) for s in pieces if not overlapped(s, columns)]
    return sorted([*columns, *_hulls(lone, size, edges)])


def _hulls(pieces: Iterable[Span], size: float, edges: Sequence[float]) -> list[Span]:
    """The spans that pieces cover together, those nearer to each other than a corridor is wide joined."""
    columns: list[Span] = []
    for x0, x1 in sorted(pieces):
        if columns and x0 - columns[-1][1] < _CORRIDOR * size and not _divided(columns[-1], x0, edges):
            columns[-1] = columns[-1][0], max(columns[-1][1], x1)
        else:
            columns.append((x0, x1))
    return columns


def _divided(column: Span, x0: float, edges: Sequence[float]) -> bool:
    """Whether a drawn edge parts a piece from the column before it."""
    return any(column[1] <= edge + 1 and edge - 1 <= x0 for edge in edges)


def are_aligned(lines: Sequence[SegmentLine], columns: Sequence[Span]) -> bool:
    """Whether in each column most figures end, begin or are centred at one place."""
    size = max(line.size for line in lines)
    for x0, x1 in columns:
        figures = [s for line in lines for s in line.segments[1:] if s.is_figure and x0 <= s.x0 and s.x1 <= x1]
        measures = ([s.x1 for s in figures], [s.x0 for s in figures], [(s.x0 + s.x1) / 2 for s in figures])
        if len(figures) > 2 and not any(_together(measure, _ALIGNED * size) for measure in measures):
            return False
    return True


def _together(values: Sequence[float], tolerance: float) -> bool:
    """Whether most values lie within a tolerance of their median."""
    middle = sorted(values)[len(values) // 2]
    return sum(abs(value - middle) <= tolerance for value in values) >= _MOSTLY * len(values)


def overlapped(segment: Segment, columns: Sequence[Span]) -> list[int]:
    """The columns over which a piece reaches."""
    return [k for k, (x0, x1) in enumerate(columns) if segment.x0 < x1 and segment.x1 > x0]
