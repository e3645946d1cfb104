"""Contents lists: entries with their pages, taken neither for tables nor for headings of the body."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_samples import Drawn, Typeset, grids

from juesuan.model.disclosure import Part
from juesuan.read.disclosure import read_disclosure
from juesuan.read.sources.blocks import Paragraph
from juesuan.read.sources.pdf import read_pdf

ENTRIES = [("一、收入支出决算总表", "5"), ("二、收入决算表", "6"), ("三、支出决算表", "7"), ("四、财政拨款收入支出决算总表", "12")]


def entries(data: bytes) -> list[tuple[str, str | None]]:
    return [(b.text, b.target) for b in read_pdf(data, path="a.pdf").blocks if isinstance(b, Paragraph) and b.target]


@pytest.mark.parametrize(
    "between",
    ["……………………", ".........................", "#h(1fr)", "#box(width: 1fr, repeat[·])", " - - - - - - - "],
    ids=["ellipses", "points", "gap", "leaders", "dashes"],
)
def test_entries_are_titles_with_pages(typeset: Typeset, between: str) -> None:
    lines = "".join(f"#par(first-line-indent: 0pt)[{title}{between}{page}]\n" for title, page in ENTRIES)
    data = typeset(f"#align(center)[目　录]\n{lines}")
    if "-" in between:  # dashes alone are no leaders
        assert entries(data) == []
    else:
        assert entries(data) == ENTRIES
        assert grids(read_pdf(data, path="a.pdf")) == []


def test_pages_in_brackets_lose_them(typeset: Typeset) -> None:
    assert entries(typeset("#par(first-line-indent: 0pt)[第一部分 概况……………（3）]")) == [("第一部分 概况", "3")]


def test_a_table_of_rising_counts_is_no_contents_list(typeset: Typeset) -> None:
    rows = "[项目], [人数], [在职], [13], [退休], [20], [遗属], [21]"
    data = typeset(f"#table(columns: (1fr, 60pt), stroke: none, {rows})")
    assert entries(data) == []
    assert len(grids(read_pdf(data, path="a.pdf"))[0].rows) == 4


def test_a_line_of_nothing_but_dots_is_no_entry_and_takes_no_time(drawn: Drawn) -> None:
    assert entries(drawn("BT /F 1 Tf 50 250 Td (" + "." * 5000 + "x) Tj ET")) == []


def test_an_amount_after_dots_is_no_entry(drawn: Drawn) -> None:
    assert entries(drawn("BT /F 10 Tf 50 250 Td (Total ........ 603.14) Tj ET")) == []


def test_entries_open_no_part_and_no_section_of_the_body(typeset: Typeset, tmp_path: Path) -> None:
    listed = [("第一部分 单位概况", "3"), ("一、部门职责", "3"), ("第二部分 部门决算表", "5"), *ENTRIES]
    lines = "".join(f"#par(first-line-indent: 0pt)[{title}……………{page}]\n" for title, page in listed)
    profile = "#pagebreak()\n#align(center)[第一部分 单位概况]\n\n一、部门职责\n\n负责本县统计工作。\n\n"
    body = f"{profile}#pagebreak()\n#align(center)[支出决算表]\n"
    rows = "[科目编码], [科目名称], [本年支出合计], [基本支出], [项目支出], [], [合计], [9.00], [4.00], [5.00]"
    cover = "#align(center)[青川县统计局2024年度部门决算]\n#pagebreak()\n"
    path = tmp_path / "决算.pdf"
    path.write_bytes(typeset(f"{cover}{lines}{body}#table(columns: 5, {rows})"))
    disclosure = read_disclosure(path)
    contents = [p.text for s in disclosure.sections if s.part is Part.CONTENTS for p in s.paragraphs]
    assert contents == [title.replace(" ", "") for title, _ in listed]
    assert [(s.section, s.place.spot.page) for s in disclosure.sections if s.section == "duties"] == [("duties", 3)]
    assert [(t.form, t.bound) for t in disclosure.tables] == [("expenditure", 3)]
