"""A stated fact held against the same fact, or its twin, of another document."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.figure import Figure
from juesuan.figures.interval import Interval
from juesuan.figures.place import Place
from juesuan.figures.rounding import Agreement, rounded
from juesuan.figures.units import Kind
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


class Against(Struct, frozen=True):
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
        wrong = [own for own in book.of(self.key) if not any(_agrees(own, each) for each in self.theirs)]
        if not wrong:
            return None
        shown = tuple(dict.fromkeys(each.written for each in self.theirs))
        return Draft(
            facts=self.facts,
            expected="或".join(shown),
            found="、".join(dict.fromkeys(each.written for each in wrong)),
            difference=gap(wrong[0], self.theirs[0]),
            places=places_of(wrong, self.theirs),
            computed=f"对照文件{self.path.rpartition('/')[2]}写作{'或'.join(shown)}",
            severity=self.severity,
        )

    def value_of(self, book: FactBook, key: Key) -> Decimal | None:
        """What the other document states."""
        return self.theirs[0].figure.base if book.of(key) else None


def as_written(other: Evidence, own: Evidence) -> Evidence:
    """What another document states in yuan, rounded as the disclosure writes it, so that the same tolerance holds for both."""
    width = own.interval.high - own.interval.low
    finer = other.interval.high - other.interval.low < width
    if own.figure.unit.kind is not Kind.MONEY or own.figure.approximate or not finer or not other.figure.amount:
        return other
    unit = own.figure.unit
    amount = rounded(other.figure.base / unit.factor, -(width / unit.factor).adjusted())
    base = amount * unit.factor
    return replace(other, figure=Figure(amount, unit), interval=Interval(base - width / 2, base + width / 2))


def _agrees(own: Evidence, other: Evidence) -> bool:
    return any(agree(own, each) is not Agreement.CONFLICT for each in (other, as_written(other, own)))


def gap(own: Evidence, other: Evidence) -> str:
    """By how much the disclosure is above (+) the other document, in the disclosure's unit."""
    unit = own.figure.unit
    return f"{rounded((own.figure.base - other.figure.base) / unit.factor, own.figure.decimals):+f}{unit.symbol}"


def places_of(*groups: Iterable[Evidence]) -> tuple[Place, ...]:
    """The places of some figures, each once."""
    return tuple(dict.fromkeys(each.statement.place for group in groups for each in group))
