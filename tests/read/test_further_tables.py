"""Tables that some regions add or lay out in their own way: read by codes and headers, or known by title and named as unread."""

from __future__ import annotations

from disclosure_samples import drawn, figures, forms, read_blocks, unbound

ACCOUNTS = """
科目编码 | 科目名称 | 年初结转和结余 | < | 本年收入 | < | < | 本年支出 | < | < | 年末结转和结余 | <
^ | ^ | 合计 | 项目支出结转 | 合计 | 基本支出 | 项目支出 | 合计 | 基本支出 | 项目支出 | 合计 | 项目支出结转
合计 | < | 1.00 | 1.00 | 9.00 | 5.00 | 4.00 | 8.00 | 5.00 | 3.00 | 2.00 | 2.00
2010000 | 一般公共服务支出 | 1.00 | 1.00 | 9.00 | 5.00 | 4.00 | 8.00 | 5.00 | 3.00 | 2.00 | 2.00
"""
DETAIL = """
科目编码 | 科目名称 | 合计 | 工资福利支出 | < | 商品和服务支出 | < | 对个人和家庭的补助
^ | ^ | ^ | 小计 | 基本工资 | 小计 | 办公费 | 小计
合计 | < | 9.00 | 5.00 | 5.00 | 3.00 | 3.00 | 1.00
2012601 | 行政运行 | 9.00 | 5.00 | 5.00 | 3.00 | 3.00 | 1.00
"""
PADDED = """
科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | < | 9.00 | 4.00 | 5.00
2010000 | 一般公共服务支出 | 9.00 | 4.00 | 5.00
2012600 | 档案事务 | 9.00 | 4.00 | 5.00
2012601 | 行政运行 | 9.00 | 4.00 | 5.00
"""


def bare(values: dict[str, str]) -> dict[str, str]:
    return {key.removesuffix("@2024:final"): value.removesuffix("万元") for key, value in values.items()}


def test_parts_of_income_are_no_expenditure() -> None:
    read = read_blocks("一般公共预算财政拨款收入支出决算表", drawn(ACCOUNTS))

    assert forms(read) == ["budget_accounts"]
    fund = "fund=general_public_budget"
    assert {key: value for key, value in bare(figures(read)).items() if "function" not in key} == {
        f"carry_over[{fund},moment=opening]": "1.00",
        "income[source=general_public_budget]": "9.00",
        f"expenditure[{fund}]": "8.00",
        f"expenditure[{fund},nature=basic]": "5.00",
        f"expenditure[{fund},nature=project]": "3.00",
        f"carry_over[{fund},moment=closing]": "2.00",
    }
    assert unbound(read) == ["1.00", "5.00", "4.00", "2.00", "1.00", "5.00", "4.00", "2.00"]


def test_codes_padded_with_noughts_are_those_of_their_level() -> None:
    values = bare(figures(read_blocks("支出决算表", drawn(PADDED))))

    assert [key for key in values if "nature" not in key] == [
        "expenditure",
        "expenditure[function=201]",
        "expenditure[function=20126]",
        "expenditure[function=2012601]",
    ]


def test_levels_of_a_code_padded_in_cells_of_their_own() -> None:
    rows = "类 | 款 | 项 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n201 | 00 | 00 | 一般公共服务支出 | 9.00 | 4.00 | 5.00"

    assert "expenditure[function=201]" in bare(figures(read_blocks("支出决算表", drawn(rows))))


def test_a_detail_table_is_read_by_its_codes_and_classes() -> None:
    read = read_blocks("一般公共预算财政拨款支出决算明细表", drawn(DETAIL))

    values = bare(figures(read))
    fund = "fund=general_public_budget"
    assert values[f"expenditure[economic=301,function=2012601,{fund}]"] == "5.00"
    assert values[f"expenditure[economic=303,{fund}]"] == "1.00"
    assert unbound(read) == ["5.00", "3.00", "5.00", "3.00"]


def test_a_table_known_by_title_alone_says_how_many_figures_stayed_unread() -> None:
    rows = "项目名称 | 金额\n档案整理 | 3.00\n库房维修 | 2.00"
    read = read_blocks("一般公共预算财政拨款项目支出决算表", drawn(rows))

    [table] = read.tables
    assert (table.form, table.cells, table.bound) == ("budget_project", 2, 0)
    assert [(each.text, each.reason) for each in read.unbound] == [("2 个数", "这类表只按表名识别，栏目还没有对应到事实")]


def test_three_public_and_operating_cost_in_one_table() -> None:
    rows = """
项目 | 行次 | 预算数 | 决算统计数
一、“三公”经费支出 | 1 | — | —
（一）支出合计 | 2 | 6.00 | 5.00
1.因公出国（境）费 | 3 | 0.00 | 0.00
2.公务用车购置及运行维护费 | 4 | 4.00 | 3.50
3.公务接待费 | 5 | 2.00 | 1.50
三、机关运行经费 | 6 | — | 20.00
"""
    read = read_blocks("“三公”经费、行政参公单位机关运行经费情况表", drawn(rows))

    values = figures(read)
    assert values["three_public@2024:budget"] == "6.00万元"
    assert values["three_public[three_item=vehicles]@2024:final"] == "3.50万元"
    assert values["three_public[three_item=reception]@2024:final"] == "1.50万元"
    assert values["operating_cost@2024:final"] == "20.00万元"


INFORMATION = """
项目 | 行次 | 预算数 | 决算统计数
一、“三公”经费支出 | 1 | — | —
（一）支出合计 | 2 | 6.00 | 5.00
1.公务用车购置及运行维护费 | 3 | 4.00 | 3.50
（2）公务用车运行维护费 | 4 | 4.00 | 3.50
2.公务接待费 | 5 | 2.00 | 1.50
（1）国内接待费 | 6 | — | 1.50
其中：外事接待费 | 7 | — | 0.00
（二）相关统计数 | 8 | — | —
1.公务用车保有量（辆） | 9 | — | 2
2.国内公务接待批次（个） | 10 | — | 12
其中：外事接待批次（个） | 11 | — | 0
3.国内公务接待人次（人） | 12 | — | 96
二、机关运行经费 | 13 | — | 20.00
"""


def test_counts_beside_money_keep_their_own_unit() -> None:
    read = read_blocks("“三公”经费、行政参公单位机关运行经费情况表", drawn(INFORMATION))

    values = figures(read)
    assert {key: values[f"{key}@2024:final"] for key in ("vehicles_kept", "reception_batches[kind=domestic]")} == {
        "vehicles_kept": "2辆",
        "reception_batches[kind=domestic]": "12批次",
    }
    assert values["reception_persons[kind=domestic]@2024:final"] == "96人次"
    assert values["three_public[three_item=reception_domestic]@2024:final"] == "1.50万元"
    assert "reception_batches[kind=domestic]@2024:budget" not in values
    assert unbound(read) == []


HALVES = """
项目 | 行次 | 统计数 | 项目 | 行次 | 统计数
三、国有资产占用情况 | 1 | — | 四、政府采购支出信息 | 4 | —
（一）车辆数合计（辆） | 2 | 5 | （一）政府采购支出合计 | 5 | 9.00
1.应急保障用车 | 3 | 5 | 1.政府采购货物支出 | 6 | 9.00
"""


def test_assets_and_procurement_in_two_halves() -> None:
    read = read_blocks("国有资产占用和使用、政府采购情况表", drawn(HALVES))

    assert figures(read) == {
        "vehicles@2024:final": "5辆",
        "vehicles[use=emergency]@2024:final": "5辆",
        "procurement@2024:final": "9.00万元",
        "procurement[category=goods]@2024:final": "9.00万元",
    }
    assert unbound(read) == []


def test_procurement_by_category() -> None:
    rows = "项目 | 金额\n合计 | 9.00\n一、货物 | 4.00\n二、工程 | 2.00\n三、服务 | 3.00"
    assert bare(figures(read_blocks("政府采购支出表", drawn(rows)))) == {
        "procurement": "9.00",
        "procurement[category=goods]": "4.00",
        "procurement[category=works]": "2.00",
        "procurement[category=services]": "3.00",
    }


def test_procurement_by_article_is_known_by_title_alone() -> None:
    rows = "采购品目 | 数量 | 单价 | 总价\n打印机 | 2 | 0.20 | 0.40\n电脑 | 3 | 0.50 | 1.50"
    read = read_blocks("政府采购支出表", drawn(rows))
    assert (figures(read), unbound(read)) == ({}, ["6 个数"])


def test_of_a_table_by_units_the_totals_are_read() -> None:
    rows = """
单位代码 | 单位名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | < | 9.00 | 4.00 | 5.00
115 | 青川市档案馆本级 | 6.00 | 3.00 | 3.00
115002 | 青川市方志馆 | 3.00 | 1.00 | 2.00
"""
    read = read_blocks("支出决算表（分单位）", drawn(rows))
    assert bare(figures(read)) == {
        "expenditure": "9.00",
        "expenditure[nature=basic]": "4.00",
        "expenditure[nature=project]": "5.00",
    }
    assert [(each.text, each.reason) for each in read.unbound] == [("6 个数", "这类表只读合计一行")]
    assert [(table.cells, table.bound) for table in read.tables] == [(9, 3)]


def test_a_table_of_projects_by_function_and_class() -> None:
    rows = """
科目编码 | 科目名称 | 合计 | 工资福利支出 | 商品和服务支出 | 资本性支出
合计 | < | 5.00 | 0.00 | 3.00 | 2.00
2012602 | 一般行政管理事务 | 5.00 | 0.00 | 3.00 | 2.00
"""
    values = bare(figures(read_blocks("一般公共预算财政拨款项目支出决算表", drawn(rows))))
    fund = "fund=general_public_budget,nature=project"
    assert values[f"expenditure[function=2012602,{fund}]"] == "5.00"
    assert values[f"expenditure[economic=310,{fund}]"] == "2.00"


def test_a_table_by_economic_class() -> None:
    rows = (
        "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n合计 | < | 9.00 | 4.00 | 5.00\n301 | 工资福利支出 | 4.00 | 4.00 | 0.00"
    )
    values = bare(figures(read_blocks("一般公共预算财政拨款支出决算表（按经济分类）", drawn(rows))))
    assert values["expenditure[economic=301,fund=general_public_budget]"] == "4.00"
    assert values["expenditure[fund=general_public_budget,nature=project]"] == "5.00"
