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
from juesuan.model.key import DerivedKey, DerivedKind
from juesuan.rules.derived.ratios import Mismatch, mismatches, percentage, to_draft
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("form_sets", "arithmetic"),
    message="{of}的预算完成率算错：由{terms}应得{expected}，写作{found}",
    hint="用决算数除以预算数重算；如果完成率无误，则核对预算数和决算数",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each rate that no version of its figures gives."""
    for key, mismatch in wrong_completions(book):
        if not mismatch.truncated:
            yield to_draft(book, key, mismatch, ("决算数", "预算数"))


def wrong_completions(book: FactBook) -> Iterator[tuple[DerivedKey, Mismatch]]:
    """The completion rates that do not follow from their figures, truncated ones included."""
    for key in book.derived(DerivedKind.COMPLETION):
        if key.base:
            for mismatch in mismatches(book.of(key), book.of(key.of), book.looked_up(key.base), percentage):
                yield key, mismatch
