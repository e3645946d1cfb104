"""Relations between facts, one by one: what a check evaluates, and what localisation evaluates again on a repaired book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Protocol

from juesuan.model.key import Key
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft


class Relation(Protocol):
    """One relation that a disclosure should satisfy."""

    @property
    def facts(self) -> tuple[Key, ...]:
        """The facts that take part, the whole or the derived one first."""
        ...

    def conflict(self, book: FactBook) -> Draft | None:
        """The draft when no stated version satisfies the relation, None when one does."""
        ...

    def value_of(self, book: FactBook, key: Key) -> Decimal | None:
        """The value (in base units) that the fact must have for the relation to hold, the others as first stated."""
        ...


Relations = Callable[[FactBook], Iterable[Relation]]
"""All relations of one rule in a book, satisfied or not."""


def conflicts(book: FactBook, relations: Iterable[Relation]) -> Iterator[Draft]:
    """The drafts of the relations that do not hold, one for each first fact."""
    reported: set[Key] = set()
    for relation in relations:
        if relation.facts[0] in reported:
            continue
        draft = relation.conflict(book)
        if draft:
            reported.add(relation.facts[0])
            yield draft


def first(book: FactBook, key: Key) -> Decimal | None:
    """The value of a fact as first stated, in base units; None if it is stated nowhere."""
    found = book.of(key)
    return found[0].figure.base if found else None
