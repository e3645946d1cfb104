"""One money figure of the clean example changed: it is noticed, and named among at most three suspects (issue 3)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from msgspec.structs import replace

import juesuan
from juesuan.check.localise import localise
from juesuan.check.run import run
from juesuan.figures.figure import Figure
from juesuan.figures.units import Kind
from juesuan.model.disclosure import Disclosure
from juesuan.model.statement import Statement
from juesuan.rules.catalogue import load_catalogue
from juesuan.rules.facts import fact_book
from juesuan.standards.standards import load_standards

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "yunxi-liaison-office-2024.txt"
STEP = 3
"""Every third figure is changed, which keeps the test short; the slip changes from one to the next."""
NAMED = 3
ALONE = frozenset({"event_cost"})
"""Concepts whose figures stand in no relation: the cost of a single meeting."""


@cache
def clean() -> Disclosure:
    return juesuan.read_disclosure(EXAMPLE)


def swapped(text: str) -> str:
    """The first two neighbouring digits that differ change places; ten times the figure where there are none."""
    for at in range(len(text) - 1):
        if text[at].isdigit() and text[at + 1].isdigit() and text[at] != text[at + 1]:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return str(Decimal(text) * 10)


def another(text: str) -> str:
    """The first digit that is not zero becomes another, well beyond rounding."""
    at = next(number for number, char in enumerate(text) if char in "123456789")
    return text[:at] + str((int(text[at]) + 4) % 10) + text[at + 1 :]


def tenfold(text: str) -> str:
    return str(Decimal(text) * 10)


SLIPS = (swapped, another, tenfold)


def mutants() -> Iterator[tuple[Statement, Disclosure]]:
    """The changed statement and the disclosure with it."""
    statements = clean().statements
    money = [n for n, each in enumerate(statements) if isinstance(each.value, Figure) and each.value.unit.kind is Kind.MONEY]
    stated = [n for n in money if statements[n].value.amount and not _alone(statements[n])]  # type: ignore[union-attr]
    for count, number in enumerate(stated[::STEP]):
        old = statements[number]
        assert isinstance(old.value, Figure)
        amount = Decimal(SLIPS[count % len(SLIPS)](f"{abs(old.value.amount)}")).copy_sign(old.value.amount)
        new = replace(old, value=replace(old.value, amount=amount))
        yield new, replace(clean(), statements=(*statements[:number], new, *statements[number + 1 :]))


def _alone(statement: Statement) -> bool:
    return any(str(key).partition("[")[0] in ALONE for key in statement.keys)


def named(disclosure: Disclosure) -> list[Statement] | None:
    """The statements of the first three suspects of the first culprit; None when nothing was noticed."""
    book = fact_book(disclosure, load_standards())
    outcome = run(book, [rule for rule in load_catalogue() if rule.relations])
    if not outcome.violated:
        return None
    culprits = localise(book, outcome.relations, sorted(outcome.violated))
    suspects = culprits[0].suspects[:NAMED] if culprits else ()
    return [each.statement for suspect in suspects for each in suspect.evidence]


def test_a_changed_figure_is_noticed_and_named() -> None:
    found = [(changed, named(mutant)) for changed, mutant in mutants()]
    noticed = [(changed, statements) for changed, statements in found if statements is not None]
    hit = [changed for changed, statements in noticed if any(each is changed for each in statements)]
    assert len(found) > 80
    assert len(noticed) >= 0.95 * len(found), [str(changed.keys[0]) for changed, statements in found if statements is None]
    assert len(hit) >= 0.95 * len(noticed), [str(changed.keys[0]) for changed, _ in noticed if changed not in hit]


def test_two_faults_stay_two() -> None:
    statements = list(clean().statements)
    wanted = {"income[function=2010302]@2024:final": "9", "three_public[three_item=reception]@2024:final": "40.68"}
    for number, each in enumerate(statements):
        key = str(each.keys[0])
        if key in wanted and isinstance(each.value, Figure) and each.place.table:
            statements[number] = replace(each, value=replace(each.value, amount=Decimal(wanted.pop(key))))
    (document,) = juesuan.check_disclosure(replace(clean(), statements=tuple(statements))).documents
    suspects = {finding.suspects[0].fact for finding in document.findings if finding.suspects}
    assert "three_public[three_item=reception]@2024:final" in suspects
    assert len(suspects) == 2 - len(wanted)
