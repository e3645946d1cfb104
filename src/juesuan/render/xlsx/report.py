"""Report → workbook: 汇总 over several documents, a 检查表 for each, 问题清单 (all findings), 未核对 (what was not read)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from msgspec import Struct

from juesuan.findings.report import DocumentReport
from juesuan.render.entry import Entry, entry_of
from juesuan.render.picture.finding import Pictures
from juesuan.render.xlsx.book import SheetNames, new_book
from juesuan.render.xlsx.findings_sheet import write_findings
from juesuan.render.xlsx.inspection_sheet import write_inspection
from juesuan.render.xlsx.pen import Pen
from juesuan.render.xlsx.summary_sheet import write_summary
from juesuan.render.xlsx.unchecked_sheet import write_unchecked


class Sheeted(Struct, frozen=True):
    """A document with the pictures of its findings."""

    document: DocumentReport
    pictures: Pictures


def xlsx_report(documents: Sequence[Sheeted]) -> bytes:
    """The workbook, the worst document first; the same bytes for the same documents."""
    out = BytesIO()
    book = new_book(out)
    pen = Pen(book)
    names = SheetNames()
    ordered = sorted(((entry_of(each.document), each) for each in documents), key=lambda pair: pair[0].weight)
    entries = [entry for entry, _ in ordered]
    summary = book.add_worksheet(names.name("汇总")) if len(entries) > 1 else None
    sheets = [_inspected(pen, book, each, _title(names, number, entry, entries)) for number, (entry, each) in enumerate(ordered, 1)]
    if summary is not None:
        write_summary(pen, summary, entries, sheets)
    reports = [each.document for _, each in ordered]
    write_findings(pen, book.add_worksheet(names.name("问题清单")), reports)
    write_unchecked(pen, book.add_worksheet(names.name("未核对")), reports)
    book.close()
    return out.getvalue()


def _title(names: SheetNames, number: int, entry: Entry, entries: Sequence[Entry]) -> str:
    return names.name(f"检查表{number} {entry.body}".strip() if len(entries) > 1 else "检查表")


def _inspected(pen: Pen, book: Any, each: Sheeted, title: str) -> str:
    """Write the inspection sheet of a document and give its name; '' for what has none."""
    if each.document.coverage is None:
        return ""
    write_inspection(pen, book.add_worksheet(title), each.document, each.pictures)
    return title
