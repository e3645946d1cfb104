"""Readings of scanned pages that are in doubt, and which of them the sums confirm.

A doubtful figure is confirmed when a relation holds with it that would not hold with a figure a few units away, and none that it
takes part in is in conflict. Nothing is ever repaired: what is not confirmed is listed, and a finding that rests on it says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from juesuan.check.localise import revised
from juesuan.check.run import Outcome
from juesuan.figures.figure import Figure
from juesuan.figures.place import Place
from juesuan.findings.finding import Finding, Severity
from juesuan.findings.report import Doubt
from juesuan.model.key import Key
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.rules.facts import FactBook
from juesuan.rules.relation import Relation

_STEP = 5
"""By how many units of its last decimal a figure is moved to see whether a relation would notice."""

_DOUBTFUL = "识别存疑：所据数字或文字由扫描页识别得来，没有把握，请先对照原件。"
_RECOGNISED = "所据内容由扫描页识别得来，请先对照原件。"


def doubts(book: FactBook, outcome: Outcome) -> tuple[Doubt, ...]:
    """The doubtful readings of a disclosure in its order, those of figures that no fact was found for at the end."""
    stated = [each for each in book.disclosure.statements if each.place.spot.doubtful and not isinstance(each.value, Text)]
    index: dict[Key, list[int]] = defaultdict(list)
    for number, relation in enumerate(outcome.relations if stated else ()):
        for key in dict.fromkeys(relation.facts):
            index[key].append(number)
    found = [Doubt(str(each.value), each.place, _confirmed(book, outcome.relations, index, each)) for each in stated]
    listed = {doubt.place for doubt in found}
    unbound = [each for each in book.disclosure.unbound if each.place.spot.doubtful and each.place not in listed]
    return (*found, *(Doubt(each.text, each.place) for each in unbound))


def _confirmed(book: FactBook, relations: Sequence[Relation], index: Mapping[Key, Sequence[int]], statement: Statement) -> bool:
    """Whether the relations of a statement's facts hold, and one of them only with a figure like this."""
    if not isinstance(statement.value, Figure):
        return False
    touched = [relations[number] for key in statement.keys for number in index.get(key, ())]
    if not touched or any(relation.conflict(book) for relation in touched):
        return False
    group = [each for key in statement.keys for each in book.of(key) if each.statement is statement]
    moved = revised(book, group, _moved(statement.value)) if group else book
    return any(relation.conflict(moved) for relation in touched)


def _moved(figure: Figure) -> Figure:
    """The figure a few units of its last decimal higher."""
    return replace(figure, amount=figure.amount + _STEP * Decimal(1).scaleb(-figure.decimals))


def marked(findings: Iterable[Finding], found: Iterable[Doubt]) -> tuple[Finding, ...]:
    """The findings, those that rest on readings of scanned pages saying so; what rests on a doubtful one claims no error."""
    confirmed = {doubt.place for doubt in found if doubt.confirmed}
    return tuple(_marked(finding, confirmed) for finding in findings)


def _marked(finding: Finding, confirmed: set[Place]) -> Finding:
    places = (*finding.places, *(place for suspect in finding.suspects for place in suspect.places))
    if all(place.spot.confidence is None for place in places):
        return finding
    if any(place.spot.doubtful and place not in confirmed for place in places):
        severity = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
        return replace(finding, severity=severity, hint=_DOUBTFUL + finding.hint, doubtful=True)
    return replace(finding, hint=_RECOGNISED + finding.hint)
