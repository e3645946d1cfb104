"""Score sheets in other shapes than the one real document has."""

from __future__ import annotations

import pytest
from disclosure_samples import drawn, read_blocks, unbound
from report_samples import Source, either, in_grids, in_text, of_project, places, texts, told

OVERALL = "2024年度部门整体支出绩效自评表"
OF_PROJECT = "2024年度项目支出绩效自评表"

MINISTRY = """
项目名称 | 档案数字化专项资金 | < | < | < | < | < | <
主管部门 | 青川市委办 | < | < | 实施单位 | 青川市档案馆 | < | <
项目资金/（万元） | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 60 | 55 | 50.5 | 10 | 91.82% | 9.18
^ | 其中：当年财政拨款 | 50 | 45 | 45 | — | 100% | —
^ | 上年结转资金 | 6 | 6 | 3 | — | 50% | —
^ | 其他资金 | 4 | 4 | 2.5 | — | 62.5% | —
年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <
^ | 扫描十万页 | < | < | 扫描十二万页 | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标/（50分） | 数量指标 | 扫描页数 | 10万页 | 12万页 | 30 | 30 |
^ | 质量指标 | 合格率 | ≥98% | 97% | 20 | 19 | 设备老化
效益指标（30分） | 社会效益 | 利用人次 | ≥500人次 | 510人次 | 30 | 30 |
满意度指标（10分） | 服务对象满意度 | 读者满意度 | ≥90% | 95% | 10 | 10 |
总分 | < | < | < | < | 100 | 98.18 |
"""
SHEET = "sheet=档案数字化"


@either
def test_a_sheet_with_the_total_of_its_funds_above_their_sources(source: Source) -> None:
    disclosure = source((OF_PROJECT, MINISTRY))
    found = told(disclosure)
    assert [found[of_project("档案数字化", phase)] for phase in ("initial_budget", "adjusted_budget", "final")] == [
        "60万元",
        "55万元",
        "50.5万元",
    ]
    assert found[f"execution_weight[{SHEET}]@2024:final"] == "10分"
    assert found[f"execution_score[{SHEET}]@2024:final"] == "9.18分"
    assert found[f"completion({of_project('档案数字化', 'final')} / {of_project('档案数字化', 'adjusted_budget')})"] == "91.82%"
    sources = [f"sheet_funds[fund_row={name},{SHEET}]@2024:final" for name in ("current", "carried", "other")]
    assert [found[each] for each in sources] == ["45万元", "3万元", "2.5万元"]
    rates = [f"completion({each} / {each.replace('final', 'adjusted_budget')})" for each in sources]
    assert [found[each] for each in rates] == ["100%", "50%", "62.5%"]
    assert unbound(disclosure) == []


@either
def test_the_indicators_and_the_total_of_a_sheet(source: Source) -> None:
    disclosure = source((OF_PROJECT, MINISTRY))
    found = told(disclosure)
    names = ("扫描页数", "合格率", "利用人次", "读者满意度")
    assert [found[f"weight[indicator={name},{SHEET}]@2024:final"] for name in names] == ["30分", "20分", "30分", "10分"]
    assert [found[f"score[indicator={name},{SHEET}]@2024:final"] for name in names] == ["30分", "19分", "30分", "10分"]
    assert (found[f"weight[{SHEET}]@2024:final"], found[f"score[{SHEET}]@2024:final"]) == ("100分", "98.18分")
    groups = {key: value for key, value in found.items() if key.startswith("group_weight")}
    assert list(groups.values()) == ["50分", "30分", "10分"]
    said = texts(disclosure)
    assert said[f"target[indicator=合格率,{SHEET}]@2024:final"] == "≥98%"
    assert said[f"actual[indicator=合格率,{SHEET}]@2024:final"] == "97%"
    assert said[f"reason[indicator=合格率,{SHEET}]@2024:final"] == "设备老化"
    assert said[f"goal[{SHEET}]@2024:final"] == "扫描十万页"
    assert said[f"achievement[{SHEET}]@2024:final"] == "扫描十二万页"


def test_a_total_row_with_a_score_alone_states_no_weight() -> None:
    found = told(in_grids((OF_PROJECT, MINISTRY.replace("| 100 | 98.18", "| | 98.18"))))
    assert (found.get(f"weight[{SHEET}]@2024:final"), found[f"score[{SHEET}]@2024:final"]) == (None, "98.18分")


@either
def test_the_places_of_a_sheet_are_called_as_its_headers_are(source: Source) -> None:
    where = places(source((OF_PROJECT, MINISTRY)))
    spots = {
        f"weight[indicator=合格率,{SHEET}]@2024:final": ("合格率", "分值"),
        f"target[indicator=合格率,{SHEET}]@2024:final": ("合格率", "年度指标值"),
        f"score[{SHEET}]@2024:final": ("总分", "得分"),
        f"sheet_funds[fund_row=carried,{SHEET}]@2024:adjusted_budget": ("上年结转资金", "全年预算数"),
        f"execution_score[{SHEET}]@2024:final": ("年度资金总额", "得分"),
        f"achievement[{SHEET}]@2024:final": ("年度总体目标", "实际完成情况"),
    }
    assert {key: (where[key].row, where[key].column) for key in spots} == spots


@either
@pytest.mark.parametrize("label", ["项目名称", "项目支出名称", "项目支出/名称", "项 目 名 称"])
def test_the_name_of_a_sheet_may_be_labelled_otherwise(source: Source, label: str) -> None:
    found = told(source((OF_PROJECT, MINISTRY.replace("项目名称", label, 1))))
    assert found[f"weight[{SHEET}]@2024:final"] == "100分"


@either
def test_a_sheet_whose_name_is_blank_is_not_the_overall_sheet(source: Source) -> None:
    table = MINISTRY.replace("档案数字化专项资金 | < | < | < | < | < | <", " | 项目代码 | A1 | < | < | < | <")
    found = told(source((OF_PROJECT, table)))
    assert found["weight[sheet=未写名称的项目]@2024:final"] == "100分"
    assert not any("sheet=overall" in key or "项目代码" in key for key in found)


@either
def test_two_sheets_of_the_same_title_one_after_another(source: Source) -> None:
    other = MINISTRY.replace("档案数字化专项资金", "库房维修").replace("扫描页数", "维修面积").replace("98.18", "97")
    disclosure = source((OF_PROJECT, MINISTRY), (OF_PROJECT, other))
    found = told(disclosure)
    assert [table.title for table in disclosure.tables] == [OF_PROJECT, OF_PROJECT]
    assert found["score[sheet=档案数字化]@2024:final"] == "98.18分"
    assert found["score[sheet=库房维修]@2024:final"] == "97分"
    assert found["weight[indicator=维修面积,sheet=库房维修]@2024:final"] == "30分"
    assert found["weight[indicator=合格率,sheet=库房维修]@2024:final"] == "20分"
    assert "weight[indicator=维修面积,sheet=档案数字化]@2024:final" not in found


@either
def test_two_sheets_below_one_title(source: Source) -> None:
    other = MINISTRY.replace("档案数字化专项资金", "库房维修").replace("98.18", "97")
    found = told(source((OF_PROJECT, MINISTRY.strip() + other)))
    assert found["score[sheet=档案数字化]@2024:final"] == "98.18分"
    assert found["score[sheet=库房维修]@2024:final"] == "97分"


@either
def test_a_sheet_without_a_row_of_funds(source: Source) -> None:
    lines = MINISTRY.strip().splitlines()
    disclosure = source((OF_PROJECT, "\n".join([*lines[:2], *lines[7:]])))
    found = told(disclosure)
    assert len([key for key in found if key.startswith("weight[indicator")]) == 4
    assert found[f"score[{SHEET}]@2024:final"] == "98.18分"
    assert not any(key.startswith(("execution", "expenditure", "sheet_funds")) for key in found)
    assert unbound(disclosure) == []


@either
@pytest.mark.parametrize("total", ["总分", "合计", "总计", "总 计"])
def test_the_total_of_a_sheet_may_be_called_otherwise(source: Source, total: str) -> None:
    found = told(source((OF_PROJECT, MINISTRY.replace("总分", total))))
    assert (found[f"weight[{SHEET}]@2024:final"], found[f"score[{SHEET}]@2024:final"]) == ("100分", "98.18分")


@either
def test_a_sheet_without_scores(source: Source) -> None:
    table = """
项目名称 | 档案数字化 | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值
产出指标 | 数量指标 | 扫描页数 | 10万页 | 12万页 | 60
^ | 质量指标 | 合格率 | ≥98% | 97% | 40
合计 | < | < | < | < | 100
"""
    disclosure = source((OF_PROJECT, table))
    assert told(disclosure) == {
        f"weight[indicator=扫描页数,{SHEET}]@2024:final": "60分",
        f"weight[indicator=合格率,{SHEET}]@2024:final": "40分",
        f"weight[{SHEET}]@2024:final": "100分",
    }
    assert texts(disclosure)[f"actual[indicator=扫描页数,{SHEET}]@2024:final"] == "12万页"


@either
def test_a_sheet_without_weights(source: Source) -> None:
    table = """
项目名称 | 档案数字化 | < | < | <
一级指标 | 二级指标 | 三级指标 | 目标值 | 全年实际值 | 得分
产出指标 | 数量指标 | 扫描页数 | 10万页 | 12万页 | 60
^ | 质量指标 | 合格率 | ≥98% | 97% | 39
总分 | < | < | < | < | 99
"""
    assert told(source((OF_PROJECT, table))) == {
        f"score[indicator=扫描页数,{SHEET}]@2024:final": "60分",
        f"score[indicator=合格率,{SHEET}]@2024:final": "39分",
        f"score[{SHEET}]@2024:final": "99分",
    }


@either
def test_the_columns_of_a_sheet_in_another_order(source: Source) -> None:
    table = """
项目名称 | 档案数字化 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 权重 | 得分 | 指标值 | 完成值
产出指标 | 数量指标 | 扫描页数 | 70 | 65 | 100 | 93
^ | 质量指标 | 合格率 | 30 | 30 | 98% | 99%
总分 | < | < | 100 | 95 | |
"""
    disclosure = source((OF_PROJECT, table))
    assert told(disclosure) == {
        f"weight[indicator=扫描页数,{SHEET}]@2024:final": "70分",
        f"score[indicator=扫描页数,{SHEET}]@2024:final": "65分",
        f"weight[indicator=合格率,{SHEET}]@2024:final": "30分",
        f"score[indicator=合格率,{SHEET}]@2024:final": "30分",
        f"weight[{SHEET}]@2024:final": "100分",
        f"score[{SHEET}]@2024:final": "95分",
    }
    assert texts(disclosure)[f"target[indicator=扫描页数,{SHEET}]@2024:final"] == "100"
    assert texts(disclosure)[f"actual[indicator=扫描页数,{SHEET}]@2024:final"] == "93"


@either
def test_indicators_of_one_name_stay_apart(source: Source) -> None:
    table = """
项目名称 | 档案数字化 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
满意度指标 | 读者 | 满意度 | 90% | 95% | 60 | 60
^ | 职工 | 满意度 | 80% | 75% | 40 | 37
"""
    found = told(source((OF_PROJECT, table)))
    assert [value for key, value in found.items() if key.startswith("weight")] == ["60分", "40分"]


@either
def test_figures_in_brackets_are_weights_of_groups_only_where_groups_stand(source: Source) -> None:
    table = """
项目名称 | 档案数字化 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标（100分） | 数量指标 | 检查评分（90） | 良好（80分） | 优秀（95分） | 100 | 100
"""
    found = told(source((OF_PROJECT, table)))
    assert [key for key in found if key.startswith("group_weight")] == [
        f"group_weight[indicator_group=产出指标,{SHEET}]@2024:final"
    ]


WHOLE = """
市直部门预算单位名称 | 青川市档案馆 | < | < | < | < | < | <
年度预算申请（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 900 | 950 | 912 | 10 | 96% | 9.6
^ | 按收入性质分： | < | < | 按支出性质分： | < | < | <
^ | 其中：一般公共预算：900 | < | < | 其中：基本支出：700 | < | < | <
^ | 政府性基金拨款：20 | < | < | 项目支出：250 | < | < | <
^ | 纳入专户管理的非税收入拨款：18 | < | < | | < | < | <
^ | 其他资金：12万元 | < | < | | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标（90分） | 数量指标 | 接待读者 | 500人次 | 510人次 | 90 | 90 |
总分 | < | < | < | < | 100 | 99.6 |
"""


@either
def test_cells_that_hold_a_label_and_a_figure(source: Source) -> None:
    disclosure = source((OVERALL, WHOLE))
    found = told(disclosure)
    assert found["expenditure@2024:adjusted_budget"] == "950万元"
    assert found["expenditure[fund=general_public_budget]@2024:adjusted_budget"] == "900万元"
    assert found["expenditure[fund=government_fund]@2024:adjusted_budget"] == "20万元"
    assert found["expenditure[nature=basic]@2024:adjusted_budget"] == "700万元"
    assert found["expenditure[nature=project]@2024:adjusted_budget"] == "250万元"
    assert found["sheet_funds[fund_row=其他资金,sheet=overall]@2024:adjusted_budget"] == "12万元"
    assert found["sheet_funds[fund_row=纳入专户管理的非税收入拨款,sheet=overall]@2024:adjusted_budget"] == "18万元"
    assert unbound(disclosure) == []


@either
def test_a_label_with_a_figure_that_is_not_known_is_listed(source: Source) -> None:
    disclosure = source((OVERALL, WHOLE.replace("项目支出：250", "250")))
    assert unbound(disclosure) == ["250"]


@either
def test_the_funds_of_a_sheet_in_yuan(source: Source) -> None:
    table = MINISTRY.replace("（万元）", "（元）").replace("50.5", "505,000")
    found = told(source((OF_PROJECT, table)))
    assert found[of_project("档案数字化", "final")] == "505000元"
    assert found[f"execution_weight[{SHEET}]@2024:final"] == "10分"


def test_a_sheet_whose_indicators_stand_below_a_label_that_runs_down_beside_them() -> None:
    table = """
项目名称 | < | 档案数字化 | < | < | < | < | <
绩/效/指/标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
^ | 产出指标 | 数量指标 | 扫描页数 | 10万页 | 12万页 | 60 | 60
^ | ^ | 质量指标 | 合格率 | ≥98% | 99% | 40 | 40
总分 | < | < | < | < | < | 100 | 100
"""
    found = told(in_grids((OF_PROJECT, table)))
    assert found == {
        f"weight[indicator=扫描页数,{SHEET}]@2024:final": "60分",
        f"score[indicator=扫描页数,{SHEET}]@2024:final": "60分",
        f"weight[indicator=合格率,{SHEET}]@2024:final": "40分",
        f"score[indicator=合格率,{SHEET}]@2024:final": "40分",
        f"weight[{SHEET}]@2024:final": "100分",
        f"score[{SHEET}]@2024:final": "100分",
    }


@pytest.mark.parametrize("cut", [9, 11, 12])
def test_a_sheet_that_goes_on_in_another_grid(cut: int) -> None:
    lines = MINISTRY.strip().splitlines()
    whole = read_blocks(OF_PROJECT, drawn("\n".join(lines)))
    pages = read_blocks(OF_PROJECT, drawn("\n".join(lines[:cut])), drawn("\n".join(lines[cut:])))
    assert told(pages) == told(whole)


def test_a_sheet_that_repeats_its_header_in_another_grid() -> None:
    lines = MINISTRY.strip().splitlines()
    whole = read_blocks(OF_PROJECT, drawn("\n".join(lines)))
    pages = read_blocks(OF_PROJECT, drawn("\n".join(lines[:12])), drawn("\n".join([lines[9], *lines[12:]])))
    assert told(pages) == told(whole)


def test_a_column_of_targets_that_takes_two_columns() -> None:
    table = """
项目名称 | 档案数字化 | < | < | < | < | < | < | <
项目资金（万元） | < | 年初预算数 | 全年预算数 | < | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 60 | 55 | < | 50.5 | 10 | 91.82% | 9.18
一级指标 | 二级指标 | 三级指标 | 年度指标值 | < | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | 扫描页数 | 10万页 | < | 12万页 | 90 | 90 |
总分 | < | < | < | < | < | 100 | 99.18 |
"""
    disclosure = in_grids((OF_PROJECT, table))
    found = told(disclosure)
    assert found[of_project("档案数字化", "final")] == "50.5万元"
    assert found[f"weight[indicator=扫描页数,{SHEET}]@2024:final"] == "90分"
    assert texts(disclosure)[f"actual[indicator=扫描页数,{SHEET}]@2024:final"] == "12万页"
    assert found[f"score[{SHEET}]@2024:final"] == "99.18分"


@pytest.mark.parametrize(("alone", "groups"), [("时效指标", ["产出指标"]), ("效益指标（40分）", ["产出指标", "效益指标"])])
def test_a_level_in_a_row_alone_is_the_first_only_where_its_name_says_so(alone: str, groups: list[str]) -> None:
    table = f"""
项目名称 | 档案数字化 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标（60分） | 数量指标 | 扫描页数 | 10万页 | 12万页 | 60 | 60
{alone} | < | < | < | < | < | <
及时 | 完成时间 | 12月 | 12月 | 40 | 40
"""
    found = texts(in_text((OF_PROJECT, table)))
    assert [value for key, value in found.items() if key.startswith("group[")] == groups
