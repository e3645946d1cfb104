"""Fact keys: what a figure states, in one canonical written form.

``expenditure[function=2010302,fund=gpb]@2024:final``; a derived key is ``share(of / base)``. Members
that are a concept's default are dropped and the rest sorted, so equal facts have equal keys. The signs that
part a key (``, # /`` and the percent sign) are percent-encoded inside names of members and entities.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

_ENCODED = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "%,#/"})
_FACT = re.compile(
    r"(?:(?P<entity>[^#]+)#)?(?P<concept>[^\s\[\]()=,@#/%]+)"
    r"(?:\[(?P<inside>[^#]+)\])?@(?P<year>[0-9]+):(?P<phase>[a-z_]+)"
)


class Phase(StrEnum):
    """The stage of the budget year that a figure belongs to; ``BUDGET`` is not said which of them."""

    INITIAL = "initial_budget"
    ADJUSTED = "adjusted_budget"
    AVAILABLE = "available"
    BUDGET = "budget"
    FINAL = "final"

    @property
    def is_budget(self) -> bool:
        """True for every phase before the final figures."""
        return self is not Phase.FINAL


class DerivedKind(StrEnum):
    """How a derived key follows from ``of`` and ``base``."""

    CHANGE = "change"
    CHANGE_RATE = "change_rate"
    SHARE = "share"
    COMPLETION = "completion"
    COMPARISON = "comparison"
    RATIO = "ratio"
    BALANCE = "balance"
    NAME = "name"
    ITEMS = "items"
    PURPOSE = "purpose"


class FactKey(Struct, frozen=True, order=True):
    """One fact: concept, year, phase, sorted members but the defaults, entity ('' = the reporting body)."""

    concept: str
    year: int
    phase: Phase = Phase.FINAL
    members: tuple[tuple[str, str], ...] = ()
    entity: str = ""

    def member(self, dimension: str) -> str | None:
        """The member along a dimension, None for the default."""
        for name, member in self.members:
            if name == dimension:
                return member
        return None

    def at(self, *, year: int | None = None, phase: Phase | None = None) -> FactKey:
        """The same fact in another year or phase."""
        return replace(self, year=self.year if year is None else year, phase=phase or self.phase)

    def with_member(self, dimension: str, member: str | None) -> FactKey:
        """The same fact with another member along a dimension; None for the default."""
        kept = tuple(pair for pair in self.members if pair[0] != dimension)
        if member is None and len(kept) == len(self.members):
            return self
        members = kept if member is None else tuple(sorted((*kept, (dimension, member))))
        return FactKey(self.concept, self.year, self.phase, members, self.entity)

    def __str__(self) -> str:
        """The written form."""
        inside = ",".join(f"{name}={member.translate(_ENCODED)}" for name, member in self.members)
        entity = f"{self.entity.translate(_ENCODED)}#" if self.entity else ""
        return f"{entity}{self.concept}{f'[{inside}]' if inside else ''}@{self.year}:{self.phase}"


class DerivedKey(Struct, frozen=True):
    """A fact that follows from another: its change against ``base``, its share of it, its name, ..."""

    kind: DerivedKind
    of: FactKey
    base: FactKey | None = None

    def __str__(self) -> str:
        """The written form."""
        return f"{self.kind}({self.of} / {self.base})" if self.base else f"{self.kind}({self.of})"


Key = FactKey | DerivedKey


def canonical(concept: str, year: int, phase: Phase, members: Mapping[str, str], defaults: Mapping[str, str]) -> FactKey:
    """The key with default members dropped; a dimension not in ``defaults`` defaults to ``all``."""
    kept = tuple(sorted((name, member) for name, member in members.items() if member != defaults.get(name, "all")))
    return FactKey(concept, year, phase, kept)


@lru_cache(maxsize=4096)
def parse_key(written: str) -> Key:
    """The key of a written form.

    Raises:
        ValueError: the text is not a written key.
    """
    try:
        return _parse_derived(written) if written.endswith(")") else _parse_fact(written)
    except ValueError as error:
        raise ValueError(written) from error


def _parse_derived(written: str) -> DerivedKey:
    kind, _, inside = written[:-1].partition("(")
    of, slash, base = inside.partition(" / ")
    return DerivedKey(DerivedKind(kind), _parse_fact(of), _parse_fact(base) if slash else None)


def _parse_fact(written: str) -> FactKey:
    found = _FACT.fullmatch(written)
    if not found:
        raise ValueError(written)
    pairs = [part.partition("=") for part in (found["inside"] or "").split(",") if found["inside"]]
    members = {name: unquote(member) for name, _, member in pairs}
    if len(members) < len(pairs) or not all(name and member for name, member in members.items()):
        raise ValueError(written)
    entity = unquote(found["entity"] or "")
    return FactKey(found["concept"], int(found["year"]), Phase(found["phase"]), tuple(sorted(members.items())), entity)
