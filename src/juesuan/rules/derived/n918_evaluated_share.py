"""绩效自评涉及资金所占比重不符

检查什么
--------
“共涉及资金…万元，占一般公共预算项目支出总额的…%”，涉及资金除以所说的项目支出（年初预算、全年预算、决算，写出哪一种都可以）应等于写出的比重。涉及资金正好就是项目支出而比重不是 100% 的，或者涉及资金是项目支出写颠倒了两位、错了小数点的，或者年初预算、全年预算、决算都写了而没有一种算得出的，是警告；此外作为提示（涉及资金可能是没有写出的预算数）。

为什么
------
自评覆盖面由这三个数说明，涉及资金应与项目支出表对得上。

错例
----
涉及资金 540 万元，项目支出决算 540 万元，写“占项目支出总额的90%”。

正例
----
涉及资金 540 万元，项目支出决算 540 万元，写“占项目支出总额的100%”。

不适用
------
没有写出涉及资金或比重；没有写出所说的项目支出。

依据
----
比重的定义：部分 ÷ 整体；各地部门决算公开格式的预算绩效说明。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from msgspec.structs import replace

from juesuan.figures.slips import ONE_DIGIT, SIGN, look
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Phase
from juesuan.rules.derived.ratios import Mismatch, mismatches, percentage, to_draft
from juesuan.rules.facts import BUDGETS, Evidence, FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("form_sets", "arithmetic"),
    message="{of}所占比重不符：由{terms}应得{expected}，写作{found}",
    hint="与项目支出的决算数核对涉及资金和比重；涉及资金是预算数的，写明是预算数",
)

_NAMES = ("涉及资金", "项目支出")
_HUNDRED = Decimal(100)
_UNSURE = ("", ONE_DIGIT, SIGN)
"""Looks that two amounts which are both right may have, too (预算 600, 决算 500)."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each share that no version of the funds and of the expenditure gives."""
    for key in dict.fromkeys(book.derived(DerivedKind.SHARE)):
        if key.base and book.standards.concepts[key.of.concept].either_phase:
            yield from _of_share(book, key, key.base)


def _of_share(book: FactBook, key: DerivedKey, base: FactKey) -> Iterator[Draft]:
    funds, wholes = (_of_any_phase(book, each) for each in (key.of, base))
    equal = [(one, other) for one, other in product(funds, wholes) if one.interval.meets(other.interval)]
    for found in mismatches(book.of(key), funds, wholes, percentage):
        shown = next(mismatches([found.stated], equal[0][:1], equal[0][1:], percentage)) if equal else found
        draft = to_draft(book, key, shown, _NAMES)
        sure = equal or _is_settled(book, base) or _is_slip(found)
        yield draft if sure else replace(draft, severity=Severity.NOTE)


def _is_slip(found: Mismatch) -> bool:
    """True where all was evaluated and the funds are the expenditure with digits swapped or the point displaced."""
    whole = found.stated.figure.amount == _HUNDRED
    return whole and look(*(each.figure for each in found.operands)) not in _UNSURE


def _of_any_phase(book: FactBook, key: FactKey) -> list[Evidence]:
    return [each for phase in (Phase.FINAL, *BUDGETS) for each in book.of(key.at(phase=phase))]


def _is_settled(book: FactBook, base: FactKey) -> bool:
    """True when the whole is known as first and as last budgeted and as spent, so that one of them had to do."""
    last = (Phase.ADJUSTED, Phase.AVAILABLE)
    return all(book.of(base.at(phase=phase)) for phase in (Phase.FINAL, Phase.INITIAL)) and any(
        book.of(base.at(phase=phase)) for phase in last
    )
