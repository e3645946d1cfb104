"""同一事实几处相差一个末位单位（尾差）

检查什么
--------
同一个数在几处相差不超过四舍五入所能解释的一个末位单位。

为什么
------
金额单位由元换算成万元时常有尾差，不算错误，但复核时可能想知道。

错例
----
一张表写 326.71 万元，另一张表写 326.72 万元。

正例
----
两张表都写 326.72 万元。

不适用
------
相差更大的数（见 X101）；完全相同的数。

依据
----
部门决算公开表常注明“金额单位转换时可能存在尾数误差”。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.figures.rounding import Agreement
from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.repeated.versions import agree, groups, repeated
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.NOTE,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("form_sets", "arithmetic"),
    message="{subject}几处有尾差：{expected}与{found}",
    hint="如能统一换算口径，可把各处改成同一个数",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each fact whose statements differ by rounding only."""
    for key, versions in repeated(book):
        if len(groups(versions)) > 1:
            continue
        first = versions[0]
        other = next((each for each in versions[1:] if agree(first, each) is Agreement.ROUNDING), None)
        if other:
            yield Draft(
                facts=(key,),
                expected=first.written,
                found=other.written,
                places=(other.statement.place, first.statement.place),
            )
