"""有费用而数量为零

检查什么
--------
写出了因公出国（境）费、公务用车购置费、公务接待费的金额，所写的团组、购置数、批次不应为零；批次（团组）与人次应同为零或同不为零。

为什么
------
金额与数量一个更新了、另一个沿用模板，读者无法判断是否发生。

错例
----
公务用车购置费 17.65 万元，写“更新公务用车 0 辆”；公务接待 0 批次、26 人次。

正例
----
公务用车购置费 17.65 万元，更新公务用车 1 辆。

不适用
------
没有写出金额或数量；金额为 0 的。

依据
----
财政预决算领域基层政务公开标准目录第 8 项：“三公”经费要说明团组、车辆、批次人次。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import FactKey
from juesuan.model.pattern import parse_pattern
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("disclosure_catalogue",),
    message="{of}写作{terms}，而{subject}为零",
    hint="核对数量；支付以前年度尾款的，加以说明",
)

_ABROAD = ("three_public[three_item=abroad]", "abroad_groups", "abroad_persons")
_BOUGHT = ("three_public[three_item=vehicles_purchase]", "vehicles_bought")
_RECEIVED = ("three_public[three_item=reception]", "reception_batches", "reception_persons")
_KINDS = ("official", "business", "domestic", "overseas", "guests")
_CHAINS = (
    _ABROAD,
    _BOUGHT,
    _RECEIVED,
    *(
        (f"three_public[three_item=reception_{kind}]", f"reception_batches[kind={kind}]", f"reception_persons[kind={kind}]")
        for kind in _KINDS
    ),
)
"""An amount and the counts that go with it: none of them is nought when another is not."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each count of nought beside an amount or another count that is none."""
    year = book.disclosure.identity.year
    for chain in _CHAINS:
        cost, *counts = (parse_pattern(written).complete(book.standards.concepts, year) for written in chain)
        for count in counts:
            witness = next((key for key in (cost, *counts) if key != count and _is_something(book, key)), None)
            if witness and book.of(count) and not _is_something(book, count):
                yield _draft(book, count, witness)


def _is_something(book: FactBook, key: FactKey) -> bool:
    return any(each.figure.amount for each in book.of(key))


def _draft(book: FactBook, count: FactKey, witness: FactKey) -> Draft:
    zero = book.of(count)[0]
    other = next(each for each in book.of(witness) if each.figure.amount)
    return Draft(
        facts=(count, witness),
        expected="不为零",
        found=zero.written,
        places=(zero.statement.place, other.statement.place),
        computed=f"{book.label(witness)}{other.written}不为零",
        data={"of": book.label(witness), "terms": other.written},
    )
