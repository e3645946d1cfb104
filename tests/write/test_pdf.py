"""The PDF that is written: tagged, the same bytes each time, and the same statements when it is read again."""

from __future__ import annotations

from functools import cache

import pypdfium2
import pytest
from example_plan import made, plan
from msgspec.structs import replace
from reading_back import figures, read

import juesuan
from juesuan.write.pdf import pdf_bytes
from juesuan.write.plan import Box, Heading, Paragraph, Plan, Table

pytest.importorskip("typst", reason="needs the extra pdf")


@cache
def written() -> bytes:
    return pdf_bytes(plan())


def of(*blocks: Heading | Paragraph | Table) -> Plan:
    return replace(plan(), blocks=blocks)


def pages(data: bytes) -> list[tuple[int, str]]:
    """The width of each page in points, and its text."""
    document = pypdfium2.PdfDocument(data)
    return [(round(page.get_width()), page.get_textpage().get_text_bounded()) for page in document]


def test_what_is_written_reads_back_to_the_same_statements_and_nothing_is_found() -> None:
    disclosure = read(written(), "决算.pdf")
    assert figures(disclosure) == figures(made().disclosure)
    assert disclosure.unbound == ()
    (document,) = juesuan.check_disclosure(disclosure).documents
    assert document.findings == ()


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert pdf_bytes(plan()) == written()


def test_it_is_tagged_named_and_has_bookmarks() -> None:
    document = pypdfium2.PdfDocument(written())
    assert document.get_metadata_value("Title") == "云溪市人民政府驻上海联络处2024年度部门决算"
    assert document.is_tagged()
    titles = [each.get_title() for each in document.get_toc()]
    assert titles[:4] == ["第一部分 云溪市人民政府驻上海联络处概况", "一、部门职责", "二、机构设置", "第二部分 部门决算表"]


def test_a_wide_table_stands_on_a_page_on_its_side_and_no_page_is_empty() -> None:
    found = pages(written())
    assert [width for width, text in found if "公开02表" in text.replace(" ", "")] == [842]
    assert [width for width, text in found if "公开05表" in text.replace(" ", "")] == [595]
    assert [number for number, (_, text) in enumerate(found, 1) if len(text.strip()) < 12] == []


def test_a_long_table_repeats_its_header() -> None:
    head = (Box("项目", 0, 0, head=True), Box("决算数", 0, 1, head=True))
    body = tuple(box for row in range(1, 90) for box in (Box(f"第{row}项", row, 0), Box("1.00", row, 1)))
    table = Table("长表", "", "", "", (), 90, 1, head + body, (), (8, 8), wide=False)
    texts = [text for _, text in pages(pdf_bytes(of(table))) if "项" in text and "1.00" in text]
    assert len(texts) > 1
    assert all("决算数" in text for text in texts)


@pytest.mark.parametrize("hostile", ['#import "x"', "$x$", "*粗* _斜_", "\\\\ ] [ #[", "甲\x00乙", "<a> @b"])
def test_text_stays_text(hostile: str) -> None:
    shown = "".join(text for _, text in pages(pdf_bytes(of(Heading(hostile, 2), Paragraph(hostile)))))
    plain = hostile.replace("\x00", "")
    assert shown.replace(" ", "").count(plain.replace(" ", "")) >= 2
