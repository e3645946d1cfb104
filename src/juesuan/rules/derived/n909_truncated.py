"""百分比截尾而未四舍五入

检查什么
--------
比重、完成率、增减幅度正好是准确值去掉后面的数字，而不是四舍五入的结果。

为什么
------
截尾的数与按四舍五入得到的数差一个末位单位，虽不影响判断，但口径不规范。

错例
----
准确值 99.867%，写“99.86%”。

正例
----
准确值 99.867%，写“99.87%”。

不适用
------
与准确值相差更多的（见 N901、N902、N903）。

依据
----
数字修约的一般规则。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.rules.derived.n901_completion import relations as completions
from juesuan.rules.derived.n902_share import relations as shares
from juesuan.rules.derived.n903_change_rate import relations as rates
from juesuan.rules.derived.ratios import to_draft
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.1.0",
    basis=("arithmetic",),
    message="{subject}是截尾得来的：由{terms}四舍五入应为{expected}，写作{found}",
    hint="按四舍五入改写百分比",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each percentage that was cut off."""
    for relations in (completions, shares, rates):
        for relation in relations(book):
            for mismatch in relation.mismatches(book):
                if mismatch.truncated:
                    yield to_draft(book, relation.key, mismatch, relation.names)
