"""What the words of a template speak of: facts by name, and the names of codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from juesuan.compile.facts import Facts
from juesuan.errors import StandardsError
from juesuan.model.key import FactKey, Phase
from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.standards.templates import TemplatesFile

_WRITTEN = re.compile(r"(?P<name>[a-z_]+)(?:\[(?P<inside>[^\]]*)\])?(?:@(?P<phase>[a-z_]+))?")
_LENGTHS = (3, 5, 7)


def resolved(written: str, it: Sequence[FactKey], facts: Facts, data: TemplatesFile) -> tuple[FactKey, ...]:
    """The facts of a word: ``it``, a name of the templates, or a pattern; ``@prior`` is last year.

    Raises:
        StandardsError: the word names nothing.
    """
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise StandardsError(f"templates/{data.templates}.yaml", written, "not a fact")
    name = found["name"]
    keys = tuple(it) if name == "it" else tuple(facts.key(parse_pattern(each)) for each in data.facts.get(name, (name,)))
    if not keys:
        raise StandardsError(f"templates/{data.templates}.yaml", written, "nothing is spoken of")
    return tuple(_laid_over(key, found["inside"] or "", found["phase"], facts) for key in keys)


def _laid_over(key: FactKey, inside: str, phase: str | None, facts: Facts) -> FactKey:
    year = key.year - (phase == "prior")
    over = parse_pattern(f"[{inside}]") if inside else KeyPattern()
    own = KeyPattern(key.concept, key.members, key.phase).merge(over)
    made = own.complete(facts.standards.concepts, year)
    return made.at(phase=Phase(phase)) if phase and phase != "prior" else made


def item_path(key: FactKey, levels: Sequence[str], facts: Facts) -> str:
    """类、款、项 of a functional code: “一般公共服务支出（类）…（款）…（项）”."""
    code = key.member("function") or ""
    parts = [(code[:length], level) for length, level in zip(_LENGTHS, levels, strict=True) if length <= len(code)]
    return "".join(f"{facts.code_name('function', part)}（{level}）" for part, level in parts)


def class_name(key: FactKey, facts: Facts) -> str:
    """The name of a functional class without a closing 支出."""
    code = key.member("function") or ""
    return facts.code_name("function", code).removesuffix("支出")


def economic_items(key: FactKey, facts: Facts) -> str:
    """The names of the economic items below a fact that have money, in the order of their codes."""
    codes = sorted(facts.members([key], "economic"))
    shown = [code for code in codes if facts.shown(key.with_member("economic", code))]
    return "、".join(dict.fromkeys(facts.code_name("economic", code) for code in shown))
