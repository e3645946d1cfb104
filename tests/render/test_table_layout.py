from __future__ import annotations

from juesuan.figures.cell import Cell
from juesuan.figures.place import Place, Spot
from juesuan.model.disclosure import TableFound
from juesuan.render.table_layout import place_cells

SPOT = Spot(page=1)


def _table(*rows: tuple[Cell, ...], ragged: bool = False) -> TableFound:
    return TableFound("income", "收入决算表", "万元", False, (), Place("tables"), 0, 0, rows, ragged)


def _at(table: TableFound) -> dict[str, tuple[int, int, int, int]]:
    return {each.cell.text: (each.row, each.column, each.rowspan, each.colspan) for each in place_cells(table)}


def test_spans_stand_as_published_and_a_second_grid_goes_on_below() -> None:
    table = _table(
        (Cell("项目", 0, 0, SPOT, 1, 2), Cell("合计", 0, 2, SPOT, 2, 1)),
        (Cell("编码", 1, 0, SPOT), Cell("名称", 1, 1, SPOT)),
        (Cell("续", 0, 0, SPOT), Cell("2.00", 0, 2, SPOT)),
    )
    assert _at(table) == {
        "项目": (0, 0, 1, 2),
        "合计": (0, 2, 2, 1),
        "编码": (1, 0, 1, 1),
        "名称": (1, 1, 1, 1),
        "续": (2, 0, 1, 1),
        "2.00": (2, 2, 1, 1),
    }


def test_a_row_covered_from_above_is_not_closed_up() -> None:
    table = _table((Cell("甲", 0, 0, SPOT, 2, 1),), (Cell("乙", 2, 0, SPOT),))
    assert _at(table) == {"甲": (0, 0, 2, 1), "乙": (2, 0, 1, 1)}


def test_a_span_never_covers_another_cell() -> None:
    table = _table((Cell("甲", 0, 0, SPOT, 1, 9), Cell("乙", 0, 1, SPOT)), (Cell("丙", 1, 0, SPOT, 99, 1),))
    assert _at(table) == {"甲": (0, 0, 1, 1), "乙": (0, 1, 1, 1), "丙": (1, 0, 1, 1)}


def test_rows_without_columns_are_aligned_from_the_right() -> None:
    table = _table(
        (Cell("项目", 0, 0, SPOT), Cell("决算数", 0, 1, SPOT)),
        (Cell("201", 1, 0, SPOT), Cell("一般公共服务", 1, 1, SPOT), Cell("3.00", 1, 2, SPOT)),
        ragged=True,
    )
    assert _at(table)["项目"] == (0, 0, 1, 2)
    assert _at(table)["决算数"] == (0, 2, 1, 1)
    assert _at(table)["3.00"] == (1, 2, 1, 1)
