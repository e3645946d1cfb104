"""Repairs carried on: what a conflict asks for once the figures that it is computed from are mended (36.13, not 9.71).

Of two conflicts one may rest on a figure that the other finds wrong: a subtotal left at 0 makes its own sum wrong, and that of
the whole. The subtotal's repair is put in before the whole is told what it should be.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from juesuan.check.localise import Culprit, Repair, plausible, revised, written_like
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.relation import Relation
from juesuan.rules.rule import Draft


class Carried(Struct, frozen=True):
    """A culprit with its suspects' values as they follow from the other culprits' repairs, and the draft that says so."""

    culprit: Culprit
    draft: Draft | None = None


def carry(book: FactBook, relations: Sequence[Relation], culprits: Sequence[Culprit]) -> list[Carried]:
    """Every culprit, those of one conflict that rests on a repaired figure with their values carried on."""
    return [_carried(book, relations, culprit, culprits) for culprit in culprits]


def _carried(book: FactBook, relations: Sequence[Relation], culprit: Culprit, culprits: Sequence[Culprit]) -> Carried:
    if len(culprit.conflicts) != 1:
        return Carried(culprit)
    relation = relations[next(iter(culprit.conflicts))]
    operands = set(relation.facts[1:])
    repairs = [first for other in culprits if other is not culprit and (first := other.suspects[0]).key in operands]
    mended = book
    for repair in repairs:
        mended = _mended(mended, repair)
    draft = relation.conflict(mended) if repairs else None
    if draft is None:
        return Carried(culprit)
    settled = {repair.key for repair in repairs}
    suspects = [_revalued(mended, relation, each) for each in culprit.suspects if each.key not in settled]
    return Carried(replace(culprit, suspects=tuple(plausible(suspects))), draft) if suspects else Carried(culprit)


def _mended(book: FactBook, repair: Repair) -> FactBook:
    """The book with the repair, its statements told with the new value."""
    repaired = revised(book, repair.evidence, repair.value)
    statements = {id(each.statement) for each in repair.evidence}
    keys = {key for each in repair.evidence for key in each.statement.keys}
    return repaired.with_figures({key: tuple(_told(each, statements, repair) for each in repaired.of(key)) for key in keys})


def _told(each: Evidence, statements: set[int], repair: Repair) -> Evidence:
    if id(each.statement) not in statements:
        return each
    return replace(each, statement=replace(each.statement, value=repair.value))


def _revalued(book: FactBook, relation: Relation, suspect: Repair) -> Repair:
    """The suspect with the value that mends the conflict in the mended book; as it was where that mends nothing."""
    value = relation.value_of(book, suspect.key)
    if value is None:
        return suspect
    figure = written_like(value, suspect.evidence[0])
    mends = relation.conflict(revised(book, suspect.evidence, figure)) is None
    return replace(suspect, value=figure) if mends else suspect
