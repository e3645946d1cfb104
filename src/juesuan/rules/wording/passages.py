"""The running text of a disclosure, passage by passage, for the rules on wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from juesuan.figures.place import Place
from juesuan.model.disclosure import Part, Sentence
from juesuan.prose.clauses import sentence_at
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft

_CONTEXT = 12


def passages(book: FactBook) -> Iterator[Sentence]:
    """Every paragraph of every part but the contents list."""
    for section in book.disclosure.sections:
        if section.part is not Part.CONTENTS:
            yield from section.paragraphs


def headings(book: FactBook) -> Iterator[Sentence]:
    """Every heading of a part or section, and every table's title."""
    for section in book.disclosure.sections:
        if section.heading and section.part is not Part.CONTENTS:
            yield Sentence(section.heading, section.place)
    for table in book.disclosure.tables:
        yield Sentence(table.title, table.place)


def quoted(passage: Sentence, start: int, end: int) -> Place:
    """The sentence in which the wording between start and end stands, with that and a little before and after it as quote."""
    quote = passage.text[max(0, start - _CONTEXT) : end + _CONTEXT]
    return replace(passage.place, sentence=sentence_at(passage, start), quote=quote)


def wording_draft(passage: Sentence, found: re.Match[str], expected: str) -> Draft:
    """The draft of a wording that a pattern found."""
    context = passage.text[max(0, found.start() - _CONTEXT) : found.end() + _CONTEXT]
    return Draft(
        facts=(),
        expected=expected,
        found=found[0],
        places=(quoted(passage, found.start(), found.end()),),
        mark=context,
    )
