"""增减额与两年的数不符

检查什么
--------
上年数（或所比的预算数）也写出来时，增减额等于本年数减去它。

为什么
------
三个数写全时必须对得上。

错例
----
本年 40 万元，预算 38.46 万元，写“比预算增加1.44万元”（应为 1.54 万元）。

正例
----
决算 209.35 万元，预算 217 万元，写“比预算减少7.65万元”。

不适用
------
上年数（预算数）没有写出。

依据
----
增减额的定义：本年数 − 上年数（预算数）。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from juesuan.figures.rounding import rounded
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKind
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("form_sets", "arithmetic"),
    message="{of}的增减额算错：由{terms}应得{expected}，写作{found}",
    hint="用本年数减去所比的数重算",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each change that no version of the two figures gives."""
    for key in book.derived(DerivedKind.CHANGE):
        finals = book.of(key.of)
        bases = book.looked_up(key.base) if key.base else ()
        for stated in book.of(key) if finals and bases else ():
            pairs = list(product(finals, bases))
            if any((final.interval - base.interval).meets(stated.interval) for final, base in pairs):
                continue
            final, base = pairs[0]
            unit = stated.figure.unit
            decimals = max(final.figure.decimals, base.figure.decimals)
            expected = rounded((final.figure.base - base.figure.base) / unit.factor, decimals)
            yield Draft(
                facts=tuple(each for each in (key, key.of, key.base) if each),
                expected=f"{expected}{unit.symbol}",
                found=stated.written,
                difference=f"{stated.figure.amount - expected:+f}{unit.symbol}",
                places=(stated.statement.place, final.statement.place, base.statement.place),
                data={"terms": f"本数{final.written}、所比的数{base.written}", "of": book.label(key.of)},
            )
