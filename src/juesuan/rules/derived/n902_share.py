"""所占比重算错

检查什么
--------
“占…的…%”等于部分除以整体；文字写明占什么的，以所写为整体，否则以上一级合计为整体。

为什么
------
比重必须能由写出的两个数算出来。

错例
----
一般公共服务支出 2106.66 万元，合计 2940.05 万元，写“占71.73%”（应为 71.65%）。

正例
----
公务接待费 3.6 万元，“三公”经费 23.3 万元，写“占15.45%”。

不适用
------
没有写出部分或整体；整体为 0；截尾而未四舍五入的（见 N909）；绩效自评涉及资金所占的比重（见 N918）。

依据
----
比重的定义：部分 ÷ 整体；各地部门决算公开格式的说明部分。
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
    message="{of}所占比重{wrong}：由{terms}应得{expected}，写作{found}",
    hint="用部分除以整体重算；如果比重无误，则核对两个金额",
)


def relations(book: FactBook) -> Iterator[Ratio]:
    """Every stated percentage of this kind with the two figures that it follows from."""
    for key in dict.fromkeys(book.derived(DerivedKind.SHARE)):
        if key.base and book.of(key) and not book.standards.concepts[key.of.concept].either_phase:
            yield Ratio(key, key.of, key.base, percentage, solve_percentage, ("部分", "整体"))
