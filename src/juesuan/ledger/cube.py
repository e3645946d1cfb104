"""Sums of entries: what the books say of any fact, from the finest up to the whole, and which entries say it.

An entry counts for a key when concept, year, phase and entity agree and, along every dimension, its member is the key's or
lies below it. A dimension that the key does not name stands for the whole, so every entry lies below it, except those under
members that the standards put outside the whole (食堂接待 is hosted, but no 公务接待费).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from msgspec import Struct, field

from juesuan.ledger.books import Entry
from juesuan.model.concept import ALL, Concept, Dimension
from juesuan.model.key import FactKey, Phase
from juesuan.standards.standards import Standards

ALSO = "+"
"""Joins declared members that hold of one entry at once: ``kind=official+domestic``."""

_Head = tuple[str, int, Phase, str]
_Members = tuple[tuple[str, str], ...]
Total = tuple[Decimal | None, tuple[Entry, ...]]


def total(entries: Iterable[Entry], key: FactKey, standards: Standards) -> Total:
    """The sum of the entries that count for a key, in base units, and these entries in their order; None when none counts.

    For many keys make one ``Cube``.
    """
    return Cube.of(entries, standards).total(key)


class Cube(Struct, frozen=True):
    """Entries by key, so that a sum looks at each key once and not at each entry.

    ``known`` are the sums made so far, ``near`` which member of a dimension lies in which.
    """

    standards: Standards
    groups: Mapping[_Head, Mapping[_Members, list[tuple[int, Entry]]]]
    known: dict[FactKey, Total] = field(default_factory=dict)
    near: dict[tuple[str, str, str], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry], standards: Standards) -> Cube:
        """The cube of some entries."""
        groups: dict[_Head, dict[_Members, list[tuple[int, Entry]]]] = {}
        lists: dict[int, list[tuple[int, Entry]]] = {}
        kept = list(entries)
        for place, entry in enumerate(kept):
            found = lists.get(id(entry.key))  # the entries of a ledger share few keys, and to compare those takes long
            if found is None:
                group = groups.setdefault(_head(entry.key), {})
                found = lists[id(entry.key)] = group.setdefault(entry.key.members, [])
            found.append((place, entry))
        return cls(standards, groups)

    def total(self, key: FactKey) -> Total:
        """The sum of the entries that count for a key, and these entries in their order; None when none counts."""
        if key not in self.known:
            self.known[key] = self._total(key)
        return self.known[key]

    def _total(self, key: FactKey) -> Total:
        group = self.groups.get(_head(key), {})
        counts = self._counting(key)
        found = [each for members, entries in group.items() if counts(members) for each in entries]
        if not found:
            return None, ()
        found.sort(key=lambda each: each[0])
        entries = tuple(entry for _, entry in found)
        return sum((entry.amount for entry in entries), Decimal(0)), entries

    def _counting(self, key: FactKey) -> Callable[[_Members], bool]:
        """Tells whether entries of some members count for a key."""
        concept, asked = self.standards.concepts.get(key.concept), dict(key.members)
        if concept is None or not asked.keys() <= set(concept.dimensions):
            return lambda members: concept is None and members == key.members
        wanted = [(name, concept.default(name), _member(asked, name, concept)) for name in concept.dimensions]

        def counts(members: _Members) -> bool:
            booked = dict(members)
            return all(self._within(name, booked.get(name) or default, member) for name, default, member in wanted)

        return counts

    def _within(self, name: str, booked: str, asked: str) -> bool:
        pair = (name, booked, asked)
        if pair not in self.near:
            dimension = self.standards.dimensions[name]
            parts = _parts(booked, dimension)
            if asked == ALL:
                self.near[pair] = not any(part in dimension.outside for part in parts)
            else:
                self.near[pair] = any(part == asked or dimension.below(part, asked) for part in parts)
        return self.near[pair]


def _head(key: FactKey) -> _Head:
    return key.concept, key.year, key.phase, key.entity


def _member(members: Mapping[str, str], dimension: str, concept: Concept) -> str:
    return members.get(dimension) or concept.default(dimension)


def _parts(member: str, dimension: Dimension) -> list[str]:
    parts = member.split(ALSO)
    return parts if all(part in dimension.members for part in parts) else [member]
