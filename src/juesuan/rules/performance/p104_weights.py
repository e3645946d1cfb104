"""分值之和不是 100

检查什么
--------
各项指标的分值与预算执行率的分值（有此一行的）之和应为 100；写明分值合计的，合计也应为 100（或不含预算执行率的和）。各项指标没有都写分值，而各一级指标都写了的，按一级指标的分值相加。

为什么
------
自评满分 100 分，预算执行率是其中一项，不在 100 分之外。

错例
----
各项指标分值之和已是 100，预算执行率又有 10 分，合计 110。

正例
----
指标分值之和 90，预算执行率 10 分，合计 100。

不适用
------
没有写出各项分值；没有预算执行率一行而分值之和不足 100 的，只作提示（这一行可能没有读到）。

依据
----
项目支出绩效评价管理办法：满分 100 分，其中预算执行率 10 分。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from juesuan.figures.figure import Figure
from juesuan.findings.finding import Group, Severity
from juesuan.model.statement import Statement
from juesuan.performance.scores import FULL, sum_of
from juesuan.performance.sheets import Sheet
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="自评表（{sheet}）分值之和应为{expected}，{terms}，合计{found}",
    hint="调整各项分值，使连同预算执行率在内的合计为 100",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each sheet whose weights, the execution row included, or whose stated total of them, make no 100."""
    for sheet in book.sheets:
        cells = _weighted(sheet)
        weights = [each.value for each in cells if isinstance(each.value, Figure)]
        execution = sheet.figure("execution_weight")
        whole = sum_of(weights) + (execution.amount if execution else 0)
        if not weights or len(weights) < len(cells):
            continue
        if whole != FULL:
            yield _draft(book, sheet, cells, whole, note=execution is None and whole < FULL)
        elif (total := _total(sheet)) is not None and total not in (FULL, sum_of(weights)):
            yield _draft(book, sheet, [sheet.totals["weight"], *cells], total, note=False)


def _weighted(sheet: Sheet) -> list[Statement]:
    """The weights of the indicators, else of their groups; none where some are not written."""
    own = [cell for each in sheet.indicators if (cell := each.cells.get("weight")) and isinstance(cell.value, Figure)]
    if len(own) == len(sheet.indicators):
        return own
    groups = {each.text("group") for each in sheet.indicators}
    return list(sheet.groups.values()) if groups == set(sheet.groups) else []


def _total(sheet: Sheet) -> Decimal | None:
    """The total of the weights as the sheet states it."""
    stated = sheet.totals.get("weight")
    return stated.value.amount if stated and isinstance(stated.value, Figure) else None


def _draft(book: FactBook, sheet: Sheet, cells: list[Statement], found: Decimal, *, note: bool) -> Draft:
    """The draft of a sum, or of the stated total, the first of the cells, where the sum is right."""
    execution = sheet.figure("execution_weight")
    weights = [each.value for each in _weighted(sheet) if isinstance(each.value, Figure)]
    figures = [execution, *weights] if execution else weights
    stated = [cells[0]] if len(cells) > len(weights) else []
    own = [sheet.own["execution_weight"]] if execution else []
    cells = [*stated, *own, *cells[len(stated) :]]
    terms = f"指标分值之和{sum_of(weights)}" + (f"、预算执行率{execution.amount}" if execution else "")
    return Draft(
        facts=tuple(cell.keys[0] for cell in cells),
        expected=f"{FULL}分",
        found=f"{found}分",
        difference=f"{found - FULL:+f}分",
        places=tuple(cell.place for cell in cells),
        computed=f"{' + '.join(f'{each.amount}' for each in figures)} = {sum_of(figures)}分",
        data={"sheet": book.standards.member_term("sheet", sheet.name), "terms": terms},
        severity=Severity.NOTE if note else None,
    )
