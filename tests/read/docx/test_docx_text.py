"""Paragraphs of Word documents: what a reader sees of runs, fields, tracked changes, boxes, notes, and in which order."""

from __future__ import annotations

from docx_samples import docx, grids, p, read, run, shape, t, tbl, tc, texts, tr

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Paragraph


def seen(*inner: str, **parts: str) -> list[str]:
    """The texts of paragraphs of inner XML."""
    return texts(read(docx("".join(p(inner=each) for each in inner), **parts)))


def entries(*inner: str) -> list[tuple[str, str | None]]:
    """The texts of paragraphs of inner XML, each with the page that it names as an entry of a contents list."""
    blocks = read(docx("".join(p(inner=each) for each in inner))).blocks
    return [(block.text, block.target) for block in blocks if isinstance(block, Paragraph)]


def hidden(text: str) -> str:
    return run(t(text), "<w:vanish/>")


def field(code: str, result: str) -> str:
    begin, separate, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    return begin + run(f"<w:instrText>{code}</w:instrText>") + separate + result + end


def box(content: str, *, vml: bool = False) -> str:
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    if vml:
        return f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    return f"<w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing>"


def test_paragraphs_have_the_number_of_their_order_in_the_body_and_empty_ones_count() -> None:
    document = read(docx(p("一") + p() + tbl(tr(tc("表"), tc("格"))) + p("二")))
    assert document.format == "docx"
    assert [(block.text, block.spot) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("一", Spot(paragraph=1)),
        ("二", Spot(paragraph=5)),
    ]
    assert [cell.spot for cell in grids(document)[0].rows[0]] == [Spot(paragraph=3), Spot(paragraph=4)]
    assert grids(document)[0].spot == Spot(paragraph=3)


def test_runs_are_joined_and_their_spaces_kept() -> None:
    assert seen(run(t("收入 ")) + run(t("合计")) + run(t("12")) + run(t(".50"))) == ["收入 合计12.50"]


def test_spaces_at_the_ends_of_a_text_that_does_not_keep_them_are_none() -> None:
    assert seen(run("<w:t>\n   收入\n  </w:t>") + run(t(" 合计"))) == ["收入 合计"]


def test_tabs_are_spaces_and_hyphens_are_what_they_look_like() -> None:
    hyphens = run(f"{t('2023')}<w:noBreakHyphen/>{t('2024')}<w:softHyphen/>{t('年')}")
    assert seen(run(f"{t('一')}<w:tab/>{t('二')}<w:ptab/>{t('三')}"), hyphens) == ["一 二 三", "2023-2024年"]


def test_line_and_page_breaks_part_a_paragraph_at_one_spot() -> None:
    document = read(docx(p(inner=run(f'{t("一")}<w:br/>{t("二")}<w:br w:type="page"/>{t("三")}<w:cr/>'))))
    assert [(block.text, block.spot.paragraph) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("一", 1),
        ("二", 1),
        ("三", 1),
    ]


def test_symbols_are_characters_that_every_font_has() -> None:
    signs = (
        ("Wingdings", "F0FC"),
        ("Wingdings 2", "0052"),
        ("Wingdings", "F0A8"),
        ("Symbol", "F0B3"),
        ("宋体", "25A1"),
        ("Wingdings", "x"),
    )
    assert seen("".join(run(f'<w:sym w:font="{font}" w:char="{code}"/>') for font, code in signs)) == ["✓☑□≥□\ufffd"]
    assert seen(run(t("\uf0fc是\uf0b7"))) == ["✓是•"]


def test_results_of_fields_are_read_and_codes_are_not() -> None:
    assert seen(run(t("共")) + field("=SUM(ABOVE)", run(t("326.71"))) + run(t("万元"))) == ["共326.71万元"]
    assert seen('<w:fldSimple w:instr="PAGE"><w:r><w:t>12</w:t></w:r></w:fldSimple>') == ["12"]


def test_a_field_inside_the_code_of_another_is_code() -> None:
    nested = run('<w:fldChar w:fldCharType="begin"/>') + run(t("IF ")) + field("PAGE", run(t("3")))
    rest = run('<w:fldChar w:fldCharType="separate"/>') + run(t("见表")) + run('<w:fldChar w:fldCharType="end"/>')
    assert seen(nested + rest) == ["见表"]


def test_the_contents_list_is_kept_as_entries_with_their_pages() -> None:
    first = run('<w:fldChar w:fldCharType="begin"/>') + run('<w:instrText>TOC \\o "1-2"</w:instrText>')
    first += run('<w:fldChar w:fldCharType="separate"/>')
    entry = (
        '<w:hyperlink w:anchor="_Toc1">'
        + run(t("一、收入决算"))
        + run("<w:tab/>", "<w:webHidden/>")
        + field("PAGEREF", run(t("3")))
    )
    rest = '<w:hyperlink w:anchor="_Toc2">' + run(t("二、支出决算")) + "</w:hyperlink>"
    ends = run('<w:fldChar w:fldCharType="end"/>')
    assert entries(first + entry + "</w:hyperlink>", rest, ends, run(t("正文"))) == [
        ("一、收入决算", "3"),
        ("二、支出决算", ""),
        ("正文", None),
    ]


def test_a_page_number_of_its_own_is_no_contents_list() -> None:
    assert entries(run(t("见第")) + field("PAGEREF _Toc1", run(t("3"))) + run(t("页"))) == [("见第3页", None)]


def test_a_field_code_without_end_swallows_its_paragraph_only() -> None:
    assert seen(run('<w:fldChar w:fldCharType="begin"/>') + run(t("残")), run(t("正文"))) == ["正文"]


def test_links_content_controls_and_tags_are_seen_through() -> None:
    inline = '<w:hyperlink r:id="x"><w:sdt><w:sdtPr/><w:sdtContent><w:smartTag>{}</w:smartTag></w:sdtContent></w:sdt></w:hyperlink>'
    block = f"<w:sdt><w:sdtPr/><w:sdtContent><w:customXml>{p('块')}</w:customXml></w:sdtContent></w:sdt>"
    assert texts(read(docx(p(inner=inline.format(run(t("行内")))) + block))) == ["行内", "块"]


def test_tracked_changes_are_read_as_accepted() -> None:
    gone = "<w:del>" + run("<w:delText>9.00</w:delText>") + "</w:del><w:moveFrom>" + run(t("旧")) + "</w:moveFrom>"
    assert seen(run(t("共")) + gone + "<w:ins>" + run(t("8.00")) + "</w:ins><w:moveTo>" + run(t("新")) + "</w:moveTo>") == [
        "共8.00新"
    ]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    assert texts(read(docx(p("年初预算", "<w:rPr><w:del/></w:rPr>") + p("为12.00万元") + p("末")))) == ["年初预算为12.00万元", "末"]
    assert texts(read(docx(p("残", "<w:rPr><w:del/></w:rPr>")))) == ["残"]


def test_hidden_text_is_reported_and_not_read() -> None:
    document = read(docx(p("无") + p(inner=run(t("支出")) + hidden("内部") + hidden("批注") + run(t("8.00")))))
    assert texts(document) == ["无", "支出8.00"]
    assert [(problem.message, problem.spot) for problem in document.problems] == [
        ("第2段：隐藏文字没有读取：“内部批注”", Spot(paragraph=2)),
    ]


def test_hiding_is_inherited_from_styles_and_switched_off_by_a_run() -> None:
    styles = """<w:style w:type="paragraph" w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="note"><w:basedOn w:val="base"/></w:style>
        <w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>"""
    body = p(inner='<w:pPr><w:pStyle w:val="note"/></w:pPr>' + run(t("藏")) + run(t("露"), '<w:vanish w:val="0"/>'))
    body += p(inner=run(t("明")) + run(t("暗"), '<w:rStyle w:val="secret"/>'))
    document = read(docx(body, styles=styles))
    assert texts(document) == ["露", "明"]
    assert [problem.message for problem in document.problems] == ["第1段：隐藏文字没有读取：“藏”", "第2段：隐藏文字没有读取：“暗”"]


def test_text_boxes_follow_their_paragraph_once_in_either_form() -> None:
    new, old = box(p("框")), box(p("框"), vml=True)
    both = f"<mc:AlternateContent><mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    assert seen(run(t("前")) + run(both) + run(t("后")), run(box(p("旧式"), vml=True))) == ["前后", "框", "旧式"]


def test_a_text_box_in_a_text_box_is_read_once() -> None:
    assert seen(run(box(p(inner=run(t("外")) + run(box(p("内"))))))) == ["外", "内"]


def test_a_table_in_a_text_box_is_a_table() -> None:
    document = read(docx(p(inner=run(box(tbl(tr(tc("甲"), tc("乙"))) + p("注"))))))
    assert [shape(grid) for grid in grids(document)] == [[["甲@0,0", "乙@0,1"]]]
    assert texts(document) == ["注"]


def test_notes_stand_at_the_end_at_the_spot_of_their_reference() -> None:
    def note(kind: str, number: int) -> str:
        return run(f'<w:{kind}Reference w:id="{number}"/>')

    body = p("一") + p(inner=run(t("二")) + note("endnote", 7) + note("footnote", 2)) + p("三")
    footnotes = '<w:footnote w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">' + p("脚注") + "</w:footnote>"
    endnotes = '<w:endnote w:id="7">' + p("尾注") + '</w:endnote><w:endnote w:id="8">' + p("无人提到") + "</w:endnote>"
    document = read(docx(body, footnotes=footnotes, endnotes=endnotes))
    assert texts(document) == ["一", "二", "三", "尾注", "脚注"]
    assert [block.spot.paragraph for block in document.blocks] == [1, 2, 3, 2, 2]


def test_comments_headers_and_formatting_are_not_read() -> None:
    comment = (
        '<w:commentRangeStart w:id="1"/>' + run(t("文")) + '<w:commentRangeEnd w:id="1"/>' + run('<w:commentReference w:id="1"/>')
    )
    files = {"word/comments.xml": "<x>批注</x>", "word/header1.xml": "<x>页眉</x>"}
    assert texts(read(docx(p(inner=comment), files=files))) == ["文"]


def test_formulas_and_ruby_are_one_line() -> None:
    fraction = "<m:oMath><m:f><m:num><m:r><m:t>209</m:t></m:r></m:num><m:den><m:r><m:t>217</m:t></m:r></m:den></m:f></m:oMath>"
    ruby = f"<w:ruby><w:rt>{run(t('jué'))}</w:rt><w:rubyBase>{run(t('决'))}</w:rubyBase></w:ruby>"
    assert seen(fraction + run(t("×100%")), run(ruby + t("算"))) == ["209/217×100%", "决算"]


def test_the_strict_form_of_the_format_is_read() -> None:
    body = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{p("严格")}</w:body></w:document>'
    assert texts(read(docx("", files={"word/document.xml": body}))) == ["严格"]
