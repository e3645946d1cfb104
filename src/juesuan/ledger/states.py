"""Rows to entries by what the sheet says that its rows state, and what their columns add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from juesuan.ledger.books import Entry, RowRef
from juesuan.ledger.columns import Row
from juesuan.ledger.cube import ALSO
from juesuan.ledger.tables import Table
from juesuan.model.concept import ALL
from juesuan.model.key import FactKey, Phase, canonical
from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.standards.standards import Standards
from juesuan.standards.workbook import BookColumn, BookSheet, ChoiceData, StateData

Members = Mapping[str, tuple[str, ...]]
"""The members of a row by dimension; several hold at once."""


class Stated(Struct, frozen=True):
    """The entries of a sheet, and what amounts were for, by written key."""

    entries: tuple[Entry, ...]
    purposes: Mapping[str, str]


def stated(table: Table, rows: Sequence[Row], standards: Standards, year: int) -> Stated:
    """What the rows of a sheet state; a sheet that has no row for a state of ``zero`` states nought."""
    entries: list[Entry] = []
    purposes: dict[str, str] = {}
    said: set[str] = set()
    for row in rows:
        members = members_of(table.sheet.columns, row)
        for state in table.sheet.states:
            entry = _entry(state, table, row, members, standards, year)
            if entry:
                entries.append(entry)
                said.add(state.key)
                if state.purpose and row.values.get(state.purpose):
                    purposes[str(entry.key)] = row.values[state.purpose]
    for state in table.sheet.states:
        if state.zero and state.key not in said:
            key = parse_pattern(state.key).complete(standards.concepts, year)
            entries.append(Entry(key, Decimal(0), (RowRef(table.name, table.header + 1, "登记表里没有这样的行"),)))
    return Stated(tuple(entries), purposes)


def members_of(columns: Iterable[BookColumn], row: Row) -> Members:
    """The members that a row's codes, names and choices add."""
    members: dict[str, tuple[str, ...]] = {}
    for dimension, member in _added(columns, row):
        members[dimension] = (*members.get(dimension, ()), member)
    return members


def _added(columns: Iterable[BookColumn], row: Row) -> Iterator[tuple[str, str]]:
    for column in columns:
        value = row.values.get(column.column)
        if isinstance(value, ChoiceData):
            yield from parse_pattern(value.adds).members
        elif value and column.dimension:
            yield column.dimension, str(value)


def says_of(sheet: BookSheet, row: Row) -> str:
    """What tells a row apart for a reader: its first texts."""
    texts = [row.values.get(column.column) for column in sheet.columns if column.kind in ("text", "name")]
    return " ".join(str(text) for text in texts if text)[:40]


def _entry(  # noqa: PLR0913, PLR0917 -- what a state is read against
    state: StateData, table: Table, row: Row, members: Members, standards: Standards, year: int
) -> Entry | None:
    amount = Decimal(state.amount) if state.amount.isdecimal() else row.values.get(state.amount)
    if amount is None or not _applies(state, row, members, standards):
        return None
    key = _key(state, table, row, members, standards, year)
    if key is None:
        return None
    says = says_of(table.sheet, row) or standards.label(key)
    return Entry(key, amount, (RowRef(table.name, row.number, says),))


def _applies(state: StateData, row: Row, members: Members, standards: Standards) -> bool:
    least = all((row.values.get(column) or 0) >= Decimal(amount) for column, amount in state.least.items())
    wanted = all(_has(members, written, standards) for written in state.when)
    return least and wanted and not any(_has(members, written, standards) for written in state.unless)


def _has(members: Members, written: str, standards: Standards) -> bool:
    for name, wanted in parse_pattern(written).members:
        dimension = standards.dimensions.get(name)
        having = members.get(name, ())
        if not any(each == wanted or (dimension and dimension.below(each, wanted)) for each in having):
            return False
    return True


def _key(  # noqa: PLR0913, PLR0917 -- what a key is made of
    state: StateData, table: Table, row: Row, members: Members, standards: Standards, year: int
) -> FactKey | None:
    pattern = parse_pattern(state.key)
    if not pattern.concept:
        return _named_key(pattern, table, row, year, prior=state.prior)
    if not state.only:
        pattern = pattern.merge(KeyPattern("", _joined(members, standards)))
    return pattern.complete(standards.concepts, year - state.prior)


def _joined(members: Members, standards: Standards) -> tuple[tuple[str, str], ...]:
    """One member a dimension: those that hold at once are joined, but for those above another of them."""
    joined = []
    for name, having in members.items():
        dimension = standards.dimensions.get(name)
        lowest = [each for each in having if not (dimension and any(dimension.below(other, each) for other in having))]
        joined.append((name, ALSO.join(dict.fromkeys(lowest))))
    return tuple(sorted(joined))


def _named_key(pattern: KeyPattern, table: Table, row: Row, year: int, *, prior: bool) -> FactKey | None:
    """The fact that the row names: of a written key all, of the states of a named one only year and phase change."""
    column = next(each for each in table.sheet.columns if each.kind in ("fact", "key"))
    key = row.values.get(column.column)
    if not isinstance(key, FactKey):
        return None
    if column.kind == "key":
        return key
    return key.at(year=year - prior, phase=pattern.phase)


def key_with(pattern: str, members: Members, standards: Standards, year: int) -> FactKey:
    """The key of an account's pattern with the members of a row; a fund that the pattern already tells is told finer only."""
    base = parse_pattern(pattern)
    concept = standards.concepts[base.concept]
    found = dict(base.members)
    for name, having in members.items():
        above = found.get(name, ALL)
        dimension = standards.dimensions.get(name)
        if dimension and name in concept.dimensions and (above == ALL or dimension.below(having[-1], above)):
            found[name] = having[-1]
    defaults = {name: concept.default(name) for name in concept.dimensions}
    members_kept = {name: member for name, member in found.items() if name in concept.dimensions}
    return canonical(base.concept, year, base.phase or Phase.FINAL, members_kept, defaults)
