"""What reports over several documents say of one of them: a line of the summary, worst first, and the rules that it cites."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from juesuan.findings.inspection import ItemState
from juesuan.findings.report import DocumentReport, Tally
from juesuan.render.place import one_line


class Entry(Struct, frozen=True):
    """A document in the summary: where it begins in a page, what it is, counts, items failed, rules of its findings."""

    anchor: str
    name: str
    path: str
    body: str
    year: int | None
    form_set: str
    tally: Tally
    items_failed: int
    codes: frozenset[str]

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """Sorts the worst first: what could not be checked, then by errors, warnings and items failed."""
        return -self.tally.failed, -self.tally.errors, -self.tally.warnings, -self.items_failed

    @property
    def status(self) -> str:
        """What the check came to, in a word or two."""
        if self.tally.failed:
            return "未能检查"
        return "有错误" if self.tally.errors else "有警告" if self.tally.warnings else "没有问题"


def entry_of(document: DocumentReport) -> Entry:
    """The entry of a document."""
    items = document.coverage.inspection if document.coverage else ()
    also = {also.rule for finding in document.findings for also in finding.also}
    waived = {each.finding.rule for each in document.waived}
    return Entry(
        anchor_of(document),
        document_name(document),
        document.path,
        document.body,
        document.year,
        document.form_set,
        Tally.of([document]),
        sum(item.state is ItemState.FAILED for item in items),
        frozenset({finding.rule for finding in document.findings} | also | waived),
    )


def anchor_of(document: DocumentReport) -> str:
    """The fragment of the page where the document begins, the same in every run."""
    return "d" + hashlib.sha256(f"{document.path}\0{document.sha256}".encode(errors="replace")).hexdigest()[:12]


def document_name(document: DocumentReport) -> str:
    """Body, year and kind as far as they are known, else the name of the file."""
    year = f"{document.year}年度" if document.year is not None else ""
    known = one_line(f"{document.body}{year}{document.kind}") if document.body else ""
    return known or one_line(document.path.rpartition("/")[2]) or "未命名文件"
