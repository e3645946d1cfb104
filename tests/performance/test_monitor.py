"""The two monitors: budget progress against the time elapsed, results against targets."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.performance.monitor import Goal, Level, Plan, elapsed, monitor
from juesuan.standards.monitor import LagData, LimitsData, limits_of

LIMITS = LimitsData(2019, LagData(Decimal(10), Decimal(20)), LagData(Decimal(10), Decimal(20)))
HALF = dt.date(2024, 7, 1)
"""The end of the 183rd day of 366."""


@pytest.mark.parametrize(
    ("day", "share"),
    [(dt.date(2024, 12, 31), "1"), (HALF, "0.5"), (dt.date(2024, 1, 1), "0.0027"), (dt.date(2023, 12, 31), "1")],
)
def test_the_year_elapses_by_days(day: dt.date, share: str) -> None:
    assert elapsed(day) == Decimal(share)


@pytest.mark.parametrize(
    ("budget", "spent", "level", "why"),
    [
        (1000, 500, Level.FINE, ""),
        (1000, 1000, Level.FINE, ""),
        (1000, 401, Level.FINE, ""),
        (1000, 400, Level.WARNING, "预算执行率比时间进度落后 10.00 个百分点"),
        (1000, 300, Level.ALARM, "预算执行率比时间进度落后 20.00 个百分点"),
        (1000, 1001, Level.ALARM, "支出超过预算"),
        (0, 0, Level.NONE, "没有预算"),
        (0, 1, Level.ALARM, "没有预算而有支出"),
    ],
)
def test_spending_is_held_against_the_time(budget: int, spent: int, level: Level, why: str) -> None:
    found = monitor([Plan("联络", Decimal(budget), Decimal(spent), ())], HALF, LIMITS).plans[0]
    assert (found.level, found.why) == (level, why)


@pytest.mark.parametrize(
    ("direction", "target", "actual", "share", "level"),
    [
        (">=", "50家", "25家", "0.5", Level.FINE),
        (">=", "50家", "20家", "0.4", Level.WARNING),
        (">=", "50家", "15家", "0.3", Level.ALARM),
        (">=", "50家", "60家", "1.2", Level.FINE),
        ("=", "4次", "2次", "0.5", Level.FINE),
        # a ceiling is kept at any time, or it is not
        ("<=", "15万元", "3万元", "0.2", Level.FINE),
        ("<=", "15万元", "16万元", "1.0667", Level.ALARM),
        ("<=", "0次", "0次", "0", Level.FINE),
        ("<=", "0次", "1次", "2", Level.ALARM),
        # nothing to compare
        (">=", "50家", "", None, Level.NONE),
        (">=", "50家", "30人", None, Level.NONE),
        (">=", "及时", "及时", None, Level.NONE),
        ("", "持续提升", "有所提升", None, Level.NONE),
    ],
)
def test_results_are_held_against_targets(direction: str, target: str, actual: str, share: str | None, level: Level) -> None:
    plan = Plan("联络", Decimal(1), Decimal(1), (Goal("走访", direction, target, actual),))
    found = monitor([plan], HALF, LIMITS).plans[0].goals[0]
    assert (found.share, found.level) == (None if share is None else Decimal(share), level)


def test_at_the_end_of_the_year_a_target_that_is_missed_is_a_warning() -> None:
    plan = Plan("联络", Decimal(1), Decimal(1), (Goal("满意度", ">=", "95%", "90%"),))
    found = monitor([plan], dt.date(2024, 12, 31), LIMITS).plans[0].goals[0]
    assert (found.level, found.why) == (Level.WARNING, "年度已过，没有达到目标")


def test_the_limits_are_those_of_the_year() -> None:
    assert limits_of(2024) == limits_of(2000)
    assert limits_of(2024).budget == LagData(Decimal(10), Decimal(20))


@given(st.integers(1, 10**12), st.integers(0, 10**12), st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31)))
def test_more_spending_within_the_budget_is_never_worse(budget: int, spent: int, day: dt.date) -> None:
    order = [Level.ALARM, Level.WARNING, Level.FINE]
    within = min(spent, budget)
    less, more = (monitor([Plan("", Decimal(budget), Decimal(each), ())], day, LIMITS).plans[0] for each in (within // 2, within))
    assert order.index(less.level) <= order.index(more.level)
