"""Sheets to grids: merged ranges, rows and columns, names, what is hidden; each format by its own reader."""

from __future__ import annotations

import struct

import pytest
from sheet_samples import DATA, RELATIONS, bare_xlsx, drawn, names, ods, problems, read, reason, texts, xlsx, zipped
from xlsxwriter.workbook import Workbook

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Grid, Paragraph
from juesuan.read.sources.sheets.grids import reference
from juesuan.read.sources.sheets.reader import grids_of

SMALL = (DATA / "small.xls").read_bytes()


def merged(book: Workbook) -> None:
    sheet = book.add_worksheet("收入决算表")
    sheet.merge_range("B2:E2", "收入决算表")
    sheet.merge_range("B3:B4", "项目")
    sheet.merge_range("C3:E3", "本年收入")
    sheet.write_row("C4", ["合计", "拨款", "其他"])
    sheet.write_row("B7", ["合计", 9, "", 4])


def test_rows_columns_and_spans() -> None:
    assert drawn(xlsx(merged)) == [
        ["0 收入决算表 1x4 B2"],
        ["0 项目 2x1 B3", "1 本年收入 1x3 C3"],
        ["1 合计 C4", "2 拨款 D4", "3 其他 E4"],
        ["0 合计 B7", "1 9 C7", "2  D7", "3 4 E7"],
    ]


def test_the_name_of_a_sheet_is_a_paragraph_with_its_spot() -> None:
    name, grid = read(xlsx(merged)).blocks
    assert (name.spot, grid.spot) == (Spot(sheet="收入决算表"), Spot(sheet="收入决算表", cell="B2"))
    assert names(xlsx(merged)) == ["收入决算表"]


def test_sentences_below_the_cells_are_running_text_and_a_lone_label_is_none() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("收入决算表")
        sheet.write_row("A1", ["项目", "金额"])
        sheet.write("A2", "合计")
        sheet.merge_range("A4:B4", "注：本表反映各项收入。")
        sheet.write("A5", "本单位没有收入，故本表无数据。")

    blocks = read(xlsx(fill)).blocks
    assert drawn(xlsx(fill)) == [["0 项目 A1", "1 金额 B1"], ["0 合计 A2", "1  B2"]]
    assert [(block.text, block.spot.cell) for block in blocks if isinstance(block, Paragraph)] == [
        ("收入决算表", None),
        ("注：本表反映各项收入。", "A4"),
        ("本单位没有收入，故本表无数据。", "A5"),
    ]


@pytest.mark.parametrize("name", ["Sheet1", "sheet 12", "附表3", "附表三", "工作表2", "表1", "1-1", "正文3"])
def test_a_name_that_only_numbers_is_none(name: str) -> None:
    assert names(xlsx(lambda book: book.add_worksheet(name).write(0, 0, "甲"))) == []


def test_hidden_sheets_are_told_of_and_not_read() -> None:
    def fill(book: Workbook) -> None:
        book.add_worksheet("收入").write(0, 0, "甲")
        for name, hide in (("底稿", "hide"), ("密稿", "very_hidden")):
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, 1)
            getattr(sheet, hide)()
        book.add_worksheet("空表")

    assert names(xlsx(fill)) == ["收入"]
    assert problems(xlsx(fill)) == ["工作表“底稿”是隐藏的，没有读取", "工作表“密稿”是隐藏的，没有读取"]


def test_hidden_rows_and_columns_are_told_of_and_not_read() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("收入")
        for row in range(3):
            sheet.write_row(row, 0, [f"{row}{column}" for column in "abc"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(0, 0, None, None, {"hidden": True})
        sheet.merge_range("A5:C5", "标题")

    assert drawn(xlsx(fill)) == [["0 0b B1", "1 0c C1"], ["0 2b B3", "1 2c C3"], ["0 标题 1x2 B5"]]
    assert problems(xlsx(fill)) == ["工作表“收入”有隐藏的行或列，其中的内容没有读取"]


def test_a_sheet_of_one_column_is_running_text() -> None:
    data = xlsx(lambda book: book.add_worksheet("说明").write_column(2, 1, ["一、部门职责", "贯彻\n执行", 2940.05]))
    assert [(str(getattr(block, "text", "")), block.spot.cell) for block in read(data).blocks] == [
        ("说明", None),
        ("一、部门职责", "B3"),
        ("贯彻", "B4"),
        ("执行", "B4"),
        ("2940.05", "B5"),
    ]


def test_formulas_that_were_never_computed_are_told_of() -> None:
    data = bare_xlsx(
        '<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><v>2</v></c><c r="D1"><v>3</v></c><c r="C1" t="str"><f>""</f><v></v></c></row>'
    )
    assert (texts(data), problems(data)) == ([["2", "3"]], ["工作表“表”有 1 个公式没有保存结果，读作空白"])


def test_an_old_workbook() -> None:
    assert drawn(SMALL) == [
        ["0 收入决算表 1x4 A1"],
        ["0 单位：万元 A2", "1  B2", "2  C2", "3  D2"],
        ["0 科目编码 2x1 A3", "1 本年收入 1x2 B3", "3 完成率 D3"],
        ["1 合计 B4", "2 财政拨款 C4", "3  D4"],
        ["0 0101 A5", "1 2940.05 B5", "2 247.80 C5", "3 15.45% D5"],
        ["0 合计 A6", "1 0.3 B6", "2 -1,234.50 C6", "3  D6"],
        ["0 2024年12月31日 A8", "1 TRUE B8", "2 5 C8", "3 #REF! D8"],
    ]
    assert problems(SMALL) == ["工作表“底稿”是隐藏的，没有读取", "工作表“收入决算表”有隐藏的行或列，其中的内容没有读取"]


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"


def test_an_open_document() -> None:
    value = ' office:value-type="percentage" office:value="0.1545"'
    rows = f"""<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/>
    </table:table-row><table:table-row>{cell("项<text:s text:c='2'/>目", ' table:number-rows-spanned="2"')}
    {cell("收<text:span>入</text:span>", ' table:number-columns-spanned="2"')}<table:covered-table-cell/></table:table-row>
    <table:table-row><table:covered-table-cell/>{cell("2940.05")}{cell("15.45%", value)}</table:table-row>
    <table:table-row>{cell("7", ' table:number-columns-repeated="3"')}</table:table-row>
    <table:table-row table:number-rows-repeated="1048571"><table:table-cell/></table:table-row>"""
    data = ods(f'<table:table table:name="收入"><table:table-column/>{rows}</table:table>')
    assert drawn(data) == [
        ["0 项  目 2x1 A3", "1 收入 1x2 B3"],
        ["1 2940.05 B4", "2 15.45% C4"],
        ["0 7 A5", "1 7 B5", "2 7 C5"],
    ]
    assert names(data) == ["收入"]


def test_what_is_hidden_in_an_open_document() -> None:
    style = '<style:style style:name="t2"><style:table-properties table:display="false"/></style:style>'
    row = f'<table:table-row>{cell("甲")}{cell("1")}</table:table-row><table:table-row table:visibility="filter">{cell("乙")}'
    tables = f"""<table:table table:name="收入">{row}</table:table-row></table:table>
    <table:table table:name="底稿" table:style-name="t2">{row}</table:table-row></table:table>"""
    data = ods(tables, styles=style)
    assert texts(data) == [["甲", "1"]]
    assert problems(data) == ["工作表“底稿”是隐藏的，没有读取", "工作表“收入”有隐藏的行或列，其中的内容没有读取"]


def test_notes_on_cells_are_no_text_and_values_stand_for_missing_text() -> None:
    note = "<office:annotation><text:p>批注</text:p></office:annotation>"
    row = f"""<table:table-row><table:table-cell>{note}<text:p>甲</text:p></table:table-cell>
    <table:table-cell office:value-type="float" office:value="247.8"/>
    <table:table-cell table:formula="of:=A1"/></table:table-row>"""
    data = ods(f'<table:table table:name="附表1">{row}</table:table>')
    assert texts(data) == [["甲", "247.8"]]
    assert problems(data) == ["工作表“附表1”有 1 个公式没有保存结果，读作空白"]


def record(kind: int, body: bytes) -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(body)]) + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_workbook() -> bytes:
    """A binary workbook of one sheet: a text in A2, a number in B2, and a hidden row below."""
    sheet = record(129, b"") + record(148, struct.pack("<IIII", 1, 2, 0, 1)) + record(145, b"")
    sheet += record(0, struct.pack("<IIHBBB", 1, 0, 300, 0, 0, 0) + bytes(4))
    sheet += record(6, struct.pack("<II", 0, 0) + wide("合计")) + record(5, struct.pack("<IId", 1, 0, 2940.05))
    sheet += record(0, struct.pack("<IIHBBB", 2, 0, 300, 0, 0x10, 0) + bytes(4)) + record(5, struct.pack("<IId", 1, 0, 3.0))
    sheet += record(146, b"") + record(130, b"")
    bundle = record(156, struct.pack("<II", 0, 1) + wide("r1") + wide("收入"))
    package = f"{RELATIONS}/package/2006"
    relation = (
        f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/>'
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
            "xl/workbook.bin": record(131, b"") + record(143, b"") + bundle + record(144, b"") + record(132, b""),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{package}/relationships">{relation}</Relationships>',
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def test_a_binary_workbook() -> None:
    assert drawn(binary_workbook()) == [["0 合计 A2", "1 2940.05 B2"]]
    assert problems(binary_workbook()) == ["工作表“收入”有隐藏的行或列，其中的内容没有读取"]


def test_the_grids_of_an_embedded_workbook() -> None:
    for data in (xlsx(merged), SMALL):
        [grid] = grids_of(data)
        assert isinstance(grid, Grid)
        assert grid.rows[0][0].text == "收入决算表"
    assert grids_of(b"PK\x03\x04 no workbook") == ()
    assert grids_of(b"") == ()


def test_a_workbook_without_content() -> None:
    assert reason(xlsx(lambda book: book.add_worksheet())) == "表格文件没有内容"


def test_references_of_cells() -> None:
    assert [reference((0, column)) for column in (0, 25, 26, 701, 702, 16383)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1", "XFD1"]
