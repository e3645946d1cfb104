"""扣了分却没有说明原因

检查什么
--------
得分低于分值的指标，应填写偏差原因分析及改进措施。

为什么
------
扣分必有原因，自评表设有专栏。

错例
----
分值 10，得分 9.6，偏差原因为空。

正例
----
分值 10，得分 9.6，偏差原因“项目尾款未到付款期”。

不适用
------
没有偏差原因一栏；没有扣分。

依据
----
项目支出绩效评价管理办法：未完成绩效目标的要分析原因。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="自评表（{sheet}）“{of}”分值{expected}、得分{found}，没有说明偏差原因",
    hint="填写偏差原因和改进措施",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each indicator that lost points and gives no reason."""
    for sheet in book.sheets:
        for indicator in sheet.indicators:
            weight, score = indicator.figure("weight"), indicator.figure("score")
            if weight is None or score is None or score.amount >= weight.amount:
                continue
            if "reason" in indicator.cells and not indicator.text("reason"):
                cells = [indicator.cells[role] for role in ("reason", "score", "weight")]
                yield Draft(
                    facts=tuple(cell.keys[0] for cell in cells),
                    expected=str(weight),
                    found=str(score),
                    difference=f"{score.amount - weight.amount:+f}分",
                    places=tuple(cell.place for cell in cells),
                    computed=f"得分{score} − 分值{weight} = {score.amount - weight.amount:+f}分",
                    data={"sheet": book.standards.member_term("sheet", sheet.name), "of": indicator.name},
                )
