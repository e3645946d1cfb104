"""What the page says of a document before and behind all documents: a line of the summary, the rules to explain."""

from __future__ import annotations

from dataclasses import dataclass

from juesuan.findings.inspection import ItemState
from juesuan.findings.report import DocumentReport, Tally
from juesuan.render.html.views import anchor_of, document_name


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the summary: where it begins, what it is, its counts, items that it fails, the rules of its findings."""

    anchor: str
    name: str
    path: str
    form_set: str
    tally: Tally
    items_failed: int
    codes: frozenset[str]

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """Sorts the worst first: what could not be checked, then by errors, warnings and items failed."""
        return -self.tally.failed, -self.tally.errors, -self.tally.warnings, -self.items_failed


def entry_of(document: DocumentReport) -> Entry:
    """The entry of a document."""
    items = document.coverage.inspection if document.coverage else ()
    also = {also.rule for finding in document.findings for also in finding.also}
    waived = {each.finding.rule for each in document.waived}
    return Entry(
        anchor_of(document),
        document_name(document),
        document.path,
        document.form_set,
        Tally.of([document]),
        sum(item.state is ItemState.FAILED for item in items),
        frozenset({finding.rule for finding in document.findings} | also | waived),
    )
