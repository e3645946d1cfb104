"""A passage drawn: the heading, the paragraphs around, and the wording asked for marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PIL import Image, ImageDraw

from juesuan.figures.place import Place
from juesuan.model.disclosure import TextSection
from juesuan.render.picture.pen import FAINT, INK, MARK, MARKED, PAPER, font, wrapped
from juesuan.render.quote_marks import marks_in

_SIZE, _LINE, _EDGE, _WIDTH = 18, 30, 24, 820
_AROUND = 1
_LONGEST = 3000
"""Characters of a paragraph that are drawn."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line to draw, with the stretches (start, end) of it that are marked."""

    text: str
    marks: tuple[tuple[int, int], ...]
    faint: bool


def draw_passage(section: TextSection | None, places: Sequence[Place]) -> Image.Image:
    """The paragraphs of the section that hold the places, with one before and after; the quote alone without a section."""
    paragraphs = _paragraphs(section, places)
    lines = [line for text, marks, faint in paragraphs for line in (*_broken(text, marks, faint=faint), _Line("", (), faint))]
    heading = section.heading if section else places[0].section or places[0].table or ""
    picture = Image.new("RGB", (_WIDTH + 2 * _EDGE, len(lines) * _LINE + 3 * _EDGE + _LINE), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((_EDGE, _EDGE), wrapped(heading, font(_SIZE + 2), _WIDTH)[0][1], fill=INK, font=font(_SIZE + 2))
    for number, line in enumerate(lines):
        _draw_line(pen, line, _EDGE * 2 + _LINE * (number + 1))
    return picture


def _paragraphs(section: TextSection | None, places: Sequence[Place]) -> list[tuple[str, tuple[tuple[int, int], ...], bool]]:
    grouped = groupby(section.paragraphs, key=lambda sentence: sentence.place.spot) if section else ()
    texts = [(spot, "".join(sentence.text for sentence in group)[:_LONGEST]) for spot, group in grouped]
    spots = {place.spot for place in places}
    hits = [at for at, (spot, _) in enumerate(texts) if spot in spots]
    if not hits:
        return [(place.quote, ((0, len(place.quote)),), False) for place in places]
    shown = sorted({near for at in hits for near in range(at - _AROUND, at + _AROUND + 1) if 0 <= near < len(texts)})
    return [
        (text, marks_in(text, [place.quote for place in places if place.spot == spot]) if at in hits else (), at not in hits)
        for at, (spot, text) in ((at, texts[at]) for at in shown)
    ]


def _broken(text: str, marks: tuple[tuple[int, int], ...], *, faint: bool) -> Iterable[_Line]:
    for offset, line in wrapped(text, font(_SIZE), _WIDTH):
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
