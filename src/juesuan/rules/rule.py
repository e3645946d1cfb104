"""What a rule is: its data, its documentation, and a pure check over the facts of a disclosure.

A rule is a module that holds ``RULE`` and ``check`` and is known by its file's name (``x101_same_fact.py``), or a row of
relations (relations/*.yaml). The docstring of the module, in Chinese with fixed headings, is the rule's page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from juesuan.errors import StandardsError
from juesuan.figures.place import Place
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import Key
from juesuan.model.other import Role

if TYPE_CHECKING:
    from juesuan.rules.facts import FactBook
    from juesuan.rules.relation import Relation, Relations

HEADINGS = ("检查什么", "为什么", "错例", "正例", "不适用", "依据")
"""The headings of a rule's documentation, in order."""

_SECTION = re.compile(r"^(\S+)\n-+\n", re.MULTILINE)


class Draft(Struct, frozen=True):
    """A fault as a check sees it: the facts concerned, the data of the message, and the places.

    ``facts`` are the keys whose statements take part (for grouping and for the finding's id); a rule on wording gives ``mark``,
    the wording itself, instead. ``severity`` overrides the rule's own. ``computed``: how the expected value follows from the
    figures, written out (38.46万元 − 40万元 = -1.54万元), those in the order of the places behind the first.
    """

    facts: tuple[Key, ...]
    expected: str
    found: str
    places: tuple[Place, ...]
    difference: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    severity: Severity | None = None
    computed: str = ""


Check = Callable[["FactBook"], Iterable[Draft]]
Idle = Callable[["FactBook"], str]
Judge = Callable[["FactBook", Sequence["Relation"]], Iterable[Draft]]


class Rule(Struct, frozen=True):
    """A rule of the catalogue: a ``plain`` check of the book, or ``relations`` between facts and how to ``judge`` them.

    ``message`` has the fields {subject}, {expected}, {found}, {difference} and those of the draft; {should} and {wrong} are worded
    by whether the subject itself is suspected (应为, 算错) or another figure (算得, 对不上). ``needs``: the role of the
    other document without which the rule does not run. ``of_waivers``: it looks at a list of waivers, not at a document. ``idle``
    says why a book has nothing for the rule to look at (Chinese), '' when it has.
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
    plain: Check | None = None
    relations: Relations | None = None
    judge: Judge | None = None
    needs: Role | None = None
    of_waivers: bool = False
    idle: Idle | None = None

    def check(self, book: FactBook) -> Iterable[Draft]:
        """The faults of a disclosure by this rule."""
        return self.drafts(book, self.relations_in(book))

    def relations_in(self, book: FactBook) -> tuple[Relation, ...]:
        """The relations that a rule of equated facts finds in a book, satisfied or not; none for other rules."""
        return tuple(self.relations(book)) if self.relations else ()

    def drafts(self, book: FactBook, relations: Sequence[Relation]) -> Iterable[Draft]:
        """The faults, given the relations of this rule in the book."""
        if self.plain:
            return self.plain(book)
        return self.judge(book, relations) if self.judge else ()


class Logic(Struct, frozen=True):
    """What a rule does: check the book, or find relations and judge them; and why it has nothing to say of a book."""

    plain: Check | None = None
    relations: Relations | None = None
    judge: Judge | None = None
    idle: Idle | None = None


class RuleData(Struct, frozen=True):
    """What a rule module declares about itself; nothing may be left out."""

    severity: Severity
    group: Group
    since: str
    basis: tuple[str, ...]
    message: str
    hint: str
    status: str = "stable"
    needs: Role | None = None
    of_waivers: bool = False


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


def rule_of(name: str, docstring: str, data: RuleData, logic: Logic) -> Rule:
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
        plain=logic.plain,
        relations=logic.relations,
        judge=logic.judge,
        needs=data.needs,
        of_waivers=data.of_waivers,
        idle=logic.idle,
    )


def by_code(rules: Iterable[Rule]) -> Iterator[Rule]:
    """The rules in order of their codes."""
    yield from sorted(rules, key=lambda rule: rule.code)
