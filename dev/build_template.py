"""Builds the sample of a Word template of a province's own: examples/templates/province.docx.

python dev/build_template.py [--check]

A design of ours, not that of any province: a cover with the figures at a glance, contents, sections upright, tables on their side.
"""

from __future__ import annotations

import argparse
import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

TARGET = Path(__file__).resolve().parents[1] / "examples" / "templates" / "province.docx"
BLUE = RGBColor(0x1F, 0x4E, 0x79)
FIGURES = ("收入总计", "支出总计", "基本支出", "项目支出", "三公经费", "机关运行经费")
PROFILE = ("部门职责", "机构设置")
TABLES = (
    "收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算明细表", "政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表",
    "财政拨款“三公”经费支出决算表",
)  # fmt: skip
NARRATIVE = (
    "收入支出决算总体情况说明", "收入决算情况说明", "支出决算情况说明", "财政拨款收入支出决算总体情况说明",
    "一般公共预算财政拨款支出决算情况说明", "一般公共预算财政拨款基本支出决算情况说明", "政府性基金预算收入支出决算情况",
    "国有资本经营预算支出决算情况说明", "财政拨款“三公”经费支出决算情况说明", "机关运行经费支出说明", "一般性支出情况说明",
    "政府采购支出说明", "国有资产占用情况说明", "预算绩效情况说明", "其他",
)  # fmt: skip
NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]


def built() -> bytes:
    """The bytes of the template."""
    document = docx.Document()
    _styles(document)
    _page(document, wide=False)
    _cover(document)
    _contents(document)
    _part(document, "第一部分　{{单位名称}}概况", PROFILE)
    _page(document, wide=True)
    document.add_heading("第二部分　{{决算类型}}表", 1)
    for number, title in enumerate(TABLES):
        _place(document, f"{{{{表：{title}}}}}", 9)
        if number < len(TABLES) - 1:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _page(document, wide=False)
    _part(document, "第三部分　{{年度}}年度{{决算类型}}情况说明", NARRATIVE)
    for title, place in (("第四部分　名词解释", "名词解释"), ("第五部分　附件", "附件")):
        document.add_heading(title, 1).paragraph_format.page_break_before = True
        _place(document, f"{{{{章节：{place}}}}}", 12)
    return _packed(document)


def _styles(document: Document) -> None:
    _type(document, "Normal", "宋体", 12)
    for level, (font, size) in {1: ("黑体", 20), 2: ("黑体", 14), 3: ("楷体", 13), 4: ("宋体", 12)}.items():
        style = _type(document, f"Heading {level}", font, size)
        style.font.color.rgb = BLUE
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(6)


def _type(document: Document, name: str, font: str, size: float):  # type: ignore[no-untyped-def]  # noqa: ANN202 -- python-docx has no types here
    style = document.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = "Times New Roman", Pt(size), False, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in [each for each in fonts.attrib if each.endswith("Theme")]:
        del fonts.attrib[theme]
    fonts.set(qn("w:eastAsia"), font)
    return style


def _page(document: Document, *, wide: bool) -> None:
    """Set up the first section, or begin the next on a page that lies or stands."""
    first = not document.paragraphs
    section = document.sections[0] if first else document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)
    if first:
        section.different_first_page_header_footer = True
        _rule(_aligned(section.header.paragraphs[0], "{{单位名称}}　{{年度}}年度{{决算类型}}", 9))
        footer = _aligned(section.footer.paragraphs[0], "", 9)
        _field(footer, " PAGE ")
    else:
        section.different_first_page_header_footer = False


def _cover(document: Document) -> None:
    for text, size, before in (("{{单位名称}}", 26, 110), ("{{年度}}年度{{决算类型}}公开", 22, 16)):
        line = _aligned(document.add_paragraph(), text, size)
        line.paragraph_format.space_before = Pt(before)
        line.runs[0].font.color.rgb = BLUE
    _rule(line)
    _aligned(document.add_paragraph(), "主要数据", 14).paragraph_format.space_before = Pt(60)
    table = document.add_table(len(FIGURES) // 2, 4, style="Table Grid")
    for cell, text in zip((cell for row in table.rows for cell in row.cells), _glance(), strict=True):
        _aligned(cell.paragraphs[0], text, 12)


def _glance() -> Iterator[str]:
    for name in FIGURES:
        yield name
        yield f"{{{{{name}}}}}"


def _contents(document: Document) -> None:
    title = _aligned(document.add_paragraph(), "目录", 20)
    title.paragraph_format.page_break_before = True
    _field(document.add_paragraph(), ' TOC \\o "1-2" \\h \\z \\u ', dirty=True)


def _part(document: Document, title: str, sections: tuple[str, ...]) -> None:
    document.add_heading(title, 1).paragraph_format.page_break_before = title.startswith("第一")
    for numeral, section in zip(NUMERALS, sections, strict=False):
        document.add_heading(f"{numeral}、{section}", 2)
        _place(document, f"{{{{章节：{section}}}}}", 12)


def _place(document: Document, text: str, size: float) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(text).font.size = Pt(size)
    shape = paragraph.paragraph_format
    shape.first_line_indent = Pt(24) if text.startswith("{{章节") else None
    shape.line_spacing = 1.5 if text.startswith("{{章节") else 1.0
    shape.space_after = Pt(0)


def _aligned(paragraph: Paragraph, text: str, size: float) -> Paragraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).font.size = Pt(size)
    return paragraph


def _rule(paragraph: Paragraph) -> None:
    """A blue line below the paragraph."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "6"), ("color", str(BLUE))):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def _field(paragraph: Paragraph, instruction: str, *, dirty: bool = False) -> None:
    for kind in ("begin", "", "separate", "end"):
        if kind == "end" and dirty:
            paragraph.add_run("（打开文件后右键点这里，选“更新域”，即得目录）")
        run = paragraph.add_run()._r  # noqa: SLF001
        if kind:
            char = OxmlElement("w:fldChar")
            char.set(qn("w:fldCharType"), kind)
            if kind == "begin" and dirty:
                char.set(qn("w:dirty"), "true")
            run.append(char)
        else:
            words = OxmlElement("w:instrText")
            words.text = instruction
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(words)


def _packed(document: Document) -> bytes:
    """The package without the hours at which it was made."""
    core = document.core_properties
    core.title, core.author, core.comments = "部门决算公开模板（示例）", "juesuan", ""
    core.created = core.modified = datetime(2000, 1, 1, tzinfo=UTC)
    whole, packed = io.BytesIO(), io.BytesIO()
    document.save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return packed.getvalue()


def main() -> int:
    """Write the template, or say whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether the file is up to date")
    made = built()
    if parser.parse_args().check:
        fresh = TARGET.is_file() and TARGET.read_bytes() == made
        print("all up to date" if fresh else f"stale: {TARGET.name}; run python dev/build_template.py")
        return 0 if fresh else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(made)
    print(TARGET)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
