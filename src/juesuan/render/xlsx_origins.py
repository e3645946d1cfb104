"""Where the figures of a compiled workbook come from: 出处 (what each fact is made of) and 底稿行 (the rows of the books).

A figure of a table leads to its fact in 出处, each part of the fact to its first row in 底稿行; parts are what one unit booked on
one sheet under one key. Every row of the books stands once, however many facts it is part of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

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


class FactRow(Struct, frozen=True):
    """A line of 出处: the fields, and the line (from 0) of 底稿行 that it leads to."""

    fields: tuple[str | int | Decimal, ...]
    leads_to: int


class Origins(Struct, frozen=True):
    """The lines of both sheets below their headers, and the line of 出处 to which the figure at a spot leads."""

    facts: tuple[FactRow, ...]
    rows: tuple[tuple[str | int | Decimal, ...], ...]
    links: dict[Spot, int]


def origins_of(disclosure: Disclosure, entries: Entries, standards: Standards) -> Origins:
    """The origins of all figures in tables that anything was booked for."""
    booked = {key: entries(key) for key in dict.fromkeys(key for _, key in _table_facts(disclosure))}
    groups: dict[_Group, dict[int, Entry]] = {}
    for found in booked.values():
        for entry in found:
            groups.setdefault(_group(entry), {}).setdefault(id(entry), entry)
    rows: list[tuple[str | int | Decimal, ...]] = []
    first: dict[_Group, int] = {}
    for group in sorted(groups, key=str):
        first[group] = len(rows)
        rows += [line for entry in groups[group].values() for line in _lines(entry)]
    facts: list[FactRow] = []
    begins: dict[FactKey, int] = {}
    for key, found in booked.items():
        if found:
            begins[key] = len(facts)
            facts += _parts(key, found, first, standards)
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


def _lines(entry: Entry) -> Iterator[tuple[str | int | Decimal, ...]]:
    """The rows of an entry; what several rows make together stands in the first."""
    for number, row in enumerate(entry.rows or (_NONE,)):
        yield row.unit, row.sheet, row.row or "", row.says, str(entry.key), "" if number else entry.amount


def _parts(key: FactKey, entries: Iterable[Entry], first: dict[_Group, int], standards: Standards) -> Iterator[FactRow]:
    """The lines of a fact: its first part stands beside its name and sum."""
    parts: dict[_Group, list[Entry]] = {}
    for entry in entries:
        parts.setdefault(_group(entry), []).append(entry)
    total = sum((entry.amount for found in parts.values() for entry in found), Decimal(0))
    for number, (group, found) in enumerate(parts.items()):
        head = (standards.label(key), str(key), total) if number == 0 else ("", "", "")
        subtotal = sum((entry.amount for entry in found), Decimal(0))
        yield FactRow((*head, group[0], group[1], standards.label(group[2]), len(found), subtotal), first[group])
