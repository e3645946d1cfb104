"""The left and right margin of the text of each page, without which no line can be called short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from juesuan.read.sources.pdf.pages import PageLayout
from juesuan.read.sources.pdf.words import TextLine

_LONG = 0.5  # of the page's width: a line at least so long tells the margins
_ENOUGH = 4  # long lines of a page that tell its own margins
_NEAR = 0.6  # of the size: ends nearer than this are aligned
_SHARE = 0.1  # of the long lines: so many must be aligned at a margin


@dataclass(frozen=True, slots=True)
class Margins:
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
    least = _LONG * page.frame.reading_size[0]
    return [line for line in page.lines if line.box[2] - line.box[0] >= least]


def _margins(page: PageLayout, alike: list[TextLine]) -> Margins:
    """The margins of one page."""
    own = _long_lines(page)
    long = own if len(own) >= _ENOUGH else alike
    pitch = _pitch(page.lines)
    if long:
        left = min(_outermost(long, 0), _outermost(alike, 0)) if _indented(own, alike) else _outermost(long, 0)
        return Margins(left, _outermost(long, 2), pitch)
    width = page.frame.reading_size[0]
    left = min((line.box[0] for line in page.lines), default=0.0)
    right = max((line.box[2] for line in page.lines), default=width)
    return Margins(left, max(right, width - min(left, width / 8)), pitch)


def _indented(own: list[TextLine], alike: list[TextLine]) -> bool:
    """Whether a page's long lines all begin one indent right of those of its like."""
    if len(own) < _ENOUGH or not alike:
        return False
    shift = (_outermost(own, 0) - _outermost(alike, 0)) / own[0].size
    return 1.5 <= shift <= 2.5


def _outermost(lines: list[TextLine], side: int) -> float:
    """The outermost end (0 left, 2 right) at which enough lines are aligned."""
    ends = sorted((line.box[side] for line in lines), reverse=side == 2)
    least = max(2.0, _SHARE * len(ends)) if len(ends) > 1 else 1.0
    near = _NEAR * lines[0].size
    for end in ends:
        aligned = [other for other in ends if abs(other - end) <= near]
        if len(aligned) >= least:
            return min(aligned) if side == 0 else max(aligned)
    return ends[0]


def _pitch(lines: Sequence[TextLine]) -> float:
    """The usual distance of baselines: the median of those of neighbouring lines."""
    steps = sorted(b.base - a.base for a, b in zip(lines, lines[1:], strict=False))
    return steps[len(steps) // 2] if steps else 0.0
