"""Plain text to blocks: which lines are cells, rows, paragraphs, and what is no text at all."""

from __future__ import annotations

import pytest

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.blocks import Grid, Paragraph
from juesuan.read.sources.text.reader import read_text

UNKNOWN = "认不出是什么格式；能读的有 PDF、Word、网页、表格、图片和文本"

Seen = str | list[list[str]]


def seen(text: str | bytes) -> list[Seen]:
    """Paragraphs as strings, grids as rows of texts."""
    data = text if isinstance(text, bytes) else text.encode()
    blocks = read_text(data, path="样本").blocks
    return [[[cell.text for cell in row] for row in each.rows] if isinstance(each, Grid) else each.text for each in blocks]


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_text(data, path="样本")
    return caught.value.reason


def test_a_line_behind_a_tab_is_a_cell_and_a_blank_line_ends_the_row() -> None:
    assert seen("\t科目\n\t数\n\n\t甲\n\t2.50\n") == [[["科目", "数"], ["甲", "2.50"]]]


def test_cells_keep_order_line_and_raggedness() -> None:
    [grid] = read_text("标题\n\t甲\n\t2\n\n\t乙\n".encode(), path="样本").blocks[1:]
    assert isinstance(grid, Grid)
    assert grid.ragged
    assert [(cell.row, cell.column, cell.spot.line) for row in grid.rows for cell in row] == [(0, 0, 2), (0, 1, 3), (1, 0, 5)]


def test_a_line_with_several_tabs_is_a_row_of_its_own() -> None:
    assert seen("编码\t名称\t数\n201\t一般公共服务支出\t3.00\n") == [[["编码", "名称", "数"], ["201", "一般公共服务支出", "3.00"]]]


def test_both_kinds_of_rows_may_follow_each_other() -> None:
    assert seen("\t甲\n\t1\n乙\t2\n\n\t丙\n\t3\n") == [[["甲", "1"], ["乙", "2"], ["丙", "3"]]]


def test_a_cell_goes_on_after_a_blank_line() -> None:
    assert seen("\t序号\n\t项目\n\n名称\n\t数\n\n\t1\n\t甲\n\t2\n") == [[["序号", "项目\n名称", "数"], ["1", "甲", "2"]]]


def test_a_cell_goes_on_after_each_of_several_blank_lines() -> None:
    assert seen("\t绩\n\n效\n\n指\n\n标\n\t产出\n\t9\n") == [[["绩\n效\n指\n标", "产出", "9"]]]


def test_the_last_cell_of_a_row_may_go_on_over_blank_lines() -> None:
    assert seen("\t产出\n\t绩\n\n效\n\n指\n\n标\n\n\t甲\n\t乙\n") == [[["产出", "绩\n效\n指\n标"], ["甲", "乙"]]]


def test_a_cell_goes_on_in_the_untabbed_line_below() -> None:
    title = "\t支出决算表\n部门：青川市档案馆            公开03表\n\n\t合计\n\t9.00\n"
    assert seen(title) == [[["支出决算表\n部门：青川市档案馆            公开03表"], ["合计", "9.00"]]]


def test_a_cell_of_short_lines_goes_on_as_long_as_cells_follow() -> None:
    assert seen("\t项目\n支出\n绩效\n\t分值\n\n\t甲\n\t乙\n") == [[["项目\n支出\n绩效", "分值"], ["甲", "乙"]]]


def test_a_figure_over_two_lines_stays_one_cell() -> None:
    assert seen("\t合计\n\t1,234\n.56\n") == [[["合计", "1,234\n.56"]]]


@pytest.mark.parametrize("last", ["3.00", "　", ""])
@pytest.mark.parametrize("note", ["注：本表反映支出情况。", "第三部分 决算情况说明", "支出决算表"])
def test_text_below_a_figure_or_a_blank_is_no_part_of_the_cell(last: str, note: str) -> None:
    assert seen(f"\t合计\n\t{last}\n{note}\n") == [[["合计", last]], note]


def test_a_short_heading_between_two_tables_is_a_paragraph() -> None:
    assert seen("\t合计\n\t3.00\n\n支出决算表\n\n\t科目\n\t数\n") == [[["合计", "3.00"]], "支出决算表", [["科目", "数"]]]


def test_a_long_line_after_a_table_is_a_paragraph() -> None:
    text = "本表反映本单位一年来各项支出的情况，金额单位转换时可能存在尾数误差。"
    assert seen(f"\t合计\n\t各项\n\n{text}\n\n\t甲\n\t乙\n") == [[["合计", "各项"]], text, [["甲", "乙"]]]


def test_blank_cells_are_cells() -> None:
    assert seen("\t甲\n\t\n\t　\n\t2\n") == [[["甲", "", "　", "2"]]]


def test_paragraphs_keep_their_indent_and_blank_lines_are_left_out() -> None:
    assert seen("　　一、概况\n\n\n    正文 \n") == ["　　一、概况", "    正文 "]


def test_paragraphs_that_begin_with_a_tab_are_no_table() -> None:
    assert seen("\t本单位2024年度收入合计9万元。\n\n\t支出合计9万元。\n") == ["本单位2024年度收入合计9万元。", "支出合计9万元。"]


def test_a_text_without_tabs_is_paragraphs() -> None:
    blocks = read_text("甲\n乙 3\n".encode(), path="样本").blocks
    assert [(each.text, each.spot.line) for each in blocks if isinstance(each, Paragraph)] == [("甲", 1), ("乙 3", 2)]


ENCODINGS = {
    "utf-8": "utf-8",
    "with_mark": "utf-8-sig",
    "gb18030": "gb18030",
    "utf-16": "utf-16",
}


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS.keys())
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_encodings_and_line_ends_make_no_difference(encoding: str, ending: str) -> None:
    text = "决算表\n\t合计\n\t3.00\n\n\t甲\n\t4\n".replace("\n", ending)
    assert seen(text.encode(encoding)) == ["决算表", [["合计", "3.00"], ["甲", "4"]]]


@pytest.mark.parametrize("text", ["", "\ufeff", " \n\u3000\n", "\t\n\t\n\n"], ids=["nothing", "mark", "blanks", "tabs"])
def test_a_text_without_visible_characters_has_no_content(text: str) -> None:
    assert reason(text.encode()) == "文件没有内容"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bytes(range(256)) * 20, UNKNOWN),
        (bytes(range(1, 256)) * 20, "不是 UTF-8 或 GB 18030 编码的文本"),
        (b"\x01\x02\x03" * 20, "不是 UTF-8 或 GB 18030 编码的文本"),
        ("决算".encode("utf-16-le") + b"\x00", UNKNOWN),
        (b"\xff\xff\xff\xff", "不是 UTF-8 或 GB 18030 编码的文本"),
        ("合计数额".encode()[:-1], "不是 UTF-8 或 GB 18030 编码的文本"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, words: str) -> None:
    assert reason(data) == words


def test_a_huge_line_is_one_paragraph() -> None:
    line = "支出决算" * 500_000
    assert seen(line) == [line]


def test_a_huge_row_is_one_row() -> None:
    assert seen("\t".join(["3.00"] * 100_000)) == [[["3.00"] * 100_000]]
