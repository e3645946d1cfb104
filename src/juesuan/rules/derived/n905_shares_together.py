"""各项比重之和不是 100%

检查什么
--------
几项之和就是整体时，它们的比重之和应为 100%（允许每项四舍五入半个末位单位）。

为什么
------
各项单看都对得上时，合起来也要对得上；有一项写错，合计就不是 100%。

错例
----
占 71.73%、11.11%、2.07%、15.16%，合计 100.07%。

正例
----
占 79.49%、20.51%，合计 100%。

不适用
------
只写出部分项；整体为 0；各项金额之和不等于整体；其中已有一项单独算错（见 N902）。

依据
----
比重的定义：各部分占整体的比重之和为 1。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from juesuan.figures.interval import point
from juesuan.figures.rounding import total
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key
from juesuan.rules.derived.n902_share import relations as ratios
from juesuan.rules.facts import FactBook
from juesuan.rules.relation import conflicts
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.sums import compare

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("arithmetic",),
    message="{subject}各项比重之和应为{expected}，写出的合计为{found}",
    hint="逐项重算比重，找出写错的一项",
)

_WHOLE = point(Decimal(100))


class SharesTogether(Struct, frozen=True):
    """The shares of one whole that must add up to 100 %."""

    base: FactKey
    shares: tuple[DerivedKey, ...]

    @property
    def facts(self) -> tuple[Key, ...]:
        """The whole, then its shares."""
        return (self.base, *self.shares)

    def conflict(self, book: FactBook) -> Draft | None:
        """The draft when the shares, each right by itself, do not add up."""
        versions = [book.of(share)[0] for share in self.shares]
        if total([each.interval for each in versions]).meets(_WHOLE):
            return None
        found = sum((each.figure.amount for each in versions), start=Decimal(0))
        return Draft(
            facts=self.facts,
            expected="100%",
            found=f"{found}%",
            difference=f"{found - 100:+f}%",
            places=tuple(each.statement.place for each in versions),
            computed=f"{' + '.join(each.written for each in versions)} = {found}%",
        )

    def value_of(self, book: FactBook, key: Key) -> Decimal | None:
        """What the others leave of 100 %; the whole's amount does not follow from shares."""
        if key == self.base:
            return None
        return 100 - sum((book.of(share)[0].figure.amount for share in self.shares if share != key), start=Decimal(0))


def relations(book: FactBook) -> Iterator[SharesTogether]:
    """Every whole whose parts are all stated and make it, with their shares."""
    for base, shares in _by_whole(book).items():
        if len(shares) > 1 and not _nested(book, shares) and _exhaust(book, base, shares):
            yield SharesTogether(base, tuple(shares))


def judge(book: FactBook, relations: Sequence[SharesTogether]) -> Iterator[Draft]:
    """One draft for each whole whose shares do not add up, if none of them is wrong by itself."""
    wrong = {ratio.key for ratio in ratios(book) if next(ratio.mismatches(book), None)}
    return conflicts(book, (each for each in relations if not wrong & set(each.shares)))


def _by_whole(book: FactBook) -> dict[FactKey, list[DerivedKey]]:
    """Shares by their whole, where they are split along one dimension; nested members are left to their own whole."""
    found: dict[FactKey, list[DerivedKey]] = defaultdict(list)
    for key in dict.fromkeys(book.derived(DerivedKind.SHARE)):
        if key.base and book.of(key) and key.of.concept == key.base.concept:
            found[key.base].append(key)
    return {base: shares for base, shares in found.items() if len(_dimensions(base, shares)) == 1}


def _dimensions(base: FactKey, shares: list[DerivedKey]) -> set[str]:
    common = {name for name, _ in base.members}
    return {name for share in shares for name, _ in share.of.members if name not in common}


def _nested(book: FactBook, shares: list[DerivedKey]) -> bool:
    """True when one part lies within another (小微企业 within 中小企业): both are not parts of one sum."""
    members = [dict(share.of.members) for share in shares]
    return any(
        name in other and book.standards.dimensions[name].below(member, other[name])
        for one in members
        for other in members
        for name, member in one.items()
        if one is not other and other.get(name) != member
    )


def _exhaust(book: FactBook, base: FactKey, shares: list[DerivedKey]) -> bool:
    """True when the amounts of the parts are all stated and make the whole."""
    parts = [book.of(share.of) for share in shares]
    whole = book.of(base)
    return any(each.figure.amount for each in whole) and all(parts) and compare(parts, whole).agrees
