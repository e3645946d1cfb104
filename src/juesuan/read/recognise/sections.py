"""The outline: which part each item belongs to, and the sections with their paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from juesuan.figures.place import Place, Spot
from juesuan.figures.width import prose_form
from juesuan.model.disclosure import Part, Sentence, TextSection
from juesuan.read.recognise.items import Item, Line, lines_of
from juesuan.read.recognise.titles import Heading, find_heading, find_part, is_unknown_heading, section_index
from juesuan.standards.standards import Standards
from juesuan.standards.structs import SectionData

_PROSE = (Part.NARRATIVE, Part.OTHER, Part.TABLES, Part.PROFILE)


@dataclass(frozen=True, slots=True)
class Outline:
    """Parts by item, the indexes of headings (which end tables), and the sections in order."""

    parts: tuple[Part, ...]
    stops: set[int]
    sections: tuple[TextSection, ...]


@dataclass(slots=True)
class _Open:
    """The section under construction."""

    part: Part
    section: str | None
    heading: str
    spot: Spot
    paragraphs: list[Sentence] = field(default_factory=list)

    def close(self) -> TextSection:
        place = Place(self.part, section=self.heading or None, quote=self.heading, spot=self.spot)
        return TextSection(self.part, self.section, self.heading, place, tuple(self.paragraphs))


def outline(items: Sequence[Item], body: str, standards: Standards) -> Outline:
    """Walk the items once: a part heading opens a part, a title a section, every other line is a paragraph.

    A narrative heading that no section knows opens an unknown section, so that its text is not read as the one before.
    """
    index = section_index(standards)
    headings = _headings(items, body, index)
    parts: list[Part] = []
    stops: set[int] = set()
    done: list[_Open] = [_Open(Part.OTHER, None, "", Spot())]
    for number, item in enumerate(items):
        line = (lines_of(item) or [""])[0] if isinstance(item, Line) else ""
        following = next((text for text in lines_of(items[number + 1])), "") if number + 1 < len(items) else ""
        part = find_part(line, following, standards) if line else None
        heading = headings.get(number)
        current = done[-1].part
        if part is not None:
            stops.add(number)
            done.append(_Open(part, None, prose_form(line), item.spot))
        elif heading and current is not Part.CONTENTS and current is not Part.GLOSSARY:
            stops.add(number)
            done.append(_Open(_part_of(current, heading.section), heading.section.section, prose_form(line), item.spot))
            if heading.rest:
                done[-1].paragraphs.append(_paragraph(done[-1], heading.rest, item.spot))
        elif isinstance(item, Line) and current is Part.NARRATIVE and is_unknown_heading(item.text):
            stops.add(number)
            done.append(_Open(current, None, prose_form(line), item.spot))
        elif isinstance(item, Line):
            done[-1].paragraphs.append(_paragraph(done[-1], prose_form(item.text), item.spot))
        parts.append(done[-1].part)
    return Outline(tuple(parts), stops, tuple(section.close() for section in done))


def _headings(items: Sequence[Item], body: str, index: Mapping[str, SectionData]) -> dict[int, Heading]:
    found = {}
    for number, item in enumerate(items):
        if isinstance(item, Line):
            heading = find_heading(item.text, body, index)
            if heading:
                found[number] = heading
    return found


def _part_of(current: Part, section: SectionData) -> Part:
    """A narrative section found outside any part is narrative all the same (documents without part headings)."""
    if section.section in ("duties", "structure"):
        return Part.PROFILE if current in (Part.OTHER, Part.PROFILE) else current
    return Part.NARRATIVE if current in _PROSE else current


def _paragraph(section: _Open, text: str, spot: Spot) -> Sentence:
    return Sentence(
        text,
        Place(
            section.part,
            section=section.heading or None,
            sentence=len(section.paragraphs) + 1,
            quote=text[:40],
            spot=spot,
        ),
    )
