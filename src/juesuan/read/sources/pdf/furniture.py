"""Page furniture: page numbers and running heads, which belong to no paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from juesuan.read.sources.pdf.frame import Box
from juesuan.read.sources.pdf.pages import PageLayout
from juesuan.read.sources.pdf.words import TextLine

_NUMBER_ZONE = (0.12, 75.0)  # of the page's height, points: how far at most page numbers stand from its edge
_MARKED_SHARE = 0.2  # the same for numbers between dashes: official documents set them well inside the page
_HEAD_ZONE = (0.1, 60.0)
_HEAD_PAGES = 3
_HEAD_SHARE = 0.6  # of the pages: a line repeated on more is a running head
_NUMBER = re.compile(
    r"[-—–－_~·•.\s]*(?:\d{1,4}|[IVXⅠ-Ⅻivx]{1,5})[-—–－_~·•.\s]*"
    r"|(?:第|-)?\s*\d{1,4}\s*页?\s*[/／,，、|共（(]+\s*共?\s*\d{1,4}\s*页?[)）]?\s*-?"
    r"|第\s*(?:\d{1,4}|[一二三四五六七八九十百]+)\s*页"
    r"|[Pp]age\s*\d+(?:\s*(?:of|/)\s*\d+)?"
)
_MARKED = re.compile(r"[-—–－]+\s*\d{1,4}\s*[-—–－]+")
_BESIDE = re.compile(r"^[-—–\s]*\d{1,4}[-—–\s]+(?=\D)|(?<=\D)[-—–\s]+(?:第\s*)?\d{1,4}(?:\s*页)?[-—–\s]*$")


def without_furniture(pages: Sequence[PageLayout]) -> tuple[PageLayout, ...]:
    """The pages without page numbers and without lines that head or foot most of them, or most left or right ones."""
    numbered = tuple(replace(page, lines=_without_number(page)) for page in pages)
    heads: set[str] = set()
    for index in (0, -1):
        repeated = _repeated(numbered, index)
        numbered = tuple(_without_edge(page, index, repeated[page.number % 2]) for page in numbered)
        heads |= repeated[0] | repeated[1]
    return tuple(replace(page, asides=_without_turned(page, heads)) if page.asides else page for page in numbered)


def _without_turned(page: PageLayout, heads: Collection[str]) -> tuple[tuple[TextLine, Box], ...]:
    """The turned lines of a page without page numbers and running heads: a table may be set sideways between them."""
    zone = _zone(page.frame.height, _NUMBER_ZONE)

    def is_furniture(line: TextLine, box: Box) -> bool:
        _, top, _, bottom = page.frame.visible(box)
        outside = bottom < zone or top > page.frame.height - zone
        return outside and (_NUMBER.fullmatch(line.text) is not None or _key(line.text) in heads)

    return tuple(aside for aside in page.asides if not is_furniture(*aside))


def _key(text: str) -> str:
    """The text of a running head without a page number beside it."""
    return _BESIDE.sub("", text)


def _without_number(page: PageLayout) -> tuple[TextLine, ...]:
    """The lines of a page without a page number at its top or bottom edge."""
    height = page.frame.reading_size[1]
    zone = _zone(height, _NUMBER_ZONE)
    tables = [(table.box[1], table.box[3]) for table in page.tables]
    low = max([bottom for _, bottom in tables], default=0.0)
    high = min([top for top, _ in tables], default=height)

    def is_number(index: int, line: TextLine) -> bool:
        _, top, _, bottom = line.box
        margin = max(zone, _MARKED_SHARE * height) if _MARKED.fullmatch(line.text) else zone
        last = index == len(page.lines) - 1 and top > max(height - margin, low)
        first = index == 0 and bottom < min(margin, high)
        return (first or last) and _NUMBER.fullmatch(line.text) is not None

    return tuple(line for index, line in enumerate(page.lines) if not is_number(index, line))


def _zone(height: float, measure: tuple[float, float]) -> float:
    """How many points of a page's height its margin takes, at most a fifth."""
    share, points = measure
    return min(max(share * height, points), height / 5)


def _edge_line(page: PageLayout, index: int) -> TextLine | None:
    """The first (0) or last (-1) line of a page if it stands in the margin, apart from what follows."""
    if not page.lines:
        return None
    line = page.lines[index]
    height = page.frame.reading_size[1]
    zone = _zone(height, _HEAD_ZONE)
    _, top, _, bottom = line.box
    if index == 0:
        others = [table.box[1] for table in page.tables] + [other.box[1] for other in page.lines[1:2]]
        near, gap = bottom < zone, min(others, default=height) - bottom
    else:
        others = [table.box[3] for table in page.tables] + [other.box[3] for other in page.lines[-2:-1]]
        near, gap = top > height - zone, top - max(others, default=0.0)
    return line if near and gap > 0.8 * line.size else None


def _repeated(pages: Sequence[PageLayout], index: int) -> tuple[frozenset[str], frozenset[str]]:
    """The texts that stand in the margin of most pages: of those with even and with odd numbers."""
    texts = [(page.number % 2, _key(line.text)) for page in pages if (line := _edge_line(page, index)) is not None]
    filled = Counter(page.number % 2 for page in pages if page.lines or page.tables)
    everywhere = _frequent((text for _, text in texts), filled.total())
    even, odd = (_frequent((text for side, text in texts if side == parity), filled[parity]) for parity in (0, 1))
    return everywhere | even, everywhere | odd


def _frequent(texts: Iterable[str], filled: int) -> frozenset[str]:
    """The texts that come on most of so many pages."""
    return frozenset(text for text, number in Counter(texts).items() if number >= max(_HEAD_PAGES, _HEAD_SHARE * filled))


def _without_edge(page: PageLayout, index: int, repeated: frozenset[str]) -> PageLayout:
    """The page without its first or last line if that is a running head."""
    line = _edge_line(page, index)
    if line is None or _key(line.text) not in repeated:
        return page
    return replace(page, lines=page.lines[1:] if index == 0 else page.lines[:-1])
