"""The lexicon: which terms stand in a sentence, and what each of them speaks of.

Terms are literal wordings (templates expanded), found by longest match from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.prose.template import expand, parse_template
from juesuan.standards.structs import LexiconFile


class Subject(Struct, frozen=True):
    """What a term speaks of: patterns of its amounts, patterns of its counts by measure word, its sections (none: all).

    A term that is ``alone`` (培训费) is not one when it ends a longer noun (财务培训费), and one that is ``bare`` (收入) only
    where a figure follows at once.
    """

    patterns: tuple[KeyPattern, ...]
    measures: Mapping[str, KeyPattern]
    within: frozenset[str] = frozenset()
    alone: bool = False
    bare: bool = False


class TermMatch(Struct, frozen=True):
    """A term found in a sentence."""

    text: str
    start: int
    end: int
    subject: Subject


class Lexicon(Struct, frozen=True):
    """Wordings with their subjects, and the lengths of wordings by first character, longest first.

    In ``closed`` sections (free text) only the terms that name the section count.
    """

    wordings: Mapping[str, tuple[Subject, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    closed: frozenset[str] = frozenset()

    def find(self, sentence: str, section: str) -> Iterator[TermMatch]:
        """The terms of a sentence that belong in this section, longest first at each place, not overlapping."""
        end = 0
        for position, char in enumerate(sentence):
            lengths = self.lengths.get(char) if position >= end else None
            found = self._at(sentence, position, lengths, section) if lengths else None
            if found:
                yield found
                end = found.end

    def exactly(self, text: str, section: str) -> Subject | None:
        """The subject of a wording that is a term as a whole."""
        for subject in self.wordings.get(text, ()):
            if section in subject.within or not (subject.within or section in self.closed):
                return subject
        return None

    def general(self, text: str) -> Subject | None:
        """What a wording means outside any section."""
        return next((subject for subject in self.wordings.get(text, ()) if not subject.within), None)

    def _at(self, sentence: str, position: int, lengths: Iterable[int], section: str) -> TermMatch | None:
        for length in lengths:
            text = sentence[position : position + length]
            subject = self.exactly(text, section) if text in self.wordings else None
            if subject and _stands(subject, sentence, position, position + length):
                return TermMatch(text, position, position + length, subject)
        return None


_BEFORE_ALONE = re.compile(
    r"(?:^|[\W\x00-\xff]|[的和及与年中共上下]|年度|部门|单位|本年|全年|其中|实有|共有|开支|安排|用于|使用|本级|机关|预算|财政拨款|一般公共预算|组织|参加|[局委办院处校所站队会厅])$"
)


_FIGURE_AT_ONCE = re.compile(r"[共为是：]?[-−－]?\d")


def _stands(subject: Subject, sentence: str, start: int, end: int) -> bool:
    """True where a wording is a term: not at the end of a longer noun, with a figure behind it, if it must be so."""
    if subject.alone and not _BEFORE_ALONE.search(sentence[:start]):
        return False
    return not subject.bare or bool(_FIGURE_AT_ONCE.match(sentence, end))


@lru_cache(maxsize=8)
def _terms(data: LexiconFile, year: int) -> tuple[tuple[str, Subject], ...]:
    years = {"year": (str(year), str(year - 1), "")}
    terms = []
    for term in data.terms:
        subject = Subject(
            tuple(parse_pattern(written) for written in term.states),
            {word: parse_pattern(written) for word, written in term.measures.items()},
            frozenset(term.within),
            term.alone,
            term.bare,
        )
        for template in term.terms:
            terms += [(wording, subject) for wording in expand(parse_template(template), years)]
    return tuple(terms)


@lru_cache(maxsize=8)
def _own(data: LexiconFile, year: int) -> tuple[dict[str, tuple[Subject, ...]], dict[str, tuple[int, ...]]]:
    """Wordings and lengths of the data's own terms; not to be changed."""
    return _indexed(_terms(data, year), {}, {})


def _indexed(
    terms: Iterable[tuple[str, Subject]], wordings: dict[str, tuple[Subject, ...]], lengths: dict[str, tuple[int, ...]]
) -> tuple[dict[str, tuple[Subject, ...]], dict[str, tuple[int, ...]]]:
    """The wordings and lengths with those of further terms put in."""
    for wording, subject in terms:
        wordings[wording] = (*wordings.get(wording, ()), subject)
        known = lengths.get(wording[0], ())
        if len(wording) not in known:
            lengths[wording[0]] = tuple(sorted((*known, len(wording)), reverse=True))
    return wordings, lengths


def build_lexicon(data: LexiconFile, year: int, further: Iterable[tuple[str, Subject]], closed: Iterable[str] = ()) -> Lexicon:
    """The lexicon for a reporting year, with further terms (names of functional classes) behind the data's own."""
    wordings, lengths = _own(data, year)
    return Lexicon(*_indexed(further, dict(wordings), dict(lengths)), frozenset(closed))
