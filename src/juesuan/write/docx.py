"""The page plan as a Word document in the look of official documents (GB/T 9704-2012).

A4, margins 37, 35, 28 and 26 mm, type of size 三号 on lines of 28 pt, heads in 黑体 and 楷体; wide tables on pages of their
own that lie on their side. The same plan gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import cast

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as Drawn
from docx.text.run import Run
from msgspec.structs import replace

from juesuan.write.docx_table import table_xml
from juesuan.write.page_turns import wants_side
from juesuan.write.plan import Block, Heading, Paragraph, Plan, Style, Table, begins_page

_SONG, _FANG, _HEI, _KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
_FALL_BACKS = {_SONG: "宋体", _FANG: "仿宋", _HEI: "SimHei", _KAI: "楷体"}
"""The fonts that stand in where one of these is not installed, as the document's font table names them."""

_HEADS = {1: (_SONG, 22), 2: (_HEI, 16), 3: (_KAI, 16), 4: (_FANG, 16)}
_BODY = 16
_LINE = Pt(28)
_SHORT, _LONG = Mm(210), Mm(297)
_UPRIGHT, _ON_SIDE = 8844, 13776
"""The width of a page's text in twips: 156 mm, and 243 mm on its side."""

_HIGH, _LOW = 12756, 7824
"""Its height: 225 mm, and 138 mm."""

_AROUND, _PART = 2300, 1900
"""What a table's title, lines and remarks take of it, and the heading of a part above them."""

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n"} | dict.fromkeys((0xFFFE, 0xFFFF))


def docx_bytes(plan: Plan) -> bytes:
    """The bytes of the .docx file."""
    document = docx.Document()
    _set_styles(document)
    _set_page(document.sections[0], wide=False)
    document.sections[0].different_first_page_header_footer = True
    _number_pages(document.sections[0])
    _name(document, plan)
    for line in plan.cover:
        _centred(document, line, _SONG, 26, before=150 if line == plan.cover[0] else 12)
    _contents(document, plan)
    _Pen(document).write(plan.blocks)
    return _packed(document)


class _Pen:
    """Writes blocks one after another and turns the page where the next one wants another."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._wide = False
        self._blocks: tuple[Block, ...] = ()

    def write(self, blocks: tuple[Block, ...]) -> None:
        """Write all blocks; what leads to a wide table stands on its page."""
        self._blocks = blocks
        for number, block in enumerate(blocks):
            wide = wants_side(blocks, number)
            new_section = wide != self._wide
            if new_section:
                section = self._document.add_section(WD_SECTION.NEW_PAGE)
                section.different_first_page_header_footer = False
                _set_page(section, wide=wide)
                self._wide = wide
            first = self._block(block, number)
            if first is not None:
                first.paragraph_format.page_break_before = not new_section and (number == 0 or begins_page(blocks, number))

    def _block(self, block: Block, number: int) -> Drawn | None:
        """Write a block; its first paragraph."""
        if isinstance(block, Heading):
            head: Drawn = self._document.add_heading(_clean(block.text), block.level)
            if block.below:
                head.add_run().add_break(WD_BREAK.LINE)
                head.add_run(_clean(block.below))
            _mark(head, number)
            return head
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        return self._table(block, number)

    def _paragraph(self, block: Paragraph) -> Drawn:
        if block.style is Style.TITLE:
            return _centred(self._document, block.text, _SONG, 22, before=14)
        paragraph = self._document.add_paragraph()
        if block.style is Style.LABEL:
            paragraph.paragraph_format.first_line_indent = Pt(0)
            paragraph.paragraph_format.keep_with_next = True
            _font(paragraph.add_run(_clean(block.text)), _HEI, _BODY)
            return paragraph
        if block.lead:
            _font(paragraph.add_run(_clean(block.text[: block.lead])), _KAI, _BODY)
        paragraph.add_run(_clean(block.text[block.lead :]))
        return paragraph

    def _table(self, table: Table, number: int) -> Drawn | None:
        first = None
        if table.title:
            first = self._document.add_heading(_clean(table.title), min(table.level, 3))
            first.alignment = WD_ALIGN_PARAGRAPH.CENTER
            first.paragraph_format.first_line_indent = Pt(0)
            _mark(first, number)
        for line in (*table.above, table.number):
            if line:
                _small(self._document, line, WD_ALIGN_PARAGRAPH.RIGHT if line == table.number else None)
        if table.body or table.unit:
            self._two_sides(table)
        body = self._document.element.body
        width, height = (_ON_SIDE, _LOW) if self._wide else (_UPRIGHT, _HIGH)
        taken = _AROUND if first is None or number == 0 or not isinstance(self._before(number), Heading) else _AROUND + _PART
        body.insert(len(body) - 1, table_xml(_cleaned(table), width, height - taken))
        for line in table.remarks:
            _small(self._document, line, None).paragraph_format.keep_with_next = False
        if not table.remarks:
            _small(self._document, "", None).paragraph_format.keep_with_next = False
        return first

    def _before(self, number: int) -> Block:
        return self._blocks[number - 1]

    def _two_sides(self, table: Table) -> None:
        """The body at the left and the unit at the right of the line above a table, each a paragraph."""
        if table.body:
            _small(self._document, table.body, None)
        if table.unit:
            _small(self._document, table.unit, WD_ALIGN_PARAGRAPH.RIGHT)


def _cleaned(table: Table) -> Table:
    return replace(table, boxes=tuple(replace(box, text=_clean(box.text)) for box in table.boxes))


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return text.translate(_CONTROLS).encode(errors="replace").decode()


def _set_page(section: Section, *, wide: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)


def _set_styles(document: Document) -> None:
    normal = _style(document, "Normal", _FANG, _BODY)
    normal.paragraph_format.first_line_indent = Pt(2 * _BODY)
    for level, (font, size) in _HEADS.items():
        style = _style(document, f"Heading {level}", font, size)
        style.paragraph_format.keep_with_next = True
        if level == 1:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
            style.paragraph_format.first_line_indent = Pt(0)
            style.paragraph_format.space_after = Pt(14)
            style.paragraph_format.line_spacing = Pt(36)


def _style(document: Document, name: str, font: str, size: float) -> ParagraphStyle:
    """The style with its font and the line pitch of official documents."""
    style = cast("ParagraphStyle", document.styles[name])
    style.font.name = "Times New Roman"
    style.font.size = Pt(size)
    style.font.bold = False
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in [each for each in fonts.attrib if each.endswith("Theme")]:
        del fonts.attrib[theme]
    fonts.set(qn("w:eastAsia"), font)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(0), Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = _LINE
    return style


def _font(run: Run, font: str, size: float) -> None:
    run.font.name = "Times New Roman"
    run.font.size = Pt(size)
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _centred(document: Document, text: str, font: str, size: float, *, before: float) -> Drawn:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape = paragraph.paragraph_format
    shape.first_line_indent = Pt(0)
    shape.space_before = Pt(before)
    shape.line_spacing = Pt(size * 1.6)
    shape.keep_with_next = True
    _font(paragraph.add_run(_clean(text)), font, size)
    return paragraph


def _small(document: Document, text: str, alignment: WD_ALIGN_PARAGRAPH | None) -> Drawn:
    """A line above or below a table."""
    paragraph = document.add_paragraph()
    if alignment is not None:
        paragraph.alignment = alignment
    shape = paragraph.paragraph_format
    shape.first_line_indent = Pt(0)
    shape.line_spacing = Pt(14)
    shape.keep_with_next = True
    _font(paragraph.add_run(_clean(text)), "宋体", 9)
    return paragraph


def _contents(document: Document, plan: Plan) -> None:
    """The contents list on a page of its own: a field that Word fills with page numbers when the file is opened.

    Until then it holds entries that lead to their headings.
    """
    title = _centred(document, "目录", _SONG, 22, before=0)
    title.paragraph_format.page_break_before = True
    entries = plan.contents
    for number, entry in enumerate(entries):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(0)
        paragraph.paragraph_format.left_indent = Pt(_BODY * (entry.level - 1))
        if number == 0:
            begin = _field_begin(' TOC \\o "1-2" \\h \\z \\u ')
            begin[0][0].set(qn("w:dirty"), "true")
            paragraph._p.extend(begin)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"b{entry.block}")
        run = paragraph.add_run(_clean(entry.text))
        link.append(run._r)
        paragraph._p.append(link)
        if number == len(entries) - 1:
            paragraph._p.append(_field_char("end"))


def _field_begin(instruction: str) -> tuple[BaseOxmlElement, ...]:
    words = cast("BaseOxmlElement", OxmlElement("w:instrText"))
    words.text = instruction
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run = cast("BaseOxmlElement", OxmlElement("w:r"))
    run.append(words)
    return _field_char("begin"), run, _field_char("separate")


def _field_char(kind: str) -> BaseOxmlElement:
    char = OxmlElement("w:fldChar")
    char.set(qn("w:fldCharType"), kind)
    run = cast("BaseOxmlElement", OxmlElement("w:r"))
    run.append(char)
    return run


def _mark(paragraph: Drawn, number: int) -> None:
    """The bookmark to which the contents list leads."""
    for kind in ("Start", "End"):
        mark = OxmlElement(f"w:bookmark{kind}")
        mark.set(qn("w:id"), str(number))
        if kind == "Start":
            mark.set(qn("w:name"), f"b{number}")
        paragraph._p.append(mark)


def _number_pages(section: Section) -> None:
    """The number of the page between two dashes, in the middle of the footer of all sections."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Pt(0)
    _font(paragraph.add_run("— "), "宋体", 14)
    number = paragraph.add_run()
    _font(number, "宋体", 14)
    paragraph._p.extend((*_field_begin(" PAGE "), _field_char("end")))
    _font(paragraph.add_run(" —"), "宋体", 14)


def _name(document: Document, plan: Plan) -> None:
    """The properties of the file: its title, and no hour at which it was made."""
    core = document.core_properties
    core.title, core.author, core.comments = _clean(plan.title), _clean(plan.body), ""
    core.created = core.modified = _MADE
    core.language = "zh-CN"


def _packed(document: Document) -> bytes:
    """The package with fall-backs for fonts and without the hours of its parts."""
    whole = io.BytesIO()
    document.save(whole)
    packed = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/fontTable.xml":
                data = data.replace(b"</w:fonts>", _alternatives().encode() + b"</w:fonts>")
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)
    return packed.getvalue()


def _alternatives() -> str:
    return "".join(f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>' for name, other in _FALL_BACKS.items())
