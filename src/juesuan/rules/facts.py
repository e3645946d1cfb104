"""The fact book: all figures of a disclosure by key, each with what it stands for (DESIGN 2).

Money takes the precision of its part and unit; a blank or dash cell of the tables counts as an exact zero (a dash of the
report says that nothing applies); a key may be stated in several
versions (those of the report last), and a derived figure is right if any of them gives it.
"""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.figure import Blank, Dash, Figure
from juesuan.figures.interval import Interval, point
from juesuan.figures.rounding import interval_of, money_precision
from juesuan.figures.units import WAN, Kind, Unit
from juesuan.findings.waiver import WaiverUse
from juesuan.model.disclosure import Disclosure, Part
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key, Phase
from juesuan.model.other import OtherDocument, Role
from juesuan.model.statement import Flaw, Statement
from juesuan.model.value import Text
from juesuan.performance.sheets import Sheet, sheets
from juesuan.standards.standards import Standards

BUDGETS = (Phase.INITIAL, Phase.ADJUSTED, Phase.AVAILABLE, Phase.BUDGET)
"""The phases against which a budget of unsaid phase is looked up."""


class Evidence(Struct, frozen=True):
    """A figure stated of a key: the statement, the figure (zero for a blank), the interval it stands for."""

    statement: Statement
    figure: Figure
    interval: Interval

    @property
    def written(self) -> str:
        """The value as written, for messages."""
        return str(self.statement.value)


class OtherBook(Struct, frozen=True):
    """Another document with its figures by key, apart from those of the disclosure: its faults are not the disclosure's."""

    document: OtherDocument
    figures: Mapping[Key, tuple[Evidence, ...]]

    def of(self, key: Key) -> tuple[Evidence, ...]:
        """The figures that it states of a key."""
        return self.figures.get(key, ())


class FactBook(Struct, frozen=True):
    """Everything that rules ask of a disclosure, and of the documents that it is held against.

    ``waivers``, with what became of them, stand only in the book of a list of waivers.
    """

    disclosure: Disclosure
    standards: Standards
    figures: Mapping[Key, tuple[Evidence, ...]]
    texts: Mapping[Key, tuple[tuple[Statement, Text], ...]]
    sheets: tuple[Sheet, ...] = ()
    others: tuple[OtherBook, ...] = ()
    waivers: tuple[WaiverUse, ...] = ()

    def in_role(self, role: Role) -> tuple[OtherBook, ...]:
        """The other documents of a role, in the order given."""
        return tuple(other for other in self.others if other.document.role is role)

    def of(self, key: Key) -> tuple[Evidence, ...]:
        """The figures stated of a key; none if it is stated nowhere."""
        return self.figures.get(key, ())

    def looked_up(self, key: FactKey) -> tuple[Evidence, ...]:
        """As ``of``; a budget of unsaid phase is looked up in every budget phase."""
        if key.phase is not Phase.BUDGET:
            return self.of(key)
        return tuple(each for phase in BUDGETS for each in self.of(key.at(phase=phase)))

    def with_figures(self, changed: Mapping[Key, tuple[Evidence, ...]]) -> FactBook:
        """The same book with other figures of some keys."""
        return replace(self, figures=ChainMap(dict(changed), self.figures))  # type: ignore[arg-type]

    def keys(self, concept: str) -> Iterator[FactKey]:
        """The stated fact keys of a concept."""
        for key in self.figures:
            if isinstance(key, FactKey) and key.concept == concept:
                yield key

    def derived(self, kind: DerivedKind) -> Iterator[DerivedKey]:
        """The stated derived keys of a kind, figures or texts."""
        for book in (self.figures, self.texts):
            for key in book:
                if isinstance(key, DerivedKey) and key.kind is kind:
                    yield key

    def label(self, key: Key) -> str:
        """The key in Chinese words."""
        return self.standards.label(key)


def fact_book(disclosure: Disclosure, standards: Standards, others: Iterable[OtherDocument] = ()) -> FactBook:
    """The book of a disclosure and of the documents that it is held against."""
    sure = [each for each in _in_order(disclosure.statements) if Flaw.BOTH_WORDS not in each.flaws or _is_nought(each)]
    texts: dict[Key, list[tuple[Statement, Text]]] = defaultdict(list)
    for statement in sure:
        if isinstance(statement.value, Text):
            for key in statement.keys:
                texts[key].append((statement, statement.value))
    return FactBook(
        disclosure,
        standards,
        _figures(sure, _precisions(disclosure.statements), standards),
        {key: tuple(found) for key, found in texts.items()},
        tuple(sheets(disclosure)),
        tuple(_other_book(other, standards) for other in others),
    )


def _other_book(other: OtherDocument, standards: Standards) -> OtherBook:
    """What another document states outside its report and without flaws."""
    sure = [each for each in other.statements if each.place.part != Part.REPORT and not each.flaws]
    return OtherBook(other, _figures(sure, _precisions(other.statements), standards))


def _in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Statements in the order of the document, those of the report last."""
    return sorted(statements, key=lambda each: each.place.part == Part.REPORT)


def _figures(
    statements: Iterable[Statement], precision: Mapping[tuple[str, Unit], int], standards: Standards
) -> dict[Key, tuple[Evidence, ...]]:
    figures: dict[Key, list[Evidence]] = defaultdict(list)
    for statement in statements:
        for key in statement.keys:
            evidence = _evidence(statement, key, standards, precision)
            if evidence:
                figures[key].append(evidence)
    return {key: tuple(found) for key, found in figures.items()}


def _is_nought(statement: Statement) -> bool:
    """True for a written zero, which both words of an alternative leave as it is."""
    return isinstance(statement.value, Figure) and not statement.value.amount


def _precisions(statements: Iterable[Statement]) -> dict[tuple[str, Unit], int]:
    groups: dict[tuple[str, Unit], list[Figure]] = defaultdict(list)
    for statement in statements:
        value = statement.value
        if isinstance(value, Figure) and value.unit.kind is Kind.MONEY and not value.approximate:
            groups[statement.place.part, value.unit].append(value)
    return {group: money_precision(found) for group, found in groups.items()}


def _evidence(statement: Statement, key: Key, standards: Standards, precision: Mapping[tuple[str, Unit], int]) -> Evidence | None:
    value = statement.value
    if isinstance(value, Dash) and statement.place.part != Part.TABLES:
        return None
    if isinstance(value, Blank | Dash):
        return Evidence(statement, Figure(Decimal(0), WAN), point(Decimal(0)))
    if not isinstance(value, Figure):
        return None
    decimals = precision.get((statement.place.part, value.unit), 0)
    interval = interval_of(value, decimals, exact=standards.is_exact(key))
    return Evidence(statement, value, interval)
