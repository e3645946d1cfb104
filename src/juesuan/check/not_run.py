"""The rules that did not run on a document, or had nothing to look at, and why: so that silence means something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from juesuan.check.inspection import parts_of
from juesuan.check.run import Outcome
from juesuan.findings.report import NotRun
from juesuan.rules.catalogue import load_catalogue
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Rule

_PARTS = {
    "report": "文件没有绩效自评报告",
    "tables": "文件没有决算表",
    "narrative": "文件没有决算情况说明",
    "glossary": "文件没有名词解释",
}
_PREVIEW = "试行的规则，没有指定运行"
_NOTES = "只作提示，没有要求显示"


def not_run(
    book: FactBook, outcome: Outcome, shown: Iterable[Rule], reasons: Mapping[str, str], *, all_rules: bool
) -> tuple[NotRun, ...]:
    """Each rule with its reason, in order of the codes; with ``all_rules`` those too that were not asked for."""
    found = {rule.code: reason for rule in shown if (reason := _of_part(rule, book))}
    found |= dict(reasons)
    if all_rules:
        asked = {rule.code for rule in shown}
        left = [rule for rule in load_catalogue() if rule.code not in asked and not rule.of_waivers and rule.status != "retired"]
        found |= {rule.code: _PREVIEW if rule.status == "preview" else _NOTES for rule in left}
    found |= {problem.rule: problem.message for problem in outcome.problems}
    return tuple(NotRun(code, found[code]) for code in sorted(found))


def _of_part(rule: Rule, book: FactBook) -> str:
    """Why a rule has nothing to look at: every item of the inspection that it serves is about a part that is not there."""
    parts = [item.part for item in book.standards.inspection if item.rules and rule.code.startswith(item.rules)]
    missing = set(parts) - parts_of(book.disclosure)
    return _PARTS[parts[0]] if parts and set(parts) == missing and parts[0] in _PARTS else ""
