"""Wordings of official templates that were once misread: one test each."""

from __future__ import annotations

from pathlib import Path

from one_section import codes, disclosure, figures

from juesuan.read.disclosure import read_disclosure


def test_a_budget_of_nought_needs_no_unit(tmp_path: Path) -> None:
    line = "“三公”经费支出预算为0万元，支出决算为3万元，由于年初预算数为0，无法计算百分比。"

    assert "T106" not in codes(disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line))


def test_shares_of_nothing_are_nothing(tmp_path: Path) -> None:
    line = "“三公”经费支出决算0万元，因公出国（境）费支出决算0万元，占0%；"
    further = "公务用车购置及运行维护费支出决算0万元，占0%；公务接待费支出决算0万元，占0%。"

    assert codes(disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line + further)) == []


def test_a_heading_may_begin_with_about(tmp_path: Path) -> None:
    read = disclosure(tmp_path, "关于机关运行经费支出说明", "本部门2024年度机关运行经费支出22.50万元。")

    assert figures(read) == {"operating_cost@2024:final": "22.50万元"}


def test_the_cost_of_trainings_is_not_that_of_an_event(tmp_path: Path) -> None:
    read = disclosure(tmp_path, "一般性支出情况说明", "2024年本部门开支会议费8.64万元；开支培训费15.33万元。")

    assert figures(read) == {"meeting@2024:final": "8.64万元", "training@2024:final": "15.33万元"}


def test_receptions_are_of_the_kind_named_before(tmp_path: Path) -> None:
    line = "国内公务接待支出2.12万元，接待26批次，212人次；国（境）外公务接待支出0万元，接待0批次，0人次。"

    assert figures(disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line)) == {
        "three_public[three_item=reception_domestic]@2024:final": "2.12万元",
        "reception_batches[kind=domestic]@2024:final": "26批次",
        "reception_persons[kind=domestic]@2024:final": "212人次",
        "three_public[three_item=reception_overseas]@2024:final": "0万元",
        "reception_batches[kind=overseas]@2024:final": "0批次",
        "reception_persons[kind=overseas]@2024:final": "0人次",
    }


def test_an_item_is_known_by_group_and_name(tmp_path: Path) -> None:
    line = "1.人力资源和社会保障管理事务（款）行政运行（项）。年初预算8.00万元，支出决算7.50万元。"

    assert figures(disclosure(tmp_path, "财政拨款支出决算情况说明", line)) == {
        "expenditure[function=2080101,fund=fiscal]@2024:initial_budget": "8.00万元",
        "expenditure[function=2080101,fund=fiscal]@2024:final": "7.50万元",
    }


def test_staff_and_pupils_are_counted_apart(tmp_path: Path) -> None:
    path = tmp_path / "决算.txt"
    lines = (
        "青川市第一小学\n2024年度部门决算\n第一部分 青川市第一小学概况\n二、机构设置\n编制158名，年末实有148人，在校学生1820人。\n"
    )
    path.write_text(lines + "第三部分 2024年度部门决算情况说明\n二、收入决算情况说明\n本年收入合计5.00万元。\n", encoding="utf-8")

    assert "staff[status=establishment]@2024:final" in (found := figures(read_disclosure(path)))
    assert found["staff[status=establishment]@2024:final"] == "158名"
    assert [key for key in found if key.startswith("staff")] == ["staff[status=establishment]@2024:final"]


def test_last_years_figure_beside_this_years_is_another_fact(tmp_path: Path) -> None:
    line = "公务接待费支出决算为3.00万元，比上年决算数4.00万元减少1.00万元，下降25.00%。"
    read = disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line)

    assert figures(read)["three_public[three_item=reception]@2024:final"] == "3.00万元"
    assert figures(read)["three_public[three_item=reception]@2023:final"] == "4.00万元"
    assert codes(read) == []


def test_a_stale_year_is_not_told_from_a_comparison_of_two_years(tmp_path: Path) -> None:
    both = "2024年度收、支总计100.00万元，2023年度收、支总计80.00万元，增加20.00万元，增长25%。"

    assert codes(disclosure(tmp_path, "收入支出决算总体情况说明", both)) == []
    assert "T105" in codes(disclosure(tmp_path, "收入支出决算总体情况说明", "2023年度收、支总计80.00万元。"))


def test_funds_in_brackets_divide_the_figure_before_them(tmp_path: Path) -> None:
    line = (
        "公务接待费支出预算9.00万元（其中：一般公共预算支出8.00万元；政府性基金预算支出1.00万元），"
        "支出决算4.42万元，完成调整后预算的49.11%。"
    )

    assert figures(disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line)) == {
        "three_public[three_item=reception]@2024:budget": "9.00万元",
        "three_public[paid_from=general_public_budget,three_item=reception]@2024:budget": "8.00万元",
        "three_public[paid_from=government_fund,three_item=reception]@2024:budget": "1.00万元",
        "three_public[three_item=reception]@2024:final": "4.42万元",
        "completion(three_public[three_item=reception]@2024:final / three_public[three_item=reception]@2024:budget)": "49.11%",
    }


def test_sources_of_the_appropriation_in_brackets_are_income(tmp_path: Path) -> None:
    line = "本年收入合计8.00万元，包括财政拨款收入7.00万元（其中：一般公共预算5.00万元，政府性基金预算2.00万元）。"

    assert figures(disclosure(tmp_path, "收入决算情况说明", line)) == {
        "income@2024:final": "8.00万元",
        "income[source=fiscal]@2024:final": "7.00万元",
        "income[source=general_public_budget]@2024:final": "5.00万元",
        "income[source=government_fund]@2024:final": "2.00万元",
    }


def test_an_item_is_known_by_code_and_name(tmp_path: Path) -> None:
    line = "（一）2010301行政运行21.00万元，较上年决算数增加1.00万元，增长5.00%。"
    item = "expenditure[function=2010301,fund=general_public_budget]"

    assert figures(disclosure(tmp_path, "一般公共预算财政拨款支出决算情况说明", line)) == {
        f"{item}@2024:final": "21.00万元",
        f"change({item}@2024:final / {item}@2023:final)": "1.00万元",
        f"change_rate({item}@2024:final / {item}@2023:final)": "5.00%",
    }


def test_the_basic_expenditure_of_another_fund_is_its_own(tmp_path: Path) -> None:
    line = "使用一般公共预算财政拨款安排基本支出18.00万元，使用政府性基金财政拨款安排基本支出0.00万元。"

    assert figures(disclosure(tmp_path, "财政拨款基本支出决算情况说明", line)) == {
        "expenditure[fund=general_public_budget,nature=basic]@2024:final": "18.00万元",
        "expenditure[fund=government_fund,nature=basic]@2024:final": "0.00万元",
    }


def test_meetings_in_the_section_on_travel_and_cars_are_no_receptions(tmp_path: Path) -> None:
    lines = ("公务接待费支出决算5.00万元。", "2024年度财政拨款会议费支出预算10.00万元，支出决算8.21万元。")

    assert figures(disclosure(tmp_path, "财政拨款“三公”经费、会议费和培训费支出决算情况说明", *lines)) == {
        "three_public[three_item=reception]@2024:final": "5.00万元",
        "meeting@2024:budget": "10.00万元",
        "meeting@2024:final": "8.21万元",
    }


def test_a_budget_is_completed_by_amount_and_percentage(tmp_path: Path) -> None:
    line = "公务接待费决算3.00万元，完成年初预算5.00万元的60.00%。"
    cost = "three_public[three_item=reception]@2024"

    assert figures(disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line)) == {
        f"{cost}:final": "3.00万元",
        f"{cost}:initial_budget": "5.00万元",
        f"completion({cost}:final / {cost}:initial_budget)": "60.00%",
    }


def test_goods_works_and_services_may_be_named_shortly(tmp_path: Path) -> None:
    line = "政府采购支出总额30.00万元，其中：货物类10.00万元，工程类0万元，服务20.00万元。"

    assert figures(disclosure(tmp_path, "政府采购支出情况说明", line)) == {
        "procurement@2024:final": "30.00万元",
        "procurement[category=goods]@2024:final": "10.00万元",
        "procurement[category=works]@2024:final": "0万元",
        "procurement[category=services]@2024:final": "20.00万元",
    }


def test_each_fund_of_the_fiscal_money_has_its_own_year(tmp_path: Path) -> None:
    read = disclosure(
        tmp_path,
        "财政拨款收入支出决算总体情况说明",
        "财政拨款本年收入185.00万元，本年支出186.00万元。其中：",
        "1.一般公共预算财政拨款本年收入175.00万元；本年支出176.00万元，支出完成年初预算106.67%。",
    )

    assert figures(read) == {
        "income[source=fiscal]@2024:final": "185.00万元",
        "expenditure[fund=fiscal]@2024:final": "186.00万元",
        "income[source=general_public_budget]@2024:final": "175.00万元",
        "expenditure[fund=general_public_budget]@2024:final": "176.00万元",
        "completion(expenditure[fund=general_public_budget]@2024:final / "
        "expenditure[fund=general_public_budget]@2024:initial_budget)": "106.67%",
    }


def test_a_completion_names_its_budget(tmp_path: Path) -> None:
    line = "“三公”经费支出决算为62.07万元，完成全年预算84.82万元的73.2%。"

    assert figures(disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line)) == {
        "three_public@2024:final": "62.07万元",
        "three_public@2024:adjusted_budget": "84.82万元",
        "completion(three_public@2024:final / three_public@2024:adjusted_budget)": "73.2%",
    }


def test_an_item_is_known_by_its_code(tmp_path: Path) -> None:
    lines = (
        "1.201（类）03（款）01（项）行政运行：年初预算数为300.00万元。",
        "2.2080505机关事业单位基本养老保险缴费支出，年初预算50.00万元。",
        "3.其他工作：年初预算数为8.00万元。",
    )

    assert figures(disclosure(tmp_path, "一般公共预算财政拨款支出决算情况说明", *lines)) == {
        "expenditure[function=2010301,fund=general_public_budget]@2024:initial_budget": "300.00万元",
        "expenditure[function=2080505,fund=general_public_budget]@2024:initial_budget": "50.00万元",
    }


def test_receptions_without_a_kind_are_of_the_kind_before(tmp_path: Path) -> None:
    lines = (
        "公务接待费支出5.00万元。其中：",
        "外宾接待支出0.00万元。2024年共接待来访团组0个，0人次。",
        "国内公务接待支出5.00万元，接待10批次，接待80人次；国（境）外接待支出0.00万元，接待0批次，接待0人次。",
    )
    read = disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", *lines)

    assert figures(read)["reception_batches[kind=guests]@2024:final"] == "0个"
    assert figures(read)["reception_persons[kind=domestic]@2024:final"] == "80人次"
    assert codes(read) == []


def test_the_expenditure_of_a_sentence_is_that_side_of_the_total(tmp_path: Path) -> None:
    line = "收入总计500.00万元，支出总计500.00万元。与2023年相比，收入增加20.00万元；支出增加20.00万元，增长4.17%。"
    read = disclosure(tmp_path, "收入支出决算总体情况说明", line)

    rate = "change_rate(grand_total[side=expenditure]@2024:final / grand_total[side=expenditure]@2023:final)"
    assert figures(read)[rate] == "4.17%"


def test_fiscal_money_below_a_heading_on_one_fund_is_of_that_fund(tmp_path: Path) -> None:
    read = disclosure(
        tmp_path,
        "一般公共预算财政拨款支出决算情况说明",
        "（一）财政拨款支出决算总体情况",
        "2024年度财政拨款支出46.00万元，占本年支出合计的92.00%。",
    )

    assert figures(read)["expenditure[fund=general_public_budget]@2024:final"] == "46.00万元"


def test_a_purpose_ends_where_the_sentence_compares(tmp_path: Path) -> None:
    lines = (
        "1.教育支出120.00万元，主要用于人员经费，较2023年度决算数增加8.00万元，增长7.14%。",
        "2.住房保障支出60.00万元，主要用于公积金50.00万元，较2023年度决算数增加8.00万元。",
    )

    assert figures(disclosure(tmp_path, "支出决算情况说明", *lines)) == {
        "expenditure[function=205]@2024:final": "120.00万元",
        "change(expenditure[function=205]@2024:final / expenditure[function=205]@2023:final)": "8.00万元",
        "change_rate(expenditure[function=205]@2024:final / expenditure[function=205]@2023:final)": "7.14%",
        "expenditure[function=221]@2024:final": "60.00万元",
    }


def test_a_budget_behind_receptions_is_that_of_the_heading(tmp_path: Path) -> None:
    lines = (
        "4.公务接待费支出情况说明。",
        "2024年度公务接待11批次，86人次，预算为1.00万元，支出决算为0.66万元，完成预算的66.00%。其中：国内公务接待支出0.66万元。",
    )
    read = disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", *lines)

    assert figures(read) == {
        "reception_batches[kind=official]@2024:final": "11批次",
        "reception_persons[kind=official]@2024:final": "86人次",
        "three_public[three_item=reception]@2024:budget": "1.00万元",
        "three_public[three_item=reception]@2024:final": "0.66万元",
        "completion(three_public[three_item=reception]@2024:final / three_public[three_item=reception]@2024:budget)": "66.00%",
        "three_public[three_item=reception_domestic]@2024:final": "0.66万元",
    }
    assert codes(read) == []


def test_a_code_behind_its_item_is_no_figure(tmp_path: Path) -> None:
    line = "1.教育支出（类）普通教育（款）小学教育（项）（2050202）。年初预算为9.00万元。"
    read = disclosure(tmp_path, "一般公共预算财政拨款支出决算情况说明", line)

    assert figures(read) == {"expenditure[function=2050202,fund=general_public_budget]@2024:initial_budget": "9.00万元"}
    assert read.unbound == ()


def test_short_names_behind_the_cost_of_vehicles(tmp_path: Path) -> None:
    line = "公务用车购置及运行维护费7.00万元，其中购置费0万元，运行维护费7.00万元；公务船购置费3.00万元；保有量2辆。"

    assert figures(disclosure(tmp_path, "财政拨款“三公”经费支出决算情况说明", line)) == {
        "three_public[three_item=vehicles]@2024:final": "7.00万元",
        "three_public[three_item=vehicles_purchase]@2024:final": "0万元",
        "three_public[three_item=vehicles_running]@2024:final": "7.00万元",
        "vehicles_kept@2024:final": "2辆",
    }


def test_a_class_is_called_an_item_of_accounts(tmp_path: Path) -> None:
    line = "1、“教育支出”科目（类）普通教育（款）初中教育（项）：支出决算数为410.00万元。"

    assert figures(disclosure(tmp_path, "一般公共预算财政拨款支出决算情况说明", line)) == {
        "expenditure[function=2050203,fund=general_public_budget]@2024:final": "410.00万元"
    }
