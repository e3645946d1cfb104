"""超支（结余）算错

检查什么
--------
超支（结余）等于支出数减去可用数（结余为负）；文字中的“结余…万元”按同样口径核对。

为什么
------
结余必须能由写出的两个数算出来。

错例
----
可用数 40 万元，支出 38.46 万元，结余写 1.44 万元（应为 1.54 万元）。

正例
----
可用数 217 万元，支出 209.35 万元，结余 7.65 万元。

不适用
------
没有写出可用数或支出数；表中只差正负号的，作为提示列出（各地口径不同）。

依据
----
结余的定义：可用数 − 支出数。
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
    since="0.2.0",
    basis=("arithmetic",),
    message="{of}的超支（结余）{wrong}：由{terms}应得{expected}，写作{found}",
    hint="用支出数减去可用数重算；合计行随之改正",
)


def relations(book: FactBook) -> Iterator[Difference]:
    """Every stated difference of this kind with its two figures."""
    return differences(book, DerivedKind.BALANCE, ("支出数", "可用数"))
