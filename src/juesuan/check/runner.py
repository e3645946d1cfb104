"""Runs the rules on a disclosure and makes the report; the only place that catches a rule's crash."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from juesuan.check.grouping import group_facts
from juesuan.errors import JuesuanError
from juesuan.figures.figure import Figure
from juesuan.findings.finding import Finding, Severity
from juesuan.findings.report import Coverage, DocumentReport, NotRun, Problem, Report
from juesuan.model.disclosure import Disclosure, Part
from juesuan.read.disclosure import read_disclosure
from juesuan.rules.catalogue import VERSION, select_rules
from juesuan.rules.facts import FactBook, fact_book
from juesuan.rules.rule import Draft, Rule
from juesuan.standards.standards import Standards, load_standards

_FIGURES = re.compile(r"\d[\d,.]*")
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Settings:
    """What to check and show: form set, code prefixes to select and ignore, whether notes are shown."""

    form_set: str = "auto"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    show_notes: bool = False


def check_files(paths: Sequence[str], settings: Settings, on_progress: Callable[[str], None] = lambda _: None) -> Report:
    """Check files one after another; one that cannot be read becomes a document with a fatal problem.

    Raises:
        UsageError: the settings name a form set or a code that does not exist.
    """
    rules = select_rules(settings.select, settings.ignore)
    standards = load_standards()
    if settings.form_set != "auto":
        standards.form_set(settings.form_set)
    documents = []
    for path in paths:
        try:
            disclosure = read_disclosure(path, form_set=settings.form_set)
        except JuesuanError as error:
            documents.append(_unreadable(path, str(error)))
        else:
            documents.append(_check(disclosure, rules, standards, settings))
        on_progress(path)
    return _report(documents)


def check_one(disclosure: Disclosure, settings: Settings) -> Report:
    """Check a disclosure that was read before.

    Raises:
        UsageError: the settings name a code that does not exist.
    """
    rules = select_rules(settings.select, settings.ignore)
    return _report([_check(disclosure, rules, load_standards(), settings)])


def _report(documents: Sequence[DocumentReport]) -> Report:
    return Report(version("juesuan"), VERSION, tuple(documents))


def _unreadable(path: str, reason: str) -> DocumentReport:
    return DocumentReport(path, "", "", "", None, "", problems=(Problem(reason, fatal=True),))


def _check(disclosure: Disclosure, rules: Iterable[Rule], standards: Standards, settings: Settings) -> DocumentReport:
    book = fact_book(disclosure, standards)
    drafts: list[tuple[Rule, Draft]] = []
    problems = [Problem(message) for message in disclosure.problems]
    ran: list[Rule] = []
    for rule in rules:
        try:
            drafts += [(rule, draft) for draft in rule.check(book)]
            ran.append(rule)
        except Exception as error:  # noqa: BLE001 - a crashing rule must not stop the others
            where = traceback.extract_tb(error.__traceback__)[-1]
            message = f"规则 {rule.code} 运行出错：{error!r}（{where.name} 第{where.lineno}行）"
            problems.append(Problem(message, rule=rule.code, fatal=True))
    crashed = [NotRun(problem.rule, problem.message) for problem in problems if problem.rule]
    identity = disclosure.identity
    return DocumentReport(
        path=disclosure.path,
        sha256=disclosure.sha256,
        kind=identity.kind.value,
        body=identity.body,
        year=identity.year,
        form_set=identity.form_set,
        findings=_findings(book, drafts, show_notes=settings.show_notes),
        problems=tuple(problems),
        coverage=_coverage(disclosure, standards, len(ran), tuple(crashed)),
    )


def _findings(book: FactBook, drafts: Sequence[tuple[Rule, Draft]], *, show_notes: bool) -> tuple[Finding, ...]:
    groups = group_facts([draft.facts for _, draft in drafts])
    found: dict[str, Finding] = {}
    for (rule, draft), fact in zip(drafts, groups, strict=True):
        finding = _finding(book, rule, draft, str(fact) if fact else "")
        if show_notes or finding.severity is not Severity.NOTE:
            again = sum(known.partition("#")[0] == finding.id for known in found)
            named = replace(finding, id=f"{finding.id}#{again + 1}") if again else finding
            found[named.id] = named
    first: dict[str, tuple[int, int]] = {}
    for each in found.values():
        first[each.fact or each.id] = min(_position(each), first.get(each.fact or each.id, _position(each)))
    return tuple(sorted(found.values(), key=lambda each: (_ORDER.index(each.severity), first[each.fact or each.id], each.rule)))


def _position(finding: Finding) -> tuple[int, int]:
    """Where a finding stands in the document, for the order of the report: page or line of its first place that has one."""
    spots = [place.spot for place in finding.places if place.spot.page or place.spot.line]
    return (spots[0].page or 0, spots[0].line or 0) if spots else (0, 0)


def _finding(book: FactBook, rule: Rule, draft: Draft, fact: str) -> Finding:
    keys = sorted(str(key) for key in draft.facts)
    data = {
        "subject": book.label(draft.facts[0]) if draft.facts else "",
        "expected": draft.expected,
        "found": draft.found,
        "difference": draft.difference,
        **draft.data,
    }
    return Finding(
        id=":".join((rule.code, _FIGURES.sub("0", draft.mark) or "|".join(keys))),
        rule=rule.code,
        severity=draft.severity or rule.severity,
        group=rule.group,
        message=rule.message.format_map(data),
        expected=draft.expected,
        found=draft.found,
        difference=draft.difference,
        places=draft.places,
        hint=rule.hint,
        fact=fact,
    )


def _coverage(disclosure: Disclosure, standards: Standards, ran: int, crashed: tuple[NotRun, ...]) -> Coverage:
    bound = sum(isinstance(each.value, Figure) for each in disclosure.statements)
    counted = sum(each.place.part in (Part.TABLES, Part.NARRATIVE) for each in disclosure.unbound)
    return Coverage(
        tables_found=tuple(dict.fromkeys(table.place.table or table.title for table in disclosure.tables)),
        tables_expected=tuple(form.title for form in standards.form_set(disclosure.identity.form_set).forms),
        figures_bound=bound,
        figures_total=bound + counted,
        unbound=disclosure.unbound,
        rules_run=ran,
        not_run=crashed,
    )
