"""Text copied from a spreadsheet: rows of one length have true columns, and merged cells have left blanks behind them."""

from __future__ import annotations

from pathlib import Path

from juesuan.read.disclosure import read_disclosure
from juesuan.read.sources.blocks import Grid
from juesuan.read.sources.text.reader import read_text

OPENING = "青川市档案馆2021年度单位决算\n第二部分 青川市档案馆2021年度单位决算表\n"
ITEMS = """\
合计\t\t因公出国（境）费\t\t公务用车购置及运行费\t\t\t\t\t\t公务接待费\t\t机关运行经费决算数
\t\t\t\t小计\t\t公务用车购置费\t\t公务用车运行费\t\t\t\t
预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t
7.00\t6.20\t\t\t5.00\t4.90\t\t\t5.00\t4.90\t2.00\t1.30\t88.10
"""
PAIRS = """\
人员经费\t\t\t公用经费\t\t
经济分类科目编码\t科目名称\t决算数\t经济分类科目编码\t科目名称\t决算数
301\t工资福利支出\t70.00\t302\t商品和服务支出\t8.00
人员经费合计\t\t70.00\t公用经费合计\t\t8.00
"""


def read(folder: Path, title: str, table: str) -> dict[str, str]:
    path = folder / "决算.txt"
    path.write_text(OPENING + f"{title}\n单位：万元\n{table}\n", encoding="utf-8")
    disclosure = read_disclosure(path)
    assert disclosure.unbound == ()
    return {str(each.keys[0]): str(each.value) for each in disclosure.statements if "name(" not in str(each.keys[0])}


def test_a_header_stands_over_the_blanks_behind_it() -> None:
    (grid,) = read_text("项目\t\t本年支出\t\n编码\t名称\t合计\t基本支出\n201\t服务\t3.00\t2.00\n".encode(), path="a.txt").blocks

    assert isinstance(grid, Grid)
    assert not grid.ragged
    assert [(cell.text, cell.column, cell.colspan) for cell in grid.rows[0]] == [("项目", 0, 2), ("本年支出", 2, 2)]


def test_rows_of_different_lengths_have_no_columns() -> None:
    (grid,) = read_text("项目\t支出\t备注\n201\t3.00\n202\t4.00\t5.00\n".encode(), path="a.txt").blocks

    assert isinstance(grid, Grid)
    assert grid.ragged


def test_three_public_items_side_by_side_with_the_operating_cost(tmp_path: Path) -> None:
    figures = read(tmp_path, "一般公共预算财政拨款“三公”经费及机关运行经费支出决算表", ITEMS)

    assert {key: value for key, value in figures.items() if value != "（空白）"} == {
        "three_public@2021:budget": "7.00万元",
        "three_public@2021:final": "6.20万元",
        "three_public[three_item=vehicles]@2021:budget": "5.00万元",
        "three_public[three_item=vehicles]@2021:final": "4.90万元",
        "three_public[three_item=vehicles_running]@2021:budget": "5.00万元",
        "three_public[three_item=vehicles_running]@2021:final": "4.90万元",
        "three_public[three_item=reception]@2021:budget": "2.00万元",
        "three_public[three_item=reception]@2021:final": "1.30万元",
        "operating_cost@2021:final": "88.10万元",
    }


def test_labels_that_head_columns_state_no_blank_total(tmp_path: Path) -> None:
    figures = read(tmp_path, "一般公共预算财政拨款基本支出决算表", PAIRS)

    assert [value for key, value in figures.items() if "personnel" in key or "public," in key] == ["70.00万元", "8.00万元"]
