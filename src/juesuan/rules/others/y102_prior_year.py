"""上年数与上年公开的决算不符

检查什么
--------
给出上年决算时：本文件写出的上年决算数，或由本年数和增减额（没有增减额的，由增减幅度）推算的上年数，与上年公开的决算数相符。

为什么
------
“与上年相比”多半只写增减额和幅度，三个数之间对得上，也可能都是从错的上年数算出来的；只有对照上年的公开文件才看得出来。

错例
----
本年“三公”经费 32.08 万元，写“比上年增加15.45万元”，推算上年 16.63 万元，而上年公开的是 19.63 万元。

正例
----
上年公开 16.63 万元，本年 32.08 万元，写“增加15.45万元，增长92.90%”。

不适用
------
没有给出上年决算；上年决算没有写出这个数。科目的数可能因科目调整而不同，写明同口径、调整后的上年数也可以不同，都只作警告。

依据
----
部门决算公开格式要求与上年决算数比较；上年决算数以批复和公开的为准。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.rounding import rounded
from juesuan.figures.units import Kind
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key, Phase
from juesuan.model.other import Role
from juesuan.rules.derived.ratios import percentage
from juesuan.rules.facts import Evidence, FactBook, OtherBook
from juesuan.rules.others.against import Against, as_written, places_of
from juesuan.rules.others.restated import milder
from juesuan.rules.relation import first
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("accounts_rules", "form_sets"),
    message="{subject}与上年公开的决算不符：上年公开{expected}，本文件{how}{found}",
    hint="对照上年公开的决算改正上年数或增减额；口径作过调整的，在说明中写明",
    needs=Role.PRIOR,
)

_HUNDRED = Decimal(100)


class Inferred(Struct, frozen=True):
    """A change, or rate of change, of a fact, and what last year's disclosure states of its base."""

    key: DerivedKey
    base: FactKey
    theirs: tuple[Evidence, ...]
    path: str
    severity: Severity | None

    @property
    def files(self) -> tuple[str, ...]:
        """The path of last year's disclosure."""
        return (self.path,)

    @property
    def facts(self) -> tuple[Key, ...]:
        """The change, then this year's figure."""
        return (self.key, self.key.of)

    def conflict(self, book: FactBook) -> Draft | None:
        """The draft when no version of this year's figure and of last year's gives the change."""
        pairs = list(product(book.of(self.key.of), self.theirs))
        wrong = [each for each in book.of(self.key) if not any(self._gives(of, base, each) for of, base in pairs)]
        if not pairs or not wrong:
            return None
        of = pairs[0][0]
        unit = of.figure.unit
        prior = rounded(self._prior(of.figure.base, wrong[0].figure.base) / unit.factor, of.figure.decimals)
        return Draft(
            facts=self.facts,
            expected=self.theirs[0].written,
            found=f"{prior}{unit.symbol}",
            difference=f"{rounded(prior - self.theirs[0].figure.base / unit.factor, of.figure.decimals):+f}{unit.symbol}",
            places=places_of(wrong, (of,), self.theirs),
            computed=self._computed(of, wrong[0], f"{prior}{unit.symbol}"),
            data={"subject": book.label(self.base), "how": f"由{of.written}和{_shown(wrong[0])}推算为"},
            severity=self.severity,
        )

    def value_of(self, book: FactBook, key: Key) -> Decimal | None:
        """The change, or this year's figure, that last year's would give."""
        base, of, change = self.theirs[0].figure.base, first(book, self.key.of), first(book, self.key)
        if key == self.key:
            return None if of is None else self._change(of, base)
        if change is None:
            return None
        return base + change if self._is_amount else base * (_HUNDRED + change) / _HUNDRED

    @property
    def _is_amount(self) -> bool:
        return self.key.kind is DerivedKind.CHANGE

    def _gives(self, of: Evidence, base: Evidence, change: Evidence) -> bool:
        """True when the change may be that from last year's figure to this year's."""
        base = as_written(base, of)
        if self._is_amount:
            return (of.interval - base.interval).meets(change.interval)
        rate = percentage(of.interval - base.interval, base.interval)
        return rate is None or rate.meets(change.interval)

    def _computed(self, of: Evidence, change: Evidence, prior: str) -> str:
        """How last year's figure follows from this year's and the change."""
        if self._is_amount:
            return f"本年数{of.written} − 增减额{change.written} = {prior}"
        return f"本年数{of.written} ÷ （100% + 增减幅度{change.written}） = {prior}"

    def _prior(self, of: Decimal, change: Decimal) -> Decimal:
        """Last year's figure as it follows from this year's and the change."""
        if self._is_amount:
            return of - change
        return of * _HUNDRED / (_HUNDRED + change) if change != -_HUNDRED else Decimal(0)

    def _change(self, of: Decimal, base: Decimal) -> Decimal | None:
        if self._is_amount:
            return of - base
        return (of - base) * _HUNDRED / base if base else None


class Stated(Against, frozen=True):
    """Last year's figure as the disclosure states it itself."""

    def conflict(self, book: FactBook) -> Draft | None:
        """As of any fact; the message says that it is written."""
        draft = super().conflict(book)
        return replace(draft, data={"how": "写作"}) if draft else None


def relations(book: FactBook) -> Iterator[Against | Inferred]:
    """Every figure of last year, stated or to be inferred, that last year's disclosure states too."""
    for prior in book.in_role(Role.PRIOR):
        yield from _stated(book, prior)
        yield from _inferred(book, prior)


def _stated(book: FactBook, prior: OtherBook) -> Iterator[Against]:
    year = book.disclosure.identity.year - 1
    for key, own in book.figures.items():
        if isinstance(key, FactKey) and (key.year, key.phase) == (year, Phase.FINAL) and prior.of(key):
            yield Stated(key, prior.of(key), prior.document.path, milder(book, key, own))


def _inferred(book: FactBook, prior: OtherBook) -> Iterator[Inferred]:
    """The changes, and the rates of change where no amount is stated."""
    year = book.disclosure.identity.year - 1
    for kind in (DerivedKind.CHANGE, DerivedKind.CHANGE_RATE):
        for key in dict.fromkeys(book.derived(kind)):
            amount = DerivedKey(DerivedKind.CHANGE, key.of, key.base)
            if key.base is None or (kind is DerivedKind.CHANGE_RATE and book.of(amount)):
                continue
            if (key.base.year, key.base.phase) == (year, Phase.FINAL) and book.of(key) and prior.of(key.base):
                yield Inferred(key, key.base, prior.of(key.base), prior.document.path, milder(book, key, book.of(key)))


def _shown(change: Evidence) -> str:
    """A change in words: 增减额-0.86万元."""
    return f"增减幅度{change.written}" if change.figure.unit.kind is Kind.PERCENT else f"增减额{change.written}"
