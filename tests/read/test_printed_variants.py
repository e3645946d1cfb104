"""Tables as some regions print them: items of 三公 below each other, 教育收费 apart, budgets beside the final figures."""

from __future__ import annotations

from disclosure_samples import drawn, figures, forms, ragged, read_blocks, read_written, unbound

from juesuan.check.runner import Settings, check_one
from juesuan.model.disclosure import Disclosure

INCOME = """
项目 | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | < | 经营收入 | 附属单位上缴收入 | 其他收入
功能分类科目编码 | 科目名称 | ^ | ^ | ^ | 小计 | 其中：教育收费 | ^ | ^ | ^
合计 | < | 110.00 | 100.00 | 0.00 | 8.00 | 6.00 | 0.00 | 0.00 | 2.00
205 | 教育支出 | 110.00 | 100.00 | 0.00 | 8.00 | 6.00 | 0.00 | 0.00 | 2.00
"""
INCOME_ROWS = [
    ["项目", "本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"],
    ["功能分类科目编码", "科目名称", "小计", "其中：教育收费"],
    ["合计", "110.00", "100.00", "0.00", "8.00", "6.00", "0.00", "0.00", "2.00"],
    ["205", "教育支出", "110.00", "100.00", "0.00", "8.00", "6.00", "0.00", "0.00", "2.00"],
]
ITEMS = """
项目 | 年初预算数 | 全年预算数 | 决算数
“三公”经费支出合计 | 20.00 | 18.00 | 15.00
1.因公出国（境）费 | 0 | 0 | 0
2.公务用车购置及运行维护费 | 12.00 | 12.00 | 12.00
（1）公务用车购置费 | 0 | 0 | 0
（2）公务用车运行维护费 | 12.00 | 12.00 | 12.00
3.公务接待费 | 8.00 | 6.00 | 3.00
（1）国内接待费 | — | — | 3.00
（2）国（境）外接待费 | — | — | 0
"""
OVERVIEW = """
收入 | < | < | < | 支出 | < | < | <
项目 | 年初预算数 | 全年预算数 | 决算数 | 项目 | 年初预算数 | 全年预算数 | 决算数
一、一般公共预算财政拨款收入 | 90.00 | 101.00 | 100.00 | 五、教育支出 | 90.00 | 101.00 | 100.00
本年收入合计 | 90.00 | 101.00 | 100.00 | 本年支出合计 | 90.00 | 101.00 | 100.00
总计 | 90.00 | 101.00 | 100.00 | 总计 | 90.00 | 101.00 | 100.00
"""


def found(read: Disclosure) -> list[str]:
    """The rules with findings on the figures."""
    return [each.rule for each in check_one(read, Settings(select=("A", "X"))).documents[0].findings]


def test_fees_stand_inside_the_income_of_business() -> None:
    grid = read_blocks("收入决算表", drawn(INCOME))
    text = read_written("\t收入决算表\n\n" + ragged(INCOME_ROWS))

    assert figures(grid) == figures(text)
    assert unbound(grid) == unbound(text) == []
    assert figures(grid)["income[source=business]@2024:final"] == "8.00万元"
    assert figures(grid)["income[source=education_fees]@2024:final"] == "6.00万元"
    assert found(grid) == found(text) == []


def test_an_unknown_column_may_hold_what_is_missing_from_the_sum() -> None:
    unknown = read_blocks("收入决算表", drawn(INCOME.replace("事业收入 | <", "预算外收入 | <")))

    assert "8.00" in unbound(unknown)
    assert found(unknown) == []


def test_items_of_the_three_costs_below_each_other() -> None:
    read = read_blocks("财政拨款“三公”经费支出决算表", drawn(ITEMS))

    assert forms(read) == ["three_public"]
    assert unbound(read) == []
    assert figures(read)["three_public@2024:initial_budget"] == "20.00万元"
    assert figures(read)["three_public@2024:adjusted_budget"] == "18.00万元"
    assert figures(read)["three_public[three_item=reception_domestic]@2024:final"] == "3.00万元"
    assert found(read) == []


def test_an_item_of_them_is_held_against_the_others() -> None:
    wrong = read_blocks(
        "财政拨款“三公”经费支出决算表",
        drawn(ITEMS.replace("3.公务接待费 | 8.00 | 6.00 | 3.00", "3.公务接待费 | 8.00 | 9.00 | 3.00")),
    )

    assert found(wrong) == ["A701"]


def test_budgets_beside_the_final_figures() -> None:
    read = read_blocks("收入支出决算总表", drawn(OVERVIEW))

    assert unbound(read) == []
    assert figures(read)["expenditure[function=205]@2024:initial_budget"] == "90.00万元"
    assert figures(read)["income@2024:adjusted_budget"] == "101.00万元"
    assert figures(read)["grand_total[side=income]@2024:final"] == "100.00万元"
    assert found(read) == []
