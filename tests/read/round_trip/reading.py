"""What a disclosure states, in the form in which the generator keeps it."""

from __future__ import annotations

from collections import Counter

import juesuan
from juesuan.findings.finding import Severity
from juesuan.model.disclosure import Disclosure
from juesuan.model.value import Text
from juesuan.read.disclosure import read_source
from juesuan.read.recognise.recognise import recognise
from juesuan.standards.standards import load_standards


def read(data: bytes, name: str = "样本") -> Disclosure:
    """The disclosure of a file's bytes."""
    return recognise(read_source(data, path=name), load_standards(), path=name)


def stated(disclosure: Disclosure) -> Counter[tuple[str, str]]:
    """Each fact with its value: figures, dashes and blanks; not words and names."""
    return Counter(
        (str(key), str(each.value)) for each in disclosure.statements if not isinstance(each.value, Text) for key in each.keys
    )


def alarms(disclosure: Disclosure) -> list[str]:
    """Errors and warnings, as code and message."""
    (document,) = juesuan.check_disclosure(disclosure).documents
    assert document.problems == ()
    return [f"{each.rule} {each.message}" for each in document.findings if each.severity is not Severity.NOTE]


def placed_facts(disclosure: Disclosure) -> Counter[tuple[str | None, ...]]:
    """All statements with the places that every format has: part, table, row and column, or section and sentence."""
    return Counter(
        (" = ".join(map(str, each.keys)), str(each.value), at.part, at.table, at.section, at.row, at.column, str(at.sentence))
        for each in disclosure.statements
        for at in [each.place]
    )


def without_blank_tables(facts: Counter[tuple[str | None, ...]], disclosure: Disclosure) -> Counter[tuple[str | None, ...]]:
    """The facts but for those of tables without any figure: a sheet holds no row of nothing but blanks."""
    blank = {each.title for each in disclosure.tables if each.blank}
    return Counter({fact: times for fact, times in facts.items() if fact[3] not in blank})


def assert_same(disclosure: Disclosure, text: Disclosure, *, sheets: bool = False) -> None:
    """Fail unless both state the same at the same places, in the same tables, and nothing stayed unread."""
    mine, theirs = placed_facts(disclosure), placed_facts(text)
    if sheets:
        mine, theirs = without_blank_tables(mine, disclosure), without_blank_tables(theirs, text)
    assert (theirs - mine, mine - theirs) == (Counter(), Counter())
    assert disclosure.identity == text.identity
    assert [(each.form, each.bound, each.blank) for each in disclosure.tables] == [
        (each.form, each.bound, each.blank) for each in text.tables
    ]
    assert (disclosure.unbound, disclosure.problems) == ((), ())


def found(disclosure: Disclosure) -> set[str]:
    """The ids of all findings, notes too."""
    (document,) = juesuan.check_disclosure(disclosure, show_notes=True).documents
    assert document.problems == ()
    return {each.id for each in document.findings}
