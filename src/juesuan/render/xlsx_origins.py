"""Where the figures of a compiled workbook come from: 出处 (what each fact is made of) and 底稿行 (the rows of the books).

A figure of a table leads to its fact in 出处, each part of the fact to its first row in 底稿行; parts are what one unit booked on
one sheet under one key. Every row of the books stands once, however many facts it is part of; of a ledger that is longer than a
person can read, each part shows its first rows and the sum of the others, with the command that lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from itertools import islice

from msgspec import Struct, field

from juesuan.figures.figure import Figure
from juesuan.figures.place import Spot
from juesuan.ledger.books import Entry, RowRef
from juesuan.model.disclosure import Disclosure
from juesuan.model.key import DerivedKey, FactKey
from juesuan.standards.standards import Standards

FACTS, ROWS = "出处", "底稿行"
FACT_COLUMNS = ("事实", "键", "金额", "所属单位", "底稿的表", "明细", "笔数", "小计")
ROW_COLUMNS = ("所属单位", "底稿的表", "行", "内容", "键", "金额")

Entries = Callable[[FactKey], tuple[Entry, ...]]
_Group = tuple[str, str, FactKey]
_NONE = RowRef("", 0)
_ZERO = Decimal(0)
_MOST = 20_000
"""The rows of the books that are all written."""
_FIRST = 50
"""Of more, those that each part shows."""
_REST = "……另有 {count} 笔，用 juesuan trace 底稿 '{key}' --all 全部列出"


class FactRow(Struct, frozen=True):
    """A line of 出处: the fields, and the line (from 0) of 底稿行 that it leads to."""

    fields: tuple[str | int | Decimal, ...]
    leads_to: int


class Origins(Struct, frozen=True):
    """The lines of both sheets below their headers, and the line of 出处 to which the figure at a spot leads."""

    facts: tuple[FactRow, ...]
    rows: tuple[tuple[str | int | Decimal, ...], ...]
    links: dict[Spot, int]


class _Parts(Struct):
    """The parts that entries fall into, by the object of the entry: a ledger's entries are many, their parts few."""

    numbers: dict[int, int] = field(default_factory=dict)
    groups: list[_Group] = field(default_factory=list)
    entries: list[list[Entry]] = field(default_factory=list)

    def take(self, found: Iterable[Entry], known: dict[_Group, int]) -> None:
        """Put entries that are not yet there into their parts."""
        for entry in found:
            if id(entry) not in self.numbers:
                group = _group(entry)
                if group not in known:
                    known[group] = len(self.groups)
                    self.groups.append(group)
                    self.entries.append([])
                self.numbers[id(entry)] = known[group]
                self.entries[known[group]].append(entry)


def origins_of(disclosure: Disclosure, entries: Entries, standards: Standards) -> Origins:
    """The origins of all figures in tables that anything was booked for."""
    booked = {key: entries(key) for key in dict.fromkeys(key for _, key in _table_facts(disclosure))}
    parts, known = _Parts(), dict[_Group, int]()
    for found in booked.values():
        parts.take(found, known)
    most = None if len(parts.numbers) <= _MOST else _FIRST
    rows: list[tuple[str | int | Decimal, ...]] = []
    first: dict[int, int] = {}
    for number in sorted(range(len(parts.groups)), key=lambda each: str(parts.groups[each])):
        first[number] = len(rows)
        rows += _rows(parts.entries[number], most)
    facts: list[FactRow] = []
    begins: dict[FactKey, int] = {}
    for key, found in booked.items():
        if found:
            begins[key] = len(facts)
            facts += _fact(key, found, parts, first, standards)
    links = {spot: begins[key] for spot, key in reversed(list(_table_facts(disclosure))) if key in begins}
    return Origins(tuple(facts), tuple(rows), links)


def _table_facts(disclosure: Disclosure) -> Iterator[tuple[Spot, FactKey]]:
    for each in disclosure.statements:
        if each.place.table is not None and isinstance(each.value, Figure) and each.value.amount:
            for key in each.keys:
                yield each.place.spot, key.of if isinstance(key, DerivedKey) else key


def _group(entry: Entry) -> _Group:
    row = entry.rows[0] if entry.rows else _NONE
    return row.unit, row.sheet, entry.key


def _rows(entries: Collection[Entry], most: int | None) -> Iterator[tuple[str | int | Decimal, ...]]:
    """The rows of a part; beyond ``most`` their number and sum in one line."""
    for entry in islice(entries, most):
        yield from _lines(entry)
    rest = list(islice(entries, most, None)) if most is not None else []
    if rest:
        unit, sheet, key = _group(rest[0])
        says = _REST.format(count=len(rest), key=key)
        yield unit, sheet, "", says, str(key), sum((entry.amount for entry in rest), _ZERO)


def _lines(entry: Entry) -> Iterator[tuple[str | int | Decimal, ...]]:
    """The rows of an entry; what several rows make together stands in the first."""
    for number, row in enumerate(entry.rows or (_NONE,)):
        yield row.unit, row.sheet, row.row or "", row.says, str(entry.key), "" if number else entry.amount


def _fact(key: FactKey, entries: Iterable[Entry], parts: _Parts, first: dict[int, int], standards: Standards) -> Iterator[FactRow]:
    """The lines of a fact: its first part stands beside its name and sum."""
    sums: dict[int, Decimal] = {}
    counts: dict[int, int] = {}
    for entry in entries:
        number = parts.numbers[id(entry)]
        sums[number] = sums.get(number, _ZERO) + entry.amount
        counts[number] = counts.get(number, 0) + 1
    head: tuple[str | Decimal, ...] = (standards.label(key), str(key), sum(sums.values(), _ZERO))
    for number, subtotal in sums.items():
        unit, sheet, booked = parts.groups[number]
        yield FactRow((*head, unit, sheet, standards.label(booked), counts[number], subtotal), first[number])
        head = ("", "", "")
