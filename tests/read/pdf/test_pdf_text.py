"""Running text: characters cleaned, lines joined into paragraphs, page furniture left out."""

from __future__ import annotations

import pytest
from pdf_samples import Drawn, Typeset, texts

from juesuan.read.sources.pdf import read_pdf

TEXT = "BT /F 10 Tf {} {} Td ({}) Tj ET "
LONG = "本年收入合计2946.25万元，其中：财政拨款收入2940.05万元，占99.79%；其他收入6.20万元，占0.21%。"


def read(data: bytes) -> list[str]:
    return texts(read_pdf(data, path="a.pdf"))


def test_lines_of_an_indented_paragraph_are_joined_without_spaces(typeset: Typeset) -> None:
    document = read_pdf(typeset(f"{LONG}\n\n{LONG}"), path="a.pdf")
    assert texts(document) == [LONG, LONG]
    box = document.blocks[0].spot.box
    assert box is not None
    assert [round(v) for v in (box[0], box[3])] == [50, 73]


def test_headings_and_centred_titles_stand_alone(typeset: Typeset) -> None:
    data = typeset(f"""
#align(center)[#text(size: 16pt)[第三部分]]
#align(center)[#text(size: 16pt)[部门决算情况说明]]
#par(first-line-indent: 0pt)[二、收入决算情况说明]
{LONG}
""")
    assert read(data) == ["第三部分", "部门决算情况说明", "二、收入决算情况说明", LONG]


def test_a_centred_title_that_fills_its_line_is_one_paragraph(typeset: Typeset) -> None:
    title = "上海市普陀区国库收付中心二〇二四年度部门决算情况说明"
    data = typeset(f"#align(center)[#text(size: 16pt)[{title}]]\n{LONG}")
    assert read(data) == [title, LONG]


def test_entries_of_a_table_of_contents_stay_apart(typeset: Typeset) -> None:
    entries = ["一、收入支出决算总表", "二、一般公共预算财政拨款基本支出决算情况说明表", "三、支出决算表"]
    lines = "".join(f"#par(first-line-indent: 0pt)[{entry}]\n" for entry in entries)
    assert read(typeset(lines + f"#pagebreak()\n{LONG}\n\n{LONG}\n\n{LONG}")) == [*entries, LONG, LONG, LONG]


def test_a_paragraph_goes_on_over_a_page_break(typeset: Typeset) -> None:
    text = "".join(f"第{n}项支出为{n}.00万元，占本年支出合计的{n}%，主要用于办公和维修；" for n in range(10, 42))
    document = read_pdf(
        typeset(f"#set page(footer: align(center)[— #context counter(page).display() —])\n{text}"),
        path="a.pdf",
    )
    assert document.pages == 3
    assert texts(document) == [text]
    assert document.blocks[0].spot.page == 1


def test_a_paragraph_that_ends_with_its_page_is_not_joined(typeset: Typeset) -> None:
    assert read(typeset(f"{LONG}\n#pagebreak()\n{LONG}")) == [LONG, LONG]


@pytest.mark.parametrize(
    "number",
    [
        "3",
        "- 3 -",
        "—3—",
        "第3页",
        "第 3 页 共 25 页",
        "第3页，共25页",
        "3/25",
        "Page 3 of 25",
        "Ⅲ",
        "第三页",
    ],
)
def test_page_numbers_are_dropped(typeset: Typeset, number: str) -> None:
    assert read(typeset(f"#set page(footer: align(center)[#{number!r}])\n正文。".replace("'", '"'))) == ["正文。"]


def test_a_number_between_dashes_may_stand_well_inside_a_page_that_lies_on_its_side(typeset: Typeset) -> None:
    page = '#set page(paper: "a4", flipped: true, margin: (bottom: 37mm), footer-descent: 6mm, footer: align(center)[— 7 —])'
    assert read(typeset(f"{page}\n正文。")) == ["正文。"]


@pytest.mark.parametrize("text", ["2024", "三、", "注：第3页", "12.5", "- 3 - 4"])
def test_what_stands_in_the_body_or_is_no_page_number_stays(typeset: Typeset, text: str) -> None:
    assert read(typeset(f"正文。\n\n#v(30pt)#par(first-line-indent: 0pt)[#{text!r}]\n\n#v(30pt)\n正文。".replace("'", '"'))) == [
        "正文。",
        text,
        "正文。",
    ]


def test_running_heads_are_dropped_and_repeated_captions_are_not(typeset: Typeset) -> None:
    page = "#align(right)[单位：万元]\n#table(columns: 2, [甲], [{}])\n"
    markup = "#set page(header: align(center)[普陀区财政局决算])\n" + "#pagebreak()\n".join(map(page.format, "abcd"))
    assert read(typeset(markup)) == ["单位：万元"] * 4


def test_overprinted_characters_count_once(drawn: Drawn) -> None:
    content = "".join(TEXT.format(50 + shift, 250, "Total 11,100.00") for shift in (0, 0.3, 0.6))
    assert read(drawn(content)) == ["Total 11,100.00"]


def test_hyphens_at_line_ends_are_kept(drawn: Drawn) -> None:
    content = TEXT.format(50, 250, "from 2023-") + TEXT.format(50, 238, "2024")
    assert "".join(read(drawn(content))).replace(" ", "") == "from2023-2024"


def test_a_soft_hyphen_that_is_drawn_is_a_minus(drawn: Drawn) -> None:
    assert read(drawn(TEXT.format(50, 250, "\xad5.34"))) == ["-5.34"]


def test_radicals_and_compatibility_forms_become_ideographs(drawn: Drawn) -> None:
    data = drawn(TEXT.format(50, 250, "ABCD"), unicode_map={"A": 0x2F00, "B": 0x2EDA, "C": 0xF98E, "D": 0x33A1})
    assert read(data) == ["一页年㎡"]


def test_control_and_invisible_characters_are_removed(drawn: Drawn) -> None:
    data = drawn(
        TEXT.format(50, 250, "A12B 34C"),
        unicode_map={**{d: ord(d) for d in "1234"}, "A": 2, "B": 0x200B, "C": 0xFEFF},
    )
    assert read(data) == ["12 34"]


def test_a_watermark_across_the_page_is_left_out(drawn: Drawn) -> None:
    mark = "BT /F 40 Tf .7 .7 -.7 .7 60 60 Tm (DRAFT) Tj ET "
    assert read(drawn(mark + TEXT.format(50, 250, "247.80"))) == ["247.80"]


def test_gaps_between_latin_words_are_spaces_and_small_ones_are_not(drawn: Drawn) -> None:
    content = (
        TEXT.format(50, 250, "Total") + TEXT.format(76, 250, "sum") + TEXT.format(50, 200, "247") + TEXT.format(67, 200, ".80")
    )
    assert read(drawn(content)) == ["Total sum", "247.80"]


def test_unit_at_the_right_of_a_line_is_set_off_by_a_space(typeset: Typeset) -> None:
    assert read(typeset("#par(first-line-indent: 0pt)[部门：普陀区财政局#h(1fr)单位：万元]")) == ["部门：普陀区财政局 单位：万元"]


def test_text_that_is_not_drawn_is_left_out_and_said(drawn: Drawn) -> None:
    content = "BT 3 Tr /F 10 Tf 50 200 Td (Hidden 99.00) Tj ET BT 0 Tr /F 10 Tf 50 250 Td (Shown 247.80) Tj ET"
    document = read_pdf(drawn(content), path="a.pdf")
    assert texts(document) == ["Shown 247.80"]
    assert [problem.message for problem in document.problems] == ["第 1 页有不显示的文字，没有读取"]


def test_characters_that_only_their_font_knows_are_marked_and_said(typeset: Typeset) -> None:
    data = typeset("收入决算表，金额247.80万元，共二十三个字符以上的一段话。").replace(b"/ToUnicode", b"/ToUnicodX")
    document = read_pdf(data, path="a.pdf")
    assert set("".join(texts(document))) <= {"\ufffd", " "}
    assert [problem.message for problem in document.problems] == ["第 1 页的文字编码无法识别，其内容可能是乱码"]


def test_characters_out_of_order_are_read_as_they_stand(drawn: Drawn) -> None:
    content = TEXT.format(80, 250, "80") + TEXT.format(50, 250, "24") + TEXT.format(74.3, 250, ".") + TEXT.format(64, 250, "7")
    assert "".join(read(drawn(content))).replace(" ", "") == "247.80"


def test_bold_made_by_printing_each_character_twice_counts_once(drawn: Drawn) -> None:
    content = "".join(TEXT.format(50 + 8 * k + shift, 250, char) for k, char in enumerate("TOTAL") for shift in (0, 0.4))
    assert "".join(read(drawn(content))).replace(" ", "") == "TOTAL"


def test_running_heads_of_left_and_right_pages_and_with_page_numbers_are_dropped(typeset: Typeset) -> None:
    head = "#set page(header: context if calc.odd(here().page()) [普陀区财政局 #h(1fr) #here().page()] else [二〇二四年决算])\n"
    body = "#pagebreak()\n".join(f"第{n}页的正文。\n" for n in "一二三四五六")
    assert read(typeset(head + body)) == [f"第{n}页的正文。" for n in "一二三四五六"]


def test_a_line_that_begins_with_the_level_of_an_item_goes_on(typeset: Typeset) -> None:
    first, second = "一般公共预算支出主要用于：社会保障和就业支出", "（类）1380.38万元，占10.04%。"

    assert read(typeset(f"{LONG}\n\n{first} \\\n{second}")) == [LONG, first + second]
    assert read(typeset(f"{LONG}\n\n{first} \\\n卫生健康支出1380.38万元。")) == [LONG, first, "卫生健康支出1380.38万元。"]
