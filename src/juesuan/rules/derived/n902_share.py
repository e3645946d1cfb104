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
没有写出部分或整体；整体为 0；截尾而未四舍五入的（见 N909）。

依据
----
比重的定义：部分 ÷ 整体；各地部门决算公开格式的说明部分。
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
    message="{of}所占比重算错：由{terms}应得{expected}，写作{found}",
    hint="用部分除以整体重算；如果比重无误，则核对两个金额",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each share that no version of its figures gives."""
    for key, mismatch in wrong_shares(book):
        if not mismatch.truncated:
            yield to_draft(book, key, mismatch, ("部分", "整体"))


def wrong_shares(book: FactBook) -> Iterator[tuple[DerivedKey, Mismatch]]:
    """The shares that do not follow from their figures, truncated ones included."""
    for key in book.derived(DerivedKind.SHARE):
        if key.base:
            for mismatch in mismatches(book.of(key), book.of(key.of), book.of(key.base), percentage):
                yield key, mismatch
