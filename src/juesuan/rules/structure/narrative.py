"""What the sections of a disclosure hold, for the rules on what must be stated."""

from __future__ import annotations

from juesuan.model.disclosure import Disclosure, Part
from juesuan.model.key import DerivedKind, FactKey
from juesuan.model.pattern import parse_pattern
from juesuan.rules.facts import FactBook
from juesuan.standards.structs import ObligationData


def filled_text(disclosure: Disclosure) -> str:
    """The headings and paragraphs of all sections that have a paragraph; the contents list is not among them."""
    filled = [section for section in disclosure.sections if section.paragraphs]
    return "".join(text for section in filled for text in (section.heading, *(passage.text for passage in section.paragraphs)))


def is_stated(book: FactBook, obligation: ObligationData) -> bool:
    """True when a figure meets it."""
    year = book.disclosure.identity.year
    concepts = {
        key.concept for each in book.disclosure.statements for key in each.keys if isinstance(key, FactKey) and key.year == year
    }
    if not concepts.isdisjoint(obligation.concepts):
        return True
    found = (each for written in obligation.facts for each in book.of(key_of(book, written)))
    shares = (key for key in book.derived(DerivedKind.SHARE) if key.of.concept == obligation.shares)
    return any(each.statement.place.part != Part.REPORT for each in found) or any(shares)


def key_of(book: FactBook, written: str) -> FactKey:
    """The fact of the reporting year that a pattern of wording.yaml names."""
    return parse_pattern(written).complete(book.standards.concepts, book.disclosure.identity.year)
