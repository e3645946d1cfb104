"""完成值没有达到或没有回答指标值，却得满分

检查什么
--------
指标值有数量的，完成值应有同样单位的数量并达到指标值；没有达到、没有数量或单位对不上而仍得满分的，列出来。

为什么
------
满分意味着完成了目标；完成值答非所问，读者无法判断。

错例
----
指标值“完成10次理论学习，2次专家辅导”，完成值“集体学习5次和主题党日4次”，得满分；指标值“走访企业20家”，完成值“完成”，得满分。

正例
----
指标值“走访企业20家”，完成值“走访企业26家”，得满分。

不适用
------
指标值没有数量；没有得满分；单位不同但只有一处写明单位的；“全部完成”“无”“按期”等文字已经说清的；成本、时限没有写明以高为好还是以低为好的；按月、按季与按年的次数。

依据
----
项目支出绩效评价管理办法：定量指标按完成比例计分。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.performance.sheets import Indicator, Sheet
from juesuan.performance.targets import Answer, answer
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="自评表（{sheet}）“{of}”得了满分，但完成值{terms}",
    hint="按实际完成的数量填写完成值；没有达到的，按比例扣分并说明原因",
)

_WORDS = {
    Answer.NOT_MET: "没有达到指标值",
    Answer.NO_QUANTITY: "没有写出数量",
    Answer.OTHER_UNIT: "与指标值不是同一种数量",
}


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each indicator with full marks whose result does not answer its target."""
    for sheet in book.sheets:
        for indicator in sheet.indicators:
            found = answer(indicator.text("target"), indicator.text("actual"), indicator.name)
            if found is not Answer.MET and indicator.text("actual") and _full(indicator):
                yield _draft(book, sheet, indicator, found)


def _full(indicator: Indicator) -> bool:
    weight, score = indicator.figure("weight"), indicator.figure("score")
    return weight is not None and score is not None and score.amount == weight.amount


def _draft(book: FactBook, sheet: Sheet, indicator: Indicator, found: Answer) -> Draft:
    cells = [indicator.cells[role] for role in ("actual", "target", "score")]
    return Draft(
        facts=tuple(cell.keys[0] for cell in cells),
        expected=indicator.text("target"),
        found=indicator.text("actual"),
        places=tuple(cell.place for cell in cells),
        data={"sheet": book.standards.member_term("sheet", sheet.name), "of": indicator.name, "terms": _WORDS[found]},
    )
