"""Facts of the books: the amount of any key, as booked and as published, and the entries that it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from juesuan.figures.rounding import rounded
from juesuan.figures.units import Unit, unit_of
from juesuan.ledger.books import Books, Entry
from juesuan.ledger.cube import Cube
from juesuan.model.concept import ValueKind
from juesuan.model.key import FactKey, Phase
from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.standards.codes import code_list
from juesuan.standards.standards import Standards
from juesuan.standards.structs import StyleData
from juesuan.standards.templates import DerivationData, load_derivations


class Facts(Struct, frozen=True):
    """What the books say of one body and year; ``whole`` are the amounts of other years that were given as totals."""

    standards: Standards
    year: int
    cube: Cube
    whole: Mapping[FactKey, Entry]
    administrative: bool
    unit: Unit
    decimals: int
    settled: Mapping[FactKey, Decimal]
    code_names: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, books: Books, standards: Standards, style: StyleData, more: Iterable[Entry] = ()) -> Facts:
        """The facts of some books; ``more`` entries stand beside theirs."""
        entries = (*books.entries, *more)
        whole = {entry.key: entry for entry in entries if entry.key.year != books.profile.year}
        year, administrative = books.profile.year, books.profile.administrative
        cube, unit = Cube.of(entries, standards), unit_of(style.unit)
        return cls(standards, year, cube, whole, administrative, unit, style.decimals, {}, books.code_names)

    def key(self, pattern: KeyPattern) -> FactKey:
        """The fact of a complete pattern in the reporting year."""
        return pattern.complete(self.standards.concepts, self.year)

    def code_name(self, dimension: str, code: str) -> str:
        """The official name of a code, else the one that the books give it, else the code."""
        codes = code_list(dimension)
        return (codes.name(code) if codes else None) or self.code_names.get((dimension, code)) or code

    def amount(self, key: FactKey) -> Decimal | None:
        """What the books say, in base units; None where they say nothing."""
        if key.year != self.year and key in self.whole:
            return self.whole[key].amount
        booked, _ = self.cube.total(key)
        if booked is not None:
            return booked
        return next((found for found in self._derived(key) if found is not None), None)

    def shown(self, key: FactKey) -> Decimal | None:
        """The amount as it is published, still in base units: money rounded to the unit and decimals of the form set."""
        if key in self.settled:
            return self.settled[key]
        amount = self.amount(key)
        if amount is None or self.standards.concepts[key.concept].value is not ValueKind.MONEY:
            return amount
        return self.rounded(amount)

    def rounded(self, amount: Decimal) -> Decimal:
        """Money as it can be published."""
        return rounded(amount / self.unit.factor, self.decimals) * self.unit.factor

    def entries(self, key: FactKey) -> tuple[Entry, ...]:
        """The entries that a fact is made of, so that it can be traced to its rows."""
        if key.year != self.year and key in self.whole:
            return (self.whole[key],)
        _, entries = self.cube.total(key)
        return entries or tuple(entry for part in self._parts(key) for entry in self.entries(part))

    def booked_phase(self, key: FactKey) -> FactKey:
        """The fact in the phase that is booked, where the phase does not say which budget it is."""
        phases = (key.at(phase=Phase(phase)) for phase in load_derivations().reckoned_by.get(key.phase, ()))
        return next((each for each in phases if self.amount(each) is not None), key)

    def members(self, keys: Iterable[FactKey], dimension: str) -> set[str]:
        """The members along a dimension of entries that count for any of these keys and are not nought."""
        found = {id(entry.key): entry.key for key in keys for entry in self.entries(key) if entry.amount}
        return {member for key in found.values() if (member := key.member(dimension))}

    def _derived(self, key: FactKey) -> Iterator[Decimal | None]:
        for phase in load_derivations().reckoned_by.get(key.phase, ()):
            yield self.amount(key.at(phase=Phase(phase)))
        for row in self._rows(key):
            parts = [self._of_row(pattern, key) for pattern in row.sum]
            amounts = [None if part in self._asked(key, row) else self.amount(part) for part in parts]
            if key.year != self.year and None in amounts:
                continue
            more = [self.amount(self._of_row(pattern, key)) for pattern in row.optional]
            known = [amount for amount in (*amounts, *more) if amount is not None]
            yield sum(known, Decimal(0)) if known else None

    def _parts(self, key: FactKey) -> tuple[FactKey, ...]:
        booked = self.booked_phase(key)
        if booked != key:
            return (booked,)
        row = next(iter(self._rows(key)), None)
        return tuple(self._of_row(pattern, key) for pattern in (*row.sum, *row.optional)) if row else ()

    def _rows(self, key: FactKey) -> Iterator[DerivationData]:
        for row in load_derivations().derivations:
            if self._of_row(row.states, key) == key and (self.administrative or not row.administrative):
                yield row

    def _of_row(self, written: str, key: FactKey) -> FactKey:
        return self.key(parse_pattern(written)).at(year=key.year, phase=key.phase)

    def _asked(self, key: FactKey, row: DerivationData) -> set[FactKey]:
        """A sum of one fact alone is an equation: asked back, it says nothing."""
        if len(row.sum) > 1:
            return set()
        part = self._of_row(row.sum[0], key)
        return set() if self.cube.total(part)[0] is not None or part in self.whole else {part}
