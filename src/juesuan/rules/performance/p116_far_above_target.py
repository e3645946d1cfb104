"""完成值远超指标值而没有说明

检查什么
--------
指标值和完成值是同一单位的个数，完成值达到指标值的三倍以上（且多出十个以上）、得满分而偏差原因空着的，列出来。

为什么
------
远超目标，多半是年初目标定得太低，或者完成值数的是别的事；自评应当分析原因，目标明显偏低的还应适当调减得分。

错例
----
指标值“拜访企业20家”，完成值“对接企业80余家”，得满分，偏差原因空着。

正例
----
指标值“拜访企业20家”，完成值“拜访企业26家”，得满分；或超出很多而写明了原因。

不适用
------
比率、金额、时限；按月、按季的次数；以少为好的指标；没有得满分；没有“偏差原因”一栏，或栏中已有说明。

依据
----
项目支出绩效评价管理办法：自评应对偏差较大的指标分析原因。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.performance.sheets import Indicator, Sheet
from juesuan.performance.targets import far_above
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.standards.scoring import load_scoring

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="自评表（{sheet}）“{of}”完成值{found}远超指标值{expected}，没有说明原因",
    hint="核对完成值数的是不是同一件事；目标定得偏低的，说明原因并调整以后年度的目标",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each indicator with full marks and no reason whose result is far above its target."""
    limit = load_scoring().far_above
    for sheet in book.sheets:
        for indicator in sheet.indicators:
            texts = (indicator.text("target"), indicator.text("actual"), indicator.name)
            if _bare(indicator) and far_above(*texts, limit):
                yield _draft(book, sheet, indicator)


def _bare(indicator: Indicator) -> bool:
    """True for full marks beside an empty cell of reasons."""
    weight, score = indicator.figure("weight"), indicator.figure("score")
    full = weight is not None and score is not None and score.amount == weight.amount
    return full and "reason" in indicator.cells and not indicator.text("reason")


def _draft(book: FactBook, sheet: Sheet, indicator: Indicator) -> Draft:
    cells = [indicator.cells[role] for role in ("actual", "target", "reason")]
    return Draft(
        facts=tuple(cell.keys[0] for cell in cells),
        expected=indicator.text("target"),
        found=indicator.text("actual"),
        places=tuple(cell.place for cell in cells),
        data={"sheet": book.standards.member_term("sheet", sheet.name), "of": indicator.name},
    )
