"""Titles of sections and tables as the regions print them."""

from __future__ import annotations

import pytest

from juesuan.figures.place import Spot
from juesuan.model.disclosure import Part
from juesuan.read.recognise.items import Line
from juesuan.read.recognise.regions import find_title, title_index
from juesuan.read.recognise.titles import find_heading, find_part, section_index
from juesuan.standards.standards import load_standards

BODY = "青川市档案馆"


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("一、收入支出决算总体情况说明", "overview"),
        ("（一）收入支出决算总体情况说明", "overview"),
        ("一、2022年度收入支出决算总体情况。", "overview"),
        ("二、收入决算情况说明", "income"),
        ("三、支出决算情况说明", "expenditure"),
        ("四、财政拨款收入支出决算总体情况说明", "fiscal_overview"),
        ("二、财政拨款收入支出决算情况说明", "fiscal_overview"),
        ("二、2020年度财政拨款收入支出总体情况说明", "fiscal_overview"),
        ("五、一般公共预算财政拨款支出决算情况说明", "budget_expenditure"),
        ("五、一般公共预算支出决算情况说明", "budget_expenditure"),
        ("（一）一般公共预算财政拨款支出决算总体情况", "budget_overall"),
        ("（二）一般公共预算财政拨款支出决算结构情况", "budget_structure"),
        ("（三）一般公共预算财政拨款支出决算具体情况", "budget_detail"),
        ("六、一般公共预算财政拨款基本支出决算情况说明", "basic"),
        ("六、一般公共预算基本支出决算情况说明", "basic"),
        ("七、一般公共预算项目支出决算情况说明", "budget_project"),
        ("七、政府性基金预算收入支出决算情况", "government_fund"),
        ("（七）政府性基金预算财政拨款支出决算总体情况说明", "government_fund"),
        ("三、政府性基金财政拨款支出决算情况说明", "government_fund"),
        ("七、政府性基金预算财政拨款收支决算情况说明", "government_fund"),
        ("八、国有资本经营预算支出决算情况说明", "state_capital"),
        ("（八）国有资本经营预算财政拨款支出决算总体情况说明", "state_capital"),
        ("八、国有资本经营预算财政拨款支出情况说明", "state_capital"),
        ("九、财政拨款“三公”经费支出决算情况说明", "three_public"),
        ("七、一般公共预算财政拨款三公经费支出决算情况说明", "three_public"),
        ("六、财政拨款安排的“三公”经费支出决算情况说明。", "three_public"),
        ("三、2020年度“三公”经费、培训费及会议费支出情况说明", "three_public"),
        ("（一）“三公”经费财政拨款支出决算总体情况说明", "three_public_overall"),
        ("（二）“三公”经费财政拨款支出决算具体情况说明", "three_public_detail"),
        ("九、关于机关运行经费支出说明", "operating_cost"),
        ("十二、机构运行经费支出决算情况说明", "operating_cost"),
        ("十、一般性支出情况", "general_expense"),
        ("十一、关于政府采购支出说明", "procurement"),
        ("五、政府采购支出决算情况说明", "procurement"),
        ("十二、关于国有资产占用情况说明", "assets"),
        ("八、国有资产占用及购置情况说明", "assets"),
        ("一、2021年度收入支出决算总体及增减变动情况", "overview"),
        ("三、2021年度一般公共决算财政拨款安排的“三公”经费支出决算及增减变动情况说明", "three_public"),
        ("（二）“三公”经费分项支出情况", "three_public_detail"),
        ("（四）本年度支出构成情况", "expenditure"),
        ("4.比较情况", "budget_structure"),
        ("1.财政拨款支出决算总体情况说明", "fiscal_overall"),
        ("（一）财政拨款会议费、培训费、机关运行经费和差旅费情况说明", "general_expense"),
        ("（十二）国有资产占有使用情况说明", "assets"),
        ("（十二）国有资产占有情况说明", "assets"),
        ("十三、关于2020年度预算绩效情况的说明", "performance"),
        ("八、预算绩效管理工作开展情况。", "performance"),
        ("四、2020年度部门绩效管理情况说明", "performance"),
        ("十、其他重要事项的情况说明", "other_matters"),
        ("十三、其他需要说明的情况", "other_matters"),
        ("一、部门职责", "duties"),
        ("一、部门主要职责及内设机构", "duties"),
        ("一、职能简介", "duties"),
        ("二、机构设置及人员情况", "structure"),
        ("二、部门决算单位基本情况", "structure"),
        ("三、部门人员情况", "structure"),
        ("（二）2017年重点工作完成情况。", "work"),
        ("三、部门主要工作总结", "work"),
        ("一、相关口径说明", "other_matters"),
        ("（三）年末结转和结余情况", "carry_over"),
        ("（一）部门（单位）职能职责", "duties"),
        ("（二）内设机构及人员编制情况", "structure"),
        ("四、收支决算总体情况说明", "overview"),
        ("六、政府性基金情况", "government_fund"),
        ("七、三公经费及会议费、培训费决算情况说明", "three_public"),
        ("二、整体支出绩效自评情况", "performance"),
        ("（三）绩效评价工作过程", "evaluation"),
    ],
)
def test_a_heading_opens_its_section(heading: str, section: str) -> None:
    found = find_heading(heading, BODY, section_index(load_standards()))

    assert found is not None
    assert found.section.section == section


@pytest.mark.parametrize(
    "text",
    [
        "一、事项清单",
        "（三）车辆购置计划安排",
        "三、支出情况好转",
        "支出情况",
        "本年收入合计247.80万元，其中：财政拨款收入247.80万元。",
        "",
    ],
)
def test_other_lines_open_no_section(text: str) -> None:
    assert find_heading(text, BODY, section_index(load_standards())) is None


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("一、收入支出决算总表", "overview"),
        ("收入支出决算表", "overview"),
        ("表二：收入决算表", "income"),
        ("（三）收入决算表（分科目）", "income"),
        ("支出决算表(分科目)", "expenditure"),
        ("财政拨款收入支出决算表", "fiscal_overview"),
        ("一般公共预算财政拨款支出决算表(决算06表)", "budget_expenditure"),
        ("六、一般公共预算财政拨款基本支出决算表", "basic"),
        ("六、一般公共预算财政拨款基本支出决算明细表", "basic"),
        ("八、政府性基金预算财政拨款支出决算表", "government_fund"),
        ("国有资本经营预算支出决算表", "state_capital"),
        ("七、一般公共预算财政拨款“三公”经费支出决算表", "three_public"),
        ('财政拨款安排的"三公"经费支出决算表', "three_public"),
        ("青川市档案馆2024年度收入决算表", "income"),
        ("2024年度部门收入支出决算总表", "overview"),
    ],
)
def test_a_title_names_its_table(title: str, form: str) -> None:
    titles = title_index(load_standards().form_sets.values())
    found = find_title(Line(title, Spot()), BODY, titles)

    assert found is not None
    assert found[0] == form


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("国有资产占用情况表", "assets"),
        ("国有资产使用情况表", "assets"),
        ("财政拨款收支决算总体情况表", "fiscal_overview"),
        ("一般公共预算支出决算情况表", "budget_expenditure"),
        ("一般公共预算财政拨款基本支出决算表（按部门预算支出经济分类科目）", "basic"),
        ("政府性基金预算支出决算情况表", "government_fund"),
        ("部门收入决算情况表", "income"),
        ("一般公共预算财政拨款“三公”经费情况表", "three_public_rows"),
        ("政府采购情况表", "procurement"),
        ("财政专户管理资金收入支出决算表", "special_accounts"),
        ("收入决算表（分单位）", "income_by_unit"),
        ("支出决算表（按部门）", "expenditure_by_unit"),
        ("支出决算表（按功能分类科目）", "expenditure"),
        ("部门决算公开相关信息统计表", "statistics"),
        ("一般公共预算财政拨款支出决算明细表", "budget_detail"),
        ("财政拨款支出决算明细表", "fiscal_detail"),
        ("一般公共预算财政拨款支出决算表（按经济分类科目）", "budget_economic"),
        ("一般公共预算财政拨款项目支出决算表", "budget_project"),
        ("项目收入支出决算表", "project_expenditure"),
        ("一般公共预算财政拨款收支决算表", "budget_accounts"),
        ("政府性基金预算财政拨款“三公”经费支出决算表", "fund_three_public"),
        ("财政拨款“三公”经费、会议费、培训费支出决算表", "three_public_meetings"),
        ("“三公”经费、行政参公单位机关运行经费情况表", "three_public_operating"),
        ("机关运行经费、国有资产占用情况及政府采购信息表", "operating_cost"),
    ],
)
def test_a_table_that_some_regions_add_is_none_of_the_standard_ones(title: str, form: str) -> None:
    found = find_title(Line(title, Spot()), BODY, title_index(load_standards().form_sets.values()))

    assert found is not None
    assert found[0] == form


@pytest.mark.parametrize(
    "title",
    [
        "部门收支总表",
        "一般公共预算支出表",
        "“三公”经费预算表",
        "收入预算表",
        "支出决算分析表",
        "支出决算表如下",
        "人员情况表",
        "政府采购预算表",
    ],
)
def test_a_table_of_a_budget_or_another_kind_is_none_of_them(title: str) -> None:
    assert find_title(Line(title, Spot()), BODY, title_index(load_standards().form_sets.values())) is None


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("第一部分 青川市档案馆概况", Part.PROFILE),
        ("第一部分部门概括", Part.PROFILE),
        ("第二部分 2024年度部门决算表", Part.TABLES),
        ("第二部分：青川市档案馆2022年度部门决算报表", Part.TABLES),
        ("第三部分2024年度部门决算情况说明", Part.NARRATIVE),
        ("第四部分 其他重要事项及相关口径情况说明", Part.NARRATIVE),
        ("第四部分 专业名词解释", Part.GLOSSARY),
        ("第五部分 附件", Part.REPORT),
        ("第五部分 附表", Part.TABLES),
    ],
)
def test_a_part_is_known_by_its_words(line: str, part: Part) -> None:
    assert find_part(line, "", load_standards()) is part
