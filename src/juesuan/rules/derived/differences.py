"""Stated changes and balances against the two figures that they are the difference of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from msgspec import Struct

from juesuan.figures.interval import Interval, scale
from juesuan.figures.rounding import rounded
from juesuan.findings.finding import Severity
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.relation import first
from juesuan.rules.rule import Draft


class Difference(Struct, frozen=True):
    """A stated difference ``key`` of two facts; ``names`` are the words for them in the message."""

    key: DerivedKey
    of: FactKey
    base: FactKey
    names: tuple[str, str]

    @property
    def facts(self) -> tuple[Key, ...]:
        """The difference, then the figure and what is taken from it."""
        return (self.key, self.of, self.base)

    def conflict(self, book: FactBook) -> Draft | None:
        """The draft when no version of the two figures gives the difference."""
        pairs = self._pairs(book)
        wrong = [each for each in book.of(self.key) if not _given(pairs, each.interval)]
        return self._draft(book, pairs, wrong) if pairs and wrong else None

    def value_of(self, book: FactBook, key: Key) -> Decimal | None:
        """The difference, or the figure that would give it."""
        if key == self.key:
            pairs = self._pairs(book)
            one, other = _nearest(pairs, book.of(key)[0]) if pairs and book.of(key) else (None, None)
            return one.figure.base - other.figure.base if one and other else None
        gap, of, base = (first(book, each) for each in self.facts)
        if key == self.of:
            return base + gap if base is not None and gap is not None else None
        return of - gap if of is not None and gap is not None else None

    def _pairs(self, book: FactBook) -> list[tuple[Evidence, Evidence]]:
        """Every version of the figure with every version of what is taken from it."""
        return list(product(book.of(self.of), book.looked_up(self.base)))

    def _draft(self, book: FactBook, pairs: list[tuple[Evidence, Evidence]], wrong: list[Evidence]) -> Draft:
        stated = wrong[0]
        of, base = _nearest(pairs, stated)
        unit = stated.figure.unit
        decimals = max(of.figure.decimals, base.figure.decimals)
        expected = rounded((of.figure.base - base.figure.base) / unit.factor, decimals)
        one, other = f"{self.names[0]}{of.written}", f"{self.names[1]}{base.written}"
        return Draft(
            facts=self.facts,
            expected=f"{expected}{unit.symbol}",
            found=stated.written,
            difference=f"{stated.figure.amount - expected:+f}{unit.symbol}",
            places=(*(each.statement.place for each in wrong), of.statement.place, base.statement.place),
            data={"terms": f"{one}、{other}", "of": book.label(self.of)},
            computed=f"{one} − {other} = {expected}{unit.symbol}",
            severity=Severity.NOTE if all(self._other_sign(pairs, each) for each in wrong) else None,
        )

    def _other_sign(self, pairs: list[tuple[Evidence, Evidence]], stated: Evidence) -> bool:
        """True when a cell of a table counts what is left as positive; regions have it either way."""
        counted = self.key.kind is DerivedKind.BALANCE and bool(stated.statement.place.table)
        return counted and _given(pairs, scale(stated.interval, Decimal(-1)))


def _nearest(pairs: list[tuple[Evidence, Evidence]], stated: Evidence) -> tuple[Evidence, Evidence]:
    """The versions from which the difference was taken: those of its own table, if there are any."""
    table = stated.statement.place.table
    return min(pairs, key=lambda pair: sum(each.statement.place.table != table for each in pair))


def _given(pairs: list[tuple[Evidence, Evidence]], gap: Interval) -> bool:
    return any((of.interval - base.interval).meets(gap) for of, base in pairs)


def differences(book: FactBook, kind: DerivedKind, names: tuple[str, str]) -> Iterator[Difference]:
    """Every stated difference of a kind."""
    for key in dict.fromkeys(book.derived(kind)):
        if key.base and book.of(key):
            yield Difference(key, key.of, key.base, names)
