"""A page over all documents: its head needs the counts of all, so the documents wait on the disk, not in memory."""

from __future__ import annotations

from collections.abc import Iterable
from tempfile import TemporaryFile

from msgspec import Struct

from juesuan.check.files import Checked
from juesuan.cli.output import opened
from juesuan.findings.report import Report, Tally
from juesuan.render.entry import Entry, entry_of
from juesuan.render.html.page import html_end, html_head


class _Kept(Struct, frozen=True):
    """A document with where its part of the page waits."""

    entry: Entry
    start: int
    length: int


def write_page(results: Iterable[Checked], output: str | None, report: Report) -> Tally:
    """Write the page when all documents are done, the worst document first; the versions are those of ``report``.

    Raises:
        click.FileError: the file cannot be written.
    """
    tally = Tally()
    kept: list[_Kept] = []
    with opened(output) as put, TemporaryFile() as waiting:
        for result in results:
            tally = tally.plus(result.document)
            length = waiting.write(result.text.encode(errors="replace"))
            kept.append(_Kept(entry_of(result.document), waiting.tell() - length, length))
        kept.sort(key=lambda each: each.entry.weight)
        entries = [each.entry for each in kept]
        put(html_head(entries))
        for each in kept:
            waiting.seek(each.start)
            put(waiting.read(each.length).decode())
        put(html_end(entries, report))
    return tally
