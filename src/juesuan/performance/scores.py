"""What scores must be: of the execution row, and of a sheet with and without it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from juesuan.figures.figure import Figure
from juesuan.figures.interval import Interval, quotient, scale
from juesuan.figures.rounding import interval_of, total

FULL = Decimal(100)
"""What the weights of a sheet add up to (项目支出绩效评价管理办法): a constant, never a suspect."""


def execution_score(weight: Figure, spent: Interval, budget: Interval) -> Interval | None:
    """The score of budget execution: the weight times the rate, at most the weight; None without a budget."""
    rate = quotient(spent, budget)
    if rate is None:
        return None
    score = scale(rate, weight.amount)
    return Interval(min(score.low, weight.amount), min(score.high, weight.amount))


def sum_of(figures: Sequence[Figure]) -> Decimal:
    """The sum of figures as written."""
    return sum((figure.amount for figure in figures), start=Decimal(0))


def counts_execution(weights: Sequence[Figure], execution: Figure | None) -> bool:
    """True when the weights are full only with that of the execution row, so that its score belongs to the total."""
    return execution is not None and sum_of([*weights, execution]) == FULL


def makes_total(scores: Sequence[Figure], execution: Figure | None, stated: Figure) -> bool:
    """True when the scores make the total, with the execution row or without it.

    Scores in whole points are exact; those with decimals, and the total, stand for what rounds to them.
    """
    whole = interval_of(stated)
    parts = total([_given(each) for each in scores])
    return parts.meets(whole) or (execution is not None and (parts + _given(execution)).meets(whole))


def _given(score: Figure) -> Interval:
    return interval_of(score, exact=not score.decimals)
