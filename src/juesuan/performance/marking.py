"""Scores given: by the direction of the measure, by grade where it is a matter of quality, never above the weight.

An indicator that the body scored itself keeps that score, cut at its weight. What cannot be told from the texts has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from juesuan.figures.rounding import rounded
from juesuan.performance.targets import quantities

_DECIMALS = 1
_NONE = Decimal(0)


class Measure(Struct, frozen=True):
    """What a score depends on: weight, direction (``>=``, ``=``, ``<=``, '' for quality), target and result as written, grade."""

    weight: Decimal
    direction: str
    target: str
    actual: str
    grade: str = ""
    given: Decimal | None = None


def mark(measure: Measure, shares: Mapping[str, Decimal]) -> Decimal | None:
    """The score to one decimal; ``shares`` are the parts of the weight by grade. None where the texts do not tell."""
    if measure.given is not None:
        return min(max(measure.given, _NONE), measure.weight)
    share = shares.get(measure.grade) if not measure.direction else _attained(measure)
    return None if share is None else rounded(measure.weight * share, _DECIMALS)


def execution_mark(weight: Decimal, spent: Decimal, budget: Decimal) -> Decimal:
    """The score of budget execution: the weight times the rate, at most the weight; nought without a budget."""
    return rounded(weight * min(spent / budget, Decimal(1)), _DECIMALS) if budget > 0 else _NONE


def grade_of(total: Decimal, grades: Mapping[str, int]) -> str:
    """The grade of a total: the best whose least score it reaches."""
    reached = [name for name, least in sorted(grades.items(), key=lambda each: -each[1]) if total >= least]
    return reached[0] if reached else ""


def _attained(measure: Measure) -> Decimal | None:
    """The part of the target that was attained, at most all of it."""
    wanted, reached = quantities(measure.target), quantities(measure.actual)
    unit = next((unit for unit in wanted if unit in reached), None)
    if unit is None:
        return None
    target, actual = wanted[unit][0].low, reached[unit][0].low
    if measure.direction == "<=":
        return _part(target, actual)
    if measure.direction == ">=":
        return _part(actual, target)
    return _part(min(target, actual), max(target, actual))


def _part(part: Decimal, whole: Decimal) -> Decimal:
    """Part / whole, at most 1; all of it where both are nought or the part is no less."""
    if part >= whole:
        return Decimal(1)
    return max(part, _NONE) / whole
