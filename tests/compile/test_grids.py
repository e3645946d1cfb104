"""Headers and cells of drawn tables."""

from __future__ import annotations

from juesuan.compile.grids import Box, boxes, header, placed


def test_equal_texts_are_one_cell_and_short_paths_are_drawn_down() -> None:
    paths = [("项目", "编码"), ("项目", "名称"), ("本年收入",), ("本年支出", "小计"), ("本年支出", "项目支出")]
    assert header(paths) == [
        (Box("项目", 2), Box("本年收入", 1, 2), Box("本年支出", 2)),
        (Box("编码"), Box("名称"), Box("小计"), Box("项目支出")),
    ]


def test_a_text_repeated_in_a_path_spans_rows_above_others() -> None:
    paths = [("合计", "合计", "预算数"), ("合计", "合计", "决算数"), ("用车", "小计", "预算数"), ("用车", "小计", "决算数")]
    assert header(paths) == [
        (Box("合计", 2, 2), Box("用车", 2)),
        (Box("小计", 2),),
        boxes(["预算数", "决算数", "预算数", "决算数"]),
    ]


def test_cells_stand_beside_those_that_span_from_above() -> None:
    rows = placed([(Box("甲", 1, 2), Box("乙", 2)), boxes(["丙", "丁"])])
    assert [[(cell.text, cell.row, cell.column) for cell in row] for row in rows] == [
        [("甲", 0, 0), ("乙", 0, 1)],
        [("丙", 1, 1), ("丁", 1, 2)],
    ]
