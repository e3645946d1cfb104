"""The catalogue: every rule module found by walking the package, and every row of relations; nothing is listed by hand."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from juesuan import rules
from juesuan.errors import StandardsError, UsageError
from juesuan.rules.relation import conflicts
from juesuan.rules.relations import relation_rules
from juesuan.rules.rule import Logic, Rule, RuleData, by_code, rule_of

VERSION = "2026.1"
"""Version of the catalogue; changes when a stable rule's verdicts change."""


@lru_cache(maxsize=1)
def load_catalogue() -> tuple[Rule, ...]:
    """All rules, in order of their codes.

    Raises:
        StandardsError: two rules have one code, or a rule's documentation is incomplete.
    """
    found: dict[str, Rule] = {}
    for rule in (*_modules(), *relation_rules()):
        if rule.code in found:
            raise StandardsError("rules", rule.code, "code used twice")
        found[rule.code] = rule
    return tuple(by_code(found.values()))


def _modules() -> list[Rule]:
    rules_found = []
    for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}."):
        if module.name.rpartition(".")[2][1:4].isdecimal():
            loaded = import_module(module.name)
            data = loaded.RULE
            if not isinstance(data, RuleData):
                raise StandardsError(module.name, "RULE", "must be RuleData")
            rules_found.append(rule_of(module.name, loaded.__doc__ or "", data, _logic(loaded)))
    return rules_found


def _logic(module: ModuleType) -> Logic:
    """``check`` of a module, or its ``relations`` with its own ``judge`` or the usual one."""
    if hasattr(module, "check"):
        return Logic(plain=module.check, idle=getattr(module, "idle", None))
    if not hasattr(module, "relations"):
        raise StandardsError(module.__name__, "check", "a rule has check or relations")
    return Logic(relations=module.relations, judge=getattr(module, "judge", conflicts))


def find_rule(code: str) -> Rule:
    """The rule of this code (any case).

    Raises:
        UsageError: there is none.
    """
    for rule in load_catalogue():
        if rule.code == code.upper():
            return rule
    raise UsageError("规则", code, "、".join(rule.code for rule in load_catalogue()))


def select_rules(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules whose codes begin with one of ``select`` (all, when empty) and with none of ``ignore``.

    Retired rules never run; rules in preview only where ``select`` asks for them.

    Raises:
        UsageError: a given code or prefix fits no rule.
    """
    rules_known = load_catalogue()
    for prefix in (*select, *ignore):
        if not any(rule.code.startswith(prefix.upper()) for rule in rules_known):
            raise UsageError("规则", prefix, "、".join(rule.code for rule in rules_known))
    wanted = tuple(prefix.upper() for prefix in select) or ("",)
    unwanted = tuple(prefix.upper() for prefix in ignore)
    return tuple(
        rule
        for rule in rules_known
        if rule.status in (("stable", "preview") if select else ("stable",))
        and rule.code.startswith(wanted)
        and not (unwanted and rule.code.startswith(unwanted))
    )
