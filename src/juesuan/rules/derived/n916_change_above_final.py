"""增加额大于本年数

检查什么
--------
“比上年增加…万元”的增加额不应大于本年数：否则上年数成了负数。

为什么
------
收入、支出不会是负数；增加额大于本年数，多半是错位或抄错。

错例
----
本年支出 51.45 万元，“比上年增加61.45万元”。

正例
----
本年 51.45 万元，增加 51.45 万元（上年为 0）；减少额大于本年数是常有的。

不适用
------
没有写出本年数或增加额；本年数为负（冲销）；结转和结余的变动。

依据
----
增减额的定义：本年数 − 上年数。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKind, Phase
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("arithmetic",),
    message="{of}比上年增加{found}，大于本年数{expected}，上年数成了负数",
    hint="核对增加额和本年数，是否差了一位或写反了增减",
)

_NEVER_NEGATIVE = frozenset(
    {"income", "expenditure", "three_public", "operating_cost", "meeting", "training", "procurement", "grand_total"}
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each increase over the year before that every version puts above every version of the year's own figure."""
    for key in dict.fromkeys(book.derived(DerivedKind.CHANGE)):
        base = key.base
        if key.of.concept not in _NEVER_NEGATIVE or base is None or base.phase is not Phase.FINAL or base.year != key.of.year - 1:
            continue
        stated, final, prior = book.of(key), book.of(key.of), book.of(base)
        if not stated or not final or prior or any(each.interval.low < 0 for each in final):
            continue
        least = min(stated, key=lambda each: each.interval.low)
        most = max(final, key=lambda each: each.interval.high)
        if least.interval.low > most.interval.high:
            yield Draft(
                facts=(key, key.of),
                expected=most.written,
                found=least.written,
                places=(least.statement.place, most.statement.place),
                computed=f"本年数{most.written} − 增加额{least.written} < 0",
                data={"of": book.label(key.of)},
            )
