"""Hits to findings: conflicts that one repair settles become one finding with its suspects; the rest stand alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from juesuan.check.carry import Carried, carry
from juesuan.check.localise import Culprit, Repair, localise
from juesuan.check.looks import residual
from juesuan.check.order import Position, positions_in
from juesuan.check.run import Hit, Outcome, worded
from juesuan.figures.slips import look
from juesuan.findings.finding import Also, Finding, Severity, Suspect
from juesuan.model.disclosure import Disclosure
from juesuan.model.key import Key
from juesuan.rules.facts import FactBook
from juesuan.rules.kinds.equation import Equation
from juesuan.rules.kinds.tree import TreeSum

_FIGURES = re.compile(r"\d[\d,.]*")
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_NAMED = 3
"""Most suspects, and most rivals, that a finding names."""


class _Case(Struct, frozen=True):
    """The hits that one finding reports, the first of them leading, and the culprit that explains them."""

    hits: tuple[Hit, ...]
    culprit: Culprit | None


def assemble(book: FactBook, outcome: Outcome) -> tuple[Finding, ...]:
    """The findings in order of severity and place."""
    named = localise(book, outcome.relations, sorted(outcome.violated)) if outcome.violated else []
    carried = carry(book, outcome.relations, named)
    culprits = [each.culprit for each in carried]
    found: list[Finding] = []
    times: Counter[str] = Counter()
    for case in _cases(book, outcome.hits, carried):
        finding = _finding(book, outcome, case, culprits)
        times[finding.id] += 1
        found.append(replace(finding, id=f"{finding.id}#{times[finding.id]}") if times[finding.id] > 1 else finding)
    return _in_order(found, book.disclosure)


def _cases(book: FactBook, hits: Sequence[Hit], culprits: Sequence[Carried]) -> list[_Case]:
    cases: list[_Case] = []
    taken: set[int] = set()
    for each in culprits:
        own = [n for n, hit in enumerate(hits) if n not in taken and hit.relations & each.culprit.conflicts]
        if own:
            taken.update(own)
            told = [_told(book, hits[n], each) for n in own]
            cases.append(_Case(tuple(sorted(told, key=_lead)), each.culprit))
    cases += [_Case((hit,), None) for n, hit in enumerate(hits) if n not in taken]
    return cases


def _told(book: FactBook, hit: Hit, carried: Carried) -> Hit:
    """The hit as it is told once the repairs that it rests on are carried on."""
    if carried.draft is None or hit.relations != carried.culprit.conflicts:
        return hit
    return replace(hit, draft=carried.draft, message=worded(book, hit.rule, carried.draft))


def _lead(hit: Hit) -> tuple[int, int, str]:
    """The order in which hits lead a finding: the gravest, then that of the fewest facts."""
    severity = hit.draft.severity or hit.rule.severity
    return (_ORDER.index(severity), len(hit.draft.facts), hit.rule.code)


def _finding(book: FactBook, outcome: Outcome, case: _Case, culprits: Sequence[Culprit]) -> Finding:
    lead, *others = case.hits
    rule, draft = lead.rule, lead.draft
    keys = sorted(str(key) for key in draft.facts)
    named = case.culprit
    suspects = tuple(_suspect(book, each) for each in named.suspects[:_NAMED]) if named else ()
    return Finding(
        id=":".join((rule.code, _FIGURES.sub("0", draft.mark) or "|".join(keys))),
        rule=rule.code,
        severity=draft.severity or rule.severity,
        group=rule.group,
        message=_message(book, lead, suspects),
        expected=draft.expected,
        found=draft.found,
        difference=draft.difference,
        places=draft.places,
        hint=rule.hint,
        fact=_fact(draft.facts, named, culprits),
        computed=draft.computed,
        suspects=suspects,
        rivals=tuple(_suspect(book, each) for each in named.rivals[:_NAMED]) if named else (),
        also=tuple(Also(hit.rule.code, _worded(book, hit, suspects), hit.draft.places) for hit in others),
        look=_residual(book, outcome, lead),
        subject=_subject(lead),
    )


def _subject(hit: Hit) -> str:
    """The fact of which a hit says what it should be."""
    return str(hit.draft.facts[0]) if hit.draft.facts else ""


def _worded(book: FactBook, hit: Hit, suspects: Sequence[Suspect]) -> str:
    """The message of a hit, which does not blame the figure that it speaks of where another is suspected first."""
    apart = bool(suspects) and suspects[0].fact != _subject(hit)
    return worded(book, hit.rule, hit.draft, apart=True) if apart else hit.message


def _message(book: FactBook, lead: Hit, suspects: Sequence[Suspect]) -> str:
    """The message of the leading hit, and which other figures are probably wrong."""
    message = _worded(book, lead, suspects)
    if not suspects or suspects[0].fact == _subject(lead):
        return message
    named = [f"{each.label}写作{each.stated}（应为{each.repaired}）" for each in suspects]
    return f"{message}；疑为{'，或'.join(named)}"


def _fact(facts: tuple[Key, ...], culprit: Culprit | None, culprits: Iterable[Culprit]) -> str:
    """The fact that groups a finding: that of its first suspect, or of another's that it speaks of, else its own first."""
    if culprit:
        return str(culprit.suspects[0].key)
    suspected = {each.suspects[0].key for each in culprits if len(each.suspects) == 1}
    shared = next((key for key in facts if key in suspected), None)
    return str(shared or facts[0]) if facts else ""


def _suspect(book: FactBook, repair: Repair) -> Suspect:
    stated = repair.evidence[0]
    return Suspect(
        fact=str(repair.key),
        label=book.label(repair.key),
        stated=stated.written,
        repaired=str(repair.value),
        gain=repair.gain,
        look=look(stated.figure, repair.value),
        places=tuple(dict.fromkeys(each.statement.place for each in repair.evidence)),
    )


def _residual(book: FactBook, outcome: Outcome, lead: Hit) -> str:
    """What the difference of a sum looks like; '' for conflicts that are no sum."""
    summed = any(isinstance(outcome.relations[number], TreeSum | Equation) for number in lead.relations)
    return residual(book, lead.draft.facts, _gap(book, lead.draft.facts)) if summed else ""


def _gap(book: FactBook, facts: tuple[Key, ...]) -> Decimal:
    """Whole minus parts, as first stated, in base units."""
    values = [book.of(key)[0].figure.base if book.of(key) else Decimal(0) for key in facts]
    return values[0] - sum(values[1:], start=Decimal(0)) if len(values) > 2 else Decimal(0)


def _in_order(findings: Iterable[Finding], disclosure: Disclosure) -> tuple[Finding, ...]:
    """By severity, then where the first finding about a fact stands, so that those about one fact stay together."""
    listed = list(findings)
    position = positions_in(disclosure)
    first: dict[str, Position] = {}
    for each in listed:
        at = position(each.places)
        first[each.fact or each.id] = min(at, first.get(each.fact or each.id, at))
    return tuple(sorted(listed, key=lambda each: (_ORDER.index(each.severity), first[each.fact or each.id], each.rule)))
