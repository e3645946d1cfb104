"""Word documents that are broken or hostile: a reason in Chinese, never a traceback, never all of the memory."""

from __future__ import annotations

import random
import struct
import tracemalloc
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from docx_samples import NAMES, docx, listed, p, part, read, relationships, run, span, t, tbl, tc, texts, tr, zipped

from juesuan.errors import UnreadableFileError
from juesuan.read.disclosure import read_disclosure, read_source
from juesuan.read.sources.docx.limits import DocxLimits
from juesuan.read.sources.docx.reader import read_docx

MAIN = "word/document.xml"
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(200)
BOX = "<w:pict><w:txbxContent>{}</w:txbxContent></w:pict>"


def reason(data: bytes, limits: DocxLimits | None = None) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_docx(data, path="样本.docx", limits=limits or DocxLimits())
    assert str(caught.value) == f"无法读取“样本.docx”：{caught.value.reason}"
    return caught.value.reason


def nested_tables(depth: int) -> str:
    inner = p("底")
    for _ in range(depth):
        inner = tbl(tr(tc(inner=p("层") + inner)))
    return inner


def test_empty_and_other_content() -> None:
    assert reason(b"") == "文件是空的"
    assert reason(b"%PDF-1.7") == "不是 Word 文件（docx）"
    assert reason(zipped({"xl/workbook.xml": "<x/>"})) == "不是 Word 文件：压缩包中没有 word/document.xml"


def test_a_document_that_is_cut_off() -> None:
    whole = docx(p("文" * 5000) + "".join(p(str(number)) for number in range(3000)))
    assert reason(whole[: len(whole) // 2]) == "Word 文件不完整或已损坏，请重新取得文件"


def test_damaged_bytes_inside() -> None:
    whole = bytearray(docx("".join(p(str(number)) for number in range(3000))))
    start = whole.index(b"word/document.xml") + 200
    whole[start : start + 400] = bytes(400)
    assert reason(bytes(whole)) in ("Word 文件已损坏，无法解压", "Word 文件的 document.xml 已损坏，无法解析")


def test_broken_xml_names_the_part() -> None:
    assert reason(zipped({MAIN: "<w:document"})) == "Word 文件的 document.xml 已损坏，无法解析"
    assert reason(docx(p("文"), files={"word/styles.xml": "<x"})) == "Word 文件的 styles.xml 已损坏，无法解析"
    assert reason(zipped({MAIN: b""})) == "Word 文件的 document.xml 已损坏，无法解析"


@pytest.mark.parametrize("content", ["<x/>", part("document", ""), part("settings", "<w:body/>")])
def test_xml_that_is_no_document(content: str) -> None:
    assert reason(zipped({MAIN: content})) == "Word 文件的 document.xml 中没有正文"


def test_a_document_without_text() -> None:
    assert reason(docx(p() + tbl(tr(tc(), tc())))) == "Word 文件中没有文字"


def test_a_locked_document() -> None:
    assert reason(LOCKED) == "不是 Word 文件（docx）"
    with pytest.raises(UnreadableFileError, match="文件已加密"):
        read_source(LOCKED, path="x.doc")


def test_a_member_with_a_password() -> None:
    whole = bytearray(zipped({MAIN: part("document", p("文"))}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + flags] |= 1
    assert reason(bytes(whole)) == "文件已加密，无法解压"


def test_entities_are_never_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    for declared in (f'<!ENTITY x SYSTEM "{secret.as_uri()}">', '<!ENTITY x "展开">'):
        body = "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>"
        xml = f"<!DOCTYPE w:document [{declared}]><w:document {NAMES}>{body}</w:document>"
        assert reason(zipped({MAIN: xml})) == "Word 文件的 document.xml 含有不允许的 DOCTYPE 声明"


def test_entities_that_multiply() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "哈哈"}">' for n in range(12))
    text = f'<!DOCTYPE w:document [{entities}]><w:document {NAMES}><w:body><w:p w:rsid="&e11;"/></w:body></w:document>'
    tracemalloc.start()
    assert reason(zipped({MAIN: text})).startswith("Word 文件的 document.xml")
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = zipped({MAIN: b"<x>" + b" " * 50_000_000})
    tracemalloc.start()
    assert reason(bomb) == "Word 文件的压缩比异常，可能是恶意文件"
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_part_that_lies_about_its_size() -> None:
    data = bytearray(zipped({MAIN: b"<x>" + b" " * 3_000_000}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    assert reason(bytes(data)) in ("Word 文件已损坏，无法解压", "Word 文件的 document.xml 已损坏，无法解析")


def test_sizes_and_counts_beyond_the_limits() -> None:
    body = "".join(p(str(number)) for number in range(100))
    assert reason(docx(body), DocxLimits(max_part_bytes=1000)) == "Word 文件解压后过大，超过上限"
    assert reason(docx(body), DocxLimits(max_total_bytes=4000)) == "Word 文件解压后过大，超过上限"
    assert reason(docx(body), DocxLimits(max_paragraphs=99)) == "共 100 段，超过上限 99 段"
    assert reason(docx(body), DocxLimits(max_members=2)) == "Word 文件中的部件超过上限 2 个"


def test_the_parts_together_are_limited_too() -> None:
    styles = "<w:style/>" * 400
    limits = DocxLimits(max_total_bytes=5500)
    assert len(part("styles", styles)) < limits.max_total_bytes
    assert reason(docx(p("文" * 300), styles=styles), limits) == "Word 文件解压后过大，超过上限"


def test_deep_tables_and_boxes_end_with_a_problem() -> None:
    document = read(docx(nested_tables(20)), limits=DocxLimits(max_nesting=3))
    assert [problem.message for problem in document.problems] == ["第5段：表格或文本框嵌套过深，没有读取"]
    assert len(document.blocks) == 4
    boxes = p("底")
    for _ in range(20):
        boxes = p(inner=run(t("框") + BOX.format(boxes)))
    document = read(docx(boxes), limits=DocxLimits(max_nesting=3))
    assert texts(document) == ["框"] * 4
    assert [problem.message for problem in document.problems] == ["第4段：表格或文本框嵌套过深，没有读取"]


@pytest.mark.parametrize(
    "body",
    [
        nested_tables(2000),
        p(inner="<w:ins>" * 5000 + run(t("底")) + "</w:ins>" * 5000),
        "<w:sdt><w:sdtContent>" * 3000 + p("底") + "</w:sdtContent></w:sdt>" * 3000,
    ],
)
def test_xml_that_is_nested_without_end(body: str) -> None:
    assert reason(docx(body)) == "Word 文件的 document.xml 已损坏，无法解析"


def test_as_deep_as_xml_may_be() -> None:
    assert texts(read(docx(p(inner="<w:ins>" * 245 + run(t("底")) + "</w:ins>" * 245)))) == ["底"]
    assert len(read(docx(nested_tables(60))).blocks) == 13


def test_styles_and_lists_that_refer_to_each_other_in_circles() -> None:
    styles = """<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>
        <w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>"""
    numbering = """<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="s"/><w:numStyleLink w:val="s"/></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"""
    body = p("文", '<w:pStyle w:val="a"/>') + listed("项")
    assert texts(read(docx(body, styles=styles, numbering=numbering))) == ["文", "项"]


def test_a_footnote_that_refers_to_itself_and_a_chain_of_notes_end() -> None:
    reference = run('<w:footnoteReference w:id="1"/>')
    body = p(inner=run(t("文")) + reference)
    assert texts(read(docx(body, footnotes=f'<w:footnote w:id="1">{p(inner=run(t("注")) + reference)}</w:footnote>'))) == [
        "文",
        "注",
    ]


def test_numbers_that_are_none() -> None:
    numbering = """<w:abstractNum w:abstractNumId="1">
            <w:lvl w:ilvl="x"><w:start w:val="-9"/><w:lvlText w:val="%1%9"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/>
            <w:lvlOverride><w:startOverride w:val="99999999999999999999"/></w:lvlOverride></w:num>
        <w:num><w:abstractNumId/></w:num>"""
    shape = '<w:numPr><w:ilvl w:val="∞"/><w:numId w:val="1"/></w:numPr>'
    assert texts(read(docx(p("文", shape) + p("末", "<w:numPr/>"), numbering=numbering))) == ["10000001 文", "末"]


def test_many_problems_are_counted() -> None:
    body = "".join(p(inner=run(t("露")) + run(t("藏"), "<w:vanish/>")) for _ in range(10))
    problems = read(docx(body), limits=DocxLimits(max_problems=3)).problems
    assert [problem.message[:4] for problem in problems] == ["第1段：", "第2段：", "第3段：", "另有7处"]


def test_a_wide_and_long_table_is_read_in_linear_time() -> None:
    rows = "".join(tr(tc(str(row), span(2) + "<w:vMerge/>"), tc("9.00")) for row in range(5000))
    (block,) = read(docx(tbl(rows))).blocks
    assert block.spot.paragraph == 1


def test_every_single_changed_byte_is_read_or_refused() -> None:
    whole = docx(p("文") + tbl(tr(tc("甲"), tc("9.00"))) + listed("项"), numbering="<w:num/>", styles="<w:style/>")
    chance = random.Random(2024)
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(UnreadableFileError):
            read_docx(bytes(data), path="样本.docx")


def test_changed_xml_is_read_or_refused() -> None:
    xml = part("document", f"<w:body>{p('文')}{tbl(tr(tc('甲', span(2)), tc('乙', '<w:vMerge/>')))}{listed('项')}</w:body>")
    chance = random.Random(2025)
    rels = relationships()
    for _ in range(1500):
        start = chance.randrange(len(xml))
        changed = xml[:start] + xml[start + chance.randint(1, 12) :] if chance.random() < 0.5 else xml[:start] + xml[start // 2 :]
        with suppress(UnreadableFileError):
            read_docx(zipped({MAIN: changed, "word/_rels/document.xml.rels": rels}), path="样本.docx")


@pytest.mark.parametrize("name", ["决算.docx", "决算.pdf", "决算.txt", "决算.zip", "决算"])
def test_the_content_tells_a_document_and_not_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(docx(p("青川市档案馆") + p("2024年度部门决算") + p("支出决算表") + tbl(
        tr(tc("科目编码"), tc("科目名称"), tc("本年支出合计"), tc("基本支出"), tc("项目支出")),
        tr(tc("合计", span(2)), tc("9.00"), tc("4.00"), tc("5.00")),
    )))  # fmt: skip
    disclosure = read_disclosure(path)
    assert (disclosure.identity.body, disclosure.identity.year) == ("青川市档案馆", 2024)
    assert [(table.form, table.bound) for table in disclosure.tables] == [("expenditure", 3)]
    assert [statement.place.spot.paragraph for statement in disclosure.statements if statement.place.table] == [10, 11, 12]


def test_macros_and_unusual_names_inside_change_nothing() -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word\\vbaProject.bin", b"\xd0\xcf")
        archive.writestr("Word\\Document2.xml", part("document", f"<w:body>{p('文')}</w:body>"))
    assert texts(read(data.getvalue())) == ["文"]
    assert read_source(data.getvalue(), path="x").format == "docx"
