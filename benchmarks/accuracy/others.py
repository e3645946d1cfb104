"""Faults against other documents (last year's, budget, approval, units), and in a list of waivers."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal
from functools import cache

from msgspec.structs import replace

from accuracy.figures import another_digit
from accuracy.planting import Kind, Planted
from accuracy.subject import ROOT, Subject
from juesuan.check.others import in_roles
from juesuan.check.runner import Settings, check_book, check_one
from juesuan.figures.figure import Figure
from juesuan.figures.units import Kind as Measure
from juesuan.findings.finding import Finding
from juesuan.findings.waiver import Waiver, WaiverList
from juesuan.model.disclosure import Disclosure
from juesuan.model.other import OtherDocument, Role
from juesuan.model.statement import Statement
from juesuan.read.budget import Budget
from juesuan.read.others import read_other
from juesuan.rules.catalogue import load_catalogue
from juesuan.rules.facts import Evidence, FactBook, fact_book
from juesuan.rules.rule import Rule
from juesuan.standards.standards import load_standards

HELD = "yunxi-liaison-office-2024"
"""The document that has others beside it."""
OTHERS = ROOT / "examples" / "others"
AS_OF = dt.date(2025, 7, 1)
_DAY = dt.timedelta(days=1)


def _rule(code: str) -> Rule:
    return next(rule for rule in load_catalogue() if rule.code == code)


@cache
def _read(disclosure: Disclosure) -> tuple[OtherDocument, ...]:
    """The other documents of the example in their roles."""
    found = [
        read_other(path.read_bytes(), path.name, year=disclosure.identity.year, password=None, budget=Budget())
        for path in sorted(OTHERS.iterdir())
    ]
    return in_roles(disclosure, found, load_standards()).documents


@cache
def _units(disclosure: Disclosure) -> tuple[OtherDocument, ...]:
    """Two units that make the document: of each amount and count a half, the odd last unit with the second."""
    halves: tuple[list[Statement], list[Statement]] = ([], [])
    for each in disclosure.statements:
        if isinstance(each.value, Figure) and each.value.unit.kind in (Measure.MONEY, Measure.COUNT):
            unit = Decimal(1).scaleb(-each.value.decimals)
            half = (each.value.amount / 2).quantize(unit, ROUND_DOWN)
            for statements, amount in zip(halves, (half, each.value.amount - half), strict=True):
                statements.append(replace(each, value=replace(each.value, amount=amount)))
    names = ("本级", "服务中心")
    body = disclosure.identity.body
    return tuple(
        OtherDocument(Role.UNIT, f"{name}.txt", "", f"{body}{name}", disclosure.identity.year, tuple(statements))
        for name, statements in zip(names, halves, strict=True)
    )


def _findings(disclosure: Disclosure, others: Sequence[OtherDocument]) -> tuple[Finding, ...]:
    return check_book(fact_book(disclosure, load_standards(), others), Settings(show_notes=True)).findings


def against(code: str) -> Kind:
    """Another first digit in a figure of another document that a rule holds the document against."""

    def plant(subject: Subject, rng: random.Random) -> Iterator[Planted]:
        if subject.name != HELD:
            return
        others = _units(subject.disclosure) if _rule(code).needs is Role.UNIT else _read(subject.disclosure)
        known = {each.id for each in _findings(subject.disclosure, others)}
        compared = sorted(_compared(code, fact_book(subject.disclosure, load_standards(), others)), key=_named)
        rng.shuffle(compared)
        for versions in compared:
            new = tuple(replace(other, statements=tuple(_slipped(other.statements, versions))) for other in others)
            found = tuple(each for each in _findings(subject.disclosure, new) if each.id not in known)
            words = f"{versions[0].statement.keys[0]}：{versions[0].written}"
            yield Planted(words, subject.blocks, found=found)

    return plant


def _named(versions: Sequence[Evidence]) -> str:
    return f"{versions[0].statement.keys[0]} {versions[0].written}"


def _compared(code: str, book: FactBook) -> Iterator[tuple[Evidence, ...]]:
    """What other documents state of each fact that the rule holds against them; of a fact told in two ways nothing."""
    for relation in _rule(code).relations_in(book):
        if hasattr(relation, "theirs"):
            theirs = tuple(each for each in relation.theirs if each.figure.amount)
            if len({each.figure for each in relation.theirs}) == 1 and theirs:
                yield theirs
        else:
            yield from ((each,) for _, each in getattr(relation, "units", ()) if each.figure.amount)


def _slipped(statements: Iterable[Statement], versions: Sequence[Evidence]) -> Iterator[Statement]:
    changed = {id(each.statement) for each in versions}
    for each in statements:
        new = another_digit(f"{each.value.amount:f}") if isinstance(each.value, Figure) and id(each) in changed else None
        yield replace(each, value=replace(each.value, amount=Decimal(new))) if new and isinstance(each.value, Figure) else each


def _waivers(subject: Subject) -> tuple[Disclosure, list[Waiver]]:
    """The example with two wrong figures, and a waiver of each finding on it."""
    changed = [
        replace(each, value=replace(each.value, amount=each.value.amount * 10))
        if isinstance(each.value, Figure) and each.place.section and re.search("公务接待费|其他收入", each.place.quote)
        else each
        for each in subject.disclosure.statements
    ]
    disclosure = replace(subject.disclosure, statements=tuple(changed))
    found = check_one(disclosure, Settings()).documents[0].findings
    listed = [Waiver(each.id, "已核实", "王一", AS_OF, line=number) for number, each in enumerate(found, 1)]
    return disclosure, listed


def in_waivers(slip: Mapping[str, object]) -> Kind:
    """A slip in an item of a list of waivers of which all others are put to use."""

    def plant(subject: Subject, rng: random.Random) -> Iterator[Planted]:
        if subject.name != HELD:
            return
        disclosure, listed = _waivers(subject)
        order = list(range(len(listed)))
        rng.shuffle(order)
        for number in order:
            wrong = replace(listed[number], **slip)  # type: ignore[arg-type]
            waivers = WaiverList("豁免.yaml", "", (*listed[:number], wrong, *listed[number + 1 :]), AS_OF)
            reports = check_one(disclosure, Settings(waivers=waivers)).documents
            found = tuple(each for report in reports[1:] for each in report.findings)
            yield Planted(f"{listed[number].finding}：{'、'.join(slip)}", subject.blocks, found=found)

    return plant


KINDS: Mapping[str, Kind] = {
    "对照：上年年末结转": against("Y101"),
    "对照：上年数": against("Y102"),
    "对照：部门预算": against("Y103"),
    "对照：决算批复": against("Y104"),
    "对照：所属单位": against("Y105"),
    "豁免：没有这个问题": in_waivers({"finding": "A101:expenditure@1999:final"}),
    "豁免：过了期限": in_waivers({"until": AS_OF - _DAY}),
}
"""The kinds of faults against other documents and in lists of waivers, by their names in the pages."""


def clean_findings(subject: Subject) -> tuple[Finding, ...]:
    """What the document is told of for the sake of the others alone: false alarms, all of it."""
    if subject.name != HELD:
        return ()
    known = {each.id for each in subject.findings}
    found = [*_findings(subject.disclosure, _read(subject.disclosure)), *_findings(subject.disclosure, _units(subject.disclosure))]
    disclosure, listed = _waivers(subject)
    report = check_one(disclosure, Settings(waivers=WaiverList("豁免.yaml", "", tuple(listed), AS_OF))).documents
    return (*(each for each in found if each.id not in known), *(each for one in report for each in one.findings))
