"""The catalogue of rules as text or JSON: the same rule data that the checks run on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from juesuan.findings.finding import Group
from juesuan.render.json_parts import Object, dumps
from juesuan.render.lines import Line, draw
from juesuan.render.words import STATUS, severity_word
from juesuan.rules.rule import Rule


def rules_text(rules: Sequence[Rule], width: int = 80, *, colour: bool = False) -> str:
    """The list of rules, by the groups of the official inspection."""
    return draw(_list(rules), width, colour=colour)


def rule_text(rule: Rule, width: int = 80, *, colour: bool = False) -> str:
    """One rule with all that is written about it."""
    return draw(_page(rule), width, colour=colour)


def rules_json(rules: Iterable[Rule]) -> str:
    """All rules with all their data."""
    return dumps({"rules": [_object(rule) for rule in rules]})


def _list(rules: Sequence[Rule]) -> Iterator[Line]:
    order = list(Group)
    ordered = sorted(rules, key=lambda rule: (order.index(rule.group), rule.code))
    for group, members in groupby(ordered, key=lambda rule: rule.group):
        yield Line(group, style="bold")
        for rule in members:
            state = "" if rule.status == "stable" else f"（{STATUS[rule.status]}）"
            yield Line(f"{rule.title}{state}", 2, f"{rule.code}  {severity_word(rule.severity)}  ")
        yield Line()
    yield Line(f"共 {len(rules)} 条。用 juesuan rule 编号 查看一条规则的说明和依据。", style="dim")


def _page(rule: Rule) -> Iterator[Line]:
    yield Line(f"{rule.code}  {rule.title}", style="bold")
    state = f"{STATUS[rule.status]}，自 {rule.since} 版"
    yield Line(f"{severity_word(rule.severity)}  {rule.group}  {state}  {rule.slug}")
    sections = {**rule.docs, "提示语": rule.message, "建议": rule.hint}
    if rule.basis and "依据" not in sections:
        sections["依据"] = "\n".join(rule.basis)
    for heading, body in sections.items():
        if body.strip():
            yield from (Line(), Line(heading, style="bold"))
            yield from (Line(paragraph, 2) for paragraph in body.strip().splitlines())


def _object(rule: Rule) -> Object:
    return {
        "code": rule.code,
        "slug": rule.slug,
        "title": rule.title,
        "severity": str(rule.severity),
        "group": str(rule.group),
        "since": rule.since,
        "status": str(rule.status),
        "basis": list(rule.basis),
        "message": rule.message,
        "hint": rule.hint,
        "docs": dict(rule.docs),
    }
