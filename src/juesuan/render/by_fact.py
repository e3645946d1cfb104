"""The findings of a document bundled by fact, in the order in which reports show them."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.findings.finding import Finding, Group
from juesuan.render.words import SEVERITY

_WEIGHT = {severity: weight for weight, severity in enumerate(SEVERITY)}
_GROUPS = {group: order for order, group in enumerate(Group)}

Fact = tuple[Finding, ...]
"""The findings about one fact, the heaviest first."""


def by_fact(findings: Iterable[Finding]) -> list[Fact]:
    """The findings bundled by fact, bundles by severity and official group, else in the order given."""
    bundles: dict[str, list[Finding]] = {}
    for finding in findings:
        bundles.setdefault(finding.fact or finding.id, []).append(finding)
    facts = [tuple(sorted(each, key=lambda finding: _WEIGHT[finding.severity])) for each in bundles.values()]
    return sorted(facts, key=block_of)


def block_of(fact: Fact) -> tuple[int, int]:
    """The block in which a fact stands: weight of its heaviest finding, then official group."""
    return _WEIGHT[fact[0].severity], _GROUPS[fact[0].group]
