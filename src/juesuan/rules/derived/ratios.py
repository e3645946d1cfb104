"""Stated percentages against the figures that they follow from, in any stated version of the operands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import product

from msgspec import Struct

from juesuan.figures.interval import Interval, quotient, scale
from juesuan.figures.rounding import is_truncation, rounded
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.relation import first
from juesuan.rules.rule import Draft

_HUNDRED = Decimal(100)
_SHOWN = 2
"""Least decimals with which an expected percentage is shown."""

Formula = Callable[[Interval, Interval], Interval | None]
"""From the intervals of two operands to that of the derived figure; None when it cannot be computed."""


def percentage(top: Interval, bottom: Interval) -> Interval | None:
    """Top as a percentage of bottom."""
    result = quotient(top, bottom)
    return scale(result, _HUNDRED) if result else None


def rate_of_change(change: Interval, final: Interval) -> Interval | None:
    """The rate of a change in percent of last year's figure, which is final minus change."""
    prior = final - change
    corners = [quotient(Interval(c, c), Interval(f - c, f - c)) for c in (change.low, change.high) for f in (final.low, final.high)]
    known = [corner for corner in corners if corner]
    if len(known) < len(corners) or prior.low <= 0:
        return None
    return scale(Interval(min(each.low for each in known), max(each.high for each in known)), _HUNDRED)


class Mismatch(Struct, frozen=True):
    """A derived figure that no version of its operands gives: the operands as first stated, what they give, what is written."""

    operands: tuple[Evidence, Evidence]
    exact: Interval
    stated: Evidence
    truncated: bool


def mismatches(
    stated: Iterable[Evidence], tops: Iterable[Evidence], bottoms: Iterable[Evidence], formula: Formula
) -> Iterator[Mismatch]:
    """The stated versions that none of the combinations of operands gives; nothing when none can be computed."""
    results = [
        ((top, bottom), exact)
        for top, bottom in product(tops, bottoms)
        if (exact := formula(top.interval, bottom.interval)) is not None
    ]
    if not results:
        return
    for each in stated:
        if any(each.interval.meets(exact) for _, exact in results):
            continue
        truncated = any(is_truncation(each.figure, exact) for _, exact in results)
        operands, exact = results[0]
        yield Mismatch(operands, exact, each, truncated)


class Ratio(Struct, frozen=True):
    """A stated percentage ``key`` that follows from two facts; ``names`` are the words for them in the message."""

    key: DerivedKey
    top: Key
    bottom: Key
    formula: Formula
    solve: Solve
    names: tuple[str, str]

    @property
    def facts(self) -> tuple[Key, ...]:
        """The percentage, then what it follows from."""
        return (self.key, self.top, self.bottom)

    def mismatches(self, book: FactBook) -> Iterator[Mismatch]:
        """The stated versions that no version of the operands gives, truncated ones included."""
        tops, bottoms = (_looked_up(book, key) for key in (self.top, self.bottom))
        return mismatches(book.of(self.key), tops, bottoms, self.formula)

    def conflict(self, book: FactBook) -> Draft | None:
        """The draft of the first mismatch that is no truncation."""
        found = next((each for each in self.mismatches(book) if not each.truncated), None)
        return to_draft(book, self.key, found, self.names) if found else None

    def value_of(self, book: FactBook, key: Key) -> Decimal | None:
        """The percentage, or the operand that would give it."""
        rate, top, bottom = (first(book, each) for each in self.facts)
        return self.solve(self.facts.index(key), rate, top, bottom) if key in self.facts else None


Solve = Callable[[int, Decimal | None, Decimal | None, Decimal | None], Decimal | None]
"""The value at a position of (percentage, top, bottom) from the two others; None if it cannot be computed."""


def solve_percentage(at: int, rate: Decimal | None, top: Decimal | None, bottom: Decimal | None) -> Decimal | None:
    """For a percentage that is top ÷ bottom."""
    if at == 0:
        return top * _HUNDRED / bottom if top is not None and bottom else None
    if at == 1:
        return rate * bottom / _HUNDRED if rate is not None and bottom is not None else None
    return top * _HUNDRED / rate if top is not None and rate else None


def solve_rate_of_change(at: int, rate: Decimal | None, change: Decimal | None, final: Decimal | None) -> Decimal | None:
    """For a percentage that is change ÷ (final − change)."""
    if at == 0:
        return change * _HUNDRED / (final - change) if change is not None and final is not None and final != change else None
    if at == 1:
        return rate * final / (_HUNDRED + rate) if rate is not None and final is not None and rate != -_HUNDRED else None
    return change + change * _HUNDRED / rate if change is not None and rate else None


def _looked_up(book: FactBook, key: Key) -> tuple[Evidence, ...]:
    return book.looked_up(key) if isinstance(key, FactKey) else book.of(key)


def to_draft(book: FactBook, key: DerivedKey, mismatch: Mismatch, names: tuple[str, str]) -> Draft:
    """The draft of a mismatch; ``names`` are the words for the operands in the message."""
    figure = mismatch.stated.figure
    expected = rounded(mismatch.exact.middle, max(figure.decimals, _SHOWN))
    top, bottom = (f"{name}{operand.written}" for name, operand in zip(names, mismatch.operands, strict=True))
    divisor = f"（{bottom} − {top}）" if key.kind is DerivedKind.CHANGE_RATE else bottom
    return Draft(
        facts=tuple(each for each in (key, key.of, key.base) if each),
        expected=f"{expected}%",
        found=mismatch.stated.written,
        difference=f"{figure.amount - expected:+f}%",
        places=(mismatch.stated.statement.place, *(each.statement.place for each in mismatch.operands)),
        data={"terms": f"{top}、{bottom}", "of": book.label(key.of)},
        computed=f"{top} ÷ {divisor} = {expected}%",
    )
