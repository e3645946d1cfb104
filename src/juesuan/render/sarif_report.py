"""Report → SARIF 2.1.0 (OASIS), the form in which editors and code reviews show findings: one run a document.

A finding's ``fingerprints`` hold its id, which stays the same when the text moves. Pages, boxes, paragraphs and cells, which
SARIF has no words for, stand in the ``properties`` of a location. Waived findings are results with ``suppressions``.
"""

from __future__ import annotations

from pathlib import PurePath
from textwrap import indent
from urllib.parse import quote

from juesuan.figures.place import Place
from juesuan.findings.finding import Finding
from juesuan.findings.report import DocumentReport, Problem, Report
from juesuan.findings.waiver import Waived
from juesuan.render.json_parts import Object, dumps, place_object
from juesuan.render.place import place_words
from juesuan.render.place_ref import place_ref
from juesuan.render.waived_words import waiver_words
from juesuan.rules.catalogue import load_catalogue
from juesuan.rules.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "findingId/v1"

SARIF_BETWEEN = ",\n"
"""What stands between two runs of a log that is written document by document."""

SARIF_END = "\n  ]\n}\n"
"""Its end."""

_PHYSICAL = ("page", "box", "line", "paragraph", "sheet", "cell", "confidence")


def sarif_report(report: Report) -> str:
    """The whole log, a run a document."""
    return sarif_head() + SARIF_BETWEEN.join(sarif_run(each, report) for each in report.documents) + SARIF_END


def sarif_head() -> str:
    """The beginning of a log: up to its first run."""
    return dumps({"$schema": SCHEMA, "version": "2.1.0"}).removesuffix("\n}\n") + ',\n  "runs": [\n'


def sarif_run(document: DocumentReport, report: Report) -> str:
    """The run of one document; the versions are those of ``report``."""
    return indent(dumps(_run(document, report)).removesuffix("\n"), "    ")


def _run(document: DocumentReport, report: Report) -> Object:
    codes = {finding.rule for finding in (*document.findings, *(each.finding for each in document.waived))}
    codes |= {problem.rule for problem in document.problems}
    rules = [rule for rule in load_catalogue() if rule.code in codes]
    order = {rule.code: number for number, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "juesuan",
                "version": report.version,
                "language": "zh-CN",
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": f"juesuan/{_uri(document.path)}"},
        "language": "zh-CN",
        "invocations": [_invocation(document, order)],
        "artifacts": _artifacts(document),
        "results": [
            *(_result(finding, document, order) for finding in document.findings),
            *(_suppressed(waived, document, order) for waived in document.waived),
        ],
        "properties": {
            "catalogue": report.catalogue,
            "kind": document.kind,
            "body": document.body,
            "year": document.year,
            "formSet": document.form_set,
        },
    }


def _rule(rule: Rule) -> Object:
    sections = {heading: text.strip() for heading, text in rule.docs.items() if text.strip()}
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": sections.get("检查什么", rule.title)},
        "help": {"text": "\n\n".join(f"{heading}\n{text}" for heading, text in sections.items()) or rule.title},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [rule.group.value], "since": rule.since, "status": rule.status, "basis": list(rule.basis)},
    }


def _invocation(document: DocumentReport, order: dict[str, int]) -> Object:
    return {
        "executionSuccessful": not document.failed,
        "exitCode": document.exit_status,
        "toolExecutionNotifications": [_notification(problem, order) for problem in document.problems],
    }


def _notification(problem: Problem, order: dict[str, int]) -> Object:
    notification: Object = {"level": "error" if problem.fatal else "warning", "message": {"text": problem.message}}
    if problem.rule in order:
        notification["associatedRule"] = {"id": problem.rule, "index": order[problem.rule]}
    return notification


def _artifacts(document: DocumentReport) -> list[Object]:
    files = [(file.path, file.sha256) for file in document.files] or [(document.path, document.sha256)]
    return [{"location": {"uri": _uri(path)}, **({"hashes": {"sha-256": sha}} if sha else {})} for path, sha in files]


def _result(finding: Finding, document: DocumentReport, order: dict[str, int]) -> Object:
    suspects = [place for suspect in finding.suspects for place in suspect.places]
    further = [place for also in finding.also for place in also.places]
    places = list(dict.fromkeys((*suspects, *finding.places, *further)))
    index: Object = {"ruleIndex": order[finding.rule]} if finding.rule in order else {}
    return {
        "ruleId": finding.rule,
        **index,
        "level": finding.severity.value,
        "message": {"text": _message(finding)},
        "locations": [_location(place, document) for place in places[:1]],
        "relatedLocations": [{"id": number, **_location(place, document)} for number, place in enumerate(places[1:], start=1)],
        "fingerprints": {FINGERPRINT: finding.id},
        "properties": {
            "group": finding.group.value,
            "fact": finding.fact,
            "expected": finding.expected,
            "found": finding.found,
            "difference": finding.difference,
            "computed": finding.computed,
            "doubtful": finding.doubtful,
        },
    }


def _suppressed(waived: Waived, document: DocumentReport, order: dict[str, int]) -> Object:
    """A waived finding: a result with its suppression, which viewers hide or count apart."""
    waiver = waived.waiver
    told = {"reason": waiver.reason, "who": waiver.who, "until": waiver.until.isoformat()}
    suppression = {"kind": "external", "status": "accepted", "justification": waiver_words(waiver), "properties": told}
    return {**_result(waived.finding, document, order), "suppressions": [suppression]}


def _message(finding: Finding) -> str:
    """The message, the repairs that settle it, the hint."""
    lines = [finding.message]
    lines += [f"疑为 {each.label}：写作{each.stated}，改为{each.repaired}即可对上" for each in finding.suspects]
    lines += [f"同因 {also.rule} {also.message}" for also in finding.also]
    lines += [f"提示 {finding.look}"] if finding.look else []
    lines += [f"建议 {finding.hint}"] if finding.hint else []
    return "\n".join(lines)


def _location(place: Place, document: DocumentReport) -> Object:
    """Where it stands; only lines of a text are regions, since those of a page count anew on each."""
    spot = place.spot
    artifact: Object = {"uri": _uri(spot.file or document.path)}
    physical: Object = {"artifactLocation": artifact}
    if spot.line is not None and spot.page is None:
        physical["region"] = {"startLine": spot.line, **({"snippet": {"text": place.quote}} if place.quote else {})}
    known = place_object(place)
    return {
        "physicalLocation": physical,
        "logicalLocations": _logical(place),
        "message": {"text": f"{place_words(place)}：{place.quote}" if place.quote else place_words(place)},
        "properties": {"ref": place_ref(place), **{name: known[name] for name in _PHYSICAL if known[name] is not None}},
    }


def _logical(place: Place) -> list[Object]:
    """The table cell or the sentence, named as ``juesuan show --place`` takes it; nothing when only the spot is known."""
    name = place.column or place.row or place.table or place.section
    whole = place_ref(place).rpartition("@")[0] or place_ref(place)
    if not name or not whole:
        return []
    return [{"name": name, "fullyQualifiedName": whole, "kind": "element" if place.table else "text"}]


def _uri(path: str) -> str:
    """The path as a URI reference: absolute paths as file URIs, all else relative as given."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="replace")
