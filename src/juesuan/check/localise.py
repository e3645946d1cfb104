"""Which figure is probably wrong: the repair of one fact that settles the most conflicts (DESIGN 2, localisation).

A suspect is a fact with all its statements of one value. The gain of a repair is the conflicts that it settles minus those that it
opens. Order: gain, fewer statements contradicted. Equal ones are a set, plausible repairs first: of the same sign, by a known
slip (swapped digits, a factor of ten), derived before base. The next best are rivals. Repairs are taken greedily, so
that two faults stay two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.figure import Figure
from juesuan.figures.interval import Interval
from juesuan.figures.rounding import rounded
from juesuan.figures.slips import look
from juesuan.figures.units import Kind
from juesuan.model.key import DerivedKey, Key
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.relation import Relation

_MOST_DECIMALS = 4
_USUAL_DECIMALS = 2
_MOST_FACTS = 40
"""Most facts of one conflict that are tried: a sum of more parts names no suspect."""


class Repair(Struct, frozen=True):
    """A fact's statements of one value, the value that would mend them, the conflicts opened and settled."""

    key: Key
    evidence: tuple[Evidence, ...]
    value: Figure
    opened: int
    settled: frozenset[int]

    @property
    def gain(self) -> int:
        """Conflicts settled minus conflicts opened."""
        return len(self.settled) - self.opened

    def among(self, left: frozenset[int]) -> Repair:
        """The repair as it counts for the conflicts that are left."""
        return self if self.settled <= left else replace(self, settled=self.settled & left)

    @property
    def weight(self) -> tuple[int, int]:
        """What makes repairs equal: gain, and the number of statements contradicted."""
        return (-self.gain, len(self.evidence))

    @property
    def rank(self) -> tuple[int, int, bool, bool, bool]:
        """The order of repairs; among equals plausible values first (a written figure, of the same sign), slips, derived ones."""
        stated = self.evidence[0]
        implausible = stated.figure.base * self.value.base <= 0
        slip = bool(look(stated.figure, self.value))
        return (*self.weight, implausible, not slip, not isinstance(self.key, DerivedKey))


class Culprit(Struct, frozen=True):
    """The repairs that explain conflicts equally well, their rivals, and the conflicts (by number) that they settle."""

    suspects: tuple[Repair, ...]
    rivals: tuple[Repair, ...]
    conflicts: frozenset[int]


def localise(book: FactBook, relations: Sequence[Relation], violated: Sequence[int]) -> list[Culprit]:
    """The culprits of the violated relations (numbers into ``relations``), best first; each conflict is explained once."""
    index: dict[Key, list[int]] = defaultdict(list)
    for number, relation in enumerate(relations):
        for key in dict.fromkeys(relation.facts):
            index[key].append(number)
    every = _repairs(book, relations, index, frozenset(violated))
    left, culprits = frozenset(violated), []
    while left:
        repairs = [each.among(left) for each in every if each.settled & left]
        best = min(repairs, key=lambda each: each.rank, default=None)
        if best is None or best.gain < 1:
            break
        about = sorted((each for each in repairs if each.settled & best.settled), key=lambda each: each.rank)
        equal = plausible([each for each in about if each.weight == best.weight])
        culprits.append(Culprit(tuple(equal), tuple(each for each in about if each.weight != best.weight), best.settled))
        left -= best.settled
    return culprits


def plausible(repairs: list[Repair]) -> list[Repair]:
    """Without those that make a fact negative which is not, unless there are no others."""
    kept = [
        each for each in repairs if isinstance(each.key, DerivedKey) or each.value.base >= 0 or each.evidence[0].figure.base < 0
    ]
    return kept or repairs


def _repairs(
    book: FactBook, relations: Sequence[Relation], index: Mapping[Key, list[int]], violated: frozenset[int]
) -> list[Repair]:
    """Every repair of one fact that one of the violated relations asks for."""
    found: dict[tuple[frozenset[int], Decimal], Repair] = {}
    for number in sorted(violated):
        relation = relations[number]
        facts = [key for key in dict.fromkeys(relation.facts) if book.of(key)]
        for key in facts if len(facts) <= _MOST_FACTS else ():
            for group, value in _candidates(book, relation, key):
                mark = (frozenset(id(each.statement) for each in group), value.base)
                if mark not in found:
                    found[mark] = _evaluate(book, relations, index, violated, (key, group, value))
    return list(found.values())


def _candidates(book: FactBook, relation: Relation, key: Key) -> Iterable[tuple[tuple[Evidence, ...], Figure]]:
    """The values of a fact with what the relation would have them be; each group of a fact stated in two ways by another's."""
    groups: dict[Decimal, list[Evidence]] = defaultdict(list)
    for each in book.of(key):
        groups[each.figure.base].append(each)
    wanted = {relation.value_of(book, key), *(groups if len(relation.facts) == 1 else ())}
    for base, group in groups.items():
        for value in wanted:
            if value is not None:
                figure = written_like(value, group[0])
                if figure.base != base:
                    yield tuple(group), figure


def written_like(value: Decimal, like: Evidence) -> Figure:
    """The value as the document would write it: in the same unit, with the decimals of its part.

    A zero, which is exact however it is written, says nothing of decimals: the value keeps its own, if it has few.
    """
    unit = like.figure.unit
    reach = (like.interval.high - like.interval.low) / unit.factor
    decimals = max(like.figure.decimals, -reach.adjusted() if reach else 0)
    number = value / unit.factor
    if not reach and not like.figure.amount and unit.kind is Kind.MONEY:
        own = -int(number.normalize().as_tuple().exponent)
        decimals = max(decimals, own if _USUAL_DECIMALS < own <= _MOST_DECIMALS else _USUAL_DECIMALS)
    return Figure(rounded(number, decimals), unit)


def _evaluate(
    book: FactBook,
    relations: Sequence[Relation],
    index: Mapping[Key, list[int]],
    violated: frozenset[int],
    candidate: tuple[Key, tuple[Evidence, ...], Figure],
) -> Repair:
    key, group, value = candidate
    keys = {other for each in group for other in each.statement.keys}
    touched = {number for other in keys for number in index.get(other, ())}
    repaired = revised(book, group, value)
    broken = {number for number in touched if relations[number].conflict(repaired)}
    return Repair(key, group, value, opened=len(broken - violated), settled=frozenset(touched & violated - broken))


def revised(book: FactBook, group: Sequence[Evidence], value: Figure) -> FactBook:
    """The book as if the statements of the group had this value, under every key that they state."""
    statements = {id(each.statement) for each in group}
    reach = (group[0].interval.high - group[0].interval.low) / 2
    fresh = Interval(value.base - reach, value.base + reach)
    changed: dict[Key, tuple[Evidence, ...]] = {}
    for key in {key for each in group for key in each.statement.keys}:
        changed[key] = tuple(
            Evidence(each.statement, value, fresh) if id(each.statement) in statements else each for each in book.of(key)
        )
    return book.with_figures(changed)
