"""What a fact is made of: its entries and their rows, summed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from juesuan.errors import UsageError
from juesuan.ledger.books import Books, Entry
from juesuan.ledger.cube import Cube
from juesuan.ledger.names import Names
from juesuan.model.concept import ValueKind
from juesuan.model.key import FactKey, Phase
from juesuan.standards.standards import Standards

_NEAR = 12


class Trace(Struct, frozen=True):
    """A fact with its sum in base units (None where the books say nothing) and the entries that make it."""

    key: FactKey
    label: str
    amount: Decimal | None
    entries: tuple[Entry, ...]
    money: bool

    @property
    def by_unit(self) -> dict[str, Decimal]:
        """What each unit has of it, where the books of several were added up."""
        found: dict[str, Decimal] = {}
        for entry in self.entries:
            for unit in {row.unit for row in entry.rows if row.unit}:
                found[unit] = found.get(unit, Decimal(0)) + entry.amount
        return found


def trace(books: Books, written: str, standards: Standards) -> Trace:
    """The entries behind a fact, given as a written key or a readable name; of a budget any that is booked.

    Raises:
        UsageError: the name is unknown, or means several facts, which the message lists.
    """
    names = Names.of(standards, books.profile.year)
    found = names.find(written)
    cube = Cube.of(books.entries, standards)
    if len(found) != 1:
        keys = [str(key) for key in found if cube.total(key)[1]] or [str(key) for key in found]
        known = keys or names.like(written)
        more = f"等 {len(known)} 个" if len(known) > _NEAR else ""
        raise UsageError("事实", written, "、".join(known[:_NEAR]) + more)
    return _traced(found[0], cube, books.profile.year, standards)


def _traced(key: FactKey, cube: Cube, year: int, standards: Standards) -> Trace:
    money = standards.concepts[key.concept].value is ValueKind.MONEY
    best = key
    for each in _stages(key):
        amount, entries = _total(cube, each, year)
        if amount is not None:
            return Trace(each, standards.label(each), amount, entries, money)
    return Trace(best, standards.label(best), None, (), money)


def _stages(key: FactKey) -> Iterator[FactKey]:
    yield key
    if key.phase is Phase.BUDGET:
        yield key.at(phase=Phase.ADJUSTED)
        yield key.at(phase=Phase.INITIAL)


def _total(cube: Cube, key: FactKey, year: int) -> tuple[Decimal | None, tuple[Entry, ...]]:
    """The sum; of another year the amount that was given for this very key, since totals and parts stand side by side."""
    amount, entries = cube.total(key)
    own = tuple(entry for entry in entries if entry.key == key)
    if key.year != year and own:
        return sum((entry.amount for entry in own), Decimal(0)), own
    return amount, entries


def booked_concepts(books: Books) -> list[tuple[FactKey, int]]:
    """The facts that the books have anything of, without members, and how many entries each has."""
    counts = Counter(FactKey(entry.key.concept, entry.key.year, entry.key.phase) for entry in books.entries)
    return sorted(counts.items())
