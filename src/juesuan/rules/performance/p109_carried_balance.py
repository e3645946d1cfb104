"""写了结转而决算表没有结转

检查什么
--------
报告写明资金“结余结转”的，财政拨款收入支出决算总表的年末结转和结余不应为 0。

为什么
------
说结转而表中没有，两处必有一处不实。

错例
----
报告写“结余结转7.65万元”，表中年末财政拨款结转和结余为 0。

正例
----
报告写“结余7.65万元，由财政收回”，表中年末结转为 0。

不适用
------
没有写“结转”；没有财政拨款收入支出决算总表。

依据
----
结转的定义；表内勾稽关系。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind, FactKey
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("arithmetic",),
    message="文中写明结转结余：{found}；而表中年末财政拨款结转和结余为{expected}",
    hint="核对结余是结转下年还是已由财政收回，改正说法或表中数字",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for all balances that are said to be carried over where the tables carry nothing."""
    year = book.disclosure.identity.year
    carried = book.of(FactKey("carry_over", year, members=(("fund", "fiscal"), ("moment", "closing"))))
    said = [
        (key, each)
        for key in dict.fromkeys(book.derived(DerivedKind.BALANCE))
        for each in book.of(key)
        if "结转" in each.statement.place.quote and each.figure.amount
    ]
    if said and carried and not any(each.figure.amount for each in carried):
        yield Draft(
            facts=tuple(dict.fromkeys(key for key, _ in said)),
            expected=carried[0].written,
            found="、".join(dict.fromkeys(f"{_name(book, key)}{_amount(each)}" for key, each in said)),
            places=(*(each.statement.place for _, each in said), carried[0].statement.place),
        )


def _name(book: FactBook, key: DerivedKey) -> str:
    """What a balance is of: its project, else the whole fact in words."""
    return key.of.member("project") or book.label(key)


def _amount(each: Evidence) -> str:
    return f"{abs(each.figure.amount)}{each.figure.unit.symbol}"
