"""The two monitors as text and as JSON."""

from __future__ import annotations

import json
from decimal import Decimal

from juesuan.performance.monitor import GoalState, Level, Monitoring, PlanState

WHOLE = "部门整体支出"
_SIGNS = {Level.FINE: "正常", Level.WARNING: "预警", Level.ALARM: "严重预警", Level.NONE: "不比较"}


def monitor_text(found: Monitoring, body: str) -> str:
    """The projects, each with its indicators below it."""
    lines = [f"{body}  截至 {found.day}  时间进度 {percent(found.elapsed)}"]
    for state in found.plans:
        lines += ["", *_plan_lines(state)]
    counts = {level: sum(each is level for each in levels(found)) for level in (Level.ALARM, Level.WARNING)}
    lines += ["", f"严重预警 {counts[Level.ALARM]}  预警 {counts[Level.WARNING]}"]
    return "\n".join(lines) + "\n"


def _plan_lines(state: PlanState) -> list[str]:
    plan = state.plan
    head = f"{plan.name or WHOLE}：预算 {plan.budget:,.2f} 元，支出 {plan.spent:,.2f} 元，执行率 {percent(state.rate)}"
    return [f"{head}  {_judged(state.level, state.why)}", *map(_goal_line, state.goals)]


def _goal_line(state: GoalState) -> str:
    goal = state.goal
    return (
        f"  {goal.name}：目标 {goal.target}，完成 {goal.actual or '—'}，{percent(state.share)}  {_judged(state.level, state.why)}"
    )


def _judged(level: Level, why: str) -> str:
    return f"{_SIGNS[level]}（{why}）" if why else _SIGNS[level]


def percent(share: Decimal | None) -> str:
    """A share as a percentage with two decimals."""
    return "—" if share is None else f"{share * 100:.2f}%"


def levels(found: Monitoring) -> list[Level]:
    """The levels of all projects and indicators."""
    return [level for state in found.plans for level in (state.level, *(goal.level for goal in state.goals))]


def monitor_json(found: Monitoring, body: str) -> str:
    """The same for programs; amounts in 元 and shares as texts of decimals."""
    plans = [
        {
            "project": state.plan.name,
            "budget": str(state.plan.budget),
            "spent": str(state.plan.spent),
            "rate": None if state.rate is None else str(state.rate),
            "level": state.level.name.lower(),
            "why": state.why,
            "indicators": [
                {
                    "indicator": each.goal.name,
                    "target": each.goal.target,
                    "actual": each.goal.actual,
                    "share": None if each.share is None else str(each.share),
                    "level": each.level.name.lower(),
                    "why": each.why,
                }
                for each in state.goals
            ],
        }
        for state in found.plans
    ]
    head = {"body": body, "day": found.day.isoformat(), "elapsed": str(found.elapsed), "projects": plans}
    return json.dumps(head, ensure_ascii=False, indent=2) + "\n"
