"""What a rule is: its data, its documentation, and a pure check over the facts of a disclosure.

A rule is a module that holds ``RULE`` and ``check`` and is known by its file's name (``x101_same_fact.py``), or a row of
relations (relations/*.yaml). The docstring of the module, in Chinese with fixed headings, is the rule's page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from juesuan.errors import StandardsError
from juesuan.figures.place import Place
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import Key

if TYPE_CHECKING:
    from juesuan.rules.facts import FactBook
    from juesuan.rules.relation import Relations

HEADINGS = ("检查什么", "为什么", "错例", "正例", "不适用", "依据")
"""The headings of a rule's documentation, in order."""

_SECTION = re.compile(r"^(\S+)\n-+\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A fault as a check sees it: the facts concerned, the data of the message, and the places.

    ``facts`` are the keys whose statements take part (for grouping and for the finding's id); a rule on wording gives ``mark``,
    the wording itself, instead. ``severity`` overrides the rule's own.
    """

    facts: tuple[Key, ...]
    expected: str
    found: str
    places: tuple[Place, ...]
    difference: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    severity: Severity | None = None


Check = Callable[["FactBook"], Iterable[Draft]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue; ``relations`` are those that its check evaluates, where it equates facts.

    ``message`` has the fields {subject}, {expected}, {found}, {difference} and those of the draft.
    """

    code: str
    slug: str
    title: str
    severity: Severity
    group: Group
    since: str
    status: str
    basis: tuple[str, ...]
    message: str
    hint: str
    docs: Mapping[str, str]
    check: Check
    relations: Relations | None = None


@dataclass(frozen=True, slots=True)
class RuleData:
    """What a rule module declares about itself; nothing may be left out."""

    severity: Severity
    group: Group
    since: str
    basis: tuple[str, ...]
    message: str
    hint: str
    status: str = "stable"


def parse_docs(docstring: str, name: str) -> tuple[str, dict[str, str]]:
    """The title (first line) and the text under each heading.

    Raises:
        StandardsError: a heading is missing, empty or out of order.
    """
    title, _, rest = docstring.strip().partition("\n")
    parts = _SECTION.split(rest)
    docs = {heading: text.strip() for heading, text in zip(parts[1::2], parts[2::2], strict=True)}
    if tuple(docs) != HEADINGS or not all(docs.values()):
        raise StandardsError(name, "docs", f"headings must be {'、'.join(HEADINGS)}")
    return title.strip(), docs


def rule_of(name: str, docstring: str, data: RuleData, check: Check, relations: Relations | None = None) -> Rule:
    """The rule of a module: code and slug from the file's name, title and documentation from its docstring."""
    code, _, slug = name.rpartition(".")[2].partition("_")
    title, docs = parse_docs(docstring, name)
    return Rule(
        code=code.upper(),
        slug=slug.replace("_", "-"),
        title=title,
        severity=data.severity,
        group=data.group,
        since=data.since,
        status=data.status,
        basis=data.basis,
        message=data.message,
        hint=data.hint,
        docs=docs,
        check=check,
        relations=relations,
    )


def by_code(rules: Iterable[Rule]) -> Iterator[Rule]:
    """The rules in order of their codes."""
    yield from sorted(rules, key=lambda rule: rule.code)
