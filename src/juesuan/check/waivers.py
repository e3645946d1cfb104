"""Waivers put to work: findings taken out of a document, and over the run the waivers that did nothing as findings themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from juesuan.check.assemble import assemble
from juesuan.check.run import run
from juesuan.figures.width import compact
from juesuan.findings.finding import Finding
from juesuan.findings.report import DocumentReport
from juesuan.findings.waiver import LIST_KIND, Waiver, WaiverList, WaiverState, WaiverUse, of_run
from juesuan.model.disclosure import Disclosure, DocumentKind, Identity
from juesuan.rules.catalogue import load_catalogue
from juesuan.rules.facts import fact_book
from juesuan.rules.rule import Rule
from juesuan.standards.standards import load_standards


def uses_of(waivers: WaiverList, who: Identity, findings: Iterable[Finding], ran: Collection[str]) -> tuple[WaiverUse, ...]:
    """What becomes of each waiver that concerns a document; none of a waiver whose rule did not run on it."""
    by_id = {finding.id: finding for finding in findings}
    known = {rule.code for rule in load_catalogue()}
    return tuple(
        WaiverUse(waiver, _state(waiver, waivers, by_id), by_id.get(waiver.finding))
        for waiver in waivers.waivers
        if _concerns(waiver, who) and (waiver.rule in ran or waiver.rule not in known or waiver.finding in by_id)
    )


def without_waived(findings: Iterable[Finding], uses: Iterable[WaiverUse]) -> tuple[Finding, ...]:
    """The findings that no waiver takes out, in their order."""
    gone = {use.waiver.finding for use in uses if use.state is WaiverState.USED}
    return tuple(finding for finding in findings if finding.id not in gone)


def list_report(waivers: WaiverList, uses: Iterable[WaiverUse], rules: Sequence[Rule]) -> DocumentReport | None:
    """The report on the list of waivers after a run, by the rules chosen for the run; None where they find nothing."""
    who = Identity("", waivers.as_of.year, DocumentKind.OTHER, "generic", region_known=False)
    book = fact_book(Disclosure(who, (), (), (), (), (), waivers.path, waivers.sha256), load_standards())
    book = replace(book, waivers=of_run(uses))
    outcome = run(book, [rule for rule in rules if rule.of_waivers])
    findings = assemble(book, outcome)
    if not findings and not outcome.problems:
        return None
    return DocumentReport(waivers.path, waivers.sha256, LIST_KIND, "", None, "", findings, outcome.problems)


def _state(waiver: Waiver, waivers: WaiverList, by_id: Collection[str]) -> WaiverState:
    if waiver.until < waivers.as_of:
        return WaiverState.EXPIRED
    return WaiverState.USED if waiver.finding in by_id else WaiverState.UNUSED


def _concerns(waiver: Waiver, who: Identity) -> bool:
    same_body = not waiver.body or compact(waiver.body) == compact(who.body)
    return same_body and waiver.year in (None, who.year)
