"""部门的数不等于所属单位之和

检查什么
--------
给出所属单位（含本级）的决算公开文件时：部门决算的每个数等于各单位同一个数之和。文件列出了所属单位而没有给全的，只核对
各单位之和不超过部门数。

为什么
------
部门决算由本级和所属单位的决算汇总而成；汇总漏了一家或重了一家，只看部门的文件看不出来。

错例
----
本级 300.00 万元，甲单位 145.44 万元，部门支出合计写 454.44 万元。

正例
----
本级 300.00 万元，甲单位 145.44 万元，部门支出合计 445.44 万元。

不适用
------
没有给出所属单位的文件；各单位之间有上缴、补助往来的，非财政拨款的收支要抵销，不核对。文件没有列出所属单位的，不知道是否
给全，只作警告。

依据
----
部门决算由部门本级和所属单位的决算汇编。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from juesuan.figures.rounding import rounded, total
from juesuan.findings.finding import Group, Severity
from juesuan.model.concept import ValueKind
from juesuan.model.disclosure import Part
from juesuan.model.key import FactKey, Key, Phase
from juesuan.model.other import Role
from juesuan.prose.units import listed_units, missing_units
from juesuan.rules.facts import Evidence, FactBook, OtherBook
from juesuan.rules.others.against import as_written, places_of
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("accounts_rules", "arithmetic"),
    message="{subject}与所属单位之和不符：{terms} = {expected}，部门写作{found}",
    hint="逐个单位核对，看漏了、重了哪一家，或者内部往来没有抵销",
    needs=Role.UNIT,
)

_CODES = ("function", "economic")
_PARTS = (Part.TABLES, Part.NARRATIVE)
_INTERNAL = (
    FactKey("expenditure", 0, members=(("nature", "to_superior"),)),
    FactKey("expenditure", 0, members=(("nature", "to_subordinate"),)),
    FactKey("income", 0, members=(("source", "superior"),)),
    FactKey("income", 0, members=(("source", "subordinate"),)),
)
"""What units pay to each other, so that it is set off in the sum."""
_FISCAL = frozenset({"fiscal", "general_public_budget", "government_fund", "state_capital"})
_SET_OFF = frozenset({"income", "expenditure", "grand_total", "carry_over"})


class Department(Struct, frozen=True):
    """A fact of a department and the same of its units, each as it states it first; ``complete``: no listed unit is missing."""

    key: FactKey
    units: tuple[tuple[str, Evidence], ...]
    files: tuple[str, ...]
    complete: bool
    listed: bool

    @property
    def facts(self) -> tuple[Key, ...]:
        """The fact of the department."""
        return (self.key,)

    def conflict(self, book: FactBook) -> Draft | None:
        """The draft when no version of the department's figure is the sum (or, with units missing, not below it)."""
        own = book.of(self.key)
        whole = total([as_written(each, own[0]).interval for _, each in self.units])
        if any(each.interval.meets(whole) or (not self.complete and each.interval.high > whole.high) for each in own):
            return None
        unit = own[0].figure.unit
        amount = rounded(self._sum / unit.factor, own[0].figure.decimals)
        gap = rounded(own[0].figure.amount - self._sum / unit.factor, own[0].figure.decimals)
        terms = " + ".join(f"{body} {each.written}" for body, each in self.units)
        return Draft(
            facts=self.facts,
            expected=f"{amount}{unit.symbol}",
            found=own[0].written,
            difference=f"{gap:+f}{unit.symbol}",
            places=places_of(own[:1], (each for _, each in self.units)),
            data={"terms": terms},
            computed=f"{terms} = {amount}{unit.symbol}",
            severity=None if self.listed else Severity.WARNING,
        )

    def value_of(self, book: FactBook, key: Key) -> Decimal | None:
        """The sum of the units."""
        return self._sum if self.complete and book.of(key) else None

    @property
    def _sum(self) -> Decimal:
        return sum((each.figure.base for _, each in self.units), start=Decimal(0))


def relations(book: FactBook) -> Iterator[Department]:
    """Every figure of the department's tables and narrative that its units state."""
    units = book.in_role(Role.UNIT)
    if not units:
        return
    listed = listed_units(book.disclosure)
    complete = not missing_units(listed, [unit.document.body for unit in units])
    set_off = any(_pays_within(unit, book.disclosure.identity.year) for unit in units)
    for key, own in book.figures.items():
        if isinstance(key, FactKey) and _adds_up(book, key, own) and not (set_off and _is_set_off(key)):
            found = _units(units, key)
            if found:
                files = tuple(unit.document.path for unit in units)
                yield Department(key, found, files, complete, bool(listed))


def _adds_up(book: FactBook, key: FactKey, own: tuple[Evidence, ...]) -> bool:
    """True for this year's amounts and counts that units have in the same sense, outside the report."""
    concept = book.standards.concepts[key.concept]
    named = any(book.standards.dimensions[name].open_names or name == "event" for name, _ in key.members)
    usual = concept.compared and concept.value in (ValueKind.MONEY, ValueKind.COUNT) and not named
    stated = any(each.statement.place.part in _PARTS for each in own)
    return (
        usual
        and stated
        and key.year == book.disclosure.identity.year
        and key.phase is not Phase.BUDGET
        and key.member("function") != "rest"
    )


def _units(units: tuple[OtherBook, ...], key: FactKey) -> tuple[tuple[str, Evidence], ...]:
    """What each unit states, one without the code left out; nothing where a unit does not state the fact at all."""
    found: list[tuple[str, Evidence]] = []
    for unit in units:
        versions = unit.of(key)
        if versions:
            first = next((each for each in versions if each.statement.place.table), versions[0])
            found.append((unit.document.body, first))
        elif not _has_table_of(unit, key):
            return ()
    return tuple(found)


def _has_table_of(unit: OtherBook, key: FactKey) -> bool:
    """True when a unit's table lists codes like that of the key: a code that is not there is nought."""
    coded = next((name for name in _CODES if key.member(name)), None)
    if coded is None:
        return False
    whole = unit.of(key.with_member(coded, None))
    return any(each.statement.place.table for each in whole)


def _pays_within(unit: OtherBook, year: int) -> bool:
    """True when a unit pays to, or gets from, the ones above or below it."""
    return any(each.figure.amount for key in _INTERNAL for each in unit.of(key.at(year=year)))


def _is_set_off(key: FactKey) -> bool:
    """True for facts that are not of fiscal money alone."""
    return key.concept in _SET_OFF and not ({key.member("fund"), key.member("source")} & _FISCAL)
