"""Report: what a check of one or more documents says; JSON (schema version 1) is its contract."""

from __future__ import annotations

from dataclasses import dataclass, field

from juesuan.findings.finding import Finding, Severity
from juesuan.findings.inspection import InspectedItem
from juesuan.model.disclosure import Unbound

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class NotRun:
    """A rule that did not run on a document, and why (Chinese)."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read and what was not: tables recognised of those expected, figures bound of all, rules that could not run.

    ``inspection`` is the reviewer's sheet, item by item.
    """

    tables_found: tuple[str, ...]
    tables_expected: tuple[str, ...]
    figures_bound: int
    figures_total: int
    unbound: tuple[Unbound, ...]
    rules_run: int
    not_run: tuple[NotRun, ...]
    inspection: tuple[InspectedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Not a fault of the document: it (or a part) could not be read, or a rule crashed (``rule`` set)."""

    message: str
    rule: str = ""
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document: path, hash, what it is, findings in order of weight, problems, coverage (None if unreadable)."""

    path: str
    sha256: str
    kind: str
    body: str
    year: int | None
    form_set: str
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    coverage: Coverage | None = None

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Report:
    """All documents of one run, with the versions of the program and of the catalogue of rules."""

    version: str
    catalogue: str
    documents: tuple[DocumentReport, ...] = ()
    schema_version: int = field(default=SCHEMA_VERSION)

    @property
    def exit_status(self) -> int:
        """2 if a document could not be checked or a rule crashed, else 1 if there is an error, else 0."""
        if any(problem.fatal for document in self.documents for problem in document.problems):
            return 2
        return int(any(document.count(Severity.ERROR) for document in self.documents))
