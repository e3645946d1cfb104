"""Figures that are of nothing that stands beside them, and were once lent to it: one test each."""

from __future__ import annotations

from pathlib import Path

from one_section import codes, disclosure, figures

from juesuan.model.value import Text
from juesuan.read.disclosure import read_disclosure


def test_basic_expenditure_of_nought_is_not_that_of_the_whole_fund(tmp_path: Path) -> None:
    line = "政府性基金预算财政拨款收入5.20万元；支出5.01万元，其中基本支出0万元，项目支出5.01万元；年末结转和结余0.19万元。"

    assert figures(disclosure(tmp_path, "政府性基金预算收入支出决算情况", line)) == {
        "income[source=government_fund]@2024:final": "5.20万元",
        "expenditure[fund=government_fund]@2024:final": "5.01万元",
        "expenditure[fund=government_fund,nature=basic]@2024:final": "0万元",
        "expenditure[fund=government_fund,nature=project]@2024:final": "5.01万元",
        "carry_over[fund=government_fund,moment=closing]@2024:final": "0.19万元",
    }


def test_the_funds_of_the_operating_cost_are_no_totals(tmp_path: Path) -> None:
    line = (
        "机关运行经费支出决算603.00万元（其中：一般公共预算支出603.00万元；政府性基金预算支出0万元）。与上年相比，减少11.23万元。"
    )

    assert figures(disclosure(tmp_path, "机关运行经费支出决算情况说明", line)) == {
        "operating_cost@2024:final": "603.00万元",
        "operating_cost[paid_from=general_public_budget]@2024:final": "603.00万元",
        "operating_cost[paid_from=government_fund]@2024:final": "0万元",
        "change(operating_cost@2024:final / operating_cost@2023:final)": "-11.23万元",
    }


def test_nobody_can_tell_whether_a_passing_balance_or_the_whole_changed(tmp_path: Path) -> None:
    line = "收入总计1262.71万元，其中年初结转和结余134.56万元，较2023年增加49.44万元，增长4.07%。"
    read = disclosure(tmp_path, "收入决算情况说明", line)

    assert figures(read) == {
        "grand_total[side=income]@2024:final": "1262.71万元",
        "carry_over[moment=opening]@2024:final": "134.56万元",
    }
    assert codes(read) == []


def test_what_a_cost_was_spent_on_is_not_the_cost(tmp_path: Path) -> None:
    line = "公务用车运行维护费决算数5.00万元，其中，公务用车加油1.50万元，公务用车维修1.50万元，公务用车保险2.00万元。"

    assert figures(disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line)) == {
        "three_public[three_item=vehicles_running]@2024:final": "5.00万元"
    }


def test_the_years_income_behind_a_balance_is_no_balance(tmp_path: Path) -> None:
    opening = "2024年度年初结转和结余5.00万元，本年收入20.00万元。"
    lines = (opening, "（二）2024年度收入20.00万元。", "（三）2024年度支出24.00万元。")
    read = disclosure(tmp_path, "收入支出决算总体情况说明", *lines)

    assert figures(read) == {
        "carry_over[moment=opening]@2024:final": "5.00万元",
        "income@2024:final": "20.00万元",
        "expenditure@2024:final": "24.00万元",
    }
    assert codes(read) == []


def test_posts_of_one_kind_are_not_the_establishment(tmp_path: Path) -> None:
    path = tmp_path / "决算.txt"
    staff = "年末编制人数65人，其中行政编制31人、事业编制34人。"
    lines = f"青川市石溪镇\n2024年度部门决算\n第一部分 青川市石溪镇概况\n二、机构设置\n{staff}\n"
    path.write_text(lines + "第三部分 2024年度部门决算情况说明\n二、收入决算情况说明\n本年收入合计5.00万元。\n", encoding="utf-8")
    read = read_disclosure(path)

    assert figures(read)["staff[status=establishment]@2024:final"] == "65人"
    assert codes(read) == []


def test_nobody_can_tell_which_of_several_costs_is_compared_in_the_next_sentence(tmp_path: Path) -> None:
    first = "公务用车购置及运行维护费支出决算为5.00万元，其中公务用车购置年初预算数为0万元，决算数为0万元。"
    read = disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", first + "决算数较年初预算数持平的主要原因是：未购置车辆。")

    assert not [statement for statement in read.statements if isinstance(statement.value, Text) and statement.value.text == "持平"]


def test_what_a_total_holds_is_not_the_total(tmp_path: Path) -> None:
    line = "2024年收入总计30.00万元（含上年结转4.00万元），支出总计30.00万元（含上年余额1.00万元）。"

    assert figures(disclosure(tmp_path, "收入支出决算总体情况说明", line)) == {
        "grand_total[side=income]@2024:final": "30.00万元",
        "carry_over[moment=opening]@2024:final": "4.00万元",
        "grand_total[side=expenditure]@2024:final": "30.00万元",
    }


def test_one_project_is_not_all_projects(tmp_path: Path) -> None:
    line = "项目支出43.00万元，其中：校舍维修项目支出20.00万元，课后服务项目支出23.00万元。"

    assert figures(disclosure(tmp_path, "支出决算情况说明", line)) == {"expenditure[nature=project]@2024:final": "43.00万元"}


def test_the_mean_of_a_cost_is_not_the_cost(tmp_path: Path) -> None:
    line = "公务用车运行维护费支出12.00万元，平均每辆2.40万元。"

    assert figures(disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line)) == {
        "three_public[three_item=vehicles_running]@2024:final": "12.00万元"
    }


def test_the_project_of_a_class_is_not_all_projects(tmp_path: Path) -> None:
    line = "项目支出60.00万元。其中：基本建设类项目支出0.00万元。具体项目：森林防火30.00万元；退耕还林20.00万元。"

    assert figures(disclosure(tmp_path, "支出决算情况说明", line)) == {"expenditure[nature=project]@2024:final": "60.00万元"}


def test_what_follows_an_unknown_cost_speaks_of_it(tmp_path: Path) -> None:
    line = "因公出国（境）费用0.00万元，较上年持平。公务船购置费18.00万元。较上年增加18.00万元，增长100.00%。"

    assert figures(disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line)) == {
        "three_public[three_item=abroad]@2024:final": "0.00万元"
    }


def test_a_mean_is_not_the_cost(tmp_path: Path) -> None:
    line = "公务接待费2.00万元，国内公务接待20批次，150人次，人均133.33元。"

    assert [str(each.value) for each in disclosure(tmp_path, "“三公”经费支出决算情况说明", line).statements] == [
        "2.00万元",
        "20批次",
        "150人次",
    ]


def test_parts_in_brackets_are_not_the_whole_again(tmp_path: Path) -> None:
    line = "基本支出300.00万元，其中：工资福利支出200.00万元（基本工资80.00万元、奖金120.00万元），商品和服务支出100.00万元。"

    assert codes(disclosure(tmp_path, "一般公共预算财政拨款基本支出决算情况说明", line)) == []


def test_staff_of_several_units_is_of_no_one(tmp_path: Path) -> None:
    path = tmp_path / "决算.txt"
    lines = "青川市林业局\n2024年度部门决算\n第一部分 青川市林业局概况\n二、机构设置\n护林中心编制25人；防火中心编制60人。\n"
    path.write_text(lines + "第三部分 2024年度部门决算情况说明\n二、收入决算情况说明\n本年收入合计5.00万元。\n", encoding="utf-8")

    read = read_disclosure(path)

    assert figures(read) == {"income@2024:final": "5.00万元"}
    assert "X101" not in codes(read)


def test_what_is_named_behind_of_which_is_not_the_whole(tmp_path: Path) -> None:
    lines = (
        "1.社会保障和就业支出年初预算为380.00万元，支出决算为400.00万元，其中：养老缴费年初预算为180.00万元，支出决算为200.00万元。",
        "其中：失业缴费年初预算为30.00万元，支出决算为31.00万元，差额1.00万元。",
    )

    assert figures(disclosure(tmp_path, "一般公共预算财政拨款支出决算情况说明", *lines)) == {
        "expenditure[function=208,fund=general_public_budget]@2024:initial_budget": "380.00万元",
        "expenditure[function=208,fund=general_public_budget]@2024:final": "400.00万元",
    }


def test_figures_alone_on_a_line_are_of_a_chart(tmp_path: Path) -> None:
    line = "2024年度收、支总计50.00万元。"
    read = disclosure(tmp_path, "收入支出决算总体情况说明", line, "图1：收、支决算总计变动情况", "46.00", "50.00", "2023年")

    assert figures(read) == {"grand_total[side=income]@2024:final": "50.00万元"}
    assert [each.text for each in read.unbound if each.place.quote in ("46.00", "50.00")] == ["46.00", "50.00"]
    assert codes(read) == []


def test_a_comparison_behind_the_balances_of_a_fund_is_of_none_of_them(tmp_path: Path) -> None:
    line = "政府性基金预算财政拨款年初结转和结余0.00万元，本年收入8.00万元，本年支出8.00万元，年末结转和结余0.00万元。"
    read = disclosure(tmp_path, "政府性基金预算收入支出决算情况", line + "较2023年度减少2.00万元，下降20.00%。")

    assert not [key for key in figures(read) if key.startswith("change")]


def test_groups_of_other_bodies_are_counted_apart(tmp_path: Path) -> None:
    line = "全年安排因公出国（境）团组2个，参加其他单位出国团组1个，累计7人次。"

    assert figures(disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line)) == {
        "abroad_groups@2024:final": "2个",
        "abroad_groups_joined@2024:final": "1个",
        "abroad_persons@2024:final": "7人次",
    }
