"""Tables that lines do not enclose: rules alone, shading, nothing at all; and prose that must stay prose."""

from __future__ import annotations

import pytest
from pdf_samples import Drawn, Typeset, grids, table, texts

from juesuan.read.sources.pdf import read_pdf

TITLE = "#align(center)[支出决算表]\n#par(first-line-indent: 0pt)[部门：某局#h(1fr)单位：万元]\n"
REMARK = "\n注：本表反映本年支出情况。\n"
HEAD = ["科目名称", "本年支出合计", "基本支出", "项目支出"]
BODY = [
    ["一般公共服务支出", "603.14", "400.00", "203.14"],
    ["社会保障和就业支出", "55.10", "55.10", ""],
    ["其中：", "", "", ""],
    ["住房保障支出", "12.00", "12.00", ""],
    ["合计", "670.24", "467.10", "203.14"],
]
WIDE = "(1fr, 70pt, 60pt, 60pt)"


def cells(rows: list[list[str]]) -> str:
    return ", ".join(f"[{text}]" for row in rows for text in row)


def sheet(style: str, rows: list[list[str]], columns: str = WIDE) -> str:
    return TITLE + f"#table(columns: {columns}, {style}, {cells(rows)})" + REMARK


@pytest.mark.parametrize(
    "style",
    [
        "stroke: (x: none, y: 0.5pt)",
        "stroke: (_, y) => if y in (0, 1) { (top: 1pt) } else if y == 5 { (bottom: 1pt) }",
        "stroke: none",
        "stroke: (x: 0.5pt, y: none)",
        "stroke: none, fill: (_, y) => if calc.even(y) { luma(220) }",
        'stroke: none, fill: (_, y) => if y == 0 { rgb("#4472c4") }',
        "stroke: (x, _) => (left: if x > 0 { 0.5pt }, y: 0.5pt)",
    ],
    ids=["rules", "three lines", "nothing", "columns", "bands", "shaded header", "open sides"],
)
def test_each_way_to_leave_lines_out_gives_the_same_table(typeset: Typeset, style: str) -> None:
    document = read_pdf(typeset(sheet(f"{style}, align: (left, right, right, right)", [HEAD, *BODY])), path="a.pdf")
    assert [table(grid) for grid in grids(document)] == [[HEAD, *BODY]]
    assert texts(document) == ["支出决算表", "部门：某局 单位：万元", "注：本表反映本年支出情况。"]


def test_a_header_above_several_columns_spans_those_that_its_rule_shows(typeset: Typeset) -> None:
    head = (
        "table.hline(), table.cell(rowspan: 2)[科目名称], table.cell(colspan: 3)[本年支出], table.hline(start: 1, end: 4),"
        "[合计], [基本支出], [项目支出], table.hline()"
    )
    markup = f"#table(columns: (1fr, auto, auto, auto), stroke: none, {head}, {cells(BODY)}, table.hline())"
    (grid,) = grids(read_pdf(typeset(TITLE + markup), path="a.pdf"))
    assert [[(c.text, c.row, c.column, c.colspan) for c in row if c.text] for row in grid.rows[:2]] == [
        [("科目名称", 0, 0, 1), ("本年支出", 0, 1, 3)],
        [("合计", 1, 1, 1), ("基本支出", 1, 2, 1), ("项目支出", 1, 3, 1)],
    ]
    assert table(grid)[2:] == BODY


def test_labels_broken_over_lines_stay_in_one_cell(typeset: Typeset) -> None:
    rows = [HEAD, ["一般公共预算财政拨款收入安排的服务支出", *BODY[0][1:]], *BODY[1:]]
    (grid,) = grids(read_pdf(typeset(sheet("stroke: none, align: horizon", rows, "(80pt, 70pt, 60pt, 60pt)")), path="a.pdf"))
    assert ["".join(row[0].split()) for row in table(grid)] == [row[0] for row in rows]
    assert [row[1:] for row in table(grid)] == [row[1:] for row in rows]


def test_a_blank_table_between_rules_keeps_its_blank_cells(typeset: Typeset) -> None:
    rows = [HEAD, ["合计", "", "", ""], ["住房", "", "", ""]]
    (grid,) = grids(read_pdf(typeset(sheet("stroke: (x: none, y: 0.5pt)", rows)), path="a.pdf"))
    assert table(grid) == rows


def test_rows_that_only_columns_are_ruled_for_are_parted(typeset: Typeset) -> None:
    inner = f"#table(columns: (90pt, 70pt, 60pt, 60pt), stroke: (x: 0.5pt, y: none), {cells([HEAD])}, table.hline(), {cells(BODY)})"
    (grid,) = grids(read_pdf(typeset(TITLE + f"#block(stroke: 0.5pt)[{inner}]"), path="a.pdf"))
    assert [["".join(text.split()) for text in row] for row in table(grid)] == [HEAD, *BODY]


def test_two_tables_between_rules_of_one_length_are_two(typeset: Typeset) -> None:
    first, second = [HEAD, ["合计", "1.00", "2.00", "3.00"]], [HEAD, ["合计", "4.00", "5.00", "6.00"]]
    data = typeset("".join(sheet("stroke: (x: none, y: 0.5pt)", rows).removesuffix(REMARK) + "\n" for rows in (first, second)))
    assert [table(grid) for grid in grids(read_pdf(data, path="a.pdf"))] == [first, second]


def test_an_amount_broken_over_lines_parts_no_row(typeset: Typeset) -> None:
    data = typeset("#table(columns: (40pt, 50pt, 50pt), [201], [12,345, \\ 678.90], [12,345, \\ 678.90])")
    assert table(grids(read_pdf(data, path="a.pdf"))[0]) == [["201", "12,345,\n678.90", "12,345,\n678.90"]]


def test_a_page_of_very_many_lines_rules_and_areas_is_no_table(drawn: Drawn) -> None:
    rows = "".join(f"BT /F 1 Tf 50 {k / 20} Td (a) Tj 40 0 Td ({k}.00) Tj ET {k % 97} {k / 20} 150 .01 re f " for k in range(3000))
    areas = "".join(f".9 g {k % 50} {k % 40} 9 9 re f " for k in range(3000))
    assert grids(read_pdf(drawn(rows + areas), path="a.pdf")) == []


@pytest.mark.parametrize(
    "markup",
    [
        "本年收入合计 2946.25 万元，其中财政拨款收入 2940.05 万元，占 99.79%；其他收入 6.20 万元，占 0.21%。\n\n" * 4,
        "#par(first-line-indent: 0pt)[张　三　　　李　四　　　王　五]\n\n" * 2,
        "#par(first-line-indent: 0pt)[单位负责人：　　　　填表人：]\n\n" * 3,
        "1. 收入 20 项\n\n2. 支出 30 项\n\n3. 结余 40 项\n\n",
        "#line(length: 100%)\n一段写在两条横线之间的话，说的是收入603.14万元，比上年增加20.00万元。\n\n#line(length: 100%)",
    ],
    ids=["sentences with figures", "names apart", "signatures", "numbered items", "prose between rules"],
)
def test_prose_is_never_a_table(typeset: Typeset, markup: str) -> None:
    assert grids(read_pdf(typeset(markup), path="a.pdf")) == []
