"""Runs the rules on a disclosure and makes the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from juesuan.check.assemble import assemble
from juesuan.check.doubts import doubts, marked
from juesuan.check.inspection import Ran, inspect
from juesuan.check.not_run import not_run
from juesuan.check.others import idle, of_disclosures, others_of, reports
from juesuan.check.run import Outcome, run
from juesuan.check.waivers import list_report, uses_of, without_waived
from juesuan.errors import UnreadableFileError
from juesuan.figures.figure import Figure
from juesuan.findings.finding import Severity
from juesuan.findings.report import Coverage, DocumentReport, Problem, Report
from juesuan.findings.waiver import WaiverList, WaiverUse
from juesuan.model.disclosure import Disclosure, Part
from juesuan.read.budget import Budget
from juesuan.rules.catalogue import VERSION, select_rules
from juesuan.rules.facts import FactBook, fact_book
from juesuan.rules.rule import Rule
from juesuan.standards.standards import Standards, load_standards
from juesuan.version import VERSION as PROGRAM

_DEFAULT = Budget()


class Settings(Struct, frozen=True):
    """What to check and show: form set, code prefixes to select and ignore, whether notes are shown, budget, password.

    ``keep_disclosure``: the report carries what was read, for a format that draws from it. ``others`` are the paths of what
    documents are held against, ``waivers`` the findings that do not count.
    """

    form_set: str = "auto"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    show_notes: bool = False
    budget: Budget = _DEFAULT
    password: str | None = None
    keep_disclosure: bool = False
    others: tuple[str, ...] = ()
    waivers: WaiverList | None = None


def check_one(disclosure: Disclosure, settings: Settings, others: Sequence[Disclosure] = ()) -> Report:
    """Check a disclosure that was read before, against others that were read before beside those that the settings name.

    Raises:
        UsageError: the settings name a code that does not exist.
    """
    document = check_document(disclosure, settings, others)
    return report_of(document, *waivers_report(settings, document.waivers))


def waivers_report(settings: Settings, uses: Iterable[WaiverUse]) -> tuple[DocumentReport, ...]:
    """The report on the list of waivers, if something is wrong with it, after documents in which it was so used."""
    if settings.waivers is None:
        return ()
    report = list_report(settings.waivers, uses, select_rules(settings.select, settings.ignore))
    return (report,) if report else ()


def report_of(*documents: DocumentReport) -> Report:
    """The report that documents make, with the versions of the program and of the catalogue."""
    return Report(PROGRAM, VERSION, documents)


def check_document(disclosure: Disclosure, settings: Settings, others: Sequence[Disclosure] = ()) -> DocumentReport:
    """The report on one disclosure.

    Raises:
        UsageError: the settings name a code that does not exist.
    """
    standards = load_standards()
    against = others_of(disclosure, settings.others, settings.budget, settings.password, standards)
    known = of_disclosures(disclosure, others, standards)
    book = fact_book(disclosure, standards, (*against.documents, *known.documents))
    report = check_book(book, settings)
    return replace(report, problems=(*report.problems, *against.problems, *known.problems))


def check_book(book: FactBook, settings: Settings) -> DocumentReport:
    """The report on the disclosure of a book, held against the other documents in it; errors as in ``check_document``."""
    disclosure, identity = book.disclosure, book.disclosure.identity
    rules = select_rules(settings.select, settings.ignore)
    roles = {other.document.role for other in book.others}
    shown = [rule for rule in rules if _looks_at(rule, book) and (settings.show_notes or _runs_unasked(rule, book))]
    outcome = run(book, [rule for rule in shown if rule.needs is None or rule.needs in roles])
    doubted = doubts(book, outcome)
    found = marked(assemble(book, outcome), doubted)
    everything = not settings.select and not settings.ignore
    reasons = {**idle(book, shown, outcome.compared), **outcome.idle}
    ran = Ran({rule.code for rule in shown} - {each.rule for each in outcome.problems}, reasons)
    idle_rules = not_run(book, outcome, shown, reasons, all_rules=everything)
    uses = uses_of(settings.waivers, identity, found, ran.rules - set(ran.idle)) if settings.waivers else ()
    counted = without_waived(found, uses)
    report = DocumentReport(
        path=disclosure.path,
        sha256=disclosure.sha256,
        kind=identity.kind.value,
        body=identity.body,
        year=identity.year,
        form_set=identity.form_set,
        findings=tuple(each for each in counted if settings.show_notes or each.severity is not Severity.NOTE),
        problems=(*_problems(disclosure), *outcome.problems),
        coverage=replace(_coverage(book, outcome), doubts=doubted, not_run=idle_rules),
        files=disclosure.files,
        disclosure=disclosure if settings.keep_disclosure else None,
        others=reports(book, outcome.compared),
        waivers=uses,
    )
    return _inspected(report, book, replace(ran, hidden=tuple(each for each in counted if each not in report.findings)))


def _inspected(report: DocumentReport, book: FactBook, ran: Ran) -> DocumentReport:
    """The report with the items of the inspection sheet."""
    ran = replace(ran, waived=tuple(each.finding for each in report.waived))
    items = inspect(book.standards.inspection, book.disclosure, report.findings, ran)
    return replace(report, coverage=replace(report.coverage, inspection=items)) if report.coverage else report


def _looks_at(rule: Rule, book: FactBook) -> bool:
    """False for rules about waivers, unless the book is that of a list of them."""
    return not rule.of_waivers or bool(book.waivers)


def _runs_unasked(rule: Rule, book: FactBook) -> bool:
    """True for all rules but those of notes, which run where notes are shown, or where an item of the sheet rests on them."""
    return rule.severity is not Severity.NOTE or any(item.notes and rule.code in item.rules for item in book.standards.inspection)


def unreadable(path: str, reason: str) -> DocumentReport:
    """The report on a file that cannot be read, and why (Chinese)."""
    return DocumentReport(path, "", "", "", None, "", problems=(Problem(reason, fatal=True),))


def _problems(disclosure: Disclosure) -> Iterator[Problem]:
    """What could not be read: a whole file among several is as grave as one alone."""
    for file in disclosure.files:
        if file.unread:
            yield Problem(str(UnreadableFileError(file.path, file.unread)), fatal=True)
    yield from (Problem(message) for message in disclosure.problems)


def _coverage(book: FactBook, outcome: Outcome) -> Coverage:
    disclosure, standards = book.disclosure, book.standards
    bound = sum(isinstance(each.value, Figure) for each in disclosure.statements)
    counted = sum(each.place.part in (Part.TABLES, Part.NARRATIVE, Part.REPORT) for each in disclosure.unbound)
    return Coverage(
        tables_found=tuple(dict.fromkeys(table.place.table or table.title for table in disclosure.tables)),
        tables_expected=tuple(form.title for form in standards.form_set(disclosure.identity.form_set).forms),
        figures_bound=bound,
        figures_total=bound + counted,
        unbound=disclosure.unbound,
        rules_run=outcome.rules_run,
        not_run=(),
        hint=_hint(disclosure, standards),
        scanned=_scanned(disclosure),
    )


def _hint(disclosure: Disclosure, standards: Standards) -> str:
    """Where the rest may be when a single file holds only tables or only narrative."""
    forms = {form.name for form in standards.form_set(disclosure.identity.form_set).forms}
    tables = any(table.form in forms for table in disclosure.tables)
    narrative = any(each.part is Part.NARRATIVE and each.section and each.paragraphs for each in disclosure.sections)
    if len(disclosure.files) > 1 or tables == narrative:
        return ""
    here, other = ("决算表", "决算情况说明") if tables else ("决算情况说明", "决算表")
    return f"只找到{here}，没有找到{other}；如果在另一个文件里，用 juesuan check 文件1 文件2 --as-one 合在一起核对"


def _scanned(disclosure: Disclosure) -> tuple[int, ...]:
    """The pages of which something was recognised from a picture."""
    places = [each.place for each in disclosure.statements]
    places += [each.place for each in disclosure.unbound]
    places += [each.place for section in disclosure.sections for each in section.paragraphs]
    spots = {place.spot for place in places if place.spot.confidence is not None}
    return tuple(sorted({spot.page for spot in spots if spot.page is not None}))
