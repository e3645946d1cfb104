"""The rounding rules (DESIGN 2): precision of a part, intervals, agreement of figures, sums and ratios.

No tolerance constant stands anywhere else. Everything is in base units (元, percent points).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

from juesuan.figures.figure import Figure
from juesuan.figures.interval import Interval, point
from juesuan.figures.units import Kind

_AT_LEAST = 3
_SHARE = 10
_WIDE = Context(prec=200)
"""Holds every quotient of two figures that can be read; the default context fails on more than 28 digits."""


class Agreement(StrEnum):
    """How two statements of one fact stand to each other."""

    SAME = "same"
    ROUNDING = "rounding"
    CONFLICT = "conflict"


def money_precision(figures: Iterable[Figure]) -> int:
    """The decimals that money of one part and unit is written with (DESIGN 2.1).

    The most decimals that at least three figures and a tenth of the figures have or exceed; 0 without such.
    """
    counts = Counter(figure.decimals for figure in figures)
    total, reached = counts.total(), 0
    for decimals in sorted(counts, reverse=True):
        reached += counts[decimals]
        if reached >= _AT_LEAST and reached * _SHARE >= total:
            return decimals
    return 0


def interval_of(figure: Figure, precision: int = 0, *, exact: bool = False) -> Interval:
    """What the figure stands for: a point when exact, else half a unit of its last decimal each way.

    Counts and zero money are exact of themselves; ``exact`` says so of others (weights, targets).
    ``precision`` is that of the figure's part (money only); an approximate figure keeps its written decimals
    and stands for a whole unit of them each way.
    """
    if exact or (not figure.approximate and _exact_of_itself(figure)):
        return point(figure.base)
    decimals = figure.decimals
    if figure.unit.kind is Kind.MONEY and not figure.approximate:
        decimals = max(decimals, precision)
    reach = Decimal(1).scaleb(-decimals) * figure.unit.factor
    if not figure.approximate:
        reach /= 2
    return Interval(figure.base - reach, figure.base + reach)


def _exact_of_itself(figure: Figure) -> bool:
    return figure.unit.kind is Kind.COUNT or (figure.unit.kind is Kind.MONEY and not figure.amount)


def agreement(one: Figure, other: Figure, one_interval: Interval, other_interval: Interval) -> Agreement:
    """How two figures of one fact agree: same, a difference of rounding, or in conflict (2.3 and 2.4)."""
    if one.base == other.base or one_interval.overlaps(other_interval):
        return Agreement.SAME
    if one_interval.meets(other_interval):
        return Agreement.ROUNDING
    coarse, fine = sorted((one, other), key=_step, reverse=True)
    return Agreement.ROUNDING if _rounds_to(fine, coarse) else Agreement.CONFLICT


def _step(figure: Figure) -> Decimal:
    return Decimal(1).scaleb(-figure.decimals) * figure.unit.factor


def _rounds_to(fine: Figure, coarse: Figure) -> bool:
    """True when ``coarse``, as written, is the correct rounding of ``fine`` to fewer decimals."""
    step = _step(coarse)
    if _step(fine) >= step:
        return False
    return _steps(fine.base, step, ROUND_HALF_UP) == coarse.base


def _steps(number: Decimal, step: Decimal, rounding: str) -> Decimal:
    """The number in whole steps."""
    return _WIDE.multiply(_WIDE.divide(number, step).quantize(Decimal(1), rounding, _WIDE), step)


def total(parts: Sequence[Interval]) -> Interval:
    """The sum of intervals; the point zero for none."""
    result = point(Decimal(0))
    for part in parts:
        result += part
    return result


def is_truncation(stated: Figure, exact: Interval) -> bool:
    """True when ``stated`` is the exact value cut off and not also its rounding (99.86 for 99.867)."""
    step, ends = _step(stated), (exact.low, exact.high)
    if any(_steps(end, step, ROUND_HALF_UP) == stated.base for end in ends):
        return False
    return all(_steps(end, step, ROUND_DOWN) == stated.base for end in ends)


def rounded(number: Decimal, decimals: int) -> Decimal:
    """The number rounded half up to so many decimals."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
