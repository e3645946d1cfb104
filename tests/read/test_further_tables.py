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
