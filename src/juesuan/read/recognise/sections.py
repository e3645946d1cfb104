"""The outline: which part each item belongs to, and the sections with their paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from juesuan.figures.place import Place, Spot
from juesuan.figures.width import prose_form
from juesuan.model.disclosure import Part, Sentence, TextSection
from juesuan.prose.clauses import sentences
from juesuan.read.recognise.files import report_files
from juesuan.read.recognise.items import Item, Line, lines_of
from juesuan.read.recognise.titles import (
    Heading,
    SectionIndex,
    begins_heading,
    find_bare_part,
    find_heading,
    find_part,
    is_attachment,
    is_unknown_heading,
    listed_form,
    section_index,
)
from juesuan.standards.standards import Standards
from juesuan.standards.structs import SectionData

_LONGEST_ENTRY = 60
_PROSE = (Part.NARRATIVE, Part.OTHER, Part.TABLES, Part.PROFILE)


class Outline(Struct, frozen=True):
    """Parts by item, the indexes of headings (which end tables), and the sections in order."""

    parts: tuple[Part, ...]
    stops: set[int]
    sections: tuple[TextSection, ...]


class _Open(Struct):
    """The section under construction."""

    part: Part
    section: str | None
    heading: str
    spot: Spot
    paragraphs: list[Sentence] = field(default_factory=list)
    sentences: int = 0

    def add(self, text: str, spot: Spot) -> None:
        """One more paragraph, numbered by its first sentence."""
        place = Place(self.part, section=self.heading or None, sentence=self.sentences + 1, quote=text[:40], spot=spot)
        self.paragraphs.append(Sentence(text, place))
        self.sentences += sum(1 for _ in sentences(text))

    def close(self) -> TextSection:
        place = Place(self.part, section=self.heading or None, quote=self.heading, spot=self.spot)
        return TextSection(self.part, self.section, self.heading, place, tuple(self.paragraphs))


class _Walk(Struct):
    """The state of the walk: which lines open what, and what is open."""

    headings: Mapping[int, Heading]
    second: Mapping[int, str]
    parts: Mapping[int, Part]
    bare: Mapping[int, Part]
    reports: frozenset[str] = frozenset()
    file: str = ""
    done: list[_Open] = field(default_factory=lambda: [_Open(Part.OTHER, None, "", Spot())])
    stops: set[int] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)

    def step(self, number: int, item: Item) -> Part:
        """Take one item; the part that it belongs to."""
        if item.spot.file != self.file:
            self._begin_file(number, item)
        if isinstance(item, Line) and number not in self.second:
            self._line(number, item)
        return self.done[-1].part

    def _begin_file(self, number: int, item: Item) -> None:
        """A file begins outside every part, the report's own inside it; no table goes on from the file before."""
        self.file = item.spot.file
        self.stops.add(number)
        self.done.append(_Open(Part.REPORT if self.file in self.reports else Part.OTHER, None, "", item.spot))
        self.listed.clear()

    def _line(self, number: int, item: Line) -> None:
        part = self._part(number)
        if item.listed:
            self._list(item)
        elif part is None and self.done[-1].part is Part.CONTENTS:
            self._leave_contents(item)
        current = self.done[-1].part
        heading = None if _lists_a_table(item.text, current) else self.headings.get(number)
        text = item.text + self.second.get(number + 1, "")
        if part is not None:
            self._open(number, item, text, (part, None))
        elif heading and _belongs(heading.section, current):
            kind = (_part_of(current, heading.section), heading.section.section)
            self._open(number, item, _title(text, heading), kind)
            if heading.rest:
                self.done[-1].add(heading.rest, item.spot)
        elif (current is Part.NARRATIVE and is_unknown_heading(item.text)) or (current is Part.REPORT and is_attachment(item.text)):
            self._open(number, item, text, (current, None))
        else:
            self.done[-1].add(prose_form(item.text), item.spot)

    def _open(self, number: int, item: Line, text: str, kind: tuple[Part, str | None]) -> None:
        self.stops.add(number)
        self.done.append(_Open(*kind, prose_form(text), item.spot))

    def _part(self, number: int) -> Part | None:
        """The part that a line opens; a bare title opens none that is open already, and nothing inside the report."""
        bare, current = self.bare.get(number), self.done[-1].part
        fits = bare is not current and current is not Part.REPORT
        if bare is Part.PROFILE:
            fits = current in (Part.OTHER, Part.CONTENTS, Part.GLOSSARY)
        return self.parts.get(number) or (bare if fits else None)

    def _list(self, item: Line) -> None:
        """An entry of a contents list, with or without a heading above the list."""
        self.listed.add(listed_form(item.text))
        if self.done[-1].part is not Part.CONTENTS:
            self.done.append(_Open(Part.CONTENTS, None, "", item.spot))

    def _leave_contents(self, item: Line) -> None:
        """The contents list ends where one of its lines comes again, or with the first long line."""
        line = listed_form(item.text)
        if line in self.listed or len(line) > _LONGEST_ENTRY:
            self.done.append(_Open(Part.OTHER, None, "", item.spot))
        self.listed.add(line)


def outline(items: Sequence[Item], body: str, standards: Standards) -> Outline:
    """Walk the items once: a part heading opens a part, a title a section, every other line is a paragraph.

    A narrative heading that no section knows opens an unknown section, so that its text is not read as the one before.
    """
    headings, second = _headings(items, body, section_index(standards))
    parts, bare = _part_headings(items, body, standards)
    bare = {number: part for number, part in bare.items() if number not in headings}
    walk = _Walk(headings, second, parts, bare, report_files(items, body, standards))
    places = [walk.step(number, item) for number, item in enumerate(items)]
    return Outline(tuple(places), walk.stops, tuple(section.close() for section in walk.done))


def _headings(items: Sequence[Item], body: str, index: SectionIndex) -> tuple[dict[int, Heading], dict[int, str]]:
    """The section headings by line, and the second lines of those that are broken over two."""
    found: dict[int, Heading] = {}
    second: dict[int, str] = {}
    for number, item in enumerate(items):
        if not isinstance(item, Line) or item.listed or number in second:
            continue
        following = items[number + 1] if number + 1 < len(items) else None
        heading = find_heading(item.text, body, index)
        if heading is None and isinstance(following, Line) and begins_heading(item.text, following.text):
            heading = find_heading(item.text.strip() + following.text.strip(), body, index)
            if heading and not heading.rest:
                second[number + 1] = following.text
        if heading:
            found[number] = heading
    return found, second


def _part_headings(items: Sequence[Item], body: str, standards: Standards) -> tuple[dict[int, Part], dict[int, Part]]:
    """The parts that lines open: as 第N部分, and by their bare titles (but for the glossary, only in a file without the former)."""
    parts: dict[int, Part] = {}
    bare: dict[int, Part] = {}
    for number, item in enumerate(items):
        if isinstance(item, Line) and not item.listed:
            following = next(iter(lines_of(items[number + 1])), "") if number + 1 < len(items) else ""
            part, title = find_part(item.text, following, standards), find_bare_part(item.text, body, standards)
            if part:
                parts[number] = part
            elif title:
                bare[number] = title
    numbered = {items[number].spot.file for number, part in parts.items() if part is not Part.CONTENTS}
    kept = {n: part for n, part in bare.items() if part is Part.GLOSSARY or items[n].spot.file not in numbered}
    return parts, kept


def _lists_a_table(text: str, part: Part) -> bool:
    """True for a table's name in the report, which lists its attachments by name."""
    return part is Part.REPORT and text.rstrip().endswith("表")


def _title(text: str, heading: Heading) -> str:
    """The heading without the text that goes on behind it in the same paragraph."""
    return prose_form(text).removesuffix(heading.rest).rstrip("。：:") if heading.rest else text


def _belongs(section: SectionData, part: Part) -> bool:
    """True when a section of this title may open in the part; contents lists and glossaries have none."""
    return part not in (Part.CONTENTS, Part.GLOSSARY) and section.part in ("", part)


def _part_of(current: Part, section: SectionData) -> Part:
    """A narrative section found outside any part is narrative all the same (documents without part headings)."""
    if section.section in ("duties", "structure"):
        return Part.PROFILE if current in (Part.OTHER, Part.PROFILE) else current
    if section.section == "work":
        return current
    return Part.NARRATIVE if current in _PROSE else current
