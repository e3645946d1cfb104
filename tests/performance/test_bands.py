"""Scoring rules in words: what is read of them, and which scores they allow."""

from __future__ import annotations

from decimal import Decimal

import pytest

from juesuan.figures.interval import Interval
from juesuan.performance.bands import BandRule, band_rule


@pytest.mark.parametrize(
    ("text", "full", "step", "points"),
    [
        ("预算执行率≥95%得满分，每低1%扣0.5分。", "95", "1", "0.5"),
        ("执行率95%以上得满分，每降低1个百分点扣0.5分", "95", "1", "0.5"),
        ("预算完成率达到100%的，得满分；每减少2个百分点，扣1分", "100", "2", "1"),
        ("执行率不低于90%计满分，低于的，每少5%扣减1.5分", "90", "5", "1.5"),
    ],
)
def test_a_rule_is_read(text: str, full: str, step: str, points: str) -> None:
    assert band_rule(text) == BandRule(Decimal(full), Decimal(step), Decimal(points))


@pytest.mark.parametrize(
    "text",
    [
        "执行率分档计分。",
        "执行率95%以上得满分，低于95%的酌情扣分。",
        "执行率95%以上得满分，每低0%扣0.5分。",
        "满意度每低1%扣0.5分。",
        "",
    ],
)
def test_what_does_not_say_the_points_is_no_rule(text: str) -> None:
    assert band_rule(text) is None


@pytest.mark.parametrize(
    ("rate", "least", "most"),
    [("0.96", "10", "10"), ("0.95", "10", "10"), ("0.932", "9.0", "9.5"), ("0.93", "9.0", "9.0"), ("0.10", "0", "0")],
)
def test_scores_by_whole_steps_or_in_proportion(rate: str, least: str, most: str) -> None:
    rule = BandRule(Decimal(95), Decimal(1), Decimal("0.5"))
    exact = Decimal(rate)
    assert rule.score(Decimal(10), Interval(exact, exact)) == Interval(Decimal(least), Decimal(most))
