"""公开的数与财政部门批复的数不符

检查什么
--------
给出决算批复（按科目列的表）时：公开文件的决算数、年初预算数、调整预算数与批复一致；批复有数的科目，公开的表里必须有。

为什么
------
公开的决算必须是批复的决算，这是审核时看的第一项。

错例
----
批复 2101103 公务员医疗补助 3.02 万元，公开表中写 3.20 万元；或者批复有 2080501 科目 4.32 万元，公开表中没有这一行。

正例
----
批复 3.02 万元（30,200.00 元），公开表中写 3.02 万元。

不适用
------
没有给出批复；批复没有列到这个数。公开文件只写“预算数”的，与批复的年初预算或调整预算之一相符即可，批复只列一种的不核对。

依据
----
部门决算经财政部门批复后公开，公开的内容以批复为准。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import FactKey, Key, Phase
from juesuan.model.other import Role
from juesuan.rules.facts import Evidence, FactBook, OtherBook
from juesuan.rules.others.against import Against, places_of
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("accounts_rules", "budget_law"),
    message="{subject}与批复不符：批复为{expected}，公开为{found}",
    hint="以批复为准改正公开文件；批复有误的，先请财政部门更正",
    needs=Role.APPROVAL,
)

_NOT_THERE = "（没有这一行）"


class Unpublished(Struct, frozen=True):
    """A fact of a code that is approved and that no row of the published table states."""

    key: FactKey
    theirs: tuple[Evidence, ...]
    path: str

    @property
    def files(self) -> tuple[str, ...]:
        """The path of the approval."""
        return (self.path,)

    @property
    def facts(self) -> tuple[Key, ...]:
        """The fact that is not there."""
        return (self.key,)

    def conflict(self, book: FactBook) -> Draft | None:
        """The draft, unless it is stated after all."""
        if book.of(self.key):
            return None
        return Draft(
            facts=self.facts,
            expected=self.theirs[0].written,
            found=_NOT_THERE,
            places=places_of(self.theirs),
        )

    def value_of(self, _book: FactBook, _key: Key) -> Decimal | None:
        """Nothing: there is no figure to mend."""
        return None


def relations(book: FactBook) -> Iterator[Against | Unpublished]:
    """Every published fact that is approved, and every approved code that is missing from a published table."""
    for approval in book.in_role(Role.APPROVAL):
        yield from _published(book, approval)
        yield from _unpublished(book, approval)


def _published(book: FactBook, approval: OtherBook) -> Iterator[Against]:
    for key in book.figures:
        if isinstance(key, FactKey):
            theirs = _either(approval, key) if key.phase is Phase.BUDGET else approval.of(key)
            if theirs:
                yield Against(key, theirs, approval.document.path)


def _either(approval: OtherBook, key: FactKey) -> tuple[Evidence, ...]:
    """The initial and the adjusted budget, where both are approved: a budget of unsaid phase is one of them."""
    found = [approval.of(key.at(phase=phase)) for phase in (Phase.INITIAL, Phase.ADJUSTED)]
    return (*found[0], *found[1]) if all(found) else ()


def _unpublished(book: FactBook, approval: OtherBook) -> Iterator[Unpublished]:
    """Final figures of codes, not nought, of which the published tables state others of the same level."""
    levels = {_level(key) for key in book.keys("expenditure") if key.member("function") and _in_table(book.of(key))}
    for key, theirs in approval.figures.items():
        if not isinstance(key, FactKey) or not key.member("function") or key.phase is not Phase.FINAL:
            continue
        if theirs[0].figure.amount and not book.of(key) and _level(key) in levels:
            yield Unpublished(key, theirs, approval.document.path)


def _level(key: FactKey) -> tuple[FactKey, int]:
    """What facts of one column and one level of codes share."""
    return key.with_member("function", None), len(key.member("function") or "")


def _in_table(versions: tuple[Evidence, ...]) -> bool:
    return any(each.statement.place.table for each in versions)
