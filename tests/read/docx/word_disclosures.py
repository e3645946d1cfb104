"""A disclosure in text set as a Word document with python-docx: true tables with merged cells, automatic numbers for headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import build_examples
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Tc
from docx.shared import Pt

from juesuan.figures.numerals import chinese_number, split_ordinal
from juesuan.read.sources.blocks import Grid, Paragraph
from juesuan.read.sources.text.reader import read_text

PART = re.compile(r"第[一二三四五]部分")
BLANK = " \t\u3000"
STYLES = {"comma": 0, "bracket": 1, "digit": 2}
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3、"))
FIRST_LIST = 900

Drawn = list[tuple[str, int, int]]
"""A row of cells: text, columns and rows that it spans."""


class Numbers:
    """Automatic numbers: a list a part, and whether the next number of a level is the one written."""

    def __init__(self, document: WordDocument) -> None:
        self.root = document.part.numbering_part.element
        self.list_id = FIRST_LIST
        self.counted = [0, 0, 0]
        self.used = 0
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (form, text) in enumerate(LEVELS)
        )
        shape = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{FIRST_LIST}">{levels}</w:abstractNum>')
        self.root.insert(0, shape)

    def begin_part(self) -> None:
        """A new list, which starts at one."""
        self.list_id += 1
        self.counted = [0, 0, 0]
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        content = f'<w:abstractNumId w:val="{FIRST_LIST}"/>{start}'
        self.root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.list_id}">{content}</w:num>'))

    def take(self, text: str) -> tuple[int, str] | None:
        """The level and the text without its number, if Word would number it so."""
        ordinal, rest = split_ordinal(text)
        level = STYLES.get(ordinal.style) if ordinal else None
        if ordinal is None or level is None or not rest or self.list_id == FIRST_LIST:
            return None
        number = chinese_number(ordinal.digits)
        if number != self.counted[level] + 1 or not text.startswith(written(level, ordinal.digits)):
            return None
        self.counted[level:] = [number, 0, 0][: 3 - level]
        self.used += 1
        return level, text.removeprefix(written(level, ordinal.digits))


def written(level: int, digits: str) -> str:
    """A number as the list writes it."""
    return re.sub(r"%\d", digits, LEVELS[level][1])


def add_line(document: WordDocument, numbers: Numbers, text: str) -> None:
    """A paragraph, with an automatic number where it has one."""
    taken = numbers.take(text)
    paragraph = document.add_paragraph(taken[1] if taken else text)
    if taken:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = taken[0]
        properties.get_or_add_numId().val = numbers.list_id


def add_table(document: WordDocument, rows: Sequence[Drawn], width: int) -> None:
    """A table with its merged cells."""
    table = document.add_table(len(rows), width)
    table.style = document.styles["Table Grid"]
    matrix: list[list[CT_Tc]] = [list(row.tc_lst) for row in table._tbl.tr_lst]
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for text, columns, height in cells:
            while (row, column) in taken:
                column += 1
            matrix[row][column].p_lst[0].add_r().text = text
            if (columns, height) != (1, 1):
                matrix[row][column].merge(matrix[row + height - 1][column + columns - 1])
            taken |= {(row + down, column + right) for down in range(height) for right in range(columns)}
            column += columns


def table_rows(table: Any, layout: Any) -> tuple[list[Drawn], int]:
    """A table of part two as it is ruled: the layout's header, the text's body."""
    width = len(layout.widths.split())
    rows: list[Drawn] = [list(row) for row in build_examples.head_cells(layout)]
    for cells in build_examples.body_rows(table):
        spans = {width: (1,) * width, len(layout.short): layout.short}.get(len(cells))
        if spans is None:
            spans = (width,) if len(cells) == 1 else (1,) * width
        if sum(spans) == width:
            rows.append([(cell, span, 1) for cell, span in zip(cells, spans, strict=False)])
    return rows, width


def sheet_rows(grid: Grid) -> tuple[list[Drawn], int]:
    """A table of the report: rows of fewer cells have a wide first cell; an empty first cell goes on from above."""
    width = max(len(row) for row in grid.rows)
    rows: list[Drawn] = []
    first: tuple[int, int] | None = None
    for row in grid.rows:
        wide = width - len(row) + 1
        if not row[0].text and first and first[1] == wide:
            text, columns, height = rows[first[0]][0]
            rows[first[0]][0] = (text, columns, height + 1)
            rows.append([(cell.text, 1, 1) for cell in row[1:]])
        else:
            first = (len(rows), wide)
            rows.append([(row[0].text, wide, 1), *((cell.text, 1, 1) for cell in row[1:])])
    return rows, width


def add_tables(document: WordDocument, lines: Sequence[str]) -> None:
    """The tables of part two, each under its title, number, body and unit."""
    for table in build_examples.read_tables(list(lines)):
        layout = build_examples.LAYOUTS[table.number]
        for text in (layout.title, table.furniture["number"], table.furniture["部门"], table.furniture["单位"]):
            document.add_paragraph(text)
        add_table(document, *table_rows(table, layout))
        for note in table.notes:
            document.add_paragraph(note)


def pieces(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """The cover and the parts; true for the part of the tables."""
    starts = [number for number, line in enumerate(lines) if PART.match(line.strip()) and len(line.strip()) < 6]
    starts = starts[-5:] if len(starts) > 5 else starts
    starts = sorted({0, *starts})
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start].strip() == "第二部分", lines[start:end]


def word_document(text: str) -> bytes:
    """The document of a disclosure in text."""
    document = Document()
    document.styles["Normal"].font.size = Pt(12)
    numbers = Numbers(document)
    for tables, lines in pieces(text.splitlines()):
        if PART.match(lines[0].strip()):
            numbers.begin_part()
        prose = next(i for i, line in enumerate(lines) if "部门决算表" in line) + 1 if tables else len(lines)
        for block in read_text("\n".join(lines[:prose]).encode(), path="").blocks:
            if isinstance(block, Paragraph):
                add_line(document, numbers, block.text)
            else:
                add_table(document, *sheet_rows(block))
        add_tables(document, lines[prose:])
    assert numbers.used > 20, "hardly any heading has an automatic number"
    data = BytesIO()
    document.save(data)
    return data.getvalue()
