"""Files that are no final accounts are recognised as what they are, and said; final accounts that look alike are read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from disclosure_samples import drawn, forms, read_blocks

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.blocks import Block

BUDGET = "这是部门预算，不是部门决算"
EVALUATION = "这是绩效自评报告或自评表，不是部门决算；请用 --as-one 与同一份决算的说明和附表合在一起核对"

THREE_PUBLIC = drawn("合计 | 因公出国（境）费 | 公务用车购置费 | 公务用车运行费 | 公务接待费\n9.00 | 0.00 | 0.00 | 5.00 | 4.00")
ACCOUNTS = drawn("科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n合计 | < | 9.00 | 4.00 | 5.00")
SHEET = drawn(
    "项目名称 | 档案整理 | < | <\n一级指标 | 二级指标 | 年度指标值 | 得分\n产出指标 | 数量指标 | 3次 | 10\n总分 | < | < | 10"
)


def refused(*blocks: Block | str, cover: Sequence[str]) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_blocks(*blocks, cover=cover)
    return caught.value.reason


BUDGETS: dict[str, list[str]] = {
    "department": ["青川市档案馆", "2024年部门预算"],
    "unit": ["青川市档案馆2024年单位预算公开"],
    "without_the_word_department": ["2024年青川市档案馆预算公开"],
    "chinese_year": ["青川市档案馆二〇二四年预算编制说明"],
}


@pytest.mark.parametrize("cover", BUDGETS.values(), ids=BUDGETS.keys())
def test_a_budget_whose_table_of_three_public_has_the_title_of_one_of_final_accounts(cover: list[str]) -> None:
    assert refused("一般公共预算“三公”经费支出表", THREE_PUBLIC, cover=cover) == BUDGET


def test_a_budget_without_a_year() -> None:
    assert refused("一、部门预算收支增减变化情况", cover=["青川市档案馆部门预算"]) == BUDGET


def test_final_accounts_that_speak_of_the_budget_too() -> None:
    words = "部门预算\n单位预算\n部门预算执行情况\n部门预算公开"
    assert forms(read_blocks(words, "支出决算表", ACCOUNTS, words)) == ["expenditure"]


REPORTS: dict[str, list[str]] = {
    "whole": ["青川市档案馆2024年度部门整体支出绩效自评报告"],
    "project": ["2024年度档案整理项目支出绩效评价报告（自评）"],
    "two_lines": ["青川市档案馆", "2024年度部门整体支出", "绩效自评报告"],
    "no_year": ["部门整体支出绩效自评报告"],
}


@pytest.mark.parametrize("cover", REPORTS.values(), ids=REPORTS.keys())
def test_a_self_evaluation_alone(cover: list[str]) -> None:
    text = "一、部门基本情况\n（一）部门职能\n二、一般公共预算支出情况\n2024年基本支出决算数为120.00万元。\n三、绩效自评结论"
    assert refused(text, cover=cover) == EVALUATION


@pytest.mark.parametrize("title", ["项目支出绩效自评表", "2024年度部门整体支出绩效自评表"])
def test_a_sheet_of_the_self_evaluation_alone(title: str) -> None:
    assert refused(title, SHEET, cover=["（2024年度）"]) == EVALUATION


def test_final_accounts_that_list_the_self_evaluation_on_their_first_page() -> None:
    contents = "目录\n第一部分 概况\n第二部分 2024年度部门决算表\n第五部分 部门整体支出绩效自评报告"
    assert forms(read_blocks(contents, "支出决算表", ACCOUNTS)) == ["expenditure"]


def test_the_narrative_of_final_accounts_with_a_word_on_performance() -> None:
    text = "一、收入决算情况说明\n2024年度收入合计9.00万元。\n二、预算绩效情况说明\n项目支出绩效自评表见附件。"
    read = read_blocks(text, cover=["青川市档案馆", "2024年度部门决算"])
    assert [str(each.value) for each in read.statements] == ["9.00万元"]
