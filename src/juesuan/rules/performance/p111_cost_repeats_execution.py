"""成本指标重复预算执行率

检查什么
--------
表中已有预算执行率一行并计了分，成本指标又以全年预算数为指标值、全年执行数为完成值再计一次分的，列出来。

为什么
------
成本指标考核产出所用的成本；花完预算不是成本控制得好，同一个执行率也不应计两次分。

错例
----
执行率一行：预算 257、执行 247.8，9.6 分；成本指标：指标值“257万元预算”，完成值“实际支出247.8万元”，9.6 分。

正例
----
成本指标“每期资料编印成本”，指标值“不超过0.5万元”，完成值“0.43万元”。

不适用
------
没有预算执行率一行；成本指标的金额与执行率一行的不同；完成值不大于预算而写明“不超过”的成本上限。

依据
----
项目支出绩效评价管理办法：预算执行率单独计分；成本指标考核成本。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.performance.sheets import Indicator, Sheet
from juesuan.rules.facts import FactBook
from juesuan.rules.performance.sheet_money import repeats_of_execution
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules", "core_indicators"),
    message="自评表（{sheet}）“{of}”重复了预算执行率：指标值{expected}、完成值{found}，执行率已另计分",
    hint="改用单位成本、成本节约等考核成本的指标",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each indicator whose target and result are the budget and the spending of its sheet's scored execution row."""
    for sheet in book.sheets:
        for indicator in repeats_of_execution(book, sheet) if sheet.figure("execution_score") else ():
            yield _draft(book, sheet, indicator)


def _draft(book: FactBook, sheet: Sheet, indicator: Indicator) -> Draft:
    cells = [indicator.cells["target"], indicator.cells["actual"], sheet.own["execution_score"]]
    return Draft(
        facts=tuple(cell.keys[0] for cell in cells),
        expected=indicator.text("target"),
        found=indicator.text("actual"),
        places=tuple(cell.place for cell in cells),
        data={"sheet": book.standards.member_term("sheet", sheet.name), "of": indicator.name},
    )
