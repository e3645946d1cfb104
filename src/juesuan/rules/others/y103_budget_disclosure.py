"""年初预算数与公开的部门预算不符

检查什么
--------
给出本年的部门预算公开文件时：决算公开文件写的年初预算数，与部门预算公开的数相符；“三公”经费表只写“预算数”的，
不符时只作提示，因为那可能是全年预算数。

为什么
------
完成率以年初预算为底；预算已经公开过，决算里另写一个数，读者就无法核对完成率。

错例
----
部门预算公开招商引资 60.00 万元，决算说明写“年初预算为66.00万元”。

正例
----
部门预算公开 60.00 万元，决算说明写“年初预算为60.00万元”。

不适用
------
没有给出部门预算；部门预算没有写出这个数。预算是否含上年结转，各地口径不一，所以是警告。

依据
----
部门决算与部门预算比较，年初预算数以批复和公开的部门预算为准。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import FactKey, Phase
from juesuan.model.other import Role
from juesuan.rules.facts import FactBook
from juesuan.rules.others.against import Against
from juesuan.rules.rule import RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("disclosure_rules", "form_sets"),
    message="{subject}与公开的部门预算不符：部门预算公开{expected}，决算公开写作{found}",
    hint="对照部门预算批复和公开文件核实；口径不同的，在说明中写明",
    needs=Role.BUDGET,
)


def relations(book: FactBook) -> Iterator[Against]:
    """Every initial budget that the budget disclosure states, and every budget that is not said which, which may be another."""
    for budget in book.in_role(Role.BUDGET):
        for key in book.figures:
            if isinstance(key, FactKey) and key.phase in (Phase.INITIAL, Phase.BUDGET):
                theirs = budget.of(key.at(phase=Phase.INITIAL))
                if theirs:
                    yield Against(key, theirs, budget.document.path, Severity.NOTE if key.phase is Phase.BUDGET else None)
