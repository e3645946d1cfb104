"""自评总分与各项得分之和不符

检查什么
--------
总分应等于各项指标得分之和，或再加上预算执行率得分。

为什么
------
总分是分项得分相加得来的。

错例
----
各项得分之和为 99.6，执行率得分 9.6，总分写 98.6。

正例
----
各项得分之和为 99.6，总分 99.6。

不适用
------
没有写出总分或各项得分；分值合计大于已读到的各行分值之和，即有一行（多为预算执行率）没有读到。

依据
----
项目支出绩效评价管理办法：自评采用打分评价。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from juesuan.findings.finding import Group, Severity
from juesuan.model.value import Figure
from juesuan.performance.scores import counts_execution, makes_total, sum_of
from juesuan.performance.sheets import Sheet
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules", "arithmetic"),
    message="自评表（{sheet}）总分与各项得分之和不符：应为{expected}，写作{found}",
    hint="把各项得分重新相加",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each sheet whose total its scores do not make, with or without the execution row."""
    for sheet in book.sheets:
        stated = sheet.totals.get("score")
        scores = [figure for each in sheet.indicators if (figure := each.figure("score"))]
        if stated is None or not isinstance(stated.value, Figure) or len(scores) < len(sheet.indicators):
            continue
        execution = sheet.figure("execution_score")
        weights = [figure for each in sheet.indicators if (figure := each.figure("weight"))]
        if makes_total(scores, execution, stated.value) or _lacks_a_row(sheet, weights):
            continue
        cells = [each.cells["score"] for each in sheet.indicators]
        if execution and counts_execution(weights, sheet.figure("execution_weight")):
            scores, cells = [execution, *scores], [sheet.own["execution_score"], *cells]
        expected = sum_of(scores)
        yield Draft(
            facts=(stated.keys[0], *(cell.keys[0] for cell in cells)),
            expected=f"{expected}分",
            found=str(stated.value),
            difference=f"{stated.value.amount - expected:+f}分",
            computed=f"{' + '.join(f'{each.amount}' for each in scores)} = {expected}分",
            places=(stated.place, *(cell.place for cell in cells)),
            data={"sheet": book.standards.member_term("sheet", sheet.name)},
        )


def _lacks_a_row(sheet: Sheet, weights: Sequence[Figure]) -> bool:
    """True when the sheet's own total of weights shows that a row, mostly that of budget execution, was not read."""
    total = sheet.totals.get("weight")
    read = sum_of(weights) + (known.amount if (known := sheet.figure("execution_weight")) else 0)
    return (
        total is not None
        and isinstance(total.value, Figure)
        and len(weights) == len(sheet.indicators)
        and read < total.value.amount
    )
