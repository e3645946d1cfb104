"""The document as blocks: cover, parts, tables and sections in the order of the form set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from juesuan.compile.conditions import holds
from juesuan.compile.said import Teller
from juesuan.compile.tables import Table
from juesuan.figures.numerals import chinese_ordinal
from juesuan.figures.place import Spot
from juesuan.model.disclosure import Part
from juesuan.read.sources.blocks import Block, Grid, Paragraph
from juesuan.standards.templates import PartText, WhenData

_OF_PART = "第{}部分"


def document(teller: Teller, tables: Sequence[Table], report: Sequence[Block]) -> tuple[Block, ...]:
    """All blocks; a part without content is left out."""
    lines = [line for text in teller.source.data.cover for line in teller.paragraphs(text)]
    blocks: list[Block] = [*_lines(lines)]
    number = 0
    for part in teller.source.data.parts:
        content = list(_content(part, teller, tables, report))
        if content:
            number += 1
            title = teller.tell(part.title, (), 0)
            blocks += [*_lines([_OF_PART.format(chinese_ordinal(number)), title]), *content]
    return tuple(blocks)


def _lines(texts: Iterable[str]) -> Iterator[Block]:
    for text in texts:
        yield Paragraph(text, Spot())


def _content(part: PartText, teller: Teller, tables: Sequence[Table], report: Sequence[Block]) -> Iterator[Block]:
    if part.part == Part.TABLES:
        for table in tables:
            yield from _lines([table.title, *table.furniture])
            yield Grid(table.rows, Spot())
            yield from _lines(table.notes)
    elif part.part == Part.GLOSSARY:
        terms = [each for each in teller.source.data.glossary if _fits(each.when, teller)]
        yield from _lines(f"{chinese_ordinal(n)}、{each.term}：{each.text}" for n, each in enumerate(terms, 1))
    elif part.part == Part.REPORT and not report:
        return
    yield from _lines(line for text in part.lead for line in teller.paragraphs(text))
    number = 0
    for section in part.sections:
        if _fits(section.when, teller):
            number += 1
            yield from _lines([f"{chinese_ordinal(number)}、{teller.tell(section.title, (), 0)}"])
            yield from _lines(line for text in section.paragraphs for line in teller.paragraphs(text))
    if part.part == Part.REPORT:
        yield from report


def _fits(when: WhenData, teller: Teller) -> bool:
    facts = teller.source.facts
    return holds(when, lambda written: facts.shown(teller.keys(written, ())[0]), teller.source.books, ())
