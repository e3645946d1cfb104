"""一级指标的分值与所属指标之和不符

检查什么
--------
自评表在一级指标后面写了分值（如“产出指标（60分）”，或单列一栏）的，应等于所属各三级指标分值之和。

为什么
------
一级指标的分值由所属指标分配，两处不同，得分就没有依据。

错例
----
产出指标（60分），所属指标分值 10、10、10、10、10，合计 50。

正例
----
产出指标（60分），所属六项指标各 10 分。

不适用
------
一级指标没有写分值；三级指标没有写明属于哪个一级指标，或没有都写分值。

依据
----
项目支出绩效评价管理办法：各级指标的权重；满分 100 分。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.statement import Statement
from juesuan.model.value import Figure
from juesuan.performance.scores import sum_of
from juesuan.performance.sheets import Indicator, Sheet
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules", "arithmetic"),
    message="自评表（{sheet}）“{of}”的分值与所属指标之和不符：{terms}项合计{expected}，写作{found}",
    hint="核对一级指标后面的分值和所属各项指标的分值",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each group whose weight is not the sum of its indicators' weights."""
    for sheet in book.sheets:
        if all(each.text("group") for each in sheet.indicators):
            for name, stated in sheet.groups.items():
                members = [each for each in sheet.indicators if each.text("group") == name]
                yield from _of_members(book, sheet, stated, members)


def _of_members(book: FactBook, sheet: Sheet, stated: Statement, members: list[Indicator]) -> Iterator[Draft]:
    weights = [figure for each in members if (figure := each.figure("weight"))]
    written = stated.value
    if not members or len(weights) < len(members) or not isinstance(written, Figure) or sum_of(weights) == written.amount:
        return
    whole = sum_of(weights)
    cells = [stated, *(each.cells["weight"] for each in members)]
    yield Draft(
        facts=tuple(each.keys[0] for each in cells),
        expected=f"{whole}分",
        found=str(written),
        difference=f"{written.amount - whole:+f}分",
        places=tuple(each.place for each in cells),
        computed=f"{' + '.join(str(each.amount) for each in weights)} = {whole}分",
        data={"sheet": book.standards.member_term("sheet", sheet.name), "of": stated.place.row or "", "terms": str(len(members))},
    )
