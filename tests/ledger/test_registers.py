"""Registers: what their rows state, and how they are held against the books."""

from __future__ import annotations

from decimal import Decimal

import pytest
from book_samples import GENERAL, VOUCHER_HEAD, amount, paid, problems, reading

from juesuan.workbook.rows import Value

RECEPTION: list[Value] = ["日期", "接待类别", "国内外", "外事接待", "人次", "费用", "资金性质"]
RECEPTIONS: list[list[Value]] = [
    RECEPTION,
    ["2024-02-01", "公务接待", "国内", "否", 8, 600, GENERAL],
    ["2024-03-01", "商务", "国内", "是", 5, 400, GENERAL],
    ["2024-04-01", "食堂接待", "国内", None, 20, 300, GENERAL],
    # not of the budget: no 三公经费
    ["2024-05-01", "公务接待", "国内", None, 9, 900, "单位资金"],
]


@pytest.mark.parametrize(
    ("fact", "total"),
    [
        ("three_public", 1000),
        ("three_public[three_item=reception]", 1000),
        ("three_public[three_item=reception_official]", 600),
        ("three_public[three_item=reception_domestic]", 1000),
        ("three_public[three_item=reception_guests]", 400),
        ("three_public[three_item=reception_overseas]", None),
        ("reception_batches", 2),
        ("reception_batches[kind=hosted]", 3),
        ("reception_persons", 13),
        ("reception_persons[kind=business]", 5),
        ("reception_persons[kind=canteen]", 20),
        ("canteen_cost", 300),
    ],
)
def test_a_reception_is_official_and_domestic_at_once(fact: str, total: int | None) -> None:
    assert amount(reading(公务接待=RECEPTIONS).books, fact) == total


CARS: list[list[Value]] = [
    ["车牌号", "用途", "年末在册", "财政拨款开支", "本年购置", "购置费", "运行维护费", "资金性质"],
    ["A1", "机要通信用车", "是", "是", "否", None, 100, GENERAL],
    ["A2", "应急保障用车", "是", "是", "是", 5000, 50, GENERAL],
    ["A3", "其他用车", "是", "否", None, None, None, GENERAL],
    ["A4", "其他用车", "否", "否", None, None, 30, GENERAL],
]


@pytest.mark.parametrize(
    ("fact", "total"),
    [
        ("vehicles", 3),
        ("vehicles[use=other]", 1),
        ("vehicles_kept", 2),
        ("vehicles_bought", 1),
        ("three_public[three_item=vehicles]", 5180),
        ("three_public[three_item=vehicles_running]", 180),
    ],
)
def test_cars_are_counted_and_cost(fact: str, total: int) -> None:
    assert amount(reading(公务用车=CARS).books, fact) == total


@pytest.mark.parametrize(
    ("fact", "total"),
    [
        # general from 500 000 on, special and the whole from 1 000 000 on
        ("equipment[equipment_class=general]", 3),
        ("equipment[equipment_class=special]", 4),
        ("equipment", 5),
    ],
)
def test_only_dear_equipment_counts(fact: str, total: int) -> None:
    rows: list[list[Value]] = [
        ["设备名称", "设备类别", "单价", "数量"],
        ["服务器", "通用", 499_999, 7],
        ["会议系统", "通用设备", 500_000, 2],
        ["存储", "通用设备", 1_000_000, 1],
        ["检测仪", "专用设备", 999_999.99, 5],
        ["质谱仪", "专用", 1_000_000, 4],
    ]
    assert amount(reading(资产=rows).books, fact) == total


def test_a_blank_register_says_nought_and_a_missing_one_nothing() -> None:
    with_sheet, without = reading(公务用车=CARS[:1]).books, reading().books
    assert [amount(with_sheet, fact) for fact in ("vehicles", "vehicles_kept")] == [0, 0]
    assert amount(without, "vehicles") is None


@pytest.mark.parametrize(
    ("register", "total", "complaint"),
    [
        ([], 1000, None),
        (RECEPTIONS, 1000, None),
        (RECEPTIONS[:2], 600, "登记的2024年“三公”经费（公务接待费）决算数 600.00 与账上 1,000.00 不符，相差 -400.00 元"),
        # nothing registered: the books speak, and the register is asked for
        (RECEPTIONS[:1], 1000, "登记的2024年“三公”经费（公务接待费）决算数 0.00 与账上 1,000.00 不符，相差 -1,000.00 元"),
    ],
)
def test_register_and_books_must_agree(register: list[list[Value]], total: int, complaint: str | None) -> None:
    sheets = {"凭证": [VOUCHER_HEAD, *paid("记-1", 1000, economic="30217")], "公务接待": register}
    assert amount(reading(**sheets).books, "three_public") == Decimal(total)
    assert problems(**sheets) == ([("公务接待", "", complaint)] if complaint else [])


def test_columns_are_found_by_code_title_and_alias_in_any_order_below_a_title() -> None:
    rows: list[list[Value]] = [
        ["2024年会议一览表"],
        [None, "制表：财务"],
        ["cost", "备注", "会议", "参会人数*"],
        [5, "x", "年会", 9],
    ]
    books = reading(会议=rows).books
    assert [amount(books, fact) for fact in ("meeting", "meeting_persons", "event_cost[event=年会]")] == [5, 9, 5]


def test_budgets_items_and_prior_year() -> None:
    books = reading(
        预算=[
            ["功能科目", "支出性质", "项目", "资金性质", "年初预算", "调整预算数"],
            ["2010301", "基本", None, "一般公共预算", 10, 12],
            ["2010302", "项目支出", "联络", "一般公共预算", 5, None],
        ],
        事项数=[["事项", "年初预算数", "全年预算数"], ["公务接待费", None, 6], ["会议费", 2, 3]],
        上年数=[["事项", "金额"], ["“三公”经费", 99]],
    ).books
    facts = (
        "expenditure@initial_budget", "expenditure[project=联络]@initial_budget", "expenditure@adjusted_budget",
        "three_public@adjusted_budget", "meeting@initial_budget",
    )  # fmt: skip
    assert [amount(books, fact) for fact in facts] == [15, 5, 12, 6, 2]
    assert [(str(entry.key), entry.amount) for entry in books.entries if entry.key.year == 2023] == [
        ("three_public@2023:final", 99)
    ]
