"""A passage drawn: the heading, the paragraphs around, and the wording asked for marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct
from PIL import Image, ImageDraw

from juesuan.figures.place import Place
from juesuan.model.disclosure import TextSection
from juesuan.render.picture.extent import USUAL_TEXT, TextExtent
from juesuan.render.picture.pen import FAINT, INK, MARK, MARKED, PAPER, font, wrapped
from juesuan.render.quote_marks import marks_in

_SIZE, _LINE, _EDGE = 18, 30, 24
_LONGEST = 3000
"""Characters of a paragraph that are drawn."""


class _Line(Struct, frozen=True):
    """A line to draw, with the stretches (start, end) of it that are marked."""

    text: str
    marks: tuple[tuple[int, int], ...]
    faint: bool


def draw_passage(section: TextSection | None, places: Sequence[Place], extent: TextExtent = USUAL_TEXT) -> Image.Image:
    """The paragraphs of the section that hold the places, with some before and after; the quote alone without a section."""
    paragraphs = _paragraphs(section, places, extent)
    lines = [
        line
        for text, marks, faint in paragraphs
        for line in (*_broken(text, marks, extent.width, faint=faint), _Line("", (), faint))
    ]
    heading = section.heading if section else places[0].section or places[0].table or ""
    picture = Image.new("RGB", (extent.width + 2 * _EDGE, len(lines) * _LINE + 3 * _EDGE + _LINE), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((_EDGE, _EDGE), wrapped(heading, font(_SIZE + 2), extent.width)[0][1], fill=INK, font=font(_SIZE + 2))
    for number, line in enumerate(lines):
        _draw_line(pen, line, _EDGE * 2 + _LINE * (number + 1))
    return picture


def _paragraphs(
    section: TextSection | None, places: Sequence[Place], extent: TextExtent
) -> list[tuple[str, tuple[tuple[int, int], ...], bool]]:
    grouped = groupby(section.paragraphs, key=lambda sentence: sentence.place.spot) if section else ()
    texts = [(spot, "".join(sentence.text for sentence in group)[:_LONGEST]) for spot, group in grouped]
    spots = {place.spot for place in places}
    hits = [at for at, (spot, _) in enumerate(texts) if spot in spots]
    if not hits:
        return [(place.quote, ((0, len(place.quote)),), False) for place in places]
    shown = sorted({near for at in hits for near in range(at - extent.around, at + extent.around + 1) if 0 <= near < len(texts)})
    return [
        _near(texts[at][1], [each.quote for each in places if each.spot == texts[at][0]], extent, hit=at in hits) for at in shown
    ]


def _near(text: str, quotes: Sequence[str], extent: TextExtent, *, hit: bool) -> tuple[str, tuple[tuple[int, int], ...], bool]:
    """A paragraph with its marks, cut to what is within reach of them; faint without any."""
    if not hit:
        return text, (), True
    marks = marks_in(text, quotes)
    start = max(0, min(mark[0] for mark in marks) - extent.reach)
    end = max(mark[1] for mark in marks) + extent.reach
    before = "……" if start else ""
    behind = "……" if end < len(text) else ""
    moved = len(before) - start
    return before + text[start:end] + behind, tuple((a + moved, b + moved) for a, b in marks), False


def _broken(text: str, marks: tuple[tuple[int, int], ...], width: float, *, faint: bool) -> Iterable[_Line]:
    for offset, line in wrapped(text, font(_SIZE), width):
        end = offset + len(line)
        own = tuple((max(a, offset) - offset, min(b, end) - offset) for a, b in marks if a < end and b > offset)
        yield _Line(line, own, faint)


def _draw_line(pen: ImageDraw.ImageDraw, line: _Line, top: int) -> None:
    face = font(_SIZE)
    for start, end in line.marks:
        left = _EDGE + sum(face.getlength(char) for char in line.text[:start])
        right = left + sum(face.getlength(char) for char in line.text[start:end])
        pen.rectangle((left - 1, top - 1, right + 1, top + _LINE - 5), fill=MARKED, outline=MARK, width=2)
    x = float(_EDGE)
    for char in line.text:
        pen.text((x, top), char, fill=FAINT if line.faint else INK, font=face)
        x += face.getlength(char)
