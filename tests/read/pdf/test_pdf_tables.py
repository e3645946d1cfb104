"""Tables: spans and positions, several on a page, over pages, and what only looks like one."""

from __future__ import annotations

import pytest
from pdf_samples import Drawn, Typeset, grids, table, texts

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Cell, Grid, Paragraph
from juesuan.read.sources.pdf import read_pdf
from juesuan.read.sources.pdf.join import joined
from juesuan.read.sources.pdf.pages import PageTable

TEXT = "BT /F 10 Tf {} {} Td ({}) Tj ET "


def square(*cells: str) -> str:
    """Two by two cells of 60 by 20 points, the lower left corner at 40, 100."""
    lines = "".join(f"{x} 100 m {x} 140 l S " for x in (40, 100, 160))
    lines += "".join(f"40 {y} m 160 {y} l S " for y in (100, 120, 140))
    places = [(44, 126), (104, 126), (44, 106), (104, 106)]
    return lines + "".join(TEXT.format(x, y, cell) for (x, y), cell in zip(places, cells, strict=True))


def near(box: tuple[float, float, float, float] | None, *expected: float) -> bool:
    return box is not None and all(abs(a - b) <= 1 for a, b in zip(box, expected, strict=True))


def test_spans_and_places_of_a_merged_head(typeset: Typeset) -> None:
    data = typeset("""
#table(columns: (60pt, 70pt, 80pt), rows: 20pt,
  table.cell(rowspan: 2)[项目], table.cell(colspan: 2)[决算数],
  [基本支出], [项目支出],
  [合计], [2,336.91], [603.14])
""")
    (grid,) = grids(read_pdf(data, path="a.pdf"))
    assert [[(c.text, c.row, c.column, c.rowspan, c.colspan) for c in row] for row in grid.rows] == [
        [("项目", 0, 0, 2, 1), ("决算数", 0, 1, 1, 2)],
        [("基本支出", 1, 1, 1, 1), ("项目支出", 1, 2, 1, 1)],
        [("合计", 2, 0, 1, 1), ("2,336.91", 2, 1, 1, 1), ("603.14", 2, 2, 1, 1)],
    ]
    assert grid.spot.page == 1
    assert near(grid.spot.box, 50, 50, 260, 110)
    assert near(grid.rows[0][0].spot.box, 50, 50, 110, 90)
    assert near(grid.rows[2][2].spot.box, 180, 90, 260, 110)
    assert not grid.ragged


def test_a_figure_broken_over_two_lines_stays_in_its_cell(typeset: Typeset) -> None:
    data = typeset("#table(columns: (40pt, 40pt, 40pt), [201], [2,940. \\ 05], [7.00])")
    assert table(grids(read_pdf(data, path="a.pdf"))[0]) == [["201", "2,940.\n05", "7.00"]]


def test_two_tables_on_a_page_are_two_grids_with_the_text_between(typeset: Typeset) -> None:
    data = typeset("""
上面的话。
#table(columns: (60pt, 60pt), [甲], [1.00])
中间的话。
#table(columns: (60pt, 60pt), [乙], [2.00])
下面的话。
""")
    blocks = read_pdf(data, path="a.pdf").blocks
    assert [b.text if isinstance(b, Paragraph) else table(b) for b in blocks] == [
        "上面的话。",
        [["甲", "1.00"]],
        "中间的话。",
        [["乙", "2.00"]],
        "下面的话。",
    ]


def long_table(rows: int, head: str) -> str:
    body = "".join(f"[科目{k}], [{k}.00]," for k in range(1, rows + 1))
    return f"#table(columns: (80pt, 80pt), rows: 20pt, {head}[科目], [决算数]{')' if head else ''}, {body})"


def test_a_table_over_three_pages_is_one_grid_without_its_repeated_head(typeset: Typeset) -> None:
    data = typeset("#set page(footer: context counter(page).display())\n" + long_table(25, "table.header("))
    document = read_pdf(data, path="a.pdf")
    (grid,) = grids(document)
    assert table(grid) == [["科目", "决算数"]] + [[f"科目{k}", f"{k}.00"] for k in range(1, 26)]
    assert [row[0].row for row in grid.rows] == list(range(26))
    assert [grid.rows[k][1].spot.page for k in (1, 9, 10, 18, 19, 25)] == [1, 1, 2, 2, 3, 3]
    assert near(grid.rows[10][1].spot.box, 130, 70, 210, 90)
    assert texts(document) == []


def test_a_table_without_repeated_head_goes_on_too(typeset: Typeset) -> None:
    (grid,) = grids(read_pdf(typeset(long_table(12, "")), path="a.pdf"))
    assert table(grid)[9:] == [
        ["科目9", "9.00"],
        ["科目10", "10.00"],
        ["科目11", "11.00"],
        ["科目12", "12.00"],
    ]


def test_a_continuation_with_fewer_columns_gets_the_columns_of_the_whole(drawn: Drawn) -> None:
    second = "40 200 120 40 re S 40 220 m 160 220 l S " + TEXT.format(44, 226, "note") + TEXT.format(44, 206, "end")
    (grid,) = grids(read_pdf(drawn(square("a", "b", "c", "d"), second), path="a.pdf"))
    assert [[(c.text, c.row, c.column, c.colspan, c.spot.page) for c in row] for row in grid.rows[1:]] == [
        [("c", 1, 0, 1, 1), ("d", 1, 1, 1, 1)],
        [("note", 2, 0, 2, 2)],
        [("end", 3, 0, 2, 2)],
    ]


def test_a_title_in_between_begins_a_new_table(drawn: Drawn) -> None:
    pages = square("a", "b", "c", "d"), TEXT.format(60, 200, "A new title") + square("a", "b", "e", "f")
    assert [table(grid) for grid in grids(read_pdf(drawn(*pages), path="a.pdf"))] == [
        [["a", "b"], ["c", "d"]],
        [["a", "b"], ["e", "f"]],
    ]


def test_a_title_printed_again_with_the_head_goes_on(drawn: Drawn) -> None:
    title = TEXT.format(60, 200, "The same title")
    document = read_pdf(drawn(title + square("a", "b", "c", "d"), title + square("a", "b", "e", "f")), path="a.pdf")
    assert [table(grid) for grid in grids(document)] == [[["a", "b"], ["c", "d"], ["e", "f"]]]
    assert texts(document) == ["The same title"]


def test_the_same_title_over_another_head_is_another_form(drawn: Drawn) -> None:
    title = TEXT.format(60, 200, "The same form")
    document = read_pdf(drawn(title + square("n", "x", "c", "d"), title + square("n", "y", "e", "f")), path="a.pdf")
    assert [table(grid)[0] for grid in grids(document)] == [["n", "x"], ["n", "y"]]
    assert texts(document) == ["The same form", "The same form"]


def test_other_columns_begin_a_new_table(drawn: Drawn) -> None:
    other = "40 200 140 40 re S 90 200 m 90 240 l S " + TEXT.format(44, 216, "x")
    assert len(grids(read_pdf(drawn(square("a", "b", "c", "d"), other), path="a.pdf"))) == 2


@pytest.mark.parametrize(
    "lines",
    [
        "40 100 120 40 re S 100 100 m 100 140 l 40 120 m 160 120 l S ",  # outline and inner strokes
        "".join(f"{x} 100 .5 40 re f " for x in (39.8, 99.8, 159.8))  # thin filled rectangles
        + "".join(f"40 {y} 120 .5 re f " for y in (99.8, 119.8, 139.8)),
        "".join(f"{x} {y} 60 20 re S " for x in (40, 100) for y in (100, 120)),  # an outline for each cell
        "".join(f"{x} 100 m {x} 140 l " for x in (40, 100, 160))  # one path for all
        + "".join(f"40 {y} m 160 {y} l " for y in (100, 120, 140))
        + "S ",
        "".join(f"40 {y} m 160 {y} l S " for y in (100, 120, 140)) + "100 100 m 100 140 l S ",  # open sides
        ".9 g 40 120 120 20 re f 0 g 40 100 120 40 re S 100 100 m 100 140 l 40 120 m 160 120 l S ",  # shading
    ],
)
def test_every_way_to_draw_borders_gives_the_same_grid(drawn: Drawn, lines: str) -> None:
    content = lines + square("a", "b", "c", "d").split("S ")[-1]
    (grid,) = grids(read_pdf(drawn(content), path="a.pdf"))
    assert table(grid) == [["a", "b"], ["c", "d"]]
    assert near(grid.rows[1][1].spot.box, 100, 180, 160, 200)


def test_lines_and_text_inside_a_form_are_where_its_matrix_puts_them(drawn: Drawn) -> None:
    (grid,) = grids(read_pdf(drawn("q 2 0 0 2 10 -20 cm /X Do Q", form=square("a", "b", "c", "d")), path="a.pdf"))
    assert table(grid) == [["a", "b"], ["c", "d"]]
    assert near(grid.rows[0][1].spot.box, 210, 40, 330, 80)


def test_a_figure_wider_than_its_column_keeps_its_digits(drawn: Drawn) -> None:
    content = square("a", "b", "c", "") + TEXT.format(85, 106, "12,345,678.90")
    assert table(grids(read_pdf(drawn(content), path="a.pdf"))[0])[1] == ["c", "12,345,678.90"]


def test_figures_of_two_cells_that_nearly_touch_stay_apart(drawn: Drawn) -> None:
    content = square("a", "b", "", "") + TEXT.format(74.9, 106, "12.25") + TEXT.format(100.1, 106, "34.75")
    assert table(grids(read_pdf(drawn(content), path="a.pdf"))[0])[1] == ["12.25", "34.75"]


def test_figures_side_by_side_in_one_cell_are_not_run_together(drawn: Drawn) -> None:
    content = square("a", "b", "", "d") + TEXT.format(42, 106, "1.5") + TEXT.format(70, 106, "2.5")
    assert table(grids(read_pdf(drawn(content), path="a.pdf"))[0])[1] == ["1.5 2.5", "d"]


def test_chinese_set_wide_apart_gets_no_spaces_and_keeps_real_ones(typeset: Typeset) -> None:
    data = typeset("#table(columns: (120pt, 60pt), [#text(tracking: 8pt)[公务接待费]], [合 计])")
    assert table(grids(read_pdf(data, path="a.pdf"))[0]) == [["公务接待费", "合 计"]]


def test_a_label_set_sideways_reads_as_one_line(typeset: Typeset) -> None:
    data = typeset("#table(columns: (30pt, 60pt), rows: 80pt, rotate(-90deg, reflow: true)[产出指标], [数量])")
    assert table(grids(read_pdf(data, path="a.pdf"))[0]) == [["产出指标", "数量"]]


def test_a_frame_around_text_is_a_paragraph(typeset: Typeset) -> None:
    document = read_pdf(typeset("#rect(stroke: 1pt)[框中的话。]"), path="a.pdf")
    assert texts(document) == ["框中的话。"]
    assert grids(document) == []


def test_a_frame_around_the_page_leaves_its_text_and_tables_in_order(typeset: Typeset) -> None:
    data = typeset("""
#set page(background: rect(width: 90%, height: 90%))
上面的一段话比较长，写到了第二行，所以要在框里也能连成一段，而不是按行断开成为好几段才对。
#table(columns: (60pt, 60pt), [甲], [1.00])
下面的话。
""")
    blocks = read_pdf(data, path="a.pdf").blocks
    assert [b.text if isinstance(b, Paragraph) else table(b) for b in blocks] == [
        "上面的一段话比较长，写到了第二行，所以要在框里也能连成一段，而不是按行断开成为好几段才对。",
        [["甲", "1.00"]],
        "下面的话。",
    ]


def test_a_lone_cell_on_the_next_page_belongs_to_the_table_before(drawn: Drawn) -> None:
    second = "40 200 120 20 re S " + TEXT.format(44, 206, "note")
    (grid,) = grids(read_pdf(drawn(square("a", "b", "c", "d"), second), path="a.pdf"))
    assert table(grid) == [["a", "b"], ["c", "d"], ["note"]]


def test_check_boxes_are_no_tables(drawn: Drawn) -> None:
    document = read_pdf(drawn("50 250 8 8 re S " + TEXT.format(60, 250, "yes")), path="a.pdf")
    assert (grids(document), texts(document)) == ([], ["yes"])


def test_underlined_text_is_no_table(typeset: Typeset) -> None:
    blocks = read_pdf(typeset("#underline[下划线]的字和#underline[别的]字。"), path="a.pdf").blocks
    assert [(type(b), b.text) for b in blocks if not isinstance(b, Grid)] == [(Paragraph, "下划线的字和别的字。")]
    assert len(blocks) == 1


def cells(*rows: tuple[str, ...]) -> PageTable:
    """A table of one page whose cells hold these texts."""
    placed = tuple(Cell(text, row, column, Spot()) for row, texts in enumerate(rows) for column, text in enumerate(texts))
    return PageTable(tuple(100.0 * column for column in range(len(rows[0]))), len(rows), (0, 0, 1, 1), placed)


def written(table: PageTable) -> list[str]:
    return [cell.text for cell in table.cells]


def test_the_end_of_a_name_that_the_page_break_tore_off_is_put_back() -> None:
    whole = joined(cells(("20805", "行政事业单位养老支", "5.00")), cells(("", "出", ""), ("21011", "医疗", "2.00")), 0)

    assert written(whole) == ["20805", "行政事业单位养老支\n出", "5.00", "21011", "医疗", "2.00"]
    assert whole.row_count == 2


def test_a_label_of_its_own_on_the_next_page_stays_a_row() -> None:
    for label in ("十、节能环保支出", "合计", "一般公共预算财政拨款"):
        assert joined(cells(("九、卫生健康支出", "5.00")), cells((label, "")), 0).row_count == 2
