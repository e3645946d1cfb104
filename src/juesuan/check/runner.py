"""Runs the rules on a disclosure and makes the report; the only place that catches a rule's crash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from juesuan.check.assemble import assemble
from juesuan.check.run import Outcome, run
from juesuan.errors import JuesuanError
from juesuan.figures.figure import Figure
from juesuan.findings.finding import Severity
from juesuan.findings.report import Coverage, DocumentReport, NotRun, Problem, Report
from juesuan.model.disclosure import Disclosure, Part
from juesuan.read.disclosure import read_disclosure
from juesuan.rules.catalogue import VERSION, select_rules
from juesuan.rules.facts import fact_book
from juesuan.rules.rule import Rule
from juesuan.standards.standards import Standards, load_standards


@dataclass(frozen=True, slots=True)
class Settings:
    """What to check and show: form set, code prefixes to select and ignore, whether notes are shown, the password."""

    form_set: str = "auto"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    show_notes: bool = False
    password: str | None = None


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
            disclosure = read_disclosure(path, form_set=settings.form_set, password=settings.password)
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
    shown = [rule for rule in rules if settings.show_notes or rule.severity is not Severity.NOTE]
    outcome = run(book, shown)
    identity = disclosure.identity
    return DocumentReport(
        path=disclosure.path,
        sha256=disclosure.sha256,
        kind=identity.kind.value,
        body=identity.body,
        year=identity.year,
        form_set=identity.form_set,
        findings=assemble(book, outcome, show_notes=settings.show_notes),
        problems=(*(Problem(message) for message in disclosure.problems), *outcome.problems),
        coverage=_coverage(disclosure, standards, outcome),
    )


def _coverage(disclosure: Disclosure, standards: Standards, outcome: Outcome) -> Coverage:
    bound = sum(isinstance(each.value, Figure) for each in disclosure.statements)
    counted = sum(each.place.part in (Part.TABLES, Part.NARRATIVE, Part.REPORT) for each in disclosure.unbound)
    return Coverage(
        tables_found=tuple(dict.fromkeys(table.place.table or table.title for table in disclosure.tables)),
        tables_expected=tuple(form.title for form in standards.form_set(disclosure.identity.form_set).forms),
        figures_bound=bound,
        figures_total=bound + counted,
        unbound=disclosure.unbound,
        rules_run=outcome.rules_run,
        not_run=tuple(NotRun(problem.rule, problem.message) for problem in outcome.problems),
    )
