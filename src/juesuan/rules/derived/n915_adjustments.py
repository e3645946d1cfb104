"""各项目的预算调整与合计对不上

检查什么
--------
各项目都写明年中调整数的，项目支出的调整后预算应等于年初预算加各项目调整数之和。

为什么
------
合计的变动，是各项目变动相加得来的。

错例
----
两个项目都写“年中执行调减0万元”，年初预算 257 万元，调整后预算却写 247.8 万元。

正例
----
年初预算 257 万元，两个项目各调减 5 万元和 4.2 万元，调整后预算 247.8 万元。

不适用
------
没有写出年初预算、调整后预算，或有一个项目没有写调整数。

依据
----
表内勾稽关系：合计等于各组成部分之和。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Phase
from juesuan.rules.facts import FactBook
from juesuan.rules.kinds.equation import Equation
from juesuan.rules.relation import conflicts
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("arithmetic",),
    message="{subject}与年初预算加各项目调整数不符：{should}{expected}，写作{found}",
    hint="核对调整后预算，或补写各项目的调整数",
)


def relations(book: FactBook) -> Iterator[Equation]:
    """Each adjusted budget with the initial one and the adjustments of all the projects that the initial one has."""
    wholes = dict.fromkeys(
        key.of.with_member("project", None)
        for key in book.derived(DerivedKind.CHANGE)
        if key.of.member("project") and _adjusts(key)
    )
    for adjusted in wholes:
        initial = adjusted.at(phase=Phase.INITIAL)
        if book.of(adjusted) and book.of(initial):
            changes = _changes(book, initial)
            if all(book.of(change) for change in changes):
                yield Equation(adjusted, (initial, *changes), whole_row=True)


def _adjusts(key: DerivedKey) -> bool:
    return key.of.phase is Phase.ADJUSTED and key.base is not None and key.base.phase is Phase.INITIAL


def judge(book: FactBook, relations: Sequence[Equation]) -> Iterator[Draft]:
    """One draft for each adjusted budget that does not follow."""
    return conflicts(book, relations)


def _changes(book: FactBook, initial: FactKey) -> tuple[DerivedKey, ...]:
    """The adjustments of the projects whose initial budget is stated."""
    own = [key for key in book.keys("expenditure") if key.member("project") and key.with_member("project", None) == initial]
    return tuple(DerivedKey(DerivedKind.CHANGE, key.at(phase=Phase.ADJUSTED), key) for key in own)
