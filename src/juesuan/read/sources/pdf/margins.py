"""The left and right margin of the text of each page, without which no line can be called short."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from juesuan.read.sources.pdf.pages import PageLayout
from juesuan.read.sources.pdf.words import TextLine

_LONG = 15  # sizes: a line at least so long tells the margins
_ENOUGH = 4  # long lines of a page that tell its own margins
_NEAR = 0.6  # of the size: ends nearer than this are aligned
_LEFT_SHARE = 0.1  # of the long lines: so many begin at the left margin
_RIGHT_SHARE = 0.2  # of the long lines: so many end at the right margin
_OWN_SHARE = 0.5  # of a page's long lines, for a margin of its own; in a table of contents fewer are full
_LOPSIDED = 5  # sizes by which the right margin may be wider than the left one without more evidence


class Margins(Struct, frozen=True):
    """Left and right end of full lines, and the usual distance of baselines, in points of reading."""

    left: float
    right: float
    pitch: float


def page_margins(pages: Sequence[PageLayout]) -> dict[int, Margins]:
    """The margins by page number: its own, else those of all pages of its size, else symmetrical ones."""
    by_size: dict[tuple[int, int], list[TextLine]] = defaultdict(list)
    for page in pages:
        by_size[_size(page)].extend(_long_lines(page))
    return {page.number: _margins(page, by_size[_size(page)]) for page in pages}


def _size(page: PageLayout) -> tuple[int, int]:
    """The page's size to the nearest ten points."""
    width, height = page.frame.reading_size
    return round(width / 10), round(height / 10)


def _long_lines(page: PageLayout) -> list[TextLine]:
    """The lines that are long enough to tell margins."""
    return [line for line in page.lines if line.chinese and line.box[2] - line.box[0] >= _LONG * line.size]


def _margins(page: PageLayout, alike: list[TextLine]) -> Margins:
    """The margins of one page; where its lines do not tell the right one, it is as wide as the left one."""
    own = _long_lines(page)
    width = page.frame.reading_size[0]
    starts = alike or page.lines
    left = _outermost(starts, 0, 2, _LEFT_SHARE) or min((line.box[0] for line in starts), default=0.0)
    right = _outermost(alike, 2, 3, _RIGHT_SHARE)
    mirrored = max([width - min(left, width / 8), *(line.box[2] for line in page.lines)])
    if right is None or mirrored - right > _LOPSIDED * alike[0].size:
        right = _outermost(alike, 2, 5, _OWN_SHARE) or mirrored
    if len(own) >= _ENOUGH:
        left = _own_left(own, left)
        right = _outermost(own, 2, 3, _OWN_SHARE) or right
    return Margins(left, right, _pitch(page.lines))


def _own_left(own: list[TextLine], usual: float) -> float:
    """The left margin of a page, unless all its long lines only begin one indent right of the usual one."""
    left = _outermost(own, 0, 2, _LEFT_SHARE) or usual
    return usual if 1.5 <= (left - usual) / own[0].size <= 2.5 else left


def _outermost(lines: Sequence[TextLine], side: int, least: int, share: float) -> float | None:
    """The outermost end (0 left, 2 right) at which a number and a share of the lines are aligned, if any."""
    ends = sorted(line.box[side] for line in lines)
    near = _NEAR * lines[0].size if lines else 0.0
    for end in reversed(ends) if side == 2 else ends:
        start, stop = bisect_left(ends, end - near), bisect_right(ends, end + near)
        if stop - start >= max(least, share * len(ends)):
            return ends[start] if side == 0 else ends[stop - 1]
    return None


def _pitch(lines: Sequence[TextLine]) -> float:
    """The usual distance of baselines: the median of those of neighbouring lines."""
    steps = sorted(b.base - a.base for a, b in itertools.pairwise(lines))
    return steps[len(steps) // 2] if steps else 0.0
