"""The contents list of a disclosure and the headings of its body, for the rules that hold one against the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from juesuan.figures.numerals import Ordinal, split_ordinal
from juesuan.figures.place import Place
from juesuan.figures.width import title_form
from juesuan.model.disclosure import Disclosure, Part, TextSection

_PAGE = re.compile(r"(?:[.…·．‥\s]*[.…·．‥\s（(-]|(?<=[\u4e00-\u9fff”）)]))(\d{1,3})[)）-]?\s*$")
_LEADERS = re.compile(r"[.…·．‥\s]+$")
_LOOSE = re.compile(r"20\d\d年度?|情况|说明|的|[。：:“”]")
_LONGEST = 60


class Heading(Struct, frozen=True):
    """A title of the list or of the body: as written without its page, its ordinal, the form compared, its page, its place."""

    text: str
    ordinal: Ordinal | None
    form: str
    page: int | None
    place: Place
    part: Part


class Contents(Struct, frozen=True):
    """The entries of a contents list, and what stands as headings and titles in the body, both in order."""

    entries: tuple[Heading, ...]
    body: tuple[Heading, ...]


def contents_of(disclosure: Disclosure) -> Contents | None:
    """The list and the body; None for a document without a list, or whose body is not told from it."""
    sections = disclosure.sections
    start = next((n for n, section in enumerate(sections) if section.part is Part.CONTENTS), None)
    if start is None:
        return None
    end = _end(sections, start)
    if end is None:
        return None
    lines = list(_lines(sections[start + 1 : end], listed=True))
    turn = _again(lines)
    entries = tuple(each for each in lines[:turn] if each.ordinal or each.place.section == each.text)
    if sections[start].paragraphs:
        first = (_heading(each.text, each.place, Part.CONTENTS, listed=True) for each in sections[start].paragraphs)
        entries = (*(each for each in first if each.ordinal), *entries)
    tables = (_heading(table.title, table.place, Part.TABLES) for table in disclosure.tables)
    body = (*lines[turn:], *_lines(sections[end:], listed=False), *tables)
    return Contents(entries, body) if entries and body else None


def _again(lines: Sequence[Heading]) -> int:
    """Where the first part begins again among the lines of the list: what follows is of the body."""
    parts: set[int] = set()
    for number, line in enumerate(lines):
        if line.ordinal and line.ordinal.style == "part":
            if line.ordinal.value in parts:
                return number
            parts.add(line.ordinal.value)
    return len(lines)


def _end(sections: Sequence[TextSection], start: int) -> int | None:
    """Where the body begins: the first section that the list has named already, or the first with text where entries had pages."""
    seen = {_form(each.text) for each in sections[start].paragraphs}
    ordinals = (split_ordinal(_bare(each.text)[0])[0] for each in sections[start].paragraphs)
    parts = {each.value for each in ordinals if each and each.style == "part"}
    for number, section in enumerate(sections[start + 1 :], start + 1):
        ordinal, _ = split_ordinal(_bare(section.heading)[0])
        form = _form(section.heading)
        again = ordinal.value in parts if ordinal and ordinal.style == "part" else form in seen
        if section.heading and again:
            return number
        if ordinal and ordinal.style == "part":
            parts.add(ordinal.value)
        seen |= {form, *(_form(each.text) for each in section.paragraphs)}
    return None


def _lines(sections: Sequence[TextSection], *, listed: bool) -> Iterator[Heading]:
    for section in sections:
        if section.heading:
            yield _heading(section.heading, section.place, section.part, listed=listed)
        for passage in section.paragraphs:
            if len(passage.text) <= _LONGEST:
                yield _heading(passage.text, passage.place, section.part, listed=listed)


def _heading(text: str, place: Place, part: Part, *, listed: bool = False) -> Heading:
    bare, page = _bare(text) if listed else (text, None)
    ordinal, _ = split_ordinal(bare)
    return Heading(bare, ordinal, _form(bare), page, place, part)


def _bare(text: str) -> tuple[str, int | None]:
    """An entry without its leaders and page, and the page."""
    found = _PAGE.search(text)
    return (_LEADERS.sub("", text[: found.start()]), int(found[1])) if found else (_LEADERS.sub("", text), None)


def _form(text: str) -> str:
    """The form in which an entry and its heading are compared: without ordinal, year and what is said so or so."""
    return _LOOSE.sub("", title_form(split_ordinal(_bare(text)[0])[1]))
