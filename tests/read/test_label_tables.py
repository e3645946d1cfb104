"""Tables of fixed rows in halves (收入支出决算总表, 财政拨款收入支出决算总表), drawn and ragged."""

from __future__ import annotations

import pytest
from disclosure_samples import drawn, figures, ragged, read_blocks, read_written, stated, unbound

from juesuan.standards.codes import function_codes

NO_ROW = "所在的行没有对应的科目或项目"
NO_COLUMN = "所在的列没有对应的栏目"

OVERVIEW = "收入支出决算总表"
FISCAL = "财政拨款收入支出决算总表"
CLASSES = sorted(code for code in function_codes().codes if len(code) == 3)
NAMES = [(code, name) for code in CLASSES for name in function_codes().names(code)]

HALVES = [
    ["收入", "支出"],
    ["项    目", "行次", "决算数", "项    目", "行次", "决算数"],
    ["栏    次", "　", "1", "栏    次", "　", "2"],
    ["一、一般公共预算财政拨款收入", "1", "700.25", "一、一般公共服务支出", "14", "640.11"],
    ["二、政府性基金预算财政拨款收入", "2", "", "二、外交支出", "15", ""],
    ["三、国有资本经营预算财政拨款收入", "3", "0.00", "三、国防支出", "16", "——"],
    ["八、其他收入", "8", "31.21", "……", "20", "91.35"],
    ["", "9", "", "", "22", ""],
    ["本年收入合计", "10", "731.46", "本年支出合计", "23", "731.46"],
    ["         使用非财政拨款结余", "11", "0.00", "结余分配", "24", "0.00"],
    ["         年初结转和结余", "12", "12.5", " 年末结转和结余", "25", "12.50"],
    ["总计", "13", "743.96", "总计", "26", "743.96"],
]
STATED = {
    "income[source=general_public_budget]": "700.25",
    "expenditure[function=201]": "640.11",
    "income[source=government_fund]": "（空白）",
    "expenditure[function=202]": "（空白）",
    "income[source=state_capital]": "0.00",
    "expenditure[function=203]": "——",
    "income[source=other]": "31.21",
    "expenditure[function=rest]": "91.35",
    "income": "731.46",
    "expenditure": "731.46",
    "use_of_surplus": "0.00",
    "surplus_distribution": "0.00",
    "carry_over[moment=opening]": "12.5",
    "carry_over[moment=closing]": "12.50",
    "grand_total[side=income]": "743.96",
    "grand_total[side=expenditure]": "743.96",
}


def plain(found: dict[str, str]) -> dict[str, str]:
    """Keys without year and phase, figures without unit."""
    return {key.removesuffix("@2024:final"): value.removesuffix("万元") for key, value in found.items()}


def overview(text: str, title: str = OVERVIEW) -> dict[str, str]:
    """The figures of one drawn table; every figure must be bound."""
    disclosure = read_blocks(title, drawn(text))
    assert unbound(disclosure) == []
    return plain(figures(disclosure))


def test_drawn_and_ragged_state_the_same() -> None:
    text = read_written(f"\t{OVERVIEW}\n\n" + ragged(HALVES))
    grid = read_blocks(OVERVIEW, drawn("\n".join(["收入 | < | < | 支出 | < | <", *(" | ".join(row) for row in HALVES[1:])])))
    assert plain(stated(text)) == plain(stated(grid)) == STATED
    assert unbound(text) == unbound(grid) == []


def test_a_table_without_line_numbers() -> None:
    rows = "\n".join(" | ".join([row[0], row[2], row[3], row[5]]) for row in [HALVES[1], *HALVES[3:]])
    assert plain(stated(read_blocks(OVERVIEW, drawn("收入 | < | 支出 | <\n" + rows)))) == STATED


def test_line_numbers_are_no_figures() -> None:
    disclosure = read_blocks(
        OVERVIEW, drawn("项目 | 行次 | 决算数 | 项目 | 行次 | 决算数\n | 9 | | | 22 |\n总计 | 13 | | 总计 | 26 |")
    )
    assert (figures(disclosure), unbound(disclosure)) == ({}, [])
    assert disclosure.tables[0].blank


@pytest.mark.parametrize(("code", "name"), NAMES, ids=[f"{code}-{name}" for code, name in NAMES])
def test_every_functional_class_is_known_by_each_of_its_names(code: str, name: str) -> None:
    found = overview(f"项目 | 决算数 | 项目 | 决算数\n其他收入 | 1.00 | 二十、{name} | 2.00\n总计 | 3.00 | 总计 | 4.00")
    assert found[f"expenditure[function={code}]"] == "2.00"


def test_there_are_old_and_new_names_among_them() -> None:
    assert {"文化体育与传媒支出", "文化旅游体育与传媒支出", "卫生健康支出", "医疗卫生与计划生育支出"} <= {name for _, name in NAMES}
    assert len(CLASSES) >= 26


WORDINGS = {
    "一、一般公共预算财政拨款收入": "income[source=general_public_budget]",
    "（一）一般公共预算财政拨款": "income[source=general_public_budget]",
    "其中：政府性基金预算财政拨款收入": "income[source=government_fund]",
    "其中:政府性基金预算财政拨款": "income[source=government_fund]",
    "二、 政府性基金 预算财政拨款收入": "income[source=government_fund]",
    "2.政府性基金预算财政拨款收入": "income[source=government_fund]",
    "其中：2、政府性基金预算财政拨款收入": "income[source=government_fund]",
    "　　三、国有资本经营/预算财政拨款收入": "income[source=state_capital]",
    "五、事业收入": "income[source=business]",
    "本 年 收 入 合 计": "income",
    "使用非财政拨款结余（含专用结余）": "use_of_surplus",
    "上年结转和结余": "carry_over[moment=opening]",
    "收入总计": "grand_total[side=income]",
}


@pytest.mark.parametrize(("label", "key"), WORDINGS.items(), ids=WORDINGS.keys())
def test_labels_are_known_without_number_spaces_and_of_which(label: str, key: str) -> None:
    assert overview(f"项目 | 决算数 | 项目 | 决算数\n{label} | 2.00 | | ") == {key: "2.00"}


def test_an_unknown_label_is_listed_with_its_words() -> None:
    text = "项目 | 决算数 | 项目 | 决算数\n九、捐赠收入 | 2.00 | 一、基本支出 | 3.00\n总计 | 5.00 | 总计 | 5.00"
    disclosure = read_blocks(OVERVIEW, drawn(text))
    entries = [(each.text, each.reason, each.place.row, each.place.column) for each in disclosure.unbound]
    assert entries == [("2.00", NO_ROW, "九、捐赠收入", "决算数"), ("3.00", NO_ROW, "一、基本支出", "决算数")]
    assert plain(figures(disclosure)) == {"grand_total[side=income]": "5.00", "grand_total[side=expenditure]": "5.00"}


def test_a_figure_without_a_label_is_listed() -> None:
    disclosure = read_blocks(OVERVIEW, drawn("项目 | 行次 | 决算数 | 项目 | 行次 | 决算数\n | 9 | | | 22 | 0.00"))
    assert [(each.text, each.reason) for each in disclosure.unbound] == [("0.00", NO_ROW)]


UNKNOWN_BESIDE = [
    ["项目", "行次", "同口径数", "决算数", "项目", "行次", "同口径数", "决算数"],
    ["其他收入", "1", "1.00", "7.25", "一、一般公共服务支出", "2", "3.00", "6.11"],
]


def test_an_unknown_column_is_listed_and_not_lent_to_a_neighbour() -> None:
    grid = read_blocks(OVERVIEW, drawn("\n".join(" | ".join(row) for row in UNKNOWN_BESIDE)))
    text = read_written(f"\t{OVERVIEW}\n\n" + ragged(UNKNOWN_BESIDE))
    for disclosure in (grid, text):
        assert plain(figures(disclosure)) == {"income[source=other]": "7.25", "expenditure[function=201]": "6.11"}
        assert [(each.text, each.reason) for each in disclosure.unbound] == [("1.00", NO_COLUMN), ("3.00", NO_COLUMN)]


def test_a_third_half_that_the_form_does_not_know_is_listed() -> None:
    text = "项目 | 决算数 | 项目 | 决算数 | 项目 | 决算数\n其他收入 | 7.00 | 一、一般公共服务支出 | 6.00 | 一、基本支出 | 5.00"
    disclosure = read_blocks(OVERVIEW, drawn(text))
    assert plain(figures(disclosure)) == {"income[source=other]": "7.00", "expenditure[function=201]": "6.00"}
    assert unbound(disclosure) == ["5.00"]


def test_a_table_without_a_header_binds_nothing_and_loses_nothing() -> None:
    disclosure = read_blocks(OVERVIEW, drawn("其他收入 | 7.00 | 一、一般公共服务支出 | 6.00\n总计 | 7.00 | 总计 | 6.00"))
    assert (figures(disclosure), unbound(disclosure)) == ({}, ["7.00", "6.00", "7.00", "6.00"])


FISCAL_HALVES = [
    [
        "项    目",
        "行次",
        "金额",
        "项    目",
        "行次",
        "合计",
        "一般公共预算财政拨款",
        "政府性基金预算财政拨款",
        "国有资本经营预算财政拨款",
    ],
    ["栏    次", "", "1", "栏    次", "", "2", "3", "4", "5"],
    ["一、一般公共预算财政拨款", "1", "70.25", "一、一般公共服务支出", "14", "64.11", "63.11", "", "1.00"],
    ["二、政府性基金预算财政拨款", "2", "5.00", "十一、城乡社区支出", "24", "5.00", "", "5.00", ""],
    ["本年收入合计", "8", "75.25", "本年支出合计", "21", "69.11", "63.11", "5.00", "1.00"],
    ["年初财政拨款结转和结余", "9", "1.00", "年末财政拨款结转和结余", "22", "7.14", "7.14", "", ""],
    ["  一般公共预算财政拨款", "10", "0.75", "", "23", "", "", "", ""],
    ["  政府性基金预算财政拨款", "11", "0.25", "", "24", "", "", "", ""],
    ["总计", "13", "76.25", "总计", "26", "76.25", "70.25", "5.00", "1.00"],
]
FISCAL_STATED = {
    "income[source=general_public_budget]": "70.25",
    "income[source=government_fund]": "5.00",
    "income[source=fiscal]": "75.25",
    "carry_over[fund=fiscal,moment=opening]": "1.00",
    "carry_over[fund=general_public_budget,moment=opening]": "0.75",
    "carry_over[fund=government_fund,moment=opening]": "0.25",
    "grand_total[fund=fiscal,side=income]": "76.25",
    "expenditure[function=201,fund=fiscal]": "64.11",
    "expenditure[function=201,fund=general_public_budget]": "63.11",
    "expenditure[function=201,fund=state_capital]": "1.00",
    "expenditure[function=212,fund=fiscal]": "5.00",
    "expenditure[function=212,fund=government_fund]": "5.00",
    "expenditure[fund=fiscal]": "69.11",
    "expenditure[fund=general_public_budget]": "63.11",
    "expenditure[fund=government_fund]": "5.00",
    "expenditure[fund=state_capital]": "1.00",
    "carry_over[fund=fiscal,moment=closing]": "7.14",
    "carry_over[fund=general_public_budget,moment=closing]": "7.14",
    "grand_total[fund=fiscal,side=expenditure]": "76.25",
    "grand_total[fund=general_public_budget,side=expenditure]": "70.25",
    "grand_total[fund=government_fund,side=expenditure]": "5.00",
    "grand_total[fund=state_capital,side=expenditure]": "1.00",
}


def test_funds_beside_each_other_and_a_label_that_stands_twice() -> None:
    text = read_written(f"\t{FISCAL}\n\n" + ragged(FISCAL_HALVES))
    grid = read_blocks(FISCAL, drawn("\n".join(" | ".join(row) for row in FISCAL_HALVES)))
    assert plain(figures(text)) == plain(figures(grid)) == FISCAL_STATED
    assert unbound(text) == unbound(grid) == []


def test_a_header_over_two_rows_with_columns_in_another_order() -> None:
    text = """
    收 入 | < | 支 出 | < | < | < | <
    项 目 | 决算数 | 项 目 | 决算数 | < | < | <
    ^ | ^ | ^ | 政府性基金/预算财政拨款 | 一般公共/预算财政拨款 | 国有资本经营/预算财政拨款 | 小计
    一、一般公共预算财政拨款 | 70.25 | 一、一般公共服务支出 | 1.00 | 2.00 | 3.00 | 6.00
    """
    assert overview(text, FISCAL) == {
        "income[source=general_public_budget]": "70.25",
        "expenditure[function=201,fund=government_fund]": "1.00",
        "expenditure[function=201,fund=general_public_budget]": "2.00",
        "expenditure[function=201,fund=state_capital]": "3.00",
        "expenditure[function=201,fund=fiscal]": "6.00",
    }


def test_a_missing_column_moves_nothing() -> None:
    text = """
    项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 国有资本经营预算财政拨款
    一、一般公共预算财政拨款 | 7.00 | 一、一般公共服务支出 | 6.00 | 4.00 | 2.00
    """
    found = overview(text, FISCAL)
    assert found["expenditure[function=201,fund=state_capital]"] == "2.00"
    assert "expenditure[function=201,fund=government_fund]" not in found


def test_the_next_page_goes_on_without_a_header() -> None:
    first = drawn("项目 | 行次 | 决算数 | 项目 | 行次 | 决算数\n其他收入 | 1 | 7.00 | 一、一般公共服务支出 | 2 | 6.00")
    second = drawn("总计 | 3 | 8.00 | 总计 | 4 | 9.00")
    disclosure = read_blocks(OVERVIEW, first, second)
    assert plain(figures(disclosure))["grand_total[side=expenditure]"] == "9.00"
    assert unbound(disclosure) == []


def test_the_row_of_dots_is_the_rest_of_the_classes() -> None:
    for dots in ("……", "…", "......", "⋯⋯"):
        assert overview(f"项目 | 决算数 | 项目 | 决算数\n其他收入 | 1.00 | {dots} | 2.00")["expenditure[function=rest]"] == "2.00"
