"""完成情况照抄目标

检查什么
--------
年度总体目标的“实际完成情况”不应与“预期目标”一字不差；没有数量的指标，完成值照抄指标值的，作为提示列出。

为什么
------
照抄目标没有说出完成了什么。

错例
----
预期目标与实际完成情况都写“负责在京招商联络工作”。

正例
----
预期目标“联络企业20家”，实际完成情况“联络企业26家，签约4家”。

不适用
------
完成值是与指标值相同的数量（如“12期”）。

依据
----
项目支出绩效评价管理办法：自评要反映目标完成情况。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.value import Text
from juesuan.performance.sheets import Sheet
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="自评表（{sheet}）的{of}照抄了目标",
    hint="写出实际完成的事项和数量",
)

_SHORT = 6


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each achievement that repeats its goal."""
    for sheet in book.sheets:
        term = book.standards.member_term("sheet", sheet.name)
        yield from _goal(sheet, term)
        for indicator in sheet.indicators:
            target, actual = indicator.text("target"), indicator.text("actual")
            if len(target) > _SHORT and _plain(target) == _plain(actual) and not re.search(r"\d", target):
                cells = [indicator.cells[role] for role in ("actual", "target")]
                yield Draft(
                    facts=tuple(cell.keys[0] for cell in cells),
                    expected="实际完成的情况",
                    found=actual,
                    places=tuple(cell.place for cell in cells),
                    data={"sheet": term, "of": f"“{indicator.name}”完成值"},
                    severity=Severity.NOTE,
                )


def _goal(sheet: Sheet, term: str) -> Iterator[Draft]:
    goal, achievement = sheet.own.get("goal"), sheet.own.get("achievement")
    if not (goal and achievement and isinstance(goal.value, Text) and isinstance(achievement.value, Text)):
        return
    if _plain(goal.value.text) == _plain(achievement.value.text):
        yield Draft(
            facts=(achievement.keys[0], goal.keys[0]),
            expected="实际完成的情况",
            found=achievement.value.text[:40],
            places=(achievement.place, goal.place),
            data={"sheet": term, "of": "年度总体目标实际完成情况"},
        )


def _plain(text: str) -> str:
    return re.sub(r"[\s，。；、,.;]", "", text)
