"""What the templates show of a document: findings numbered, bundled and with their evidence, items linked to findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from juesuan.findings.finding import Finding, Severity
from juesuan.findings.inspection import InspectedItem
from juesuan.findings.report import DocumentReport
from juesuan.render.by_fact import block_of, by_fact
from juesuan.render.entry import anchor_of, document_name
from juesuan.render.html.evidence import Evidence, Gallery


class FindingView(Struct, frozen=True):
    """A finding with its number in the document (3, or 3.2 beside others about the same fact), anchor and evidence."""

    number: str
    anchor: str
    finding: Finding
    evidence: Evidence


class BlockView(Struct, frozen=True):
    """The findings of one severity and group; findings about one fact stand together."""

    severity: Severity
    group: str
    findings: tuple[FindingView, ...]


class ItemView(Struct, frozen=True):
    """An item of the inspection sheet with the findings that fail it, as far as they are shown."""

    item: InspectedItem
    findings: tuple[FindingView, ...]


class DocumentView(Struct, frozen=True):
    """A document as the page shows it."""

    anchor: str
    name: str
    document: DocumentReport
    blocks: tuple[BlockView, ...]
    items: tuple[ItemView, ...]


def document_view(document: DocumentReport) -> DocumentView:
    """The document with its findings numbered as in the text report."""
    anchor = anchor_of(document)
    blocks = tuple(_blocks(document, anchor))
    by_id = {view.finding.id: view for block in blocks for view in block.findings}
    items = document.coverage.inspection if document.coverage else ()
    return DocumentView(anchor, document_name(document), document, blocks, tuple(_item(item, by_id) for item in items))


def _blocks(document: DocumentReport, anchor: str) -> Iterator[BlockView]:
    gallery = Gallery(document.disclosure)
    numbered = enumerate(by_fact(document.findings), start=1)
    for _, block in groupby(numbered, key=lambda pair: block_of(pair[1])):
        pairs = list(block)
        lead = pairs[0][1][0]
        views = []
        for order, fact in pairs:
            for nth, finding in enumerate(fact, start=1):
                number = f"{order}.{nth}" if len(fact) > 1 else str(order)
                views.append(FindingView(number, f"{anchor}-{number}", finding, gallery.evidence(finding)))
        yield BlockView(lead.severity, lead.group, tuple(views))


def _item(item: InspectedItem, by_id: Mapping[str, FindingView]) -> ItemView:
    return ItemView(item, tuple(by_id[name] for name in item.findings if name in by_id))
