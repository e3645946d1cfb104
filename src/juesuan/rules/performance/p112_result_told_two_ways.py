"""同一指标在两张自评表中完成值不同

检查什么
--------
整体支出自评表与项目自评表有同一个三级指标、同一个指标值，完成值的数量却不同的，列出来。

为什么
------
同一件事、同一个目标，只有一个完成数。

错例
----
整体支出自评表“完成接待工作”指标值“100批次”，完成值“125批次”；项目自评表同一指标完成值“152批次”。

正例
----
两张表都写“125批次”。

不适用
------
名称或指标值不同；两处有一处没有写出数量，或单位不同；满意度等百分比（各表各自调查）。

依据
----
同一事实的两处表述应当一致。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.figures.width import compact
from juesuan.findings.finding import Group, Severity
from juesuan.performance.sheets import Indicator, Sheet
from juesuan.performance.targets import MONEY, PERCENT, quantities
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("arithmetic",),
    message="自评表（{sheet}）“{of}”完成值{found}，整体支出自评表同一指标为{expected}",
    hint="核对实际完成数，两张表写成一致",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each indicator of a project's sheet that the overall sheet has with the same target and another count."""
    overall = next((each for each in book.sheets if each.name == "overall"), None)
    known = {_mark(each): each for each in overall.indicators} if overall else {}
    for sheet in book.sheets:
        for indicator in sheet.indicators if sheet is not overall else ():
            other = known.get(_mark(indicator))
            if other and _differ(indicator.text("actual"), other.text("actual")) and quantities(indicator.text("target")):
                yield _draft(book, sheet, indicator, other)


def _mark(indicator: Indicator) -> tuple[str, str]:
    return compact(indicator.name), compact(indicator.text("target"))


def _differ(text: str, other: str) -> bool:
    """True when both texts count in the same units, and otherwise."""
    if text == other:
        return False
    one, two = quantities(text), quantities(other)
    return bool(one) and set(one) == set(two) and one != two and not {PERCENT, MONEY} & set(one)


def _draft(book: FactBook, sheet: Sheet, indicator: Indicator, other: Indicator) -> Draft:
    cells = (indicator.cells["actual"], other.cells["actual"])
    return Draft(
        facts=tuple(cell.keys[0] for cell in cells),
        expected=other.text("actual"),
        found=indicator.text("actual"),
        places=tuple(cell.place for cell in cells),
        data={"sheet": book.standards.member_term("sheet", sheet.name), "of": indicator.name},
    )
