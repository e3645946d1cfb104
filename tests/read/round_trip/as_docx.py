"""A layout as a Word document: styles, tables with merged cells, automatic numbers for numbered paragraphs."""

from __future__ import annotations

import re
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Tc
from docx.shared import Mm, Pt
from layout import Box, Layout, Line, Style, Table, placed

from juesuan.figures.numerals import chinese_number, split_ordinal

STYLES = {"comma": 0, "bracket": 1, "digit": 2}
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3、"))
FIRST_LIST = 900
NUMBERED = (Style.HEADING, Style.BODY)


def docx_of(layout: Layout) -> bytes:
    """The file."""
    document = Document()
    document.styles["Normal"].font.size = Pt(8)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(420), Mm(297)
    section.left_margin = section.right_margin = Mm(15)
    numbers = Numbers(document)
    for each in layout:
        if isinstance(each, Table):
            add_table(document, each)
        else:
            add_line(document, numbers, each)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


class Numbers:
    """Automatic numbers: a list a part, and whether the next number of a level is the one written."""

    def __init__(self, document: WordDocument) -> None:
        self.root = document.part.numbering_part.element
        self.list_id = FIRST_LIST
        self.counted = [0, 0, 0]

    def begin_part(self) -> None:
        """A list of its own shape: LibreOffice writes a restart of a shared shape wrongly into .doc."""
        self.list_id += 1
        self.counted = [0, 0, 0]
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (form, text) in enumerate(LEVELS)
        )
        self.root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.list_id}">{levels}</w:abstractNum>'))
        shape = f'<w:abstractNumId w:val="{self.list_id}"/>'
        self.root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.list_id}">{shape}</w:num>'))

    def take(self, text: str) -> tuple[int, str] | None:
        """The level and the text without its number, where Word would number it so."""
        ordinal, rest = split_ordinal(text)
        level = STYLES.get(ordinal.style) if ordinal else None
        if ordinal is None or level is None or not rest or self.list_id == FIRST_LIST:
            return None
        number, sign = chinese_number(ordinal.digits), re.sub(r"%\d", ordinal.digits, LEVELS[level][1])
        if number != self.counted[level] + 1 or not text.startswith(sign):
            return None
        self.counted[level:] = [number, 0, 0][: 3 - level]
        return level, text.removeprefix(sign)


def add_line(document: WordDocument, numbers: Numbers, line: Line) -> None:
    """A paragraph, with an automatic number where it has one; each part has a list of its own."""
    if line.style is Style.PART:
        numbers.begin_part()
    taken = numbers.take(line.text) if line.style in NUMBERED else None
    paragraph = document.add_paragraph(taken[1] if taken else line.text)
    if taken:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = taken[0]
        properties.get_or_add_numId().val = numbers.list_id


def add_table(document: WordDocument, each: Table) -> None:
    """The title, the furniture, the body with its merged cells, the notes."""
    for text in (each.title, *each.furniture):
        document.add_paragraph(text)
    table = document.add_table(len(each.rows), each.width)
    table.style = document.styles["Table Grid"]
    matrix = [list(row.tc_lst) for row in table._tbl.tr_lst]
    for number, cells in placed(each.rows):
        for column, box in cells:
            if box:
                fill(matrix, (number, column), box)
    for note in each.notes:
        document.add_paragraph(note)


def fill(matrix: list[list[CT_Tc]], at: tuple[int, int], box: Box) -> None:
    """A cell's text and its spans."""
    row, column = at
    matrix[row][column].p_lst[0].add_r().text = box.text
    if (box.columns, box.rows) != (1, 1):
        matrix[row][column].merge(matrix[row + box.rows - 1][column + box.columns - 1])
