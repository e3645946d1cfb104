"""A stated fact held against the same fact, or its twin, of another document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from juesuan.figures.place import Place
from juesuan.figures.rounding import Agreement, rounded
from juesuan.findings.finding import Severity
from juesuan.model.key import Key
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.relation import Relation
from juesuan.rules.repeated.versions import agree
from juesuan.rules.rule import Draft


class Comparison(Relation, Protocol):
    """A relation to another document; ``files`` are the paths of those that take part."""

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of the other documents."""
        ...


@dataclass(frozen=True, slots=True)
class Against:
    """A fact of the disclosure, and what another document states of it; ``severity`` where it is not the rule's."""

    key: Key
    theirs: tuple[Evidence, ...]
    path: str
    severity: Severity | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The path of the other document."""
        return (self.path,)

    @property
    def facts(self) -> tuple[Key, ...]:
        """The one fact of the disclosure."""
        return (self.key,)

    def conflict(self, book: FactBook) -> Draft | None:
        """The draft when a statement of the fact agrees with none of the other document."""
        wrong = [own for own in book.of(self.key) if all(agree(own, each) is Agreement.CONFLICT for each in self.theirs)]
        if not wrong:
            return None
        shown = tuple(dict.fromkeys(each.written for each in self.theirs))
        return Draft(
            facts=self.facts,
            expected="或".join(shown),
            found="、".join(dict.fromkeys(each.written for each in wrong)),
            difference=gap(wrong[0], self.theirs[0]),
            places=places_of(wrong, self.theirs),
            severity=self.severity,
        )

    def value_of(self, book: FactBook, key: Key) -> Decimal | None:
        """What the other document states."""
        return self.theirs[0].figure.base if book.of(key) else None


def gap(own: Evidence, other: Evidence) -> str:
    """By how much the disclosure is above (+) the other document, in the disclosure's unit."""
    unit = own.figure.unit
    return f"{rounded((own.figure.base - other.figure.base) / unit.factor, own.figure.decimals):+f}{unit.symbol}"


def places_of(*groups: Iterable[Evidence]) -> tuple[Place, ...]:
    """The places of some figures, each once."""
    return tuple(dict.fromkeys(each.statement.place for group in groups for each in group))
