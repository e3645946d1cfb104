"""得分超过分值

检查什么
--------
每项指标、预算执行率和总分的得分不超过它的分值。

为什么
------
得分不可能高于满分。

错例
----
分值 10，得分 12。

正例
----
分值 10，得分 10。

不适用
------
没有写出分值或得分。

依据
----
项目支出绩效评价管理办法：自评采用打分评价。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.statement import Statement
from juesuan.model.value import Figure
from juesuan.performance.sheets import Sheet
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="自评表（{sheet}）的“{of}”得分{found}超过分值{expected}",
    hint="核对分值和得分",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each score above its weight."""
    for sheet in book.sheets:
        for name, weight, score in _pairs(sheet):
            if isinstance(weight.value, Figure) and isinstance(score.value, Figure) and score.value.amount > weight.value.amount:
                yield Draft(
                    facts=(score.keys[0], weight.keys[0]),
                    expected=str(weight.value),
                    found=str(score.value),
                    difference=f"{score.value.amount - weight.value.amount:+f}分",
                    places=(score.place, weight.place),
                    computed=f"得分{score.value} > 分值{weight.value}",
                    data={"sheet": book.standards.member_term("sheet", sheet.name), "of": name},
                )


def _pairs(sheet: Sheet) -> Iterator[tuple[str, Statement, Statement]]:
    """Weight and score of each indicator, of the execution row and of the total, by what they are called."""
    rows = [(each.name, each.cells.get("weight"), each.cells.get("score")) for each in sheet.indicators]
    rows.append(("预算执行率", sheet.own.get("execution_weight"), sheet.own.get("execution_score")))
    rows.append(("总分", sheet.totals.get("weight"), sheet.totals.get("score")))
    for name, weight, score in rows:
        if weight and score:
            yield name, weight, score
