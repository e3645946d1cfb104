"""Report → JSON: the contract of ``juesuan check``, described by ``schema/report-1.schema.json``."""

from __future__ import annotations

from textwrap import indent

from juesuan.findings.finding import Finding, Suspect
from juesuan.findings.inspection import InspectedItem
from juesuan.findings.report import Coverage, DocumentReport, OtherReport, Report
from juesuan.findings.waiver import Waived
from juesuan.render.json_parts import Object, dumps, dumps_line, file_object, place_object


def json_report(report: Report) -> str:
    """The report as JSON text, documents and findings in the order of the report."""
    return dumps(report_object(report))


def report_object(report: Report) -> Object:
    """The report as JSON values."""
    return {**_versions(report), "documents": [_document(document) for document in report.documents]}


def json_head(report: Report) -> str:
    """The beginning of a report that is written document by document: up to the first of ``json_document``."""
    return dumps(_versions(report)).removesuffix("\n}\n") + ',\n  "documents": [\n'


JSON_BETWEEN = ",\n"
"""What stands between two documents of a report that is written document by document."""

JSON_END = "\n  ]\n}\n"
"""Its end."""


def json_document(document: DocumentReport) -> str:
    """One document of a report that is written document by document."""
    return indent(dumps(_document(document)).removesuffix("\n"), "    ")


def json_line(document: DocumentReport, report: Report) -> str:
    """A whole report of one document on one line, with the versions of another report."""
    return dumps_line({**_versions(report), "documents": [_document(document)]})


def _versions(report: Report) -> Object:
    return {"schema_version": report.schema_version, "version": report.version, "catalogue": report.catalogue}


def _document(document: DocumentReport) -> Object:
    return {
        "path": document.path,
        "sha256": document.sha256,
        "files": [file_object(file) for file in document.files],
        "others": [_other(other) for other in document.others],
        "kind": document.kind,
        "body": document.body,
        "year": document.year,
        "form_set": document.form_set,
        "findings": [_finding(finding) for finding in document.findings],
        "waived": [_waived(waived) for waived in document.waived],
        "problems": [{"message": problem.message, "rule": problem.rule, "fatal": problem.fatal} for problem in document.problems],
        "coverage": None if document.coverage is None else _coverage(document.coverage),
    }


def _other(other: OtherReport) -> Object:
    return {
        "role": other.role,
        "path": other.path,
        "sha256": other.sha256,
        "body": other.body,
        "year": other.year,
        "compared": other.compared,
        "agreed": other.agreed,
        "note": other.note,
    }


def _waived(waived: Waived) -> Object:
    waiver = waived.waiver
    return {
        "reason": waiver.reason,
        "who": waiver.who,
        "until": waiver.until.isoformat(),
        "body": waiver.body,
        "year": waiver.year,
        "finding": _finding(waived.finding),
    }


def _finding(finding: Finding) -> Object:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "group": finding.group.value,
        "fact": finding.fact,
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
        "difference": finding.difference,
        "computed": finding.computed,
        "look": finding.look,
        "suspects": [_suspect(suspect) for suspect in finding.suspects],
        "rivals": [_suspect(suspect) for suspect in finding.rivals],
        "also": [
            {"rule": also.rule, "message": also.message, "places": [place_object(place) for place in also.places]}
            for also in finding.also
        ],
        "places": [place_object(place) for place in finding.places],
        "hint": finding.hint,
        "doubtful": finding.doubtful,
    }


def _suspect(suspect: Suspect) -> Object:
    return {
        "fact": suspect.fact,
        "label": suspect.label,
        "stated": suspect.stated,
        "repaired": suspect.repaired,
        "gain": suspect.gain,
        "look": suspect.look,
        "places": [place_object(place) for place in suspect.places],
    }


def _coverage(coverage: Coverage) -> Object:
    return {
        "tables_found": list(coverage.tables_found),
        "tables_expected": list(coverage.tables_expected),
        "figures_bound": coverage.figures_bound,
        "figures_total": coverage.figures_total,
        "unbound": [
            {"text": figure.text, "reason": figure.reason, "place": place_object(figure.place)} for figure in coverage.unbound
        ],
        "rules_run": coverage.rules_run,
        "not_run": [{"rule": idle.rule, "reason": idle.reason} for idle in coverage.not_run],
        "hint": coverage.hint,
        "inspection": [_inspected(item) for item in coverage.inspection],
        "scanned": list(coverage.scanned),
        "doubts": [
            {"text": doubt.text, "confirmed": doubt.confirmed, "place": place_object(doubt.place)} for doubt in coverage.doubts
        ],
    }


def _inspected(item: InspectedItem) -> Object:
    return {
        "item": item.item,
        "group": item.group.value,
        "asks": item.asks,
        "state": item.state.value,
        "reason": item.reason,
        "findings": list(item.findings),
    }
