"""增减额与增减幅度不符

检查什么
--------
“与上年相比减少…万元，下降…%”：幅度等于增减额除以上年数（上年数 = 本年数 − 增减额）；增减额与幅度的方向必须一致。

为什么
------
上年数通常没有写出，只能由本年数和增减额推出；三个数必须互相对得上。

错例
----
本年 453.89 万元，增加 19.65 万元，写“增长5.42%”（应为 4.53%）。

正例
----
本年 247.8 万元，减少 32.91 万元，写“减少11.72%”。

不适用
------
没有写出本年数、增减额或幅度；推出的上年数不为正；截尾而未四舍五入的（见 N909）。

依据
----
增减幅度的定义：增减额 ÷ 上年数；各地部门决算公开格式的说明部分。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind
from juesuan.rules.derived.ratios import Ratio, rate_of_change, solve_rate_of_change
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("form_sets", "arithmetic"),
    message="{of}的增减幅度{wrong}：由{terms}应得{expected}，写作{found}",
    hint="用增减额除以上年数重算；同时核对增减额和本年数",
)


def relations(book: FactBook) -> Iterator[Ratio]:
    """Every stated rate of change with its amount and the final figure."""
    for key in dict.fromkeys(book.derived(DerivedKind.CHANGE_RATE)):
        if book.of(key):
            amount = DerivedKey(DerivedKind.CHANGE, key.of, key.base)
            yield Ratio(key, amount, key.of, rate_of_change, solve_rate_of_change, ("增减额", "本年数"))


def judge(book: FactBook, relations: Sequence[Ratio]) -> Iterator[Draft]:
    """One draft for each rate that no version of its figures gives, or that points the other way than its amount."""
    found: set[int] = set()
    for relation in relations:
        stated = {id(each.statement) for each in book.of(relation.key)}
        draft = None if stated & found else relation.conflict(book) or _opposite(book, relation)
        if draft:
            found |= stated
            yield draft


def _opposite(book: FactBook, relation: Ratio) -> Draft | None:
    """The draft of a rate that points the other way than its amount, where last year's figure cannot be inferred."""
    rates, amounts = book.of(relation.key), book.of(relation.top)
    opposite = all(rate.figure.amount * each.figure.amount < 0 for rate in rates for each in amounts)
    if not (rates and amounts and opposite):
        return None
    rate, change = rates[0], amounts[0]
    return Draft(
        facts=(relation.key, relation.top),
        expected=f"{-rate.figure.amount}%",
        found=rate.written,
        places=(rate.statement.place, change.statement.place),
        computed=f"增减额{change.written}与增减幅度{rate.written}方向相反",
        data={"terms": f"增减额{change.written}（方向相反）", "of": book.label(relation.key.of)},
    )
