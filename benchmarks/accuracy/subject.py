"""A clean document under test: its blocks, what the program reads in them, and which figures stand in a relation.

Faults are planted in the blocks that a source yields, so that every format and layout is treated alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml
from msgspec import Struct
from msgspec.structs import replace

from juesuan.check.run import run
from juesuan.check.runner import Settings, check_one
from juesuan.figures.figure import Figure
from juesuan.figures.place import Spot
from juesuan.findings.finding import Finding
from juesuan.model.disclosure import Disclosure, TextSection
from juesuan.model.key import Key
from juesuan.model.statement import Statement
from juesuan.read.disclosure import read_source
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.blocks import Block, Cell, Grid, Paragraph, SourceDocument
from juesuan.rules.catalogue import load_catalogue
from juesuan.rules.facts import fact_book
from juesuan.standards.standards import load_standards

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "documents"
WRITTEN = (
    "examples/yunxi-liaison-office-2024.txt",
    "tests/unseen/documents/hunan-agriculture-bureau-2023.txt",
    "tests/unseen/documents/hunan-primary-school-2019.txt",
    "tests/unseen/documents/hunan-research-institute-2024.txt",
    "tests/unseen/documents/jiangsu-transport-unit-2024.txt",
    "tests/unseen/documents/shanghai-education-bureau-2024.txt",
    "tests/unseen/documents/shanghai-street-centre-2024.txt",
    "tests/unseen/documents/sichuan-civil-affairs-2023.txt",
    "benchmarks/accuracy/documents/hunan-liaison-office-2024.txt",
    "benchmarks/accuracy/documents/small-centre-2024.txt",
)
"""The clean documents of the project's own writing."""

REPAIRS = Path(__file__).with_name("repairs.yaml")


class Repair(Struct, frozen=True):
    """What is to be put in the place of what is wrong; of a text, in which line (all of it where nothing is named)."""

    new: str
    old: str = ""
    line: int = 0


class Subject(Struct, frozen=True):
    """A document: blocks, disclosure, findings when clean, statements by spot, keys in a relation."""

    name: str
    blocks: tuple[Block, ...]
    source: SourceDocument
    disclosure: Disclosure
    findings: tuple[Finding, ...]
    statements: Mapping[Spot, tuple[Statement, ...]]
    related: frozenset[Key]

    def stated_cells(self) -> list[tuple[int, int, int, Cell, Statement]]:
        """The cells that state one figure other than nought: block, row, index in the row, cell, statement."""
        return [
            (block, row, index, cell, stated[0])
            for block, row, index, cell in self.cells()
            if (stated := self.statements.get(cell.spot, ())) and _figure(stated[0]) and cell.text.strip() == stated[0].place.quote
        ]

    def cells(self) -> list[tuple[int, int, int, Cell]]:
        """All cells with their indexes."""
        return [
            (number, row, index, cell)
            for number, block in enumerate(self.blocks)
            if isinstance(block, Grid)
            for row, cells in enumerate(block.rows)
            for index, cell in enumerate(cells)
        ]

    def passages(self, part: str = "") -> list[tuple[int, str, TextSection]]:
        """The paragraphs below a heading: block, text as written, section; of one part or of all."""
        numbers = {block.spot: n for n, block in enumerate(self.blocks) if isinstance(block, Paragraph)}
        return [
            (numbers[each.place.spot], self.blocks[numbers[each.place.spot]].text, section)  # type: ignore[union-attr]
            for section in self.disclosure.sections
            if not part or section.part == part
            for each in section.paragraphs
            if each.place.spot in numbers
        ]

    def is_related(self, statement: Statement) -> bool:
        """True when a rule holds the figure against another."""
        return any(key in self.related for key in statement.keys)


def _figure(statement: Statement) -> bool:
    return isinstance(statement.value, Figure) and bool(statement.value.amount)


def subject_of(name: str, source: SourceDocument) -> Subject:
    """What the program makes of the blocks."""
    disclosure = disclosure_of(source)
    spots: dict[Spot, list[Statement]] = defaultdict(list)
    for each in disclosure.statements:
        spots[each.place.spot].append(each)
    return Subject(
        name=name,
        blocks=source.blocks,
        source=source,
        disclosure=disclosure,
        findings=findings_of(disclosure),
        statements={spot: tuple(found) for spot, found in spots.items()},
        related=frozenset(_related(disclosure)),
    )


def disclosure_of(source: SourceDocument) -> Disclosure:
    """The disclosure that the blocks hold."""
    return recognise(source, load_standards(), path="决算")


def findings_of(disclosure: Disclosure) -> tuple[Finding, ...]:
    """All findings, notes included."""
    return check_one(disclosure, Settings(show_notes=True)).documents[0].findings


def _related(disclosure: Disclosure) -> Iterable[Key]:
    book = fact_book(disclosure, load_standards())
    for relation in run(book, [rule for rule in load_catalogue() if rule.relations]).relations:
        yield from relation.facts


def repaired_text(text: str, repairs: Sequence[Repair]) -> str:
    """The text with its lines repaired; lines put in move those below.

    Raises:
        ValueError: a line does not hold what is to be repaired.
    """
    lines = text.split("\n")
    for repair in sorted(repairs, key=lambda each: each.line, reverse=True):
        old = lines[repair.line - 1]
        start = len(old) - len(old.lstrip())
        if repair.old not in old:
            raise ValueError(repair)
        lines[repair.line - 1] = old.replace(repair.old, repair.new, 1) if repair.old else old[:start] + repair.new
    return "\n".join(lines)


def repaired(source: SourceDocument, repairs: Iterable[Repair]) -> SourceDocument:
    """The blocks with each repair made in the first paragraph that holds its text, whatever white space stands in it.

    Raises:
        ValueError: a repair's text stands nowhere.
    """
    blocks = list(source.blocks)
    for repair in repairs:
        for number, block in enumerate(blocks):
            found = re.search(spaced(repair.old), block.text) if isinstance(block, Paragraph) else None
            if isinstance(block, Paragraph) and found:
                blocks[number] = replace(block, text=block.text[: found.start()] + repair.new + block.text[found.end() :])
                break
        else:
            raise ValueError(repair)
    return replace(source, blocks=tuple(blocks))


def spaced(text: str) -> str:
    """A pattern that finds the text whatever white space stands in it."""
    return r"\s*".join(map(re.escape, text))


def real_subjects() -> Iterator[Subject]:
    """The two real documents, repaired, where they are at hand."""
    for name, rows in yaml.safe_load(REPAIRS.read_text(encoding="utf-8")).items():
        file = SHARED / name
        repairs = [Repair(row["be"], row.get("is", ""), row.get("line", 0)) for row in rows]
        if file.suffix == ".txt" and file.is_file():
            data = repaired_text(file.read_text(encoding="utf-8"), repairs).encode()
            yield subject_of(file.stem, read_source(data, path=file.name))
        elif file.is_file():
            yield subject_of(file.stem, repaired(read_source(file.read_bytes(), path=file.name), repairs))


def all_subjects() -> list[Subject]:
    """The documents of our own writing, and the two real ones, repaired, where they are at hand."""
    subjects = []
    for path in WRITTEN:
        file = ROOT / path
        subjects.append(subject_of(file.stem, read_source(file.read_bytes(), path=file.name)))
    return [*subjects, *real_subjects()]
