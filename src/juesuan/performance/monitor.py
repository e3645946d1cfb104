"""The two monitors of the year under way: budget progress against the time elapsed, and what is reached against targets.

Rates and shares are fractions: 1 is the whole. Money is in 元.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from juesuan.performance.targets import quantities
from juesuan.standards.monitor import LagData, LimitsData

ONE = Decimal(1)
_PLACES = Decimal("0.0001")


class Level(StrEnum):
    """How a project or an indicator stands; ``NONE`` where there is nothing to compare."""

    FINE = "正常"
    WARNING = "预警"
    ALARM = "严重预警"
    NONE = "不比较"


class Goal(Struct, frozen=True):
    """An indicator: its name, direction (``>=``, ``=``, ``<=``, '' for a qualitative one), target and result as written."""

    name: str
    direction: str
    target: str
    actual: str


class Plan(Struct, frozen=True):
    """What is monitored of a project: its budget of the whole year, what is spent, its indicators."""

    name: str
    budget: Decimal
    spent: Decimal
    goals: tuple[Goal, ...]


class GoalState(Struct, frozen=True):
    """An indicator with the share of its target that is reached (None: not comparable), its level, and why."""

    goal: Goal
    share: Decimal | None
    level: Level
    why: str


class PlanState(Struct, frozen=True):
    """A project with its rate of execution (None without a budget), its level, why, and its indicators."""

    plan: Plan
    rate: Decimal | None
    level: Level
    why: str
    goals: tuple[GoalState, ...]


class Monitoring(Struct, frozen=True):
    """All projects on a day, with the share of the year that is over."""

    day: dt.date
    elapsed: Decimal
    plans: tuple[PlanState, ...]


def monitor(plans: Sequence[Plan], day: dt.date, limits: LimitsData) -> Monitoring:
    """How the projects stand at the end of a day."""
    past = elapsed(day)
    return Monitoring(day, past, tuple(_state(plan, past, limits) for plan in plans))


def elapsed(day: dt.date) -> Decimal:
    """The share of the year that is over at the end of a day."""
    days = (dt.date(day.year, 12, 31) - dt.date(day.year, 1, 1)).days + 1
    return (Decimal(day.timetuple().tm_yday) / days).quantize(_PLACES)


def _state(plan: Plan, past: Decimal, limits: LimitsData) -> PlanState:
    goals = tuple(_goal_state(goal, past, limits.goal) for goal in plan.goals)
    if not plan.budget:
        level, why = (Level.ALARM, "没有预算而有支出") if plan.spent else (Level.NONE, "没有预算")
        return PlanState(plan, None, level, why, goals)
    rate = (plan.spent / plan.budget).quantize(_PLACES)
    if plan.spent > plan.budget:
        return PlanState(plan, rate, Level.ALARM, "支出超过预算", goals)
    level, why = _behind(rate, past, limits.budget, "预算执行率")
    return PlanState(plan, rate, level, why, goals)


def _behind(share: Decimal, past: Decimal, limits: LagData, what: str) -> tuple[Level, str]:
    """How far a share lies behind the time elapsed."""
    lag = (past - share) * 100
    if lag < limits.warning:
        return Level.FINE, ""
    return Level.ALARM if lag >= limits.alarm else Level.WARNING, f"{what}比时间进度落后 {lag:.2f} 个百分点"


def _goal_state(goal: Goal, past: Decimal, limits: LagData) -> GoalState:
    if not goal.direction:
        return GoalState(goal, None, Level.NONE, "定性指标")
    if not goal.actual:
        return GoalState(goal, None, Level.NONE, "没有填写完成值")
    share = _share(goal)
    if share is None:
        return GoalState(goal, None, Level.NONE, "目标值和完成值的单位不同，或没有数")
    if goal.direction == "<=":
        over = share > ONE
        return GoalState(goal, share, Level.ALARM if over else Level.FINE, "超过了上限" if over else "")
    if share >= ONE:
        return GoalState(goal, share, Level.FINE, "")
    level, why = _behind(share, past, limits, "完成比例")
    if level is Level.FINE and past >= ONE:
        level, why = Level.WARNING, "年度已过，没有达到目标"
    return GoalState(goal, share, level, why)


def _share(goal: Goal) -> Decimal | None:
    """The share of the target that the result reaches, in their one common unit; of a target of nought only whether it is kept."""
    wanted, reached = quantities(goal.target), quantities(goal.actual)
    shared = [unit for unit in wanted if unit in reached]
    if len(shared) != 1:
        return None
    target = sum((each.low for each in wanted[shared[0]]), Decimal(0))
    actual = sum((each.high for each in reached[shared[0]]), Decimal(0))
    if not target:
        return Decimal(0) if not actual else Decimal(2) if goal.direction == "<=" else ONE
    return (actual / target).quantize(_PLACES)
