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

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind
from juesuan.rules.derived.ratios import Mismatch, mismatches, rate_of_change, to_draft
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("form_sets", "arithmetic"),
    message="{of}的增减幅度算错：由{terms}应得{expected}，写作{found}",
    hint="用增减额除以上年数重算；同时核对增减额和本年数",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each rate that no version of its figures gives."""
    for key, mismatch in wrong_rates(book):
        if not mismatch.truncated:
            yield to_draft(book, key, mismatch, ("增减额", "本年数"))
    yield from _opposite(book)


def _opposite(book: FactBook) -> Iterator[Draft]:
    """One draft for each rate that points the other way than its amount where last year's figure cannot be inferred."""
    computed = {id(mismatch.stated.statement) for _, mismatch in wrong_rates(book)}
    for key in book.derived(DerivedKind.CHANGE_RATE):
        amount = DerivedKey(DerivedKind.CHANGE, key.of, key.base)
        rates, amounts = book.of(key), book.of(amount)
        opposite = all(rate.figure.amount * each.figure.amount < 0 for rate in rates for each in amounts)
        if rates and amounts and opposite and id(rates[0].statement) not in computed:
            computed.add(id(rates[0].statement))
            rate, change = rates[0], amounts[0]
            yield Draft(
                facts=(key, amount),
                expected=f"{-rate.figure.amount}%",
                found=rate.written,
                places=(rate.statement.place, change.statement.place),
                data={"terms": f"增减额{change.written}（方向相反）", "of": book.label(key.of)},
            )


def wrong_rates(book: FactBook) -> Iterator[tuple[DerivedKey, Mismatch]]:
    """The rates that do not follow from amount of change and final figure, truncated ones included."""
    seen = set()
    for key in book.derived(DerivedKind.CHANGE_RATE):
        amount = DerivedKey(DerivedKind.CHANGE, key.of, key.base)
        for mismatch in mismatches(book.of(key), book.of(amount), book.looked_up(key.of), rate_of_change):
            if id(mismatch.stated.statement) not in seen:
                seen.add(id(mismatch.stated.statement))
                yield key, mismatch
