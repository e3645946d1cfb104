"""Tables of projects and of base data in other shapes than the one real document has."""

from __future__ import annotations

import pytest
from disclosure_samples import drawn, read_blocks, unbound
from report_samples import ALL, Source, completed, either, in_grids, of_project, told

FUNDS = "表1 项目资金支出情况"
PROJECTS = """
序号 | 项目名称 | 年初预算 | 实际指标可用数 | 支出金额 | 执行率 | 超支（+）÷结余（-）
1 | 档案数字化 | 60 | 55 | 50.5 | 91.82% | -4.5
2 | 库房维修专项资金 | 30 | 30 | 31 | 103.33% | 1
3 | “口述历史”项目 | 8 | 8 | 8 | 100% | 0
合 计 | < | 98 | 93 | 89.5 | 96.24% | -3.5
"""
NAMES = ("档案数字化", "库房维修", "口述历史")


@either
def test_a_project_table_of_three_projects_and_a_total(source: Source) -> None:
    disclosure = source((FUNDS, PROJECTS))
    found = told(disclosure)
    assert len(found) == 20
    assert [found[of_project(name, "initial_budget")] for name in NAMES] == ["60万元", "30万元", "8万元"]
    assert [found[of_project(name, "available")] for name in NAMES] == ["55万元", "30万元", "8万元"]
    assert [found[of_project(name, "final")] for name in NAMES] == ["50.5万元", "31万元", "8万元"]
    assert [found[completed(name)] for name in NAMES] == ["91.82%", "103.33%", "100%"]
    assert [found[ALL.format(phase)] for phase in ("initial_budget", "available", "final")] == ["98万元", "93万元", "89.5万元"]
    assert found[f"balance({ALL.format('final')} / {ALL.format('available')})"] == "-3.5万元"
    assert unbound(disclosure) == []


@either
@pytest.mark.parametrize("total", ["合计", "合  计", "总计", "总 计"])
def test_the_total_of_the_projects_may_be_called_otherwise(source: Source, total: str) -> None:
    found = told(source((FUNDS, PROJECTS.replace("合 计", total))))
    assert found[ALL.format("final")] == "89.5万元"
    assert len(found) == 20


@either
def test_a_project_table_without_a_total(source: Source) -> None:
    found = told(source((FUNDS, "\n".join(PROJECTS.strip().splitlines()[:-1]))))
    assert len(found) == 15
    assert ALL.format("final") not in found


@either
def test_the_columns_of_projects_in_another_order(source: Source) -> None:
    table = """
序号 | 项目名称 | 支出金额 | 执行率 | 年初预算数 | 实际指标可用数
1 | 档案数字化 | 50.5 | 91.82% | 60 | 55
2 | 库房维修 | 31 | 103.33% | 30 | 30
总计 | < | 81.5 | 95.88% | 90 | 85
"""
    disclosure = source((FUNDS, table))
    found = told(disclosure)
    assert found[of_project("档案数字化", "final")] == "50.5万元"
    assert found[of_project("档案数字化", "initial_budget")] == "60万元"
    assert found[of_project("库房维修", "available")] == "30万元"
    assert found[completed("库房维修")] == "103.33%"
    assert found[ALL.format("available")] == "85万元"
    assert len(found) == 12
    assert unbound(disclosure) == []


@either
def test_a_project_table_without_numbers_of_the_rows(source: Source) -> None:
    table = """
项目名称 | 年初预算数 | 全年预算数 | 全年执行数 | 预算执行率
档案数字化 | 60 | 55 | 50.5 | 91.82%
库房维修 | 30 | 30 | 31 | 103.33%
合计 | 90 | 85 | 81.5 | 95.88%
"""
    disclosure = source((FUNDS, table))
    found = told(disclosure)
    assert found[of_project("档案数字化", "available")] == "55万元"
    assert found[ALL.format("final")] == "81.5万元"
    assert len(found) == 12
    assert unbound(disclosure) == []


@either
def test_a_column_that_is_not_known_is_listed_and_not_lent(source: Source) -> None:
    table = """
序号 | 项目名称 | 年初预算 | 追加追减 | 支出金额
1 | 档案数字化 | 60 | 5.1 | 50.5
2 | 库房维修 | 30 | 0.2 | 31
"""
    disclosure = source((FUNDS, table))
    assert set(told(disclosure).values()) == {"60万元", "50.5万元", "30万元", "31万元"}
    assert unbound(disclosure) == ["5.1", "0.2"]


def test_projects_below_merged_headers() -> None:
    table = """
序号 | 项目 | < | 年初预算 | 实际指标可用数 | 支出金额
1 | 档案数字化 | < | 60 | 55 | 50.5
2 | 库房维修 | < | 30 | 30 | 31
合计 | < | < | 90 | 85 | 81.5
"""
    disclosure = in_grids((FUNDS, table))
    found = told(disclosure)
    assert found[of_project("库房维修", "final")] == "31万元"
    assert found[ALL.format("initial_budget")] == "90万元"
    assert len(found) == 9
    assert unbound(disclosure) == []


def test_projects_in_the_unit_that_the_table_states() -> None:
    found = told(in_grids((f"{FUNDS}\n单位：元", PROJECTS.replace("50.5", "505,000.00"))))
    assert found[of_project("档案数字化", "final")] == "505000.00元"
    assert found[completed("档案数字化")] == "91.82%"


# ---- base data

BASE = "2024年度部门整体支出绩效评价基础数据表"


@either
def test_base_data_with_columns_in_another_order(source: Source) -> None:
    table = """
经费控制情况（万元） | 2024年决算数 | 2024年预算数 | 2023年决算数
“三公”经费 | 8 | 10 | 9
1、公务用车购置和维护经费 | 6 | 7 | 5.5
其中：公务用车购置 | 0 | 0 | 0
公务用车运行维护 | 6 | 7 | 5.5
3、公务接待费 | 2 | 3 | 3.5
"""
    disclosure = source((BASE, table))
    found = told(disclosure)
    assert [found[f"three_public@{phase}"] for phase in ("2024:final", "2024:budget", "2023:final")] == ["8万元", "10万元", "9万元"]
    assert found["three_public[three_item=vehicles_running]@2023:final"] == "5.5万元"
    assert found["three_public[three_item=reception]@2024:budget"] == "3万元"
    assert found["three_public[three_item=vehicles_purchase]@2024:final"] == "0万元"
    assert len(found) == 15
    assert unbound(disclosure) == []


@either
def test_a_row_that_base_data_do_not_know_is_listed_and_not_lent(source: Source) -> None:
    table = """
经费控制情况（万元） | 2023年决算数 | 2024年预算数 | 2024年决算数
三公经费 | 9 | 10 | 8
4、差旅经费 | 1.1 | 2.2 | 3.3
其中：国内差旅 | 0.4 | 0.5 | 0.6
公用经费 | 50 | 51 | 52
"""
    disclosure = source((BASE, table))
    assert list(told(disclosure).values()) == ["9万元", "10万元", "8万元", "50万元", "51万元", "52万元"]
    assert unbound(disclosure) == ["1.1", "2.2", "3.3", "0.4", "0.5", "0.6"]
    assert {each.place.row for each in disclosure.unbound} == {"4、差旅经费", "其中：国内差旅"}


@either
def test_a_column_of_a_year_before_last_is_listed_and_not_lent(source: Source) -> None:
    table = """
经费控制情况（万元） | 2022年决算数 | 2023年决算数 | 2024年决算数
三公经费 | 7.7 | 9 | 8
政府采购金额 | —— | 20 | 30
"""
    disclosure = source((BASE, table))
    assert told(disclosure) == {
        "three_public@2023:final": "9万元",
        "three_public@2024:final": "8万元",
        "procurement@2023:final": "20万元",
        "procurement@2024:final": "30万元",
    }
    assert unbound(disclosure) == ["7.7"]


@either
def test_the_blocks_of_base_data_follow_each_other_in_any_order(source: Source) -> None:
    table = """
楼堂馆所控制情况 | 批复规模（㎡） | 实际规模（㎡） | 规模控制率 | 预算投资（万元） | 实际投资（万元） | 投资概算控制率
^ | 800 | 790 | 98.75% | 120 | 126 | 105%
经费控制情况（万元） | 2023年决算数 | 2024年预算数 | 2024年决算数
项目支出： | 1 | 2 | 3
财政供养人员情况（人） | 编制数 | 2024年实际在职人数 | 控制率
^ | 20 | 19 | 95%
"""
    if source is in_grids:
        table = "\n".join(line + " | " * (6 - line.count("|")) for line in table.strip().splitlines())
    disclosure = source((BASE, table))
    found = told(disclosure)
    assert found["staff[status=establishment]@2024:final"] == "20人"
    assert found["staff[status=in_post]@2024:final"] == "19人"
    assert found["building[building_item=actual_size]@2024:final"] == "790㎡"
    assert found["building_money[building_item=actual_investment]@2024:final"] == "126万元"
    assert found["expenditure[nature=project]@2024:budget"] == "2万元"
    assert sorted(value for key, value in found.items() if key.startswith("ratio")) == ["105%", "95%", "98.75%"]
    assert len(found) == 12
    assert unbound(disclosure) == []


@either
def test_a_cell_of_base_data_that_is_no_figure_is_listed(source: Source) -> None:
    table = """
财政供养人员情况（人） | 编制数 | 2024年实际在职人数 | 控制率
^ | 20 | 约19 | 95%
"""
    disclosure = source((BASE, table))
    assert set(told(disclosure).values()) == {"20人", "95%"}
    assert unbound(disclosure) == ["约19"]


def test_projects_below_a_header_of_two_rows() -> None:
    table = """
序号 | 项目名称 | 预算 | < | 支出金额 | 执行率
^ | ^ | 年初预算 | 实际指标可用数 | ^ | ^
1 | 档案数字化 | 60 | 55 | 50.5 | 91.82%
总计 | < | 60 | 55 | 50.5 | 91.82%
"""
    disclosure = in_grids((FUNDS, table))
    found = told(disclosure)
    assert found[of_project("档案数字化", "initial_budget")] == "60万元"
    assert found[of_project("档案数字化", "available")] == "55万元"
    assert found[ALL.format("final")] == "50.5万元"
    assert len(found) == 8
    assert unbound(disclosure) == []


@either
def test_base_data_whose_labels_take_two_columns(source: Source) -> None:
    table = """
经费控制情况（万元） | < | 2023年决算数 | 2024年预算数 | 2024年决算数
三公经费 | 合计 | 9 | 10 | 8
^ | 公务接待费 | 2 | 3 | 4
^ | 差旅费 | 0.1 | 0.2 | 0.3
项目支出 | < | 5 | 6 | 7
"""
    disclosure = source((BASE, table))
    found = told(disclosure)
    assert list(found.values()) == ["9万元", "10万元", "8万元", "2万元", "3万元", "4万元", "5万元", "6万元", "7万元"]
    assert found["three_public@2024:budget"] == "10万元"
    assert found["three_public[three_item=reception]@2023:final"] == "2万元"
    assert unbound(disclosure) == ["0.1", "0.2", "0.3"]


def test_projects_that_go_on_in_another_grid() -> None:
    lines = PROJECTS.replace("÷", "／").strip().splitlines()
    whole = read_blocks(FUNDS, drawn("\n".join(lines)))
    for pages in (
        read_blocks(FUNDS, drawn("\n".join(lines[:3])), drawn("\n".join(lines[3:]))),
        read_blocks(FUNDS, drawn("\n".join(lines[:3])), drawn("\n".join([lines[0], *lines[3:]]))),
    ):
        assert told(pages) == told(whole)
        assert len(told(pages)) == 16
