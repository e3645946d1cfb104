"""Scores by the direction of the measure, by grade, cut at the weight; execution; grades."""

from __future__ import annotations

from decimal import Decimal

import pytest

from juesuan.performance.marking import Measure, execution_mark, grade_of, mark

SHARES = {"优": Decimal(1), "良": Decimal("0.9")}
GRADES = {"优": 90, "良": 80, "中": 60, "差": 0}


@pytest.mark.parametrize(
    ("direction", "target", "actual", "score"),
    [
        (">=", "50家", "46家", "18.4"),
        (">=", "25批次", "27批次", "20.0"),
        (">=", "95%", "0%", "0.0"),
        ("<=", "15万元", "13.2万元", "20.0"),
        ("<=", "15万元", "20万元", "15.0"),
        ("<=", "0次", "0次", "20.0"),
        ("<=", "0次", "1次", "0.0"),
        ("=", "12个", "12个", "20.0"),
        ("=", "12个", "9个", "15.0"),
        ("=", "12个", "16个", "15.0"),
    ],
)
def test_a_quantity_is_scored_by_its_direction(direction: str, target: str, actual: str, score: str) -> None:
    assert mark(Measure(Decimal(20), direction, target, actual), SHARES) == Decimal(score)


def test_quality_is_scored_by_its_grade() -> None:
    assert mark(Measure(Decimal(30), "", "持续提升", "有所提升", "良"), SHARES) == Decimal("27.0")


def test_what_the_texts_do_not_tell_has_no_score() -> None:
    assert mark(Measure(Decimal(30), "", "持续提升", "有所提升"), SHARES) is None
    assert mark(Measure(Decimal(30), ">=", "持续提升", "46家"), SHARES) is None


def test_a_given_score_is_kept_up_to_the_weight() -> None:
    assert mark(Measure(Decimal(10), ">=", "95%", "96%", given=Decimal(9)), SHARES) == Decimal(9)
    assert mark(Measure(Decimal(10), ">=", "95%", "96%", given=Decimal(11)), SHARES) == Decimal(10)


@pytest.mark.parametrize(
    ("spent", "budget", "score"), [("24780", "25700", "9.6"), ("300", "200", "10.0"), ("0", "200", "0.0"), ("5", "0", "0")]
)
def test_execution_is_scored_by_its_rate_at_most_the_weight(spent: str, budget: str, score: str) -> None:
    assert execution_mark(Decimal(10), Decimal(spent), Decimal(budget)) == Decimal(score)


@pytest.mark.parametrize(("total", "grade"), [("90", "优"), ("89.9", "良"), ("60", "中"), ("12", "差")])
def test_a_grade_is_the_best_that_the_total_reaches(total: str, grade: str) -> None:
    assert grade_of(Decimal(total), GRADES) == grade
