"""项目自评表照抄整体支出自评表

检查什么
--------
部门有两个以上项目，而其中一个项目的自评表，各项指标的名称、指标值、完成值绝大部分与整体支出自评表一字不差的，列出来。

为什么
------
项目自评表应当写本项目的目标和完成情况；照抄整体的，别的项目的成绩也算到了这个项目上。

错例
----
部门有工作经费、招商两个项目，工作经费的自评表十项指标（含招商任务）与整体支出自评表全同。

正例
----
工作经费的自评表只写工作经费的产出。

不适用
------
只有一个项目（项目就是整体）；指标少于五项；完成值不同的；成本指标。

依据
----
项目支出绩效评价管理办法：自评要反映项目绩效目标完成情况。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.figures.width import compact
from juesuan.findings.finding import Group, Severity
from juesuan.performance.sheets import Indicator, Sheet
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="自评表（{sheet}）的{found}与整体支出自评表相同",
    hint="改写为本项目自己的指标和完成情况",
)

_LEAST = 5
_SHARE = (4, 5)
"""Least part of the indicators that are the same, and never all but fewer than ``_LEAST``."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each project's sheet, of several, whose indicators are nearly all those of the overall sheet."""
    overall = next((each for each in book.sheets if each.name == "overall"), None)
    projects = [each for each in book.sheets if each is not overall]
    if overall is None or len(projects) < 2:
        return
    known = {_mark(each): each for each in overall.indicators}
    for sheet in projects:
        same = [each for each in sheet.indicators if each.text("actual") and _mark(each) in known]
        if len(same) >= _LEAST and len(same) * _SHARE[1] >= len(sheet.indicators) * _SHARE[0]:
            yield _draft(book, sheet, same[0], known[_mark(same[0])], len(same))


def _mark(indicator: Indicator) -> tuple[str, str, str]:
    return compact(indicator.name), compact(indicator.text("target")), compact(indicator.text("actual"))


def _draft(book: FactBook, sheet: Sheet, one: Indicator, other: Indicator, number: int) -> Draft:
    cells = (one.cells["actual"], other.cells["actual"])
    return Draft(
        facts=(one.cells["actual"].keys[0],),
        expected="本项目自己的指标",
        found=f"{number}项指标",
        places=tuple(cell.place for cell in cells),
        data={"sheet": book.standards.member_term("sheet", sheet.name)},
    )
