"""Small disclosures of our own making: tables drawn in text, the same tables as ragged text, and what they state."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.figures.place import Spot
from juesuan.model.disclosure import Disclosure, Part
from juesuan.model.key import FactKey
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.blocks import Block, Cell, Grid, Paragraph, SourceDocument
from juesuan.read.sources.text.reader import read_text
from juesuan.standards.standards import load_standards

COVER = ("青川市档案馆", "2024年度部门决算")
"""A body of no region that has a form set; the year is 2024."""

Row = Sequence[str]


def drawn(table: str) -> Grid:
    """A grid as drawn: a line a row, ``|`` between columns, ``<`` goes on from the left, ``^`` from above, ``/`` breaks a line."""
    texts = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    cells: list[list[Cell]] = [[] for _ in texts]
    for number, row in enumerate(texts):
        for column, text in enumerate(row):
            if text in ("<", "^"):
                continue
            colspan = 1
            while column + colspan < len(row) and row[column + colspan] == "<":
                colspan += 1
            rowspan = 1
            while number + rowspan < len(texts) and texts[number + rowspan][column] == "^":
                rowspan += 1
            spot = Spot(page=1, box=(column * 50.0, number * 20.0, column * 50.0 + 50, number * 20.0 + 20))
            cells[number].append(Cell(text.replace("/", "\n"), number, column, spot, rowspan, colspan))
    return Grid(tuple(tuple(row) for row in cells), Spot(page=1))


def ragged(rows: Sequence[Row]) -> str:
    """Rows as an office program exports them: one cell a line behind a tab, a blank line after each row."""
    return "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows)


def lines(*texts: str) -> list[Block]:
    """Paragraphs, one a line."""
    return [Paragraph(text, Spot(page=1)) for each in texts for text in each.split("\n")]


def read_blocks(*blocks: Block | str, cover: Sequence[str] = COVER, form_set: str = "auto") -> Disclosure:
    """The disclosure of blocks under a cover; strings are paragraphs, one a line."""
    made = lines(*cover)
    for block in blocks:
        made += lines(block) if isinstance(block, str) else [block]
    return recognise(SourceDocument("drawn", tuple(made)), load_standards(), path="样本", form_set=form_set)


def read_written(text: str, *, cover: Sequence[str] = COVER, form_set: str = "auto") -> Disclosure:
    """The disclosure of a text under a cover."""
    head = "".join(f"{line}\n" for line in cover)
    return recognise(read_text((head + text).encode(), path="样本"), load_standards(), path="样本", form_set=form_set)


def stated(disclosure: Disclosure) -> dict[str, str]:
    """What the tables state, by the written key: figures, blanks and dashes as written, without the names of codes."""
    found: dict[str, str] = {}
    for statement in disclosure.statements:
        if statement.place.part != Part.TABLES:
            continue
        for key in statement.keys:
            if isinstance(key, FactKey):
                assert str(key) not in found, f"stated twice: {key}"
                found[str(key)] = str(statement.value)
    return found


def figures(disclosure: Disclosure) -> dict[str, str]:
    """What the tables state, figures alone."""
    return {key: value for key, value in stated(disclosure).items() if value[0] in "-0123456789"}


def unbound(disclosure: Disclosure) -> list[str]:
    """The figures that no fact could be found for."""
    return [each.text for each in disclosure.unbound]


def forms(disclosure: Disclosure) -> list[str]:
    """The forms of the tables found, in order."""
    return [table.form for table in disclosure.tables]


def sections(disclosure: Disclosure) -> list[tuple[str, str | None, str]]:
    """Part, section and heading of every section that has a heading."""
    return [(str(each.part), each.section, each.heading) for each in disclosure.sections if each.heading]
