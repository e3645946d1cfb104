"""Paragraphs of the document as the page quotes them, the wording that a finding is about marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from juesuan.figures.place import Place
from juesuan.model.disclosure import TextSection
from juesuan.prose.clauses import counted_sentences
from juesuan.render.place import clip
from juesuan.render.quote_marks import find_quote

_LONGEST = 240
"""Longest stretch without a mark that is quoted whole."""


class Stretch(Struct, frozen=True):
    """A stretch of text with its mark ('' for none)."""

    text: str
    mark: str = ""


class DrawnPassage(Struct, frozen=True):
    """The heading under which the paragraphs stand, and each paragraph in stretches."""

    heading: str
    paragraphs: tuple[tuple[Stretch, ...], ...]

    @property
    def kind(self) -> str:
        """What it is, for the template."""
        return "passage"

    @property
    def marks(self) -> frozenset[str]:
        """The marks that occur."""
        return frozenset(stretch.mark for paragraph in self.paragraphs for stretch in paragraph if stretch.mark)


class _Mark(Struct, frozen=True):
    """A marked stretch of a paragraph, by its position in the section."""

    paragraph: int
    start: int
    end: int
    mark: str


def draw_passage(section: TextSection | None, marks: Mapping[Place, str]) -> DrawnPassage:
    """The paragraphs that the places are in, their quotes marked; the quotes alone where no paragraph is known."""
    heading = section.heading if section else next(iter(marks)).section or ""
    found: list[_Mark] = []
    alone: list[tuple[Stretch, ...]] = []
    for place, mark in marks.items():
        where = _where(section, place) if section else None
        if where is None:
            alone.append((Stretch(place.quote, mark),))
        elif not any(where[0] == other.paragraph and where[1] < other.end and other.start < where[2] for other in found):
            found.append(_Mark(*where, mark))
    texts = [paragraph.text for paragraph in section.paragraphs] if section else []
    shown = sorted({each.paragraph for each in found})
    drawn = [tuple(_stretches(texts[at], [each for each in found if each.paragraph == at])) for at in shown]
    return DrawnPassage(heading, (*drawn, *alone))


def _where(section: TextSection, place: Place) -> tuple[int, int, int] | None:
    """Paragraph, start and end of what a place quotes: in the sentence that it counts, else anywhere at its spot.

    The whole paragraph when the quote stands in none of those at the spot; None when nothing of the section has the spot.
    """
    anywhere: tuple[int, int, int] | None = None
    whole: tuple[int, int, int] | None = None
    for at, paragraph in enumerate(section.paragraphs):
        here = paragraph.place.spot == place.spot
        for number, start, sentence in counted_sentences(paragraph) if here else ():
            span = find_quote(sentence, place.quote) if number == place.sentence else None
            if span:
                return at, start + span[0], start + span[1]
        if here and anywhere is None and (span := find_quote(paragraph.text, place.quote)):
            anywhere = at, *span
        if here and whole is None:
            whole = at, 0, len(paragraph.text)
    return anywhere or whole


def _stretches(text: str, marks: list[_Mark]) -> Iterator[Stretch]:
    """The text in stretches, long ones without a mark cut in their middle."""
    at = 0
    for each in sorted(marks, key=lambda mark: mark.start):
        if each.start > at:
            yield Stretch(clip(text[at : each.start], _LONGEST))
        yield Stretch(text[each.start : each.end], each.mark)
        at = each.end
    if at < len(text):
        yield Stretch(clip(text[at:], _LONGEST))
