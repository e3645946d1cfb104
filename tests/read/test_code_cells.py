"""How codes stand in a table: whole, split over cells, beside their names, spanning rows, unknown or without a name."""

from __future__ import annotations

import pytest
from disclosure_samples import drawn, figures, read_blocks, unbound

NO_ROW = "所在的行没有对应的科目或项目"


def table(text: str, title: str = "支出决算表") -> dict[str, str]:
    """Keys (without year and phase) and figures of one drawn table in 元; every figure must be bound."""
    disclosure = read_blocks(title, "单位：元", drawn(text))
    assert unbound(disclosure) == []
    return {key.removesuffix("@2024:final"): value.removesuffix("元") for key, value in figures(disclosure).items()}


CODE_CELLS = {
    "one_cell": "2012601 | < | <",
    "three_cells": "201 | 26 | 01",
    "two_cells": "20126 | 01 | ",
    "full_width": "２０１２６０１ | < | <",
    "spaced": " 201 26 01 | < | <",
}


@pytest.mark.parametrize("cells", CODE_CELLS.values(), ids=CODE_CELLS.keys())
def test_codes_may_be_split_or_whole(cells: str) -> None:
    text = f"类 | 款 | 项 | 科目名称 | 本年支出合计 | 基本支出\n{cells} | 行政运行 | 9.00 | 8.00"
    assert table(text) == {
        "expenditure[function=2012601]": "9.00",
        "expenditure[function=2012601,nature=basic]": "8.00",
    }


def test_code_and_name_may_share_a_cell() -> None:
    disclosure = read_blocks(
        "支出决算表", drawn("科目 | 本年支出合计 | 基本支出\n2012601 行政运行 | 9.00 | 8.00\n合计 | 9.00 | 8.00")
    )
    assert figures(disclosure)["expenditure[function=2012601]@2024:final"] == "9.00万元"
    assert disclosure.statements[0].place.row == "2012601 行政运行"


def test_code_cells_may_span_rows() -> None:
    text = """
    类 | 款 | 项 | 科目名称 | 本年支出合计 | 基本支出
    201 | | | 一般公共服务支出 | 6.00 | 6.00
    ^ | 26 | | 档案事务 | 5.00 | 5.00
    ^ | ^ | 01 | 行政运行 | 4.00 | 4.00
    """
    assert [key for key in table(text) if "nature" not in key] == [
        "expenditure[function=201]",
        "expenditure[function=20126]",
        "expenditure[function=2012601]",
    ]


def test_a_row_may_lack_its_name() -> None:
    disclosure = read_blocks("支出决算表", drawn("科目编码 | 科目名称 | 本年支出合计 | 基本支出\n2012601 | | 9.00 | 8.00"))
    assert list(figures(disclosure).values()) == ["9.00万元", "8.00万元"]


def test_codes_of_unknown_items_are_read() -> None:
    assert table("科目编码 | 科目名称 | 本年支出合计\n2999999 | 从未有过的科目 | 9.00\n299 | 新设类 | 8.00") == {
        "expenditure[function=2999999]": "9.00",
        "expenditure[function=299]": "8.00",
    }


def test_a_code_of_no_length_is_listed() -> None:
    disclosure = read_blocks(
        "支出决算表", drawn("科目编码 | 科目名称 | 本年支出合计\n20126011 | 行政运行 | 9.00\n2012 | 档案 | 8.00")
    )
    assert figures(disclosure) == {}
    assert "9.00" in unbound(disclosure)
    assert "8.00" in unbound(disclosure)
