"""The matrix of the 三公 table: 预算数 and 决算数 above the items or below each of them, in either form set."""

from __future__ import annotations

import pytest
from disclosure_samples import drawn, figures, ragged, read_blocks, read_written, unbound

from juesuan.model.disclosure import Disclosure

TITLE = "财政拨款“三公”经费支出决算表"
SETS = {"hunan-2024": "budget", "shanghai-2024": "adjusted_budget"}
"""The form sets, and the phase that 预算数 means in each."""

ABOVE = """
预算数 | < | < | < | < | < | 决算数 | < | < | < | < | <
合计 | 因公出国（境）费 | 购置及运行维护费 | < | < | 公务接待费 | 合计 | 因公出国（境）费 | 购置及运行维护费 | < | < | 公务接待费
^ | ^ | 小计 | 公务用车/购置费 | 公务用车/运行维护费 | ^ | ^ | ^ | 小计 | 公务用车/购置费 | 公务用车/运行维护费 | ^
"""
BELOW = """
合计 | < | 因公出国（境）费 | < | 公务用车购置及运行费 | < | < | < | < | < | 公务接待费 | <
^ | ^ | ^ | ^ | 小计 | < | 公务用车购置费 | < | 公务用车运行费 | < | ^ | ^
预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数
"""
ABOVE_ROWS = [
    ["预算数", "决算数"],
    ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"] * 2,
    ["小计", "公务用车购置费", "公务用车运行维护费"] * 2,
    [str(number) for number in range(1, 13)],
]
BELOW_ROWS = [
    ["合计", "因公出国（境）费", "公务用车购置及运行费", "公务接待费"],
    ["小计", "公务用车购置费", "公务用车运行费"],
    ["预算数", "决算数"] * 6,
]
BUDGET = ["41.00", "2.00", "17.00", "3.00", "14.00", "22.00"]
FINAL = ["30.31", "1.00", "19.70", "4.70", "15.00", "9.61"]
ITEMS = ["", "abroad", "vehicles", "vehicles_purchase", "vehicles_running", "reception"]


def expected(phase: str) -> dict[str, str]:
    """The facts that BUDGET and FINAL state."""
    found = {}
    for items, figure, when in ((ITEMS, BUDGET, phase), (ITEMS, FINAL, "final")):
        for item, value in zip(items, figure, strict=True):
            member = f"[three_item={item}]" if item else ""
            found[f"three_public{member}@2024:{when}"] = f"{value}万元"
    return found


def by_item() -> list[str]:
    """The figures with budget and final of each item side by side."""
    return [value for pair in zip(BUDGET, FINAL, strict=True) for value in pair]


def row(*cells: str) -> str:
    return " | ".join(cells)


@pytest.mark.parametrize(("form_set", "phase"), SETS.items(), ids=SETS.keys())
def test_budget_and_final_above_the_items(form_set: str, phase: str) -> None:
    numbers = row(*(str(number) for number in range(1, 13)))
    grid = read_blocks(TITLE, drawn(f"{ABOVE}{numbers}\n{row(*BUDGET, *FINAL)}"), form_set=form_set)
    text = read_written(f"\t{TITLE}\n\n" + ragged([*ABOVE_ROWS, [*BUDGET, *FINAL]]), form_set=form_set)
    assert figures(grid) == figures(text) == expected(phase)
    assert unbound(grid) == unbound(text) == []


@pytest.mark.parametrize(("form_set", "phase"), SETS.items(), ids=SETS.keys())
def test_budget_and_final_below_each_item(form_set: str, phase: str) -> None:
    grid = read_blocks(TITLE, drawn(f"{BELOW}{row(*by_item())}"), form_set=form_set)
    text = read_written(f"\t{TITLE}\n\n" + ragged([*BELOW_ROWS, by_item()]), form_set=form_set)
    assert figures(grid) == figures(text) == expected(phase)
    assert unbound(grid) == unbound(text) == []


def test_a_year_in_the_headers_does_no_harm() -> None:
    head = ABOVE.replace("预算数", "2024年度预算数").replace("决算数", "2024年度决算数")
    assert figures(read_blocks(TITLE, drawn(head + row(*BUDGET, *FINAL)))) == expected("budget")


def test_a_title_row_above_the_headers_does_no_harm() -> None:
    head = "财政拨款“三公”经费" + " | <" * 11
    assert figures(read_blocks(TITLE, drawn(f"{head}{BELOW}{row(*by_item())}"))) == expected("budget")


def test_a_label_before_the_figures_does_no_harm() -> None:
    head = "\n".join(f"{'项目' if number == 0 else '^'} | {line}" for number, line in enumerate(BELOW.strip().splitlines()))
    assert figures(read_blocks(TITLE, drawn(f"{head}\n青川市档案馆 | {row(*by_item())}"))) == expected("budget")


def test_blank_rows_below_the_figures_state_nothing() -> None:
    blank = row(*[""] * 12)
    disclosure = read_blocks(TITLE, drawn(f"{ABOVE}{blank}\n{row(*BUDGET, *FINAL)}\n{blank}"))
    assert figures(disclosure) == expected("budget")
    assert [str(each.value) for each in disclosure.statements] == [f"{value}万元" for value in (*BUDGET, *FINAL)]


def test_a_second_row_of_figures_is_listed() -> None:
    disclosure = read_blocks(TITLE, drawn(f"{ABOVE}{row(*BUDGET, *FINAL)}\n{row(*['7.77'] * 12)}"))
    assert figures(disclosure) == expected("budget")
    assert unbound(disclosure) == ["7.77"] * 12


def test_a_blank_table_is_blank() -> None:
    disclosure = read_blocks(TITLE, drawn(ABOVE + row(*[""] * 12)), "注：本单位无“三公”经费支出，故本表无数据。")
    [table] = disclosure.tables
    assert (table.blank, table.cells) == (True, 0)
    assert table.remarks == ("注：本单位无“三公”经费支出，故本表无数据。",)
    assert len(disclosure.statements) == 12


def listed(disclosure: Disclosure) -> tuple[dict[str, str], list[str]]:
    return figures(disclosure), unbound(disclosure)


def test_an_unknown_column_is_listed() -> None:
    head = "\n".join(f"{line} | {'会议费' if number < 2 else '决算数'}" for number, line in enumerate(BELOW.strip().splitlines()))
    assert listed(read_blocks(TITLE, drawn(f"{head}\n{row(*by_item(), '8.88')}"))) == (expected("budget"), ["8.88"])


def test_ragged_figures_of_another_number_are_listed() -> None:
    text = read_written(f"\t{TITLE}\n\n" + ragged([*BELOW_ROWS, [*by_item(), "8.88"]]))
    assert listed(text) == ({}, [*by_item(), "8.88"])


def test_ragged_items_in_another_order_are_listed() -> None:
    rows = [["预算数", "决算数"], ["合计", "公务接待费", "因公出国（境）费", "公务用车购置及运行维护费"] * 2, *ABOVE_ROWS[2:3]]
    text = read_written(f"\t{TITLE}\n\n" + ragged([*rows, [*BUDGET, *FINAL]]))
    assert listed(text) == ({}, [*BUDGET, *FINAL])


NAMES = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费", "公务接待费"]
NUMBERED = [
    "合计",
    "1.因公出国（境）费",
    "2.公务用车购置及运行维护费",
    "其中：（1）公务用车购置费",
    "（2）公务用车运行费",
    "3.公务接待费",
]


@pytest.mark.parametrize("form_set", SETS)
@pytest.mark.parametrize("names", [NAMES, NUMBERED], ids=["plain", "numbered"])
def test_items_down_the_rows(form_set: str, names: list[str]) -> None:
    lines = [row(*each) for each in zip(names, BUDGET, FINAL, strict=True)]
    table = "\n".join(["项目 | 预算数 | 决算数", *lines])
    assert listed(read_blocks(TITLE, drawn(table), form_set=form_set)) == (expected("budget"), [])


ITEM_HEAD = """
项目 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费
^ | ^ | ^ | 小计 | 公务用车/购置费 | 公务用车/运行维护费 | ^
"""


@pytest.mark.parametrize(("form_set", "phase"), SETS.items(), ids=SETS.keys())
def test_budget_and_final_down_the_rows(form_set: str, phase: str) -> None:
    table = f"{ITEM_HEAD}{row('预算数', *BUDGET)}\n{row('决算数', *FINAL)}"
    ragged_rows = [*ABOVE_ROWS[1:3], ["预算数", *BUDGET], ["决算数", *FINAL]]
    ragged_rows[0], ragged_rows[1] = ragged_rows[0][:4], ragged_rows[1][:3]
    text = read_written(f"\t{TITLE}\n\n" + ragged(ragged_rows), form_set=form_set)
    assert listed(read_blocks(TITLE, drawn(table), form_set=form_set)) == listed(text) == (expected(phase), [])


def test_budget_and_final_down_the_rows_the_other_way_round() -> None:
    table = f"{ITEM_HEAD}{row('2024年决算数', *FINAL)}\n{row('2024年预算数', *BUDGET)}"
    assert listed(read_blocks(TITLE, drawn(table))) == (expected("budget"), [])


MEETINGS = "一般公共预算财政拨款“三公”经费、会议费和培训费支出决算表"
MEETING_HEAD = """
项目 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费 | 会议费
^ | ^ | ^ | 小计 | 公务用车/购置费 | 公务用车/运行维护费 | ^ | ^
"""


def finals(found: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in found.items() if key.endswith(":final")}


def test_a_budget_down_the_rows_is_not_taken_for_the_final_one() -> None:
    table = f"{MEETING_HEAD}{row('预算数', *BUDGET, '5.00')}\n{row('决算数', *FINAL, '4.00')}"
    both = expected("budget") | {"meeting@2024:budget": "5.00万元", "meeting@2024:final": "4.00万元"}
    assert listed(read_blocks(MEETINGS, drawn(table))) == (both, [])


def test_a_budget_of_another_name_down_the_rows_states_nothing_final() -> None:
    table = f"{MEETING_HEAD}{row('调整后预算数', *BUDGET, '5.00')}\n{row('决算数', *FINAL, '4.00')}"
    found, left = listed(read_blocks(MEETINGS, drawn(table)))
    assert (finals(found), left) == (finals(expected("budget")) | {"meeting@2024:final": "4.00万元"}, [*BUDGET, "5.00"])


def test_a_table_that_names_neither_budget_nor_final_states_the_final_figures() -> None:
    table = f"{ITEM_HEAD}{row('青川市档案馆', *FINAL)}"
    assert listed(read_blocks(TITLE, drawn(table))) == (finals(expected("budget")), [])


def test_a_table_of_budgets_alone_states_nothing_final() -> None:
    table = ITEM_HEAD.replace("合计", "预算数", 1) + row("青川市档案馆", *BUDGET)
    found, _ = listed(read_blocks(TITLE, drawn(table)))
    assert finals(found) == {}


def test_a_remark_on_the_budget_in_the_last_row_is_no_line_of_figures() -> None:
    blank = row("注：其中，预算数为全年预算数", *[""] * 11)
    assert listed(read_blocks(TITLE, drawn(f"{ABOVE}{row(*BUDGET, *FINAL)}\n{blank}"))) == (expected("budget"), [])


def test_items_down_the_rows_are_read() -> None:
    table = "项目 | 预算数 | 决算数\n合计 | 41.00 | 30.31\n因公出国（境）费 | 2.00 | 1.00"
    facts = {"three_public@2024:budget": "41.00万元", "three_public@2024:final": "30.31万元"}
    abroad = {"three_public[three_item=abroad]@2024:budget": "2.00万元", "three_public[three_item=abroad]@2024:final": "1.00万元"}
    assert listed(read_blocks(TITLE, drawn(table))) == (facts | abroad, [])
