"""Runs rules on the fact book of a disclosure: what they find, which relations are in conflict, and which rules crashed."""

from __future__ import annotations

import traceback
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from juesuan.findings.report import Problem
from juesuan.model.key import Key
from juesuan.rules.facts import FactBook
from juesuan.rules.others.against import Comparison
from juesuan.rules.relation import Relation
from juesuan.rules.rule import Draft, Rule


class Hit(Struct, frozen=True):
    """A draft with its rule and message, and the numbers of the relations that it reports (none without relations)."""

    rule: Rule
    draft: Draft
    message: str
    relations: frozenset[int] = frozenset()


class Outcome(Struct, frozen=True):
    """All that the rules said of one book: hits, every relation, the numbers of those in conflict, problems, rules run.

    ``compared``: the relations of each rule that holds the book against another document. ``idle``: why rules that ran had
    nothing to look at, by their codes.
    """

    hits: tuple[Hit, ...]
    relations: tuple[Relation, ...]
    violated: frozenset[int]
    problems: tuple[Problem, ...]
    rules_run: int
    compared: Mapping[str, tuple[Comparison, ...]]
    idle: Mapping[str, str]


def run(book: FactBook, rules: Iterable[Rule]) -> Outcome:
    """Run the rules one after another; a crash becomes a problem of its rule and stops no other."""
    hits: list[Hit] = []
    relations: list[Relation] = []
    problems: list[Problem] = []
    compared: dict[str, tuple[Comparison, ...]] = {}
    idle: dict[str, str] = {}
    count = 0
    for rule in rules:
        try:
            own = rule.relations_in(book)
            reason = rule.idle(book) if rule.idle else ""
            found = [Hit(rule, draft, worded(book, rule, draft)) for draft in rule.drafts(book, own)]
        except Exception as error:  # noqa: BLE001 - a crashing rule must not stop the others
            where = traceback.extract_tb(error.__traceback__)[-1]
            message = f"规则 {rule.code} 运行出错：{error!r}（{where.name} 第{where.lineno}行）"
            problems.append(Problem(message, rule=rule.code, fatal=True))
            continue
        if reason:
            idle[rule.code] = reason
        count += not reason
        hits += [replace(hit, relations=_reported(hit.draft, own, len(relations))) for hit in found]
        relations += own
        if rule.needs:
            compared[rule.code] = cast("tuple[Comparison, ...]", own)
    return Outcome(tuple(hits), tuple(relations), _violated(book, relations, hits), tuple(problems), count, compared, idle)


def worded(book: FactBook, rule: Rule, draft: Draft, *, apart: bool = False) -> str:
    """The message of a rule with the data of a draft; ``apart``: another figure than the one it speaks of may be the wrong one."""
    data = {
        "should": "算得" if apart else "应为",
        "wrong": "对不上" if apart else "算错",
        "subject": book.label(draft.facts[0]) if draft.facts else "",
        "expected": draft.expected,
        "found": draft.found,
        "difference": draft.difference,
        **draft.data,
    }
    return rule.message.format_map(data)


def _reported(draft: Draft, relations: Sequence[Relation], offset: int) -> frozenset[int]:
    """The relations whose first fact the draft is about; of relations of one fact all that it names."""
    if not draft.facts:
        return frozenset()
    facts = set(draft.facts)
    return frozenset(
        offset + number
        for number, relation in enumerate(relations)
        if relation.facts[0] == draft.facts[0] or (len(relation.facts) == 1 and relation.facts[0] in facts)
    )


def _violated(book: FactBook, relations: Sequence[Relation], hits: Iterable[Hit]) -> frozenset[int]:
    """The relations in conflict: only those that share a fact with a reported one can be."""
    numeric = [hit for hit in hits if hit.relations]
    if not numeric:
        return frozenset()
    index: dict[Key, list[int]] = defaultdict(list)
    for number, relation in enumerate(relations):
        for key in relation.facts:
            index[key].append(number)
    near = {number for hit in numeric for key in hit.draft.facts for number in index[key]}
    return frozenset(number for number in near if relations[number].conflict(book))
