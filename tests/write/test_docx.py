"""The Word document that is written: the look of official documents, and the same statements when it is read again."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from example_plan import made, plan
from msgspec.structs import replace
from reading_back import figures, read

import juesuan
from juesuan.write.docx import docx_bytes
from juesuan.write.plan import Align, Box, Heading, Paragraph, Plan, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def written() -> bytes:
    return docx_bytes(plan())


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def of(*blocks: Heading | Paragraph | Table) -> Plan:
    return replace(plan(), blocks=blocks)


def test_what_is_written_reads_back_to_the_same_statements_and_nothing_is_found() -> None:
    disclosure = read(written(), "决算.docx")
    assert figures(disclosure) == figures(made().disclosure)
    assert disclosure.unbound == ()
    (document,) = juesuan.check_disclosure(disclosure).documents
    assert document.findings == ()


def test_the_same_plan_gives_the_same_bytes_without_any_hour() -> None:
    assert docx_bytes(plan()) == written()
    with zipfile.ZipFile(io.BytesIO(written())) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pages_are_a4_with_the_margins_of_official_documents_and_wide_tables_lie_on_their_side() -> None:
    sections = opened(written()).sections
    first = sections[0]
    assert [round(each.mm) for each in (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)] == [
        37,
        35,
        28,
        26,
    ]
    assert [each.orientation for each in sections][:2] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert [round(Mm(0).mm + each.page_width.mm) for each in sections][:2] == [210, 297]


def test_every_page_but_the_cover_has_its_number() -> None:
    sections = opened(written()).sections
    assert [each.different_first_page_header_footer for each in sections] == [True, *[False] * (len(sections) - 1)]
    assert (sections[0].first_page_footer.paragraphs[0].text, sections[0].footer.paragraphs[0].text) == ("", "—  —")
    assert all(each.footer.is_linked_to_previous for each in list(sections)[1:])


def test_a_sheet_begins_its_page_and_the_contents_are_renewed_when_opened() -> None:
    document = opened(written())
    breaks = {each.text: each.paragraph_format.page_break_before for each in document.paragraphs if each.text.startswith("附件")}
    assert (breaks["附件2"], breaks["附件3-1"]) == (True, True)
    dirty = [each for each in document.element.body.iter(f"{W}fldChar") if each.get(f"{W}dirty") == "true"]
    assert len(dirty) == 1


def test_a_table_that_would_just_miss_its_page_is_drawn_closer_and_its_remark_stays_with_it() -> None:
    rows = 40
    boxes = tuple(box for row in range(rows) for box in (Box(f"第{row}项", row, 0), Box("1.00", row, 1)))
    spacing = []
    for count in (10, rows):
        table = Table("表", "", "", "", (), count, 1, boxes[: 2 * count], ("注：甲",), (20, 20), wide=False)
        (drawn,) = opened(docx_bytes(of(table))).tables
        paragraph = drawn.rows[0].cells[0].paragraphs[0]
        spacing.append(paragraph.paragraph_format.space_before.pt)
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in drawn.rows]
        assert kept == [None] * (count - 2) + [True, True]
    assert spacing[0] == 1.7
    assert spacing[1] < 1.7


def test_running_text_stands_in_size_three_on_lines_of_28_points() -> None:
    normal = opened(written()).styles["Normal"]
    assert (normal.font.size, normal.paragraph_format.line_spacing) == (Pt(16), Pt(28))
    assert normal.element.rPr.rFonts.get(f"{W}eastAsia") == "仿宋_GB2312"


def test_the_contents_lead_to_bookmarks() -> None:
    body = opened(written()).element.body
    names = {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")}
    links = [each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink")]
    assert len(links) == len(plan().contents)
    assert set(links) <= names


def test_merged_cells_are_merged_and_header_rows_come_again() -> None:
    boxes = (
        Box("项目", 0, 0, rowspan=2, head=True),
        Box("决算数", 0, 1, colspan=2, head=True),
        Box("小计", 1, 1, head=True),
        Box("其中", 1, 2, head=True),
        Box("甲", 2, 0, align=Align.LEFT),
        Box("1.00", 2, 1, align=Align.RIGHT),
        Box("", 2, 2),
    )
    table = Table("表", "", "", "", (), 3, 2, boxes, (), (4, 4, 4), wide=False)
    (drawn,) = opened(docx_bytes(of(table))).tables
    assert [[cell.text for cell in row.cells] for row in drawn.rows] == [
        ["项目", "决算数", "决算数"],
        ["项目", "小计", "其中"],
        ["甲", "1.00", ""],
    ]
    assert [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in drawn.rows] == [True, True, False]


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    data = docx_bytes(of(Heading("一\x00、\x0b题", 2), Paragraph("甲\x1f乙\ud800<&>")))
    assert [each.text for each in opened(data).paragraphs][-2:] == ["一、题", "甲乙?<&>"]
