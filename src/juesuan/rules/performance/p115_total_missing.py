"""自评表没有总分

检查什么
--------
同一文件的几张绩效自评表，有的有“总分”一行，有的没有。

为什么
------
没有总分，得分和等级就无从核对。

错例
----
整体支出自评表有“总分 100 99.6”，项目支出自评表列完各项指标就结束了。

正例
----
每张自评表的末尾都有总分。

不适用
------
只有一张自评表，或各表都没有总分的；没有列出得分的表。

依据
----
各地部门整体支出、项目支出绩效自评表的公开格式。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.3.0",
    basis=("evaluation_rules",),
    message="自评表（{of}）没有总分",
    hint="补上总分一行：各项得分与预算执行率得分之和",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each sheet without a total among others that have one."""
    if not any("score" in sheet.totals for sheet in book.sheets):
        return
    for sheet in book.sheets:
        if "score" not in sheet.totals and any("score" in each.cells for each in sheet.indicators):
            name = "部门整体支出" if sheet.name == "overall" else sheet.name
            yield Draft(facts=(), expected="总分", found="无", places=(sheet.place,), data={"of": name}, mark=sheet.name)
