"""Relation kinds ``equation`` and ``bound``: named facts that make, or do not exceed, another named fact.

A row may range over members of a dimension (every fund); a fact that is stated nowhere makes it not applicable, unless the row
lets it count as nothing (``optional``). It does so where one table states the rest, which would have had a row for it; prose that
does not mention it says only that the whole is not less than the other parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from juesuan.model.key import FactKey
from juesuan.model.pattern import KeyPattern
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft
from juesuan.rules.sums import compare, difference, written_sum


def check_equation(
    book: FactBook, whole: KeyPattern, parts: Sequence[KeyPattern], optional: Sequence[KeyPattern]
) -> Iterator[Draft]:
    """A draft when the parts do not make the whole."""
    key = _key(book, whole)
    needed = [_key(book, part) for part in parts]
    further = [_key(book, part) for part in optional]
    if not book.of(key) or not all(book.of(part) for part in needed):
        return
    keys = [part for part in (*needed, *further) if book.of(part)]
    versions = [book.of(part) for part in keys]
    stated = book.of(key)
    result = compare(versions, stated)
    left_out = len(keys) < len(needed) + len(further)
    if result.agrees or (left_out and not result.exceeds and not _share_a_table(book, (key, *needed))):
        return
    shown = [each for each in versions if each[0].figure.amount] or versions
    yield Draft(
        facts=(key, *(part for part in keys if book.of(part)[0].figure.amount)),
        expected=written_sum(shown, stated[0]),
        found=stated[0].written,
        difference=difference(shown, stated[0]),
        places=(stated[0].statement.place, *(each[0].statement.place for each in shown)),
        data={"terms": " + ".join(f"{book.label(part)} {book.of(part)[0].written}" for part in keys)},
    )


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
    )


def _share_a_table(book: FactBook, keys: Sequence[FactKey]) -> bool:
    tables = [{each.statement.place.table for each in book.of(key)} - {None} for key in keys]
    return bool(set.intersection(*tables))


def _key(book: FactBook, pattern: KeyPattern) -> FactKey:
    return pattern.complete(book.standards.concepts, book.disclosure.identity.year)
