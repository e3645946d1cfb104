"""Report: what a check of one or more documents says; JSON (schema version 1) is its contract."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from msgspec import Struct, field

from juesuan.figures.place import Place
from juesuan.findings.finding import Finding, Severity
from juesuan.findings.inspection import InspectedItem
from juesuan.findings.waiver import LIST_KIND, Waived, WaiverState, WaiverUse
from juesuan.model.disclosure import Disclosure, SourceFile, Unbound

SCHEMA_VERSION = 1


class NotRun(Struct, frozen=True):
    """A rule that did not run on a document, and why (Chinese)."""

    rule: str
    reason: str


class Doubt(Struct, frozen=True):
    """A reading of a scanned page that is in doubt: what was read, where, and whether sums confirm it."""

    text: str
    place: Place
    confirmed: bool = False


class Coverage(Struct, frozen=True):
    """What was read and what was not: tables recognised of those expected, figures bound of all, rules that could not run.

    ``inspection`` is the reviewer's sheet, item by item. ``hint`` says where the rest may be (Chinese); '' when nothing seems to
    be elsewhere. ``scanned`` lists the pages whose text was recognised, ``doubts`` the readings on them that are in doubt.
    """

    tables_found: tuple[str, ...]
    tables_expected: tuple[str, ...]
    figures_bound: int
    figures_total: int
    unbound: tuple[Unbound, ...]
    rules_run: int
    not_run: tuple[NotRun, ...]
    inspection: tuple[InspectedItem, ...] = ()
    hint: str = ""
    scanned: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Problem(Struct, frozen=True):
    """Not a fault of the document: it (or a part) could not be read, or a rule crashed (``rule`` set)."""

    message: str
    rule: str = ""
    fatal: bool = False


class OtherReport(Struct, frozen=True):
    """A document that this one was held against: role, path, hash, body and year, facts compared and those that agreed.

    ``note`` says what was taken for granted, or what is missing beside it (Chinese).
    """

    role: str
    path: str
    sha256: str
    body: str
    year: int | None
    compared: int
    agreed: int
    note: str = ""


class DocumentReport(Struct, frozen=True):
    """One document: path, hash, what it is, findings in order of weight, problems, coverage (None if unreadable), its files.

    ``disclosure`` is what was read, where the settings keep it for a format that draws tables and sentences.
    ``others`` are the documents that it was held against. ``waivers`` are those that concern it, with what became of them; the
    findings that they took out are ``waived`` and not among ``findings``.
    """

    path: str
    sha256: str
    kind: str
    body: str
    year: int | None
    form_set: str
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    coverage: Coverage | None = None
    files: tuple[SourceFile, ...] = ()
    disclosure: Disclosure | None = None
    others: tuple[OtherReport, ...] = ()
    waivers: tuple[WaiverUse, ...] = ()

    @property
    def waived(self) -> tuple[Waived, ...]:
        """The findings that waivers took out, each once, in the order of the waivers."""
        found: dict[str, Waived] = {}
        for use in self.waivers:
            if use.state is WaiverState.USED and use.finding is not None:
                found.setdefault(use.finding.id, Waived(use.finding, use.waiver))
        return tuple(found.values())

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def failed(self) -> bool:
        """True when it, or a file of it, could not be read, or a rule crashed."""
        return any(problem.fatal for problem in self.problems)

    @property
    def exit_status(self) -> int:
        """2 if it could not be checked, else 1 if there is an error, else 0."""
        return 2 if self.failed else int(any(finding.severity is Severity.ERROR for finding in self.findings))


class Report(Struct, frozen=True):
    """All documents of one run, with the versions of the program and of the catalogue of rules."""

    version: str
    catalogue: str
    documents: tuple[DocumentReport, ...] = ()
    schema_version: int = field(default=SCHEMA_VERSION)

    @property
    def exit_status(self) -> int:
        """2 if a document could not be checked or a rule crashed, else 1 if there is an error, else 0."""
        return max((document.exit_status for document in self.documents), default=0)


class Tally(Struct, frozen=True):
    """What a run over many documents comes to: documents, findings by severity, documents that failed, exit status, waived.

    A list of waivers is no document, though its findings count.
    """

    documents: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    failed: int = 0
    exit_status: int = 0
    waived: int = 0

    def plus(self, document: DocumentReport) -> Tally:
        """The tally with one document more."""
        errors, warnings, notes = (document.count(each) for each in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
        disclosures = int(document.kind != LIST_KIND)
        waived = len(document.waived)
        return self.joined(Tally(disclosures, errors, warnings, notes, int(document.failed), document.exit_status, waived))

    def joined(self, other: Tally) -> Tally:
        """The tally of the documents of both."""
        return Tally(
            self.documents + other.documents,
            self.errors + other.errors,
            self.warnings + other.warnings,
            self.notes + other.notes,
            self.failed + other.failed,
            max(self.exit_status, other.exit_status),
            self.waived + other.waived,
        )

    @classmethod
    def of(cls, documents: Iterable[DocumentReport]) -> Tally:
        """The tally of some documents."""
        return reduce(cls.plus, documents, cls())
