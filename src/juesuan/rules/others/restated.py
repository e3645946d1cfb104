"""Whether a disclosure says that last year's figures were restated, so that they may differ from those that were published."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.figures.place import Place
from juesuan.findings.finding import Severity
from juesuan.model.key import DerivedKey, Key
from juesuan.prose.clauses import counted_sentences
from juesuan.rules.facts import Evidence, FactBook

_CODES = ("function", "economic")
"""Dimensions whose codes are moved about from year to year."""


def milder(book: FactBook, key: Key, stated: Iterable[Evidence]) -> Severity | None:
    """A warning where the sentence says that it was restated, or the fact is one of a code, which may have been moved."""
    fact = key.of if isinstance(key, DerivedKey) else key
    moved = any(fact.member(dimension) for dimension in _CODES)
    return Severity.WARNING if moved or any(_says_so(book, each.statement.place) for each in stated) else None


def says_restated(book: FactBook, about: str) -> bool:
    """True when a sentence about something says that it was restated."""
    words = book.standards.wording.restated
    return any(
        about in passage.text and any(word in passage.text for word in words)
        for section in book.disclosure.sections
        for passage in section.paragraphs
    )


def _says_so(book: FactBook, place: Place) -> bool:
    """True when the sentence of a place, or one of its paragraph, has one of the words."""
    words = book.standards.wording.restated
    texts = [place.quote] + [
        passage.text
        for section in book.disclosure.sections
        for passage in section.paragraphs
        if section.place.section == place.section and any(number == place.sentence for number, _, _ in counted_sentences(passage))
    ]
    return any(word in text for text in texts for word in words)
