"""政府采购超过预算而没有说明

检查什么
--------
政府采购支出大于政府采购预算的，文中应当说明原因。

为什么
------
政府采购不得超预算执行；调整了预算的，也应当说明。

错例
----
政府采购预算 62.30 万元，支出 66.71 万元，全文没有说明。

正例
----
支出 66.71 万元，“超出预算是年中追加了设备采购预算”。

不适用
------
没有写出采购预算或支出；不超过预算；文中说到采购的追加、调整、超出或原因的。

依据
----
政府采购支出与预算的关系；项目支出绩效评价管理办法。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import FactKey, Phase
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.2.0",
    basis=("evaluation_rules", "arithmetic"),
    message="{subject}{found}，超过预算数{terms}，没有说明原因",
    hint="核对预算数；确实超过的，说明原因和预算调整的情况",
)

_EXPLAINED = re.compile("采购[^。]{0,200}(?:超|追加|调整|调增|增加|原因|结转)|(?:超|追加|调整|调增)[^。]{0,200}采购")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft when every version of the spending is above every version of the budget, and no sentence says why."""
    spending = FactKey("procurement", book.disclosure.identity.year)
    spent, budget = book.of(spending), book.looked_up(spending.at(phase=Phase.BUDGET))
    if not spent or not budget:
        return
    least = min(spent, key=lambda each: each.interval.low)
    most = max(budget, key=lambda each: each.interval.high)
    if not most.figure.amount or least.interval.low <= most.interval.high:
        return
    if not any(_EXPLAINED.search(passage.text) for passage in passages(book)):
        shown = next((each for each in spent if each.statement.place.table == most.statement.place.table), least)
        yield Draft(
            facts=(spending, spending.at(phase=Phase.BUDGET)),
            expected=f"不超过{most.written}",
            found=shown.written,
            places=(shown.statement.place, most.statement.place),
            computed=f"决算数{shown.written} > 预算数{most.written}",
            data={"terms": most.written},
        )
