"""预算执行率得分算错

检查什么
--------
自评表预算执行率一行的得分，应等于分值乘以“全年执行数 ÷ 全年预算数”（超过 100% 的按满分），由金额直接计算，不由已四舍五入的执行率再算。报告或自评表的“评分标准”一栏写明“执行率95%以上得满分，每低1%扣0.5分”的，按所写的办法重算（整档扣或按比例扣都算对）。

为什么
------
得分是执行率乘分值得来的；先把比率四舍五入再算分，会多得或少得 0.1 分。

错例
----
预算 217 万元，执行 209.35 万元，分值 10，得分写 9.7（应为 9.647，四舍五入到一位小数为 9.6）；成本指标照执行率计分的，同样写错的一并列出。

正例
----
预算 257 万元，执行 247.80 万元，分值 10，得分 9.6。

不适用
------
没有写出预算数、执行数、分值或得分；报告写明执行率分档计分而没有写明怎样扣分的。

依据
----
项目支出绩效评价管理办法：预算执行率为自评的一项；得分的定义。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from juesuan.figures.figure import Figure
from juesuan.figures.interval import Interval, quotient
from juesuan.figures.rounding import interval_of, rounded
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.model.key import Phase
from juesuan.model.statement import Statement
from juesuan.performance.bands import BandRule, band_rule
from juesuan.performance.scores import execution_score
from juesuan.performance.sheets import Sheet
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.performance.sheet_money import repeats_of_execution, sheet_key, sheet_money
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules", "arithmetic"),
    message="自评表（{sheet}）{of}得分算错：由{terms}应得{expected}，写作{found}",
    hint="用执行数除以预算数再乘分值，只在最后一步四舍五入；总分随之改正",
)

_BY_STEPS = re.compile(r"执行率[^。；]{0,40}(?:分档|按档|档次|[得计]满分)|(?:分档|按档次?)[计赋评打]分")

_SAME = Decimal("0.1")
"""Widest interval of scores that is told as one: a rule by steps gives more."""


class _Row(Struct, frozen=True):
    """A row that is scored by the rate of execution."""

    name: str
    statement: Statement
    weight: Figure
    score: Figure


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each sheet whose execution score no version of its money gives, by the rule of the report if it states one."""
    texts = [each.text for each in passages(book) if each.place.part == Part.REPORT]
    texts += [standard for sheet in book.sheets for each in sheet.indicators if (standard := each.text("standard"))]
    bands = next((found for text in texts if "满分" in text or "不扣" in text if (found := band_rule(text))), None)
    if bands is None and any(_BY_STEPS.search(text) for text in texts):
        return
    for sheet in book.sheets:
        weight, score = sheet.figure("execution_weight"), sheet.figure("execution_score")
        spent, budget = (sheet_money(book, sheet, phase) for phase in (Phase.FINAL, Phase.ADJUSTED))
        if weight is None or score is None or not spent or not budget:
            continue
        possible = [
            (one, other, exact)
            for one in spent
            for other in budget
            if (exact := _score(bands, weight, one.interval, other.interval)) is not None
        ]
        if possible and not any(exact.meets(interval_of(score)) for _, _, exact in possible):
            own = _Row("预算执行率", sheet.own["execution_score"], weight, score)
            yield _draft(book, sheet, [own, *_again(book, sheet, own)], bands=bands, possible=possible[0])


def _score(bands: BandRule | None, weight: Figure, spent: Interval, budget: Interval) -> Interval | None:
    if bands is None:
        return execution_score(weight, spent, budget)
    rate = quotient(spent, budget)
    return bands.score(weight.amount, rate) if rate else None


def _draft(
    book: FactBook, sheet: Sheet, rows: list[_Row], *, bands: BandRule | None, possible: tuple[Evidence, Evidence, Interval]
) -> Draft:
    spent, budget, exact = possible
    weight, score = rows[0].weight, rows[0].score
    low, high = (rounded(end, max(score.decimals, 1)) for end in (exact.low, exact.high))
    by_steps = high - low > _SAME
    expected = rounded(exact.middle, score.decimals)
    nearest = (low if score.amount < low else high) if by_steps else expected
    wanted = f"{low}至{high}分" if by_steps else f"{expected}分"
    rate = f"执行数{spent.written} ÷ 预算数{budget.written}"
    return Draft(
        facts=(rows[0].statement.keys[0], sheet_key(book, sheet, Phase.FINAL), sheet_key(book, sheet, Phase.ADJUSTED)),
        expected=wanted,
        found=f"{score.amount}分",
        difference=f"{score.amount - nearest:+f}分",
        places=(rows[0].statement.place, spent.statement.place, budget.statement.place, *(row.statement.place for row in rows[1:])),
        computed=f"{weight} × {rate} = {wanted}" if bands is None else f"{rate}，满分{weight}；{bands}，得{wanted}",
        data={
            "sheet": book.standards.member_term("sheet", sheet.name),
            "of": "、".join(row.name for row in rows),
            "terms": f"执行数{spent.written}、预算数{budget.written}、分值{weight}",
        },
    )


def _again(book: FactBook, sheet: Sheet, own: _Row) -> Iterator[_Row]:
    """The indicators that repeat the execution row with its weight and the same score: one slip, written again."""
    for each in repeats_of_execution(book, sheet):
        if (each.figure("weight"), each.figure("score")) == (own.weight, own.score):
            yield _Row(f"“{each.name}”", each.cells["score"], own.weight, own.score)
