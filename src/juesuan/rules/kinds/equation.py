"""Relation kinds ``equation`` and ``bound``: named facts that make, or do not exceed, another named fact.

A row may range over members of a dimension (every fund); a fact that is stated nowhere makes it not applicable, unless the row
lets it count as nothing (``optional``). It does so where one table states the rest, which would have had a row for it; prose that
does not mention it says only that the whole is not less than the other parts. Of a fact that belongs to the whole ``partly`` (the
opening balance of all expenditure, of which some is that of projects) any share may be in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from juesuan.model.key import FactKey, Key
from juesuan.model.pattern import KeyPattern
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft
from juesuan.rules.sums import compare, difference, sum_value, written_sum


class Equation(Struct, frozen=True):
    """Named parts that make a named whole; ``whole_row`` when one table states whole and parts, so that nothing is left out."""

    whole: FactKey
    parts: tuple[Key, ...]
    whole_row: bool
    partly: tuple[FactKey, ...] = ()

    @property
    def facts(self) -> tuple[Key, ...]:
        """The whole, then its parts."""
        return (self.whole, *self.parts)

    def conflict(self, book: FactBook) -> Draft | None:
        """The draft when the parts do not make the whole."""
        versions = [book.of(part) for part in self.parts]
        stated = book.of(self.whole)
        result = compare(versions, stated)
        if result.agrees or (not self.whole_row and not result.exceeds):
            return None
        if self.partly and result.exceeds:
            fixed = [book.of(part) for part in self.parts if part not in self.partly]
            if not compare(fixed, stated).exceeds:
                return None
        shown = [each for each in versions if each[0].figure.amount] or versions
        expected = written_sum(shown, stated[0])
        terms = " + ".join(f"{book.label(part)}{book.of(part)[0].written}" for part in self.parts)
        return Draft(
            facts=(self.whole, *(part for part in self.parts if book.of(part)[0].figure.amount)),
            expected=expected,
            found=stated[0].written,
            difference=difference(shown, stated[0]),
            places=(stated[0].statement.place, *(each[0].statement.place for each in shown)),
            computed=f"{terms} = {expected}",
        )

    def value_of(self, book: FactBook, key: Key) -> Decimal | None:
        """The sum for the whole; for a part what the others leave of the whole."""
        return sum_value(book, self.whole, self.parts, key)


def equations(
    book: FactBook,
    whole: KeyPattern,
    parts: Sequence[KeyPattern],
    *,
    optional: Sequence[KeyPattern] = (),
    partly: Sequence[KeyPattern] = (),
) -> Iterator[Equation]:
    """The equation, where the whole and the needed parts are stated."""
    key = _key(book, whole)
    needed = [_key(book, part) for part in parts]
    shared = tuple(_key(book, part) for part in partly)
    further = [*(_key(book, part) for part in optional), *shared]
    if not book.of(key) or not all(book.of(part) for part in needed):
        return
    keys = tuple(part for part in (*needed, *further) if book.of(part))
    left_out = len(keys) < len(needed) + len(further)
    yield Equation(key, keys, not left_out or _share_a_table(book, (key, *needed)), shared)


def check_bound(book: FactBook, lesser: KeyPattern, greater: KeyPattern) -> Iterator[Draft]:
    """A draft when every version of the lesser fact is above every version of the greater one."""
    low, high = _key(book, lesser), _key(book, greater)
    if not book.of(low) or not book.of(high):
        return
    smallest = min(book.of(low), key=lambda each: each.interval.low)
    largest = max(book.of(high), key=lambda each: each.interval.high)
    if smallest.interval.low <= largest.interval.high:
        return
    yield Draft(
        facts=(low, high),
        expected=f"不超过{largest.written}",
        found=smallest.written,
        difference=difference([[largest]], smallest),
        places=(smallest.statement.place, largest.statement.place),
        data={"greater": book.label(high)},
        computed=f"{smallest.written} > {book.label(high)}{largest.written}",
    )


def _share_a_table(book: FactBook, keys: Sequence[FactKey]) -> bool:
    tables = [{each.statement.place.table for each in book.of(key)} - {None} for key in keys]
    return bool(set.intersection(*tables))


def _key(book: FactBook, pattern: KeyPattern) -> FactKey:
    return pattern.complete(book.standards.concepts, book.disclosure.identity.year)
