"""What units of a department pay each other, as each of them declares it: rows of the books, and set off where units are added up.

A payment is set off when payer and receiver declare the same and both have booked it: out of the expenditure of the one and the
income of the other, under the very facts that they booked, so that every table of the department stays the sum of its parts.
Where fiscal money was paid and no fiscal income received, that would leave the tables of fiscal money unbalanced: there the
receiver declares what it spent of it, and this is taken out instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from juesuan.ledger.balances import fund_of
from juesuan.ledger.books import Books, Entry, RowRef, Transfer
from juesuan.ledger.columns import Row
from juesuan.ledger.cube import Cube
from juesuan.ledger.states import members_of
from juesuan.ledger.tables import Table
from juesuan.model.key import FactKey, Phase, canonical
from juesuan.standards.standards import Standards
from juesuan.standards.workbook import ChoiceData

_UNKNOWN = "{unit}登记的内部往来，对方“{other}”不是这次汇总的单位，没有抵销；请改为对方底稿上的单位名称，或补上它的底稿"
_DIFFERS = "{payer}登记付给{payee} {gave:,.2f} 元，{payee}登记收到 {got:,.2f} 元，两者不等，没有抵销；请双方核对“内部往来”"
_NOT_SPENT = "{payee}登记收到{payer} {got:,.2f} 元，列支 {used:,.2f} 元，两者不等，没有抵销；请核对“内部往来”"
_OTHER_FUND = (
    "{payer}付给{payee}的 {gave:,.2f} 元，支出和收入不是同一种财政资金，抵销会使财政拨款收支不平，没有抵销；"
    "请{payee}在“内部往来”补登用这笔钱列的支出（收付写“列支”），或核对资金性质"
)
_NOT_BOOKED = "{place}：账上没有这样一笔，或账上的数不到 {amount:,.2f} 元，没有抵销；请核对科目、项目和资金性质"
_SEVERAL = "{place}：账上有几种记法（{kinds}），没有抵销；请在“内部往来”补填{columns}"
_TITLES = {
    "function": "功能科目",
    "economic": "经济科目",
    "project": "项目",
    "fund": "资金性质",
    "source": "收入来源",
    "nature": "项目",
}
_SHOWN = 3


def transfers_of(table: Table, rows: Iterable[Row]) -> tuple[Transfer, ...]:
    """The transfers of a unit."""
    found = []
    for row in rows:
        direction, amount = row.values["direction"], row.values["amount"]
        if isinstance(direction, ChoiceData) and amount:
            members = {name: each[-1] for name, each in members_of(table.sheet.columns, row).items()}
            reference = RowRef(table.name, row.number, row.values.get("what") or row.values["other"])
            own = isinstance(row.values.get("fund"), ChoiceData) and "fund" not in members
            found.append(Transfer(direction.value or "", row.values["other"], amount, members, own, reference))
    return tuple(found)


class SetOff(Struct, frozen=True):
    """What is taken out of the sum of the units, as entries below nought, and what could not be (Chinese)."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...]


def set_off(units: Sequence[Books], standards: Standards) -> SetOff:
    """The transfers among some units, pair by pair: all of a pair or, where anything about it is wrong, nothing."""
    names = [unit.profile.body for unit in units]
    problems = [
        _UNKNOWN.format(unit=unit.profile.body, other=other)
        for unit in units
        for other in dict.fromkeys(each.other for each in unit.transfers)
        if other not in names or other == unit.profile.body
    ]
    entries: list[Entry] = []
    for payer, payee in ((one, other) for one in units for other in units if one is not other):
        found = _of_pair(payer, payee, standards)
        entries += found.entries
        problems += found.problems
    return SetOff(tuple(entries), tuple(problems))


def without(unit: Books, entries: Iterable[Entry]) -> Books:
    """The unit's books with what is taken out of them; facts of which nothing is left are gone."""
    taken = [entry for entry in entries if entry.rows[0].unit == unit.profile.body]
    left: dict[FactKey, Decimal] = {entry.key: Decimal(0) for entry in taken}
    for entry in (*unit.entries, *taken):
        if entry.key in left:
            left[entry.key] += entry.amount
    return replace(unit, entries=tuple(entry for entry in (*unit.entries, *taken) if left.get(entry.key) != 0))


def _of_pair(payer: Books, payee: Books, standards: Standards) -> SetOff:
    names = (payer.profile.body, payee.profile.body)
    given = [each for each in payer.transfers if each.kind == "paid" and each.other == names[1]]
    taken, spent = (
        [each for each in payee.transfers if each.kind == kind and each.other == names[0]] for kind in ("received", "spent")
    )
    gave, got, used = (sum((each.amount for each in side), Decimal(0)) for side in (given, taken, spent))
    told = {"payer": names[0], "payee": names[1], "gave": gave, "got": got, "used": used}
    if gave != got:
        return SetOff((), (_DIFFERS.format(**told),))
    if spent and used != got:
        return SetOff((), (_NOT_SPENT.format(**told),))
    out = _taken_out(payee, spent, standards) if spent else _taken_out(payer, given, standards)
    income = _taken_out(payee, taken, standards)
    problems = (*out.problems, *income.problems)
    if not problems and _by_fund(out.entries) != _by_fund(income.entries):
        problems = (_OTHER_FUND.format(**told),)
    return SetOff((), problems) if problems else SetOff((*out.entries, *income.entries), ())


def _by_fund(entries: Sequence[Entry]) -> dict[str | None, Decimal]:
    """The amounts by fund of fiscal money; None for all other money."""
    found: dict[str | None, Decimal] = {}
    for entry in entries:
        fund = fund_of(entry.key)
        found[fund] = found.get(fund, Decimal(0)) + entry.amount
    return found


def _taken_out(unit: Books, transfers: Sequence[Transfer], standards: Standards) -> SetOff:
    """The entries of one side; each under the one fact that the unit booked it under."""
    cube = Cube.of(unit.entries, standards)
    left: dict[FactKey, Decimal] = {}
    entries, problems = [], []
    for each in transfers:
        booked: dict[FactKey, Decimal] = {}
        for entry in cube.total(_key(each, unit.profile.year, standards))[1]:
            if not (each.own and fund_of(entry.key)):
                booked[entry.key] = booked.get(entry.key, Decimal(0)) + entry.amount
        place = f"{unit.profile.body}“{each.row.sheet}”第 {each.row.row} 行"
        key = next(iter(booked), None)
        if len(booked) > 1:
            kinds = "；".join(standards.label(known) for known in list(booked)[:_SHOWN])
            problems.append(_SEVERAL.format(place=place, kinds=kinds, columns=_lacking(booked)))
        elif key is None or left.setdefault(key, booked[key]) < each.amount:
            problems.append(_NOT_BOOKED.format(place=place, amount=each.amount))
        else:
            left[key] -= each.amount
            entries.append(Entry(key, -each.amount, (replace(each.row, unit=unit.profile.body),)))
    return SetOff(tuple(entries), tuple(problems))


def _key(transfer: Transfer, year: int, standards: Standards) -> FactKey:
    concept = standards.concepts["income" if transfer.kind == "received" else "expenditure"]
    members = {name: member for name, member in transfer.members.items() if name in concept.dimensions}
    return canonical(concept.name, year, Phase.FINAL, members, {name: concept.default(name) for name in concept.dimensions})


def _lacking(booked: Mapping[FactKey, Decimal]) -> str:
    """The columns in which the facts differ."""
    return "、".join(dict.fromkeys(_differing(list(booked))))


def _differing(keys: Sequence[FactKey]) -> Iterator[str]:
    for name, title in _TITLES.items():
        if len({key.member(name) for key in keys}) > 1:
            yield title
