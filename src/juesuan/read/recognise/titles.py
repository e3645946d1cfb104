"""Titles of parts, sections and tables in the form in which they are compared.

Numbers and places of titles differ between regions, so a title is known by its wording alone: without
ordinal, year, the body's name, 情况 and 说明.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from juesuan.figures.numerals import Ordinal, split_ordinal
from juesuan.figures.width import compact, prose_form, title_form
from juesuan.model.disclosure import Part
from juesuan.standards.standards import Standards
from juesuan.standards.structs import SectionData

_YEAR = re.compile(r"20\d\d年度?|（20\d\d年度?）")
_WORDS = re.compile(r"^关于|情况|说明|的|总体支出(?=$)|（部门）|（单位）|，|。|；|：|[‘’《》]")
_LEADERS = re.compile(r"\d*+\s*+(?:…+|[.·]{2,})\s*|\d{1,3}\s")
"""The leaders and the page behind a title in a list of contents, from the end backwards: sought there alone, they cost nothing."""

_TABLE_MARK = re.compile(
    r"^(?:公开|附表|附件|附|决算|财决|表)(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:-\d{1,2})?表?[：、.]?|^\d{1,2}(?:-\d)?表?|^附[表件][：、.]?"
)
_TABLE_END = re.compile(
    r"(?:（[^（）]*表[^（）]*）|（[一二三四五六]）|（续）|续表|（(?:单位：)?[万千]?元）|公开\d{1,2}表.*|(?:金额)?单位：.*|部门：.*|[。：])$"
)
_QUOTES = str.maketrans("", "", "《》‘’")
_SENTENCE = re.compile(r"[，。；]|[：:]$|\d(?:万元|元|%)")
_OF_A_SENTENCE = re.compile(r"^[的所中内之见将已为]|[，；]|。$")
_ATTACHMENT = re.compile(r"附件(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[-—－]\d{1,2})?[：:]?")
_TITLE_LENGTH = 60
_LONGEST_LINE = 200
"""No title stands in a line longer than this, leaders and spaces counted."""


class Heading(Struct, frozen=True):
    """A section heading: its mark, the section it opens, and text that follows it in the same paragraph."""

    ordinal: Ordinal | None
    section: SectionData
    rest: str


def _without_leaders(text: str) -> str:
    found = _LEADERS.match(text[::-1])
    return text[: len(text) - found.end()] if found else text


@lru_cache(maxsize=8192)
def section_form(text: str) -> str:
    """The form of a section's title: no year, 关于, 情况, 说明, 的, brackets of 部门 / 单位, closing punctuation."""
    return _WORDS.sub("", _YEAR.sub("", title_form(text)))


class SectionIndex(Struct, frozen=True):
    """Sections by the compared form of each of their titles, and by pattern; the pattern's groups are numbered by section."""

    exact: Mapping[str, SectionData]
    patterns: re.Pattern[str]
    sections: tuple[SectionData, ...]

    def of(self, title: str, ordinal: Ordinal | None) -> SectionData | None:
        """The section of a title in the compared form; only a numbered title is matched by pattern."""
        found = self.exact.get(title)
        if found or ordinal is None or len(title) > _TITLE_LENGTH // 2:
            return found
        matched = self.patterns.fullmatch(title)
        return self.sections[int((matched.lastgroup or "")[1:])] if matched else None


def section_index(standards: Standards) -> SectionIndex:
    """The titles and title patterns of all sections."""
    sections = standards.sections.sections
    exact = {section_form(title): section for section in sections for title in section.titles}
    known = tuple(section for section in sections if section.pattern)
    joined = "|".join(f"(?P<s{number}>{section.pattern})" for number, section in enumerate(known))
    return SectionIndex(exact, re.compile(joined or "(?!)"), known)


@lru_cache(maxsize=8192)
def table_form(text: str, body: str) -> str:
    """The form of a table's title: no ordinal, year, body, number of the table, 续表, unit."""
    _, rest = split_ordinal(compact(text))
    plain = _YEAR.sub("", title_form(_without_leaders(rest))).translate(_QUOTES)
    if body:
        plain = plain.replace(title_form(body), "")
    bare = _TABLE_MARK.sub("", plain)
    while bare != (shorter := _TABLE_END.sub("", bare)):
        bare = shorter
    return re.sub(r"^(?:部门|单位)(?=收入|支出|财政|一般|政府|国有|三公)", "", bare) or plain


def find_heading(text: str, body: str, index: SectionIndex) -> Heading | None:
    """The section heading that a paragraph is, or begins with (a known title, then 。 or ：, then text)."""
    ordinal, rest = split_ordinal(_without_leaders(text.strip()))
    head = prose_form(rest)
    if body:
        head = head.replace(prose_form(body), "", 1) if head.startswith(prose_form(body)) else head
    section = index.of(section_form(head), ordinal) if len(head) <= _TITLE_LENGTH else None
    if section:
        return Heading(ordinal, section, "")
    if ordinal is None:
        return None
    for mark in ("。", "：", ":"):
        title, found, after = head.partition(mark)
        section = index.of(section_form(title), ordinal) if found and len(title) <= _TITLE_LENGTH // 2 else None
        if section:
            return Heading(ordinal, section, after)
    return None


def begins_heading(text: str, following: str) -> bool:
    """True for a short numbered line that may go on in the following one, which has no number of its own."""
    ordinal, rest = split_ordinal(text.strip())
    after, _ = split_ordinal(following.strip())
    short = len(rest) <= _TITLE_LENGTH // 2 and len(following) <= _TITLE_LENGTH // 2
    return ordinal is not None and ordinal.style != "part" and after is None and short and not _SENTENCE.search(prose_form(rest))


def is_unknown_heading(text: str) -> bool:
    """True for a short line numbered 一、 that reads like a heading: no sentence, no amount."""
    ordinal, rest = split_ordinal(text.strip())
    plain = prose_form(rest)
    if ordinal is None or ordinal.style != "comma" or not 2 <= len(plain) <= _TITLE_LENGTH // 2:
        return False
    return not _SENTENCE.search(plain)


def is_attachment(text: str) -> bool:
    """True for a line that is but the number of an attachment: 附件2, 附件3-1."""
    return _ATTACHMENT.fullmatch(compact(text)) is not None


def find_part(text: str, following: str, standards: Standards) -> Part | None:
    """The part that a line “第N部分 …” opens; its title may stand in the following line. A contents heading opens CONTENTS."""
    if len(text) > _LONGEST_LINE:
        return None
    plain = title_form(text)
    if plain in ("目录", "目次"):
        return Part.CONTENTS
    ordinal, rest = split_ordinal(compact(text))
    if ordinal is None or ordinal.style != "part" or len(plain) > _TITLE_LENGTH or _OF_A_SENTENCE.search(title_form(rest)):
        return None
    for title in (title_form(rest), title_form(following)):
        for part in standards.sections.parts:
            if any(word in title for word in part.words):
                return Part(part.part)
    return Part.OTHER


def find_bare_part(text: str, body: str, standards: Standards) -> Part | None:
    """The part that a line numbered 一、 or not at all names, where it holds no more than the part's title."""
    if len(text) > _LONGEST_LINE:
        return None
    ordinal, rest = split_ordinal(compact(_without_leaders(text.strip())))
    if ordinal is not None and ordinal.style != "comma":
        return None
    plain = _YEAR.sub("", title_form(rest))
    if body:
        plain = plain.removeprefix(title_form(body))
    plain = re.sub(r"^(?:部门|单位)", "", plain)
    found = next((Part(part.part) for part in standards.sections.parts if plain in part.words), None)
    return None if found is Part.REPORT and ordinal is None else found


def listed_form(text: str) -> str:
    """The form in which a line of the contents list and the heading that it lists are compared."""
    return title_form(split_ordinal(_without_leaders(text.strip()))[1])
