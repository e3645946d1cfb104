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

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKind
from juesuan.rules.derived.differences import Difference, differences
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("form_sets", "arithmetic"),
    message="{of}的增减额{wrong}：由{terms}应得{expected}，写作{found}",
    hint="用本年数减去所比的数重算",
)


def relations(book: FactBook) -> Iterator[Difference]:
    """Every stated difference of this kind with its two figures."""
    return differences(book, DerivedKind.CHANGE, ("本数", "所比的数"))
