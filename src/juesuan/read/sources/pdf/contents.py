"""Entries of a contents list: a title, dots or a wide gap, and the page at the right margin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from juesuan.read.sources.pdf.segments import SegmentLine

_DOTS = ".．。·・•…⋯‥_"
_LEADERS = _DOTS + " \t\u00a0\u3000-—－"
_ELLIPSES = "…⋯"
_LAST = re.compile(r"[（(【\[]?\d{1,4}[）)】\]]?$")
_LEAST_DOTS = 3  # of leaders; one ellipsis is enough
_PAGE = re.compile(r"[（(]?(\d{1,4})[）)]?")
_HEADING = re.compile(r"目[录次]|CONTENTS", re.IGNORECASE)
_FEW = 3  # entries below a heading that a list without dots has
_FEW_BARE = 5  # the same without a heading
_GAP = 2.0  # of the size: least distance of title and page number
_STEP = 3.5  # of the size: greatest distance of entries
_ALIGNED = 0.7  # of the size: how far page numbers may end apart


class Entry(NamedTuple):
    """What an entry says: the title, and the page as it is written."""

    title: str
    page: str


def contents_entries(lines: Sequence[SegmentLine], texts: Sequence[str]) -> dict[int, Entry]:
    """The entries of contents lists among the lines of a page, by index.

    Args:
        lines: The lines in pieces, from top to bottom.
        texts: Their texts.
    """
    found = {k: entry for k, text in enumerate(texts) if (entry := _dotted(text))}
    for stretch in _bare_stretches(lines):
        above = stretch.start - 1
        headed = any(_HEADING.fullmatch("".join(text.split())) for text in texts[: stretch.start])
        table = above >= 0 and above not in found and len(lines[above].segments) > 1
        if len(stretch) >= (_FEW if headed else _FEW_BARE) and not table:
            found.update((k, Entry(lines[k].segments[0].text, lines[k].segments[1].text)) for k in stretch)
    return {k: Entry(entry.title.strip(), _plain(entry.page)) for k, entry in found.items()}


def _dotted(text: str) -> Entry | None:
    """The entry of a line with leaders."""
    page = _LAST.search(text)
    if page is None:
        return None
    before = text[: page.start()]
    title = before.rstrip(_LEADERS)
    leaders = before[len(title) :]
    dots = sum(char in _DOTS for char in leaders)
    dotted = dots >= _LEAST_DOTS or any(char in _ELLIPSES for char in leaders)
    return Entry(title, page[0]) if title and dotted else None


def _plain(page: str) -> str:
    """The page number without brackets."""
    return page.strip("（()）【】[] ")


def _bare_stretches(lines: Sequence[SegmentLine]) -> Iterator[range]:
    """Stretches of lines that are a title and a page number apart from it, the numbers never falling and aligned."""
    start = 0
    for k in range(len(lines) + 1):
        if k < len(lines) and _is_bare(lines[k]) and (k == start or _follows(lines[k - 1], lines[k])):
            continue
        if k - start >= _FEW:
            yield range(start, k)
        start = k if k < len(lines) and _is_bare(lines[k]) else k + 1


def _is_bare(line: SegmentLine) -> bool:
    """Whether a line is a title and a number far right of it."""
    if len(line.segments) != 2:
        return False
    title, page = line.segments
    apart = page.x0 - title.x1 >= _GAP * line.size
    return apart and _PAGE.fullmatch(page.text) is not None and not title.is_figure and len(title.text) > 1


def _follows(above: SegmentLine, below: SegmentLine) -> bool:
    """Whether an entry may follow another."""
    numbers = [int(_plain(line.segments[1].text)) for line in (above, below)]
    ends = abs(above.segments[1].x1 - below.segments[1].x1)
    return numbers[0] <= numbers[1] and ends <= _ALIGNED * below.size and below.base - above.base <= _STEP * below.size
