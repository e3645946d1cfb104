"""Tables of pages: spans as browsers place them, order of head and foot, which tables are data and which lay out."""

from __future__ import annotations

from html_samples import drawn, grids, paragraphs, problems, read, table
from hypothesis import given
from hypothesis import strategies as st

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Grid, Paragraph

ROW = "<tr><td>合计<td>9.00<td>4.00</tr>"


def test_text_rows_and_columns() -> None:
    assert table("<table><tr><td>合计</td><td>2940.05</td></tr><tr><td>其中：</td><td>&nbsp;</td></tr></table>") == [
        ["0 合计", "1 2940.05"],
        ["0 其中：", "1 "],
    ]


def test_spans_move_the_cells_below_and_behind_them() -> None:
    page = """<table><tr><th rowspan=2>项目<th colspan="2">本年支出<th rowspan='2'>其他</tr>
    <tr><th>基本<th>项目</tr><tr><td>a<td>1<td>2<td>3</tr></table>"""
    assert table(page) == [
        ["0 项目 2x1", "1 本年支出 1x2", "3 其他 2x1"],
        ["1 基本", "2 项目"],
        ["0 a", "1 1", "2 2", "3 3"],
    ]


def test_a_rowspan_of_zero_reaches_the_end_of_its_group_and_no_further() -> None:
    page = f"<table><tbody><tr><td rowspan=0>甲<td>1<td>2<tr><td>3<td>4<tbody>{ROW}</table>"
    assert table(page) == [["0 甲 2x1", "1 1", "2 2"], ["1 3", "2 4"], ["0 合计", "1 9.00", "2 4.00"]]


def test_a_span_ends_before_a_cell_that_already_stands_there() -> None:
    page = "<table><tr><td>a<td>b<td rowspan=2>c</tr><tr><td colspan=3>d<td>e</tr></table>"
    assert table(page) == [["0 a", "1 b", "2 c 2x1"], ["0 d 1x2", "3 e"]]


def test_columns_in_which_no_cell_begins_are_none() -> None:
    page = "<table><tr><td colspan=1000000>标题<tr><td>a<td colspan=7>b<td>c<tr><td>d<td colspan=7>e<td>f</table>"
    assert table(page) == [["0 标题 1x3"], ["0 a", "1 b", "2 c"], ["0 d", "1 e", "2 f"]]


def test_spans_that_are_no_numbers_count_for_one() -> None:
    page = "<table><tr><td colspan=x rowspan=-1>a<td colspan=''>b<td colspan='2px'>c<tr><td>d<td>e<td>f<td>g</table>"
    assert table(page) == [["0 a", "1 b", "2 c 1x2"], ["0 d", "1 e", "2 f", "3 g"]]


def test_head_comes_first_and_foot_last() -> None:
    page = f"<table><tfoot>{ROW}</tfoot><tbody><tr><td>a<td>1<td>2</tbody><thead><tr><th>项目<th>x<th>y</thead></table>"
    assert table(page) == [["0 项目", "1 x", "2 y"], ["0 a", "1 1", "2 2"], ["0 合计", "1 9.00", "2 4.00"]]


def test_a_caption_is_a_paragraph_before_its_table() -> None:
    blocks = read(f"<p>前</p><table><caption>支出决算表<br>单位：万元</caption>{ROW}</table>").blocks
    assert [block.text if isinstance(block, Paragraph) else "表" for block in blocks] == ["前", "支出决算表", "单位：万元", "表"]


def test_lines_inside_a_cell() -> None:
    page = "<table><tr><td><p>功能分类</p><p>科目编码</p><td>合<br>计<td><b>9</b>.<i>00</i></table>"
    assert table(page) == [["0 功能分类\n科目编码", "1 合\n计", "2 9.00"]]


def test_indentation_by_blanks_stays() -> None:
    assert table("<table><tr><td>&nbsp;&nbsp;行政运行<td>&#12288;1<td>2</table>") == [["0   行政运行", "1 \u30001", "2 2"]]


def test_hidden_rows_and_cells_are_left_out() -> None:
    page = f"<table>{ROW}<tr style='display:none'><td>旧<td>1<td>2</tr><tr><td>甲<td hidden>x<td>1<td>2</table>"
    assert table(page) == [["0 合计", "1 9.00", "2 4.00"], ["0 甲", "1 1", "2 2"]]
    assert problems(page) == ["网页中有 2 处隐藏的内容，没有读取"]


def test_a_table_that_only_lays_out_is_dissolved() -> None:
    page = f"<table><tr><td>首部<td>右<tr><td colspan=2><p>前文</p><table>{ROW}{ROW}</table>后文</table>"
    assert paragraphs(page) == ["首部", "右", "前文", "后文"]
    assert [len(grid.rows) for grid in grids(page)] == [2]


def test_tables_beside_each_other_are_two() -> None:
    page = f"<table><tr><td><table>{ROW}</table><td><table>{ROW}{ROW}</table></table>"
    assert [len(grid.rows) for grid in grids(page)] == [1, 2]


def test_a_table_with_one_filled_cell_a_row_is_text() -> None:
    page = "<table><tr><td>&nbsp;<td>一、部门职责</tr><tr><td>贯彻执行方针。</td></tr></table>"
    assert (paragraphs(page), grids(page)) == (["一、部门职责", "贯彻执行方针。"], [])


def test_a_menu_beside_running_text_is_no_table_of_data() -> None:
    page = f"<table><tr><td>栏目<td><h2>一、收入支出决算总体情况</h2><p>{'收入增加。' * 9}</p></table>"
    assert (paragraphs(page)[:2], grids(page)) == (["栏目", "一、收入支出决算总体情况"], [])


def test_long_cells_of_a_score_sheet_stay_cells() -> None:
    goal = "<p>完成年度目标。</p>" * 6
    page = f"<table><tr><td>项目名称<td>运转经费<td>分值<td>10</tr><tr><td>目标<td colspan=3>{goal}</table>"
    assert table(page)[1][1].count("完成年度目标。") == 6


def test_a_table_in_a_cell_of_a_table_of_data_is_text_of_the_cell() -> None:
    page = f"<table>{ROW}{ROW}<tr><td>甲<td><table>{ROW}</table><td>1</table>"
    assert table(page)[2] == ["0 甲", "1 合计 9.00 4.00", "2 1"]
    assert problems(page) == ["表格的单元格中还有表格，按文字读取"]


def test_cells_without_a_row_make_one() -> None:
    assert table("<table><td>甲</td><td>1</td></table>") == [["0 甲", "1 1"]]


def test_spots_are_lines_of_the_page() -> None:
    [grid] = grids("<html>\n<body>\n<table>\n<tr><td>a</td>\n<td>b</td></tr>\n</table>")
    assert (grid.spot, [cell.spot for cell in grid.rows[0]]) == (Spot(line=3), [Spot(line=4), Spot(line=5)])


Cells = list[list[tuple[int, int]]]


@given(st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=5), min_size=1, max_size=6))
def test_no_two_cells_ever_share_a_place(rows: Cells) -> None:
    made = "".join("<tr>" + "".join(f"<td rowspan={h} colspan={w}>x" for h, w in row) for row in rows)
    for grid in grids(f"<table>{made}<tr><td>y<td>z</table>"):
        taken = [place for row in grid.rows for cell in row for place in _places(grid, cell.row, cell.column)]
        assert len(taken) == len(set(taken))
        assert drawn(grid)


def _places(grid: Grid, row: int, column: int) -> list[tuple[int, int]]:
    cell = next(cell for cell in grid.rows[row] if cell.column == column)
    return [(row + down, column + across) for down in range(cell.rowspan) for across in range(cell.colspan)]
