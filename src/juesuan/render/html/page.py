"""Report → one HTML page to read and print: no network, no script, everything escaped.

The page is drawn in three steps, so that many documents need not be kept in memory: each document, what stands before all of
them (with the summary, which needs all counts) and what stands behind (the rules that were cited).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from juesuan.findings.inspection import ItemState
from juesuan.findings.report import DocumentReport, Report, Tally
from juesuan.render import coverage_words
from juesuan.render.entry import Entry, entry_of
from juesuan.render.html.views import document_view
from juesuan.render.place import place_words, printable
from juesuan.render.place_ref import place_ref
from juesuan.render.words import SEVERITY, STATUS
from juesuan.rules.catalogue import load_catalogue

MOST_UNBOUND = 300
"""How many unbound figures and doubtful readings of a document the page lists; JSON has all of them."""


def html_report(report: Report) -> str:
    """The whole page; its documents draw tables and sentences where they carry their disclosure."""
    pairs = sorted(((entry_of(document), document) for document in report.documents), key=lambda pair: pair[0].weight)
    entries = [entry for entry, _ in pairs]
    documents = (html_document(document) for _, document in pairs)
    return "".join((html_head(entries), *documents, html_end(entries, report)))


def html_document(document: DocumentReport) -> str:
    """The part of the page that one document takes."""
    return _environment().get_template("document.html").render(view=document_view(document), most=MOST_UNBOUND)


def html_head(entries: Sequence[Entry]) -> str:
    """The beginning of the page, with the summary when there is not just one document; entries in the order of the page."""
    tally = reduce(Tally.joined, (entry.tally for entry in entries), Tally())
    return _environment().get_template("head.html").render(entries=entries, tally=tally, style=_style())


def html_end(entries: Iterable[Entry], report: Report) -> str:
    """The end of the page: the rules cited, and the versions of ``report``."""
    codes = frozenset[str]().union(*(entry.codes for entry in entries))
    rules = [rule for rule in load_catalogue() if rule.code in codes]
    return _environment().get_template("end.html").render(rules=rules, report=report)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The templates of this package; every value is escaped and freed of control characters."""
    environment = Environment(
        loader=PackageLoader("juesuan.render.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_plain,
    )
    environment.filters |= {"place": place_words, "ref": place_ref, "paragraphs": _paragraphs}
    environment.globals |= {
        "SEVERITY": SEVERITY,
        "STATUS": STATUS,
        "STATE_SIGNS": {
            ItemState.MET: "✓",
            ItemState.FAILED: "✗",
            ItemState.NOT_APPLICABLE: "—",
            ItemState.UNREADABLE: "！",
            ItemState.NOT_CHECKABLE: "？",
        },
        "known_codes": frozenset(rule.code for rule in load_catalogue()),
        "words": coverage_words,
    }
    return environment


def _plain(value: object) -> object:
    """The value without control characters and marks of direction; what is markup already stays."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@lru_cache(maxsize=1)
def _style() -> Markup:
    """The style sheet, which is our own and therefore markup."""
    source, _, _ = PackageLoader("juesuan.render.html").get_source(_environment(), "style.css")
    return Markup(source)


def _paragraphs(text: str) -> list[str]:
    """The lines of a rule's page that are not empty."""
    return [line for line in text.splitlines() if line.strip()]
