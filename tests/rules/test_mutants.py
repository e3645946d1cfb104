"""A clean document with one figure changed: the catalogue must speak up, but for the figures that no relation holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

import juesuan
from juesuan.check.runner import Settings, check_one
from juesuan.figures.figure import Figure
from juesuan.findings.finding import Finding, Severity
from juesuan.model.disclosure import Disclosure
from juesuan.model.statement import Statement

EXAMPLE = Path(__file__).parents[2] / "examples" / "yunxi-liaison-office-2024.txt"
PER_PLACE = 3
"""Mutants of each table and each section; every one of another kind."""
MOST_FINDINGS = 4
"""Errors and warnings on one wrong figure, which may stand in several sums, rates and repetitions at once."""

WRITTEN_ONCE = "只写了一次的数量，不在任何关系中"
NO_SUM_OF_VISITS = "接待批次、人次按类别相加还没有关系"
NO_SUM_OF_EVENTS = "单次会议、培训的支出和人数相加还没有关系"

NOT_CAUGHT = {
    "（一）绩效管理评价工作开展情况：performance_projects[fund=general_public_budget,step=self]@2024:final 2个→5个": WRITTEN_ONCE,
    "（三）人员情况：staff[status=establishment]@2024:final 14名→41名": WRITTEN_ONCE,
    "（三）人员情况：staff[status=retired]@2024:final 4人→7人": WRITTEN_ONCE,
    "（三）人员情况：staff[status=in_post]@2024:final 13人→130人": WRITTEN_ONCE,
    "（二）“三公”经费财政拨款支出：vehicles_bought@2024:final 1辆→10辆": WRITTEN_ONCE,
    "（二）“三公”经费财政拨款支出：abroad_persons@2024:final 1人次→10人次": WRITTEN_ONCE,
    "（二）“三公”经费财政拨款支出：reception_batches@2024:final 38批次→68批次": NO_SUM_OF_VISITS,
    "十一、一般性支出情况说明：event_persons[event=沪云产业协作对接会]@2024:final 45人→75人": NO_SUM_OF_EVENTS,
}
"""The mutants that no rule sees, and why; an entry that comes to be caught must go."""


def swapped(amount: Decimal) -> Decimal | None:
    """The first two digits side by side that differ, swapped; not to a leading zero."""
    text = str(amount)
    digits = [position for position, char in enumerate(text) if char.isdecimal()]
    for one, other in pairwise(digits):
        if text[one] != text[other] and not (one == digits[0] and text[other] == "0"):
            chars = list(text)
            chars[one], chars[other] = chars[other], chars[one]
            return Decimal("".join(chars))
    return None


def tenfold(amount: Decimal) -> Decimal | None:
    """The point one place to the right, with as many decimals as before."""
    return (amount * 10).quantize(amount)


def misread(amount: Decimal) -> Decimal | None:
    """Another first digit, by three."""
    text = str(amount)
    first = next(position for position, char in enumerate(text) if char in "123456789")
    digit = int(text[first])
    return Decimal(f"{text[:first]}{digit + 3 if digit <= 6 else digit - 3}{text[first + 1 :]}")


KINDS: tuple[Callable[[Decimal], Decimal | None], ...] = (swapped, tenfold, misread)


class Mutant(Struct, frozen=True):
    """One statement of the document with another amount."""

    number: int
    statement: Statement

    def of(self, clean: Disclosure) -> Disclosure:
        """The document with the statement in place."""
        kept = clean.statements
        return replace(clean, statements=(*kept[: self.number], self.statement, *kept[self.number + 1 :]))

    def named(self, clean: Disclosure) -> str:
        """Where and what: place, key, amounts before and after."""
        place = self.statement.place
        before = clean.statements[self.number].value
        return f"{(place.table or place.section or '')[:15]}：{self.statement.keys[0]} {before}→{self.statement.value}"


@lru_cache(maxsize=1)
def clean_document() -> Disclosure:
    """The clean example, read once."""
    return juesuan.read_disclosure(EXAMPLE)


def mutants(clean: Disclosure) -> Iterator[Mutant]:
    """Of each table and section some figures that are not zero, by the hash of what they state, each changed in one way."""
    groups: dict[str, list[tuple[int, int, Statement, Figure]]] = defaultdict(list)
    for number, statement in enumerate(clean.statements):
        if isinstance(statement.value, Figure) and statement.value.amount:
            place = statement.place.table or statement.place.section or ""
            mark = crc32(f"{place}{statement.keys}{statement.value}".encode())
            groups[place].append((mark, number, statement, statement.value))
    for found in groups.values():
        chosen = sorted(found, key=lambda each: each[:2])[:PER_PLACE]
        for kind, (_, number, statement, figure) in zip(KINDS, chosen, strict=False):
            amount = kind(figure.amount) or tenfold(figure.amount)
            assert amount is not None
            yield Mutant(number, replace(statement, value=replace(figure, amount=amount)))


def loud(disclosure: Disclosure) -> list[Finding]:
    """The errors and warnings that the whole catalogue has on a document."""
    report = check_one(disclosure, Settings()).documents[0]
    assert [problem.message for problem in report.problems if problem.fatal] == []
    return [finding for finding in report.findings if finding.severity is not Severity.NOTE]


@lru_cache(maxsize=1)
def checked() -> dict[str, tuple[Mutant, list[Finding]]]:
    """Every mutant by its name, with what the catalogue says to it."""
    clean = clean_document()
    return {each.named(clean): (each, loud(each.of(clean))) for each in mutants(clean)}


def test_the_document_is_clean_before() -> None:
    assert loud(clean_document()) == []


def test_mutants_are_many_and_spread_over_tables_and_prose() -> None:
    chosen = list(mutants(clean_document()))
    assert len(chosen) >= 55
    assert len({each.statement.place.table for each in chosen}) >= 8
    assert len({each.statement.place.section for each in chosen}) >= 10
    assert all(each.statement.value != clean_document().statements[each.number].value for each in chosen)


def test_every_mutant_is_caught_but_those_that_no_relation_holds() -> None:
    missed = [name for name, (_, findings) in checked().items() if not findings]
    assert sorted(missed) == sorted(NOT_CAUGHT)


def test_a_finding_shows_the_place_of_the_mutant() -> None:
    caught = {name: (mutant, findings) for name, (mutant, findings) in checked().items() if findings}
    hidden = [
        name
        for name, (mutant, findings) in caught.items()
        if not any(mutant.statement.place in finding.places for finding in findings)
    ]
    assert hidden == []


def test_the_findings_on_one_mutant_are_few_and_in_one_group() -> None:
    facts = {name: {finding.fact for finding in findings} for name, (_, findings) in checked().items() if findings}
    assert {name: found for name, found in facts.items() if len(found) > 1} == {}
    assert max(len(findings) for _, findings in checked().values()) <= MOST_FINDINGS
