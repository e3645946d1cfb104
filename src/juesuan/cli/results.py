"""Reports of one document after another, in the form asked for and where asked for, each written when it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec import Struct

from juesuan.check.files import Checked, Draw
from juesuan.cli.output import Style, opened
from juesuan.findings.report import Report, Tally
from juesuan.render.entry import Entry, entry_of


class Form(Struct, frozen=True):
    """How reports look: how a document is drawn, and what stands before, between and behind the documents."""

    draw: Draw
    end: Callable[[Sequence[Entry]], str]
    head: str = ""
    between: str = ""
    of_screen: bool = False
    page_of: Report | None = None
    """Set for a page that can only be written when all documents are done: the report whose versions it names."""
    workbook: bool = False


def form_of(name: str, report: Report, style: Style) -> Form:
    """The form of this name; the versions are those of ``report``."""
    if name == "text":
        from juesuan.render.text import text_document, text_end

        draw = partial(text_document, width=style.width, colour=style.colour)
        end = partial(text_end, report=report, width=style.width, colour=style.colour)
        return Form(draw, end, of_screen=True)
    if name == "html":
        from juesuan.render.html.page import html_document

        return Form(html_document, lambda _: "", page_of=report)
    if name == "xlsx":
        from juesuan.render.picture.finding import item_pictures

        return Form(item_pictures, lambda _: "", workbook=True)
    if name == "sarif":
        from juesuan.render import sarif_report as sarif

        return Form(partial(sarif.sarif_run, report=report), lambda _: sarif.SARIF_END, sarif.sarif_head(), sarif.SARIF_BETWEEN)
    from juesuan.render import json_report

    if name == "json":
        return Form(
            json_report.json_document, lambda _: json_report.JSON_END, json_report.json_head(report), json_report.JSON_BETWEEN
        )
    return Form(partial(json_report.json_line, report=report), lambda _: "")


def write_results(results: Iterable[Checked], form: Form, output: str | None) -> Tally:
    """Write each document as it comes (a page or workbook when all are done), and what the run comes to; stops when nobody reads.

    Raises:
        click.FileError: the file cannot be written.
    """
    if form.page_of is not None:
        from juesuan.cli.page import write_page

        return write_page(results, output, form.page_of)
    if form.workbook and output is not None:
        from juesuan.cli.workbook import write_workbook

        return write_workbook(results, output)
    tally = Tally()
    entries: list[Entry] = []
    with opened(output, of_screen=form.of_screen) as put:
        for result in results:
            before = form.between if entries else form.head
            tally = tally.plus(result.document)
            entries.append(entry_of(result.document))
            if not put(before + result.text):
                return tally
        put(form.end(entries))
    return tally
