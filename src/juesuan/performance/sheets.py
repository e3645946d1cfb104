"""Score sheets assembled from the statements of tables: indicators in order, the execution row, the totals, the goals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from juesuan.figures.figure import Figure
from juesuan.figures.place import Place
from juesuan.model.disclosure import Disclosure
from juesuan.model.key import FactKey
from juesuan.model.statement import Statement
from juesuan.model.value import Text

_OF_INDICATORS = frozenset({"target", "actual", "weight", "score", "reason", "group", "standard"})
_OF_SHEETS = frozenset({"execution_weight", "execution_score", "goal", "achievement"})
_OF_GROUPS = frozenset({"group_weight"})


class Indicator(Struct, frozen=True):
    """One third-level indicator: its cells by role (target, actual, weight, score, reason, group, standard)."""

    name: str
    cells: Mapping[str, Statement]

    def figure(self, role: str) -> Figure | None:
        """The figure of a role, None where there is none."""
        statement = self.cells.get(role)
        return statement.value if statement and isinstance(statement.value, Figure) else None

    @property
    def lost(self) -> bool:
        """True when the score is below the weight."""
        weight, score = self.figure("weight"), self.figure("score")
        return weight is not None and score is not None and score.amount < weight.amount

    def text(self, role: str) -> str:
        """The text of a role, '' where there is none."""
        statement = self.cells.get(role)
        return statement.value.text if statement and isinstance(statement.value, Text) else ""


class Sheet(Struct, frozen=True):
    """One score sheet: name (``overall`` or a project's), indicators; statements and totals by concept, weights by group."""

    name: str
    indicators: tuple[Indicator, ...]
    own: Mapping[str, Statement]
    totals: Mapping[str, Statement]
    groups: Mapping[str, Statement] = field(default_factory=dict)

    def figure(self, concept: str) -> Figure | None:
        """The figure of the execution row."""
        statement = self.own.get(concept)
        return statement.value if statement and isinstance(statement.value, Figure) else None

    @property
    def place(self) -> Place:
        """A place by which the sheet is found: that of its total, else of its first indicator."""
        first = next(iter(self.totals.values()), None) or next(iter(self.indicators[0].cells.values()))
        return first.place


class _Draft(Struct):
    indicators: dict[str, dict[str, Statement]] = field(default_factory=dict)
    own: dict[str, Statement] = field(default_factory=dict)
    totals: dict[str, Statement] = field(default_factory=dict)
    groups: dict[str, Statement] = field(default_factory=dict)


def sheets(disclosure: Disclosure) -> list[Sheet]:
    """The score sheets of a disclosure that have indicators, in order."""
    found: dict[str, _Draft] = {}
    for statement, key in _of_sheets(disclosure.statements):
        draft = found.setdefault(key.member("sheet") or "", _Draft())
        indicator, group = key.member("indicator"), key.member("indicator_group")
        if group:
            draft.groups.setdefault(group, statement)
        elif key.concept in _OF_SHEETS:
            draft.own[key.concept] = statement
        elif indicator:
            draft.indicators.setdefault(indicator, {}).setdefault(key.concept, statement)
        else:
            draft.totals[key.concept] = statement
    return [
        Sheet(name, tuple(Indicator(*each) for each in draft.indicators.items()), draft.own, draft.totals, draft.groups)
        for name, draft in found.items()
        if draft.indicators
    ]


def _of_sheets(statements: Iterable[Statement]) -> Iterable[tuple[Statement, FactKey]]:
    for statement in statements:
        for key in statement.keys if statement.place.table else ():
            if isinstance(key, FactKey) and key.concept in _OF_INDICATORS | _OF_SHEETS | _OF_GROUPS:
                yield statement, key
