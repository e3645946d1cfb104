"""What the profile of a body says, for the rules on its duties and its structure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from juesuan.model.disclosure import Part, TextSection
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft

_KNOWN = frozenset({"duties", "structure"})
_HEADING = re.compile(r"[一二三四五六]、[^，。；：]{2,20}")
"""A heading of no known section: what stands below it may be anything."""


class Wanted(Struct, frozen=True):
    """What a profile must tell: its section, its name, the words that tell of it, and those that do so in another known section."""

    section: str
    name: str
    words: re.Pattern[str]
    elsewhere: re.Pattern[str]


def lacking(book: FactBook, wanted: Wanted) -> Iterator[Draft]:
    """One draft when a profile with its narrative has neither text in the section nor any of the words."""
    if no_profile(book):
        return
    profile = [each for each in book.disclosure.sections if each.part is Part.PROFILE]
    if not any(_tells(each, wanted) for each in profile):
        yield Draft(facts=(), expected=wanted.name, found="无", places=(profile[0].place,), mark=wanted.name)


def _tells(section: TextSection, wanted: Wanted) -> bool:
    if section.section == wanted.section and section.paragraphs:
        return True
    other = section.section in _KNOWN and not any(_HEADING.fullmatch(passage.text) for passage in section.paragraphs)
    words = wanted.elsewhere if other else wanted.words
    return any(words.search(passage.text) for passage in section.paragraphs)


def no_profile(book: FactBook) -> str:
    """Why the profile cannot be looked at (Chinese); '' when it can."""
    sections = {each.section for each in book.disclosure.sections if each.part is Part.NARRATIVE and each.section}
    profile = any(each.part is Part.PROFILE for each in book.disclosure.sections)
    whole = profile and len(sections) >= book.standards.wording.whole_narrative
    return "" if whole else "文件没有概况部分，或只是节选"
