"""预算完成率算错

检查什么
--------
“完成预算的…%”等于决算数除以所说的预算数（年初预算、全年预算；没有说明是哪一种的，与写出的任何一种比较）。

为什么
------
完成率是读者判断预算执行的依据，必须能由写出的两个数算出来。

错例
----
预算 18 万元，决算 19.7 万元，写“完成预算的100%”（应为 109.44%）。

正例
----
预算 257 万元，决算 247.8 万元，写“完成年初预算的96.4%”。

不适用
------
没有写出预算数或决算数；预算数为 0；截尾而未四舍五入的（见 N909）。

依据
----
完成率的定义：决算数 ÷ 预算数；各地部门决算公开格式的说明部分。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKind
from juesuan.rules.derived.ratios import Ratio, percentage, solve_percentage
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("form_sets", "arithmetic"),
    message="{of}的预算完成率{wrong}：由{terms}应得{expected}，写作{found}",
    hint="用决算数除以预算数重算；如果完成率无误，则核对预算数和决算数",
)


def relations(book: FactBook) -> Iterator[Ratio]:
    """Every stated percentage of this kind with the two figures that it follows from."""
    for key in dict.fromkeys(book.derived(DerivedKind.COMPLETION)):
        if key.base and book.of(key):
            yield Ratio(key, key.of, key.base, percentage, solve_percentage, ("决算数", "预算数"))
