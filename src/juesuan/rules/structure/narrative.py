"""What the sections of a disclosure hold, for the rules on what must be stated."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from juesuan.model.disclosure import Disclosure, Part
from juesuan.model.key import DerivedKind, FactKey
from juesuan.model.pattern import parse_pattern
from juesuan.rules.facts import FactBook
from juesuan.standards.wording import ObligationData


def filled_text(disclosure: Disclosure) -> str:
    """The headings and paragraphs of all sections that have a paragraph; the contents list is not among them."""
    filled = [section for section in disclosure.sections if section.paragraphs]
    return "".join(text for section in filled for text in (section.heading, *(passage.text for passage in section.paragraphs)))


def stated_concepts(disclosure: Disclosure) -> frozenset[str]:
    """The concepts of which anything is stated for the reporting year, however it is written."""
    keys = {key for each in disclosure.statements for key in each.keys}
    return frozenset(key.concept for key in keys if isinstance(key, FactKey) and key.year == disclosure.identity.year)


def is_stated(book: FactBook, obligation: ObligationData, concepts: AbstractSet[str]) -> bool:
    """True when a figure meets it; ``concepts`` are those of ``stated_concepts``."""
    if not concepts.isdisjoint(obligation.concepts):
        return True
    found = (each for written in obligation.facts for each in book.of(key_of(book, written)))
    shares = (key for key in book.derived(DerivedKind.SHARE) if key.of.concept == obligation.shares)
    return any(each.statement.place.part != Part.REPORT for each in found) or any(shares)


def key_of(book: FactBook, written: str) -> FactKey:
    """The fact of the reporting year that a pattern of wording.yaml names."""
    return parse_pattern(written).complete(book.standards.concepts, book.disclosure.identity.year)
