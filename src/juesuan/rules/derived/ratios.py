"""Stated percentages against the figures that they follow from, in any stated version of the operands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from juesuan.figures.interval import Interval, quotient, scale
from juesuan.figures.rounding import is_truncation, rounded
from juesuan.model.key import DerivedKey
from juesuan.rules.facts import Evidence, FactBook
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


@dataclass(frozen=True, slots=True)
class Mismatch:
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


def to_draft(book: FactBook, key: DerivedKey, mismatch: Mismatch, names: tuple[str, str]) -> Draft:
    """The draft of a mismatch; ``names`` are the words for the operands in the message."""
    figure = mismatch.stated.figure
    expected = rounded(mismatch.exact.middle, max(figure.decimals, _SHOWN))
    shown = [f"{name}{operand.written}" for name, operand in zip(names, mismatch.operands, strict=True)]
    return Draft(
        facts=tuple(each for each in (key, key.of, key.base) if each),
        expected=f"{expected}%",
        found=mismatch.stated.written,
        difference=f"{figure.amount - expected:+f}%",
        places=(mismatch.stated.statement.place, *(each.statement.place for each in mismatch.operands)),
        data={"terms": "、".join(shown), "of": book.label(key.of)},
    )
