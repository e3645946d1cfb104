"""Report → JSON: the contract of ``juesuan check``, described by ``schema/report-1.schema.json``."""

from __future__ import annotations

from juesuan.findings.finding import Finding, Suspect
from juesuan.findings.inspection import InspectedItem
from juesuan.findings.report import Coverage, DocumentReport, Report
from juesuan.render.json_parts import Object, dumps, place_object


def json_report(report: Report) -> str:
    """The report as JSON text, documents and findings in the order of the report."""
    return dumps(report_object(report))


def report_object(report: Report) -> Object:
    """The report as JSON values."""
    return {
        "schema_version": report.schema_version,
        "version": report.version,
        "catalogue": report.catalogue,
        "documents": [_document(document) for document in report.documents],
    }


def _document(document: DocumentReport) -> Object:
    return {
        "path": document.path,
        "sha256": document.sha256,
        "kind": document.kind,
        "body": document.body,
        "year": document.year,
        "form_set": document.form_set,
        "findings": [_finding(finding) for finding in document.findings],
        "problems": [{"message": problem.message, "rule": problem.rule, "fatal": problem.fatal} for problem in document.problems],
        "coverage": None if document.coverage is None else _coverage(document.coverage),
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
        "inspection": [_inspected(item) for item in coverage.inspection],
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
