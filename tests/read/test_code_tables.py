"""Tables of code rows (收入, 支出, 一般公共预算, 政府性基金, 国有资本经营) and of economic codes, drawn and ragged."""

from __future__ import annotations

import pytest
from disclosure_samples import drawn, figures, ragged, read_blocks, read_written, stated, unbound

NO_ROW = "所在的行没有对应的科目或项目"
NO_COLUMN = "所在的列没有对应的栏目"

EXPENDITURE = """
项目 | < | < | < | 本年支出/合计 | 基本支出 | 项目支出 | 上缴上级/支出 | 经营支出 | 对附属单位/补助支出
支出功能分类/科目编码 | < | < | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^
类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ | ^ | ^
栏次 | < | < | < | 1 | 2 | 3 | 4 | 5 | 6
合计 | < | < | < | 1,731.46 | 512.30 | 1,219.16 | | |
201 | | | 一般公共服务支出 | 1,640.11 | 420.95 | 1,219.16 | | |
201 | 26 | | 档案事务 | 1,640.11 | 420.95 | 1,219.16 | | |
201 | 26 | 01 | 行政运行 | 420.95 | 420.95 | | | |
201 | 26 | 04 | 档案馆 | 1,219.16 | | 1,219.16 | | |
208 | | | 社会保障和就业支出 | 91.35 | 91.35 | | | |
"""
RAGGED = [
    ["项    目", "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"],
    ["功能分类科目编码", "科目名称", "", "", "", "", "", ""],
    ["", "", "", "", "", "", "", ""],
    ["栏次", "1", "2", "3", "4", "5", "6"],
    ["合计", "1,731.46", "512.30", "1,219.16", "", "", ""],
    ["201", "一般公共服务支出", "1,640.11", "420.95", "1,219.16", "", "", ""],
    ["20126", "　档案事务", "1,640.11", "420.95", "1,219.16", "", "", ""],
    ["2012601", "　　行政运行", "420.95", "420.95", "", "", "", ""],
    ["2012604", "　　档案馆", "1,219.16", "", "1,219.16", "", "", ""],
    ["208", "社会保障和就业支出", "91.35", "91.35", "", "", "", ""],
]
STATED = {
    "expenditure@2024:final": "1731.46万元",
    "expenditure[nature=basic]@2024:final": "512.30万元",
    "expenditure[nature=project]@2024:final": "1219.16万元",
    "expenditure[function=201]@2024:final": "1640.11万元",
    "expenditure[function=201,nature=basic]@2024:final": "420.95万元",
    "expenditure[function=201,nature=project]@2024:final": "1219.16万元",
    "expenditure[function=20126]@2024:final": "1640.11万元",
    "expenditure[function=20126,nature=basic]@2024:final": "420.95万元",
    "expenditure[function=20126,nature=project]@2024:final": "1219.16万元",
    "expenditure[function=2012601]@2024:final": "420.95万元",
    "expenditure[function=2012601,nature=basic]@2024:final": "420.95万元",
    "expenditure[function=2012604]@2024:final": "1219.16万元",
    "expenditure[function=2012604,nature=project]@2024:final": "1219.16万元",
    "expenditure[function=208]@2024:final": "91.35万元",
    "expenditure[function=208,nature=basic]@2024:final": "91.35万元",
}


def table(text: str, title: str = "支出决算表") -> dict[str, str]:
    """Keys (without year and phase) and figures of one drawn table in 元; every figure must be bound."""
    disclosure = read_blocks(title, "单位：元", drawn(text))
    assert unbound(disclosure) == []
    return {key.removesuffix("@2024:final"): value.removesuffix("元") for key, value in figures(disclosure).items()}


def test_drawn_and_ragged_state_the_same() -> None:
    grid = read_blocks("支出决算表", "单位：万元", drawn(EXPENDITURE))
    text = read_written("\t支出决算表\n\n" + ragged(RAGGED))
    assert figures(grid) == STATED
    assert stated(grid) == stated(text)
    assert unbound(grid) == unbound(text) == []


def test_rows_of_tabs_state_the_same() -> None:
    rows = [row if len(row) == 8 else [row[0], "", *row[1:]] for row in RAGGED]
    text = read_written("支出决算表\n" + "\n".join("\t".join(row) for row in rows) + "\n")
    assert figures(text) == STATED


def test_places_name_the_row_the_column_and_the_spot() -> None:
    disclosure = read_blocks("支出决算表", "单位：万元", drawn(EXPENDITURE))
    [found] = [each for each in disclosure.statements if "2012604,nature=project" in str(each.keys[0])]
    place = found.place
    assert (place.part, place.table, place.row, place.column) == ("tables", "支出决算表", "2012604 档案馆", "项目支出")
    assert (place.quote, place.spot.box) == ("1,219.16", (300.0, 160.0, 350.0, 180.0))
    text = read_written("\t支出决算表\n\n" + ragged(RAGGED))
    [again] = [each for each in text.statements if "2012604,nature=project" in str(each.keys[0])]
    assert (again.place.row, again.place.column, again.place.spot.line) == (place.row, place.column, 78)


def test_names_of_codes_are_stated() -> None:
    disclosure = read_blocks("支出决算表", drawn(EXPENDITURE))
    names = {str(each.keys[0]): str(each.value) for each in disclosure.statements if str(each.keys[0]).startswith("name(")}
    assert names["name(expenditure[function=20126]@2024:final)"] == "档案事务"
    assert names["name(expenditure[function=2012601]@2024:final)"] == "行政运行"


def test_columns_may_stand_in_another_order() -> None:
    text = """
    科目编码 | 科目名称 | 项目支出 | 基本支出 | 本年支出合计
    2012601 | 行政运行 | 1.00 | 2.00 | 3.00
    """
    assert table(text) == {
        "expenditure[function=2012601,nature=project]": "1.00",
        "expenditure[function=2012601,nature=basic]": "2.00",
        "expenditure[function=2012601]": "3.00",
    }


def test_columns_of_ragged_rows_may_stand_in_another_order() -> None:
    rows = [
        ["项目", "项目支出", "本年支出合计", "基本支出"],
        ["科目编码", "科目名称"],
        ["2012601", "行政运行", "1.00", "3.00", "2.00"],
    ]
    assert figures(read_written("\t支出决算表\n\n" + ragged(rows))) == {
        "expenditure[function=2012601,nature=project]@2024:final": "1.00万元",
        "expenditure[function=2012601]@2024:final": "3.00万元",
        "expenditure[function=2012601,nature=basic]@2024:final": "2.00万元",
    }


def test_a_header_of_two_ragged_rows_contradicting_the_form_binds_nothing() -> None:
    rows = [
        ["项目", "年末结转和结余", "本年收入", "本年支出", "", "", "年初结转和结余"],
        ["科目编码", "科目名称", "", "", "小计", "基本支出", "项目支出", ""],
        ["2120801", "征地和拆迁补偿支出", "1.00", "2.00", "3.00", "4.00", "5.00", "6.00"],
    ]
    disclosure = read_written("\t政府性基金预算财政拨款收入支出决算表\n\n" + ragged(rows))
    assert figures(disclosure) == {}
    assert unbound(disclosure) == ["1.00", "2.00", "3.00", "4.00", "5.00", "6.00"]


UNKNOWN_COLUMN = ["项目", "本年支出合计", "基本支出", "债务还本支出", "项目支出", "上缴上级支出", "经营支出"]


def test_a_figure_of_an_unknown_column_is_listed_and_not_lent_to_a_neighbour() -> None:
    header, row = " | ".join(["科目名称", *UNKNOWN_COLUMN[1:]]), "行政运行 | 9.00 | 4.00 | 3.00 | 2.00 | | "
    grid = read_blocks("支出决算表", drawn(f"科目编码 | {header}\n2012601 | {row}"))
    text = read_written(
        "\t支出决算表\n\n"
        + ragged([UNKNOWN_COLUMN, ["科目编码", "科目名称"], ["2012601", "行政运行", "9.00", "4.00", "3.00", "2.00", "", ""]])
    )
    for disclosure in (grid, text):
        assert figures(disclosure) == {
            "expenditure[function=2012601]@2024:final": "9.00万元",
            "expenditure[function=2012601,nature=basic]@2024:final": "4.00万元",
            "expenditure[function=2012601,nature=project]@2024:final": "2.00万元",
        }
        [entry] = disclosure.unbound
        assert (entry.text, entry.reason, entry.place.row) == ("3.00", NO_COLUMN, "2012601 行政运行")


def test_a_ragged_row_of_too_many_figures_binds_none_of_them() -> None:
    disclosure = read_written("\t支出决算表\n\n" + ragged([*RAGGED[:4], ["2012601", "行政运行", *"1234567"]]))
    assert figures(disclosure) == {}
    assert unbound(disclosure) == list("1234567")


def test_a_figure_without_a_code_is_listed() -> None:
    text = """
    科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
     | | 0.00 | |
    2012601 | 行政运行 | 9.00 | 4.00 | 5.00
     | 其他 | 7.00 | |
     | | | 8.00 |
    """
    disclosure = read_blocks("支出决算表", drawn(text))
    assert sorted(figures(disclosure).values()) == ["4.00万元", "5.00万元", "9.00万元"]
    assert [(each.text, each.reason) for each in disclosure.unbound] == [("0.00", NO_ROW), ("7.00", NO_ROW), ("8.00", NO_ROW)]


def test_a_cell_that_is_no_number_costs_only_itself() -> None:
    text = """
    科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    2012601 | 行政运行 | 9.00 | #REF! | 5.00
    """
    disclosure = read_blocks("支出决算表", drawn(text))
    assert list(stated(disclosure).values()) == ["9.00万元", "#REF!", "5.00万元"]
    assert [(each.text, each.place.column) for each in disclosure.unbound] == [("#REF!", "基本支出")]


def test_blank_dash_zero_and_negative_stay_apart() -> None:
    text = """
    科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 经营支出 | 上缴上级支出
    2012601 | 行政运行 | -9.00 | （4.00） | 负5 | —— | 0
    2012604 | 档案馆 | | | | 0.00 |
    """
    values = list(stated(read_blocks("支出决算表", drawn(text))).values())
    assert values[:5] == ["-9.00万元", "-4.00万元", "-5万元", "——", "0万元"]
    assert values[5:] == ["（空白）", "（空白）", "（空白）", "0.00万元", "（空白）"]


@pytest.mark.parametrize("label", ["合计", "合 计", "总计", "本年合计"])
def test_the_total_may_come_last(label: str) -> None:
    text = f"""
    科目编码 | 科目名称 | 本年支出合计 | 基本支出
    2012601 | 行政运行 | 9.00 | 9.00
    {label} | < | 9.50 | 9.25
    """
    assert table(text)["expenditure"] == "9.50"
    assert table(text)["expenditure[nature=basic]"] == "9.25"


def test_the_total_may_stand_under_the_names() -> None:
    text = """
    类 | 款 | 项 | 科目名称 | 本年支出合计 | 基本支出
     | | | 合计 | 9.50 | 9.25
    201 | 26 | 01 | 行政运行 | 9.00 | 8.00
    """
    assert table(text)["expenditure"] == "9.50"


def test_columns_named_with_the_year() -> None:
    assert table("科目编码 | 科目名称 | 2024年度基本支出 | 2024年项目支出\n2012601 | 行政运行 | 9.00 | 8.00") == {
        "expenditure[function=2012601,nature=basic]": "9.00",
        "expenditure[function=2012601,nature=project]": "8.00",
    }


def test_the_next_page_may_bring_its_header_in_another_layout() -> None:
    first = drawn("科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n201 | 一般公共服务支出 | 9.00 | 4.00 | 5.00")
    second = drawn("类 | 款 | 项 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n201 | 26 | 01 | 行政运行 | 3.00 | 1.00 | 2.00")
    third = drawn("208 | | | 社会保障和就业支出 | 7.00 | 6.00 | 1.00")
    found = figures(read_blocks("支出决算表", first, second, third))
    assert found["expenditure[function=201,nature=project]@2024:final"] == "5.00万元"
    assert found["expenditure[function=2012601,nature=project]@2024:final"] == "2.00万元"
    assert found["expenditure[function=208,nature=basic]@2024:final"] == "6.00万元"


def test_the_header_repeated_on_the_next_page_gives_no_figures() -> None:
    header, _, _ = EXPENDITURE.partition("\n合计")
    disclosure = read_blocks("支出决算表", drawn(EXPENDITURE), drawn(f"{header}\n221 | | | 住房保障支出 | 2 | 2 | | | |"))
    assert figures(disclosure)["expenditure[function=221]@2024:final"] == "2万元"
    assert unbound(disclosure) == []


def test_income_by_source() -> None:
    text = """
    项目 | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入
    科目编码 | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^ | ^
    合计 | < | 28 | 1 | 2 | 3 | 4 | 5 | 13
    """
    assert table(text, "收入决算表") == {
        "income": "28",
        "income[source=fiscal]": "1",
        "income[source=superior]": "2",
        "income[source=business]": "3",
        "income[source=operating]": "4",
        "income[source=subordinate]": "5",
        "income[source=other]": "13",
    }


FUND_ROWS = """
项目 | < | 年初结转/和结余 | 本年收入 | 本年支出 | < | < | 年末结转/和结余
科目编码 | 科目名称 | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^
栏次 | < | 1 | 2 | 3 | 4 | 5 | 6
合计 | < | 1.00 | 5.00 | 4.00 | | 4.00 | 2.00
"""


@pytest.mark.parametrize(
    ("title", "fund"),
    [("政府性基金预算财政拨款收入支出决算表", "government_fund"), ("国有资本经营预算财政拨款收入支出决算表", "state_capital")],
)
def test_funds_with_carry_overs(title: str, fund: str) -> None:
    disclosure = read_blocks(title, "单位：元", drawn(FUND_ROWS), form_set="shanghai-2024")
    assert {key.removesuffix("@2024:final"): value for key, value in figures(disclosure).items()} == {
        f"carry_over[fund={fund},moment=opening]": "1.00元",
        f"income[source={fund}]": "5.00元",
        f"expenditure[fund={fund}]": "4.00元",
        f"expenditure[fund={fund},nature=project]": "4.00元",
        f"carry_over[fund={fund},moment=closing]": "2.00元",
    }
