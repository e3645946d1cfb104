"""Rows of relations (relations/*.yaml) to rules: data with a code, a kind of a closed list, documentation and basis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from importlib.resources import files
from typing import Literal

from juesuan.errors import StandardsError
from juesuan.findings.finding import Group, Severity
from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.rules.facts import FactBook
from juesuan.rules.kinds.equation import check_bound, equations
from juesuan.rules.kinds.tree import tree_sums
from juesuan.rules.relation import Relation, Relations, conflicts
from juesuan.rules.rule import HEADINGS, Check, Draft, Rule
from juesuan.standards.loader import parse_yaml
from juesuan.standards.structs import Strict

_MESSAGES = {
    "tree_sum": "{subject}与其各组成部分之和不符：{should}{expected}，写作{found}",
    "equation": "{subject}与算式不符：{should}{expected}，写作{found}",
    "bound": "{subject}超出了它的上限（{greater}）：应{expected}，写作{found}",
}

_HINTS = {
    "tree_sum": "逐项核对各组成部分与合计，找出抄错或漏列的一项",
    "equation": "核对算式中的每一项，改正抄错的一项",
    "bound": "核对两处的口径和数字",
}

_NEEDS = {"tree_sum": ("concept", "dimension"), "equation": ("whole", "parts"), "bound": ("lesser", "greater")}
"""What a row of each kind cannot do without."""


class RelationRow(Strict, frozen=True):
    """One row. ``over`` repeats it for each member of a dimension (or concept); ``{member}`` stands for it."""

    code: str
    slug: str
    title: str
    kind: Literal["tree_sum", "equation", "bound"]
    docs: dict[str, str]
    basis: tuple[str, ...]
    since: str
    concept: str = ""
    dimension: str = ""
    whole: str = ""
    parts: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    lesser: str = ""
    greater: str = ""
    over: tuple[str, ...] = ("",)
    severity: Severity = Severity.ERROR
    hint: str = ""
    message: str = ""
    status: str = "stable"


class RelationsFile(Strict, frozen=True):
    """A file of rows."""

    relations: tuple[RelationRow, ...]


def relation_rules() -> Iterator[Rule]:
    """The rules of all rows.

    Raises:
        StandardsError: a row is wrong; names file and code.
    """
    folder = files("juesuan.rules").joinpath("relations")
    seen: set[str] = set()
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml"):
            for row in parse_yaml(file.read_text("utf-8"), RelationsFile, file.name).relations:
                if row.code in seen:
                    raise StandardsError(file.name, row.code, "code used twice")
                seen.add(row.code)
                yield _rule(row, file.name)


def _rule(row: RelationRow, file: str) -> Rule:
    for name in _NEEDS[row.kind]:
        if not getattr(row, name):
            raise StandardsError(file, row.code, f"{row.kind} needs {name}")
    if tuple(row.docs) != HEADINGS or not all(row.docs.values()):
        raise StandardsError(file, row.code, f"docs must have {'、'.join(HEADINGS)}")
    return Rule(
        code=row.code,
        slug=row.slug,
        title=row.title,
        severity=row.severity,
        group=Group.ACCURACY,
        since=row.since,
        status=row.status,
        basis=row.basis,
        message=row.message or _MESSAGES[row.kind],
        hint=row.hint or _HINTS[row.kind],
        docs=row.docs,
        plain=_bounds(row, file),
        relations=_relations(row, file),
        judge=conflicts,
    )


def _relations(row: RelationRow, file: str) -> Relations | None:
    """The relations of a row that equates facts; None for a bound, which names no value."""
    if row.kind == "bound":
        return None
    if row.kind == "tree_sum":
        concepts = [row.concept.replace("{member}", member) for member in row.over]
        return partial(_each, rows=[partial(tree_sums, concept=concept, dimension=row.dimension) for concept in concepts])
    rows = [
        partial(
            equations,
            whole=_pattern(row.whole, member, row, file),
            parts=[_pattern(text, member, row, file) for text in row.parts],
            optional=[_pattern(text, member, row, file) for text in row.optional],
            partly=[_pattern(text, member, row, file) for text in row.partly],
        )
        for member in row.over
    ]
    return partial(_each, rows=rows)


def _each(book: FactBook, rows: Iterable[Relations]) -> Iterator[Relation]:
    for row in rows:
        yield from row(book)


def _bounds(row: RelationRow, file: str) -> Check | None:
    """The check of a row that bounds one fact by another; None for the kinds that equate facts."""
    if row.kind != "bound":
        return None
    bounds = [(_pattern(row.lesser, member, row, file), _pattern(row.greater, member, row, file)) for member in row.over]
    return partial(_check_bounds, bounds=bounds)


def _check_bounds(book: FactBook, bounds: Iterable[tuple[KeyPattern, KeyPattern]]) -> Iterator[Draft]:
    for lesser, greater in bounds:
        yield from check_bound(book, lesser, greater)


def _pattern(text: str, member: str, row: RelationRow, file: str) -> KeyPattern:
    text = text.replace("{member}", member)
    try:
        return parse_pattern(text)
    except ValueError as error:
        raise StandardsError(file, row.code, f"not a key pattern: {text}") from error
