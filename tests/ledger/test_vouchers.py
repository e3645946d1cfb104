"""Vouchers: the facts that follow from them, and what is wrong with them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from book_samples import GENERAL, VOUCHER_HEAD, amount, faults, paid, problems, reading, received

from juesuan.workbook.rows import Value


def test_income_and_expenditure_follow_from_the_lines() -> None:
    books = reading(
        凭证=[
            VOUCHER_HEAD,
            *received("记-1", 1000),
            *received("记-2", 80.5, account="6609", fund="单位资金"),
            *paid("记-3", 300.25),
            *paid("记-4", 200, function="2010302 一般行政管理事务", economic="[30211]差旅费", project="联络"),
            *paid("记-5", 50, project="联络", fund="单位资金"),
            *paid("记-6", -0.25),
        ]
    ).books
    found = {
        key: amount(books, key)
        for key in (
            "income",
            "income[source=general_public_budget]",
            "income[source=other]",
            "expenditure",
            "expenditure[nature=basic]",
            "expenditure[nature=project]",
            "expenditure[project=联络]",
            "expenditure[fund=fiscal,nature=project]",
            "expenditure[economic=30211]",
            "expenditure[function=2010302]",
        )
    }
    assert found == {
        "income": Decimal("1080.5"),
        "income[source=general_public_budget]": Decimal(1000),
        "income[source=other]": Decimal("80.5"),
        "expenditure": Decimal(550),
        "expenditure[nature=basic]": Decimal(300),
        "expenditure[nature=project]": Decimal(250),
        "expenditure[project=联络]": Decimal(250),
        "expenditure[fund=fiscal,nature=project]": Decimal(200),
        "expenditure[economic=30211]": Decimal(200),
        "expenditure[function=2010302]": Decimal(200),
    }


def test_an_entry_says_which_row_it_comes_from() -> None:
    entries = reading(凭证=[["凭证"], VOUCHER_HEAD, *paid("记-3", 300)]).books.entries
    assert [(entry.rows[0].sheet, entry.rows[0].row, entry.rows[0].says) for entry in entries] == [("凭证", 3, "记-3")]


def test_transfers_at_the_end_of_the_year_are_no_income_and_no_expenditure() -> None:
    closing: list[list[Value]] = [
        ["2024-12-31", "记-99", "6001", "2010301", None, None, GENERAL, 1000, None],
        ["2024-12-31", "记-99", "8101", None, None, None, GENERAL, None, 1000],
        ["2024-12-31", "记-100", "8101", None, None, None, GENERAL, 300, None],
        ["2024-12-31", "记-100", "7101", "2010301", "30201", None, GENERAL, None, 300],
    ]
    read = reading(凭证=[VOUCHER_HEAD, *received("记-1", 1000), *paid("记-2", 300), *closing])
    assert (amount(read.books, "income"), amount(read.books, "expenditure"), read.problems) == (Decimal(1000), Decimal(300), ())


LINES = [VOUCHER_HEAD, *received("记-1", 1000), *paid("记-2", 300)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([VOUCHER_HEAD, *paid("记-2", 300)], []),
        # the second line pays 10 less
        (
            [VOUCHER_HEAD, paid("记-2", 300)[0], paid("记-2", 290)[1]],
            [("凭证", "H2", "3月凭证 记-2 的预算会计分录借贷不平，借方减贷方为 10.00 元")],
        ),
        # the same number in another month is another voucher
        ([VOUCHER_HEAD, *paid("记-2", 300), *paid("记-2", 5, date="2024-04-01")], []),
        ([VOUCHER_HEAD, *paid("记-2", 300, date="2023-12-31")], [("凭证", "A2", "日期 2023-12-31 不在 2024 年度"),
                                                                 ("凭证", "A3", "日期 2023-12-31 不在 2024 年度")]),
        ([VOUCHER_HEAD, *paid("记-2", 300, function=None)], [("凭证", "D2", "7101 支出没有功能科目")]),
        ([VOUCHER_HEAD, *paid("记-2", 300, economic=None)], [("凭证", "E2", "7101 支出没有经济科目")]),
        ([VOUCHER_HEAD, *paid("记-2", 300, fund=None)], [("凭证", "G2", "7101 没有资金性质")]),
        ([VOUCHER_HEAD, *paid("记-2", 300, function="2019999")], []),
        ([VOUCHER_HEAD, *paid("记-2", 300, function="9990101")], [("凭证", "D2", "“功能科目”里没有编码 9990101")]),
        # detail accounts have numbers of the body's own
        ([VOUCHER_HEAD, *paid("记-2", 300, account="71010199")], []),
    ],
)  # fmt: skip
def test_what_is_wrong_with_vouchers(lines: list[list[Value]], found: list[tuple[str, str, str]]) -> None:
    assert problems(凭证=lines) == found


def test_the_same_complaint_of_one_column_is_one_problem() -> None:
    lines = [VOUCHER_HEAD, *(line for number in range(20) for line in paid(f"记-{number}", 5, function="9990101"))]
    read = reading(凭证=lines)
    assert [(each.cell, each.more) for each in read.problems] == [("D2", 19)]


BALANCE_HEAD: list[Value] = ["科目编码", "资金性质", "年初贷方余额", "本年借方发生额", "本年贷方发生额"]


def test_a_code_that_no_list_has_is_told_and_keeps_the_name_that_stands_behind_it() -> None:
    lines = [*paid("记-1", 5, function="2019977 某项新增支出"), *paid("记-2", 6, function="2019978", economic="30298—新增款")]
    found = reading(凭证=[VOUCHER_HEAD, *lines])
    assert found.books.code_names == {("function", "2019977"): "某项新增支出", ("economic", "30298"): "新增款"}
    assert [(each.cell, each.repair) for each in found.problems if "没有编码" in each.message] == [
        ("D2", "请核对编码；若是新增科目，可不理会"),
        ("D4", "请核对编码；若是新增科目，请写成“编码 名称”"),
        ("E4", "请核对编码；若是新增科目，可不理会"),
    ]


def test_turnover_is_held_against_the_vouchers() -> None:
    found = problems(凭证=LINES, 科目余额表=[BALANCE_HEAD, ["6001", None, None, 0, 1000], ["7101", GENERAL, None, 310, 0]])
    assert found == [("科目余额表", "D3", "7101 的本年借方发生额 310.00 与凭证合计 300.00 不符，相差 10.00 元")]


@pytest.mark.parametrize("over", ["年初余额 本年累计发生额 年末余额", "期初余额 本期发生额 期末余额"])
def test_balances_with_headers_of_two_rows_are_read(over: str) -> None:
    opening, turnover, closing = over.split()
    head: list[list[Value]] = [
        ["科目余额表"],
        ["科目编码", "科目名称", "资金性质", opening, None, turnover, None, closing, None],
        [None, None, None, *["借方", "贷方"] * 3],
    ]
    rows: list[list[Value]] = [
        ["6001", "财政拨款预算收入", GENERAL, None, None, None, 1000, None, 1000],
        ["8101", "财政拨款结转", GENERAL, None, 50, None, None, None, 60],
    ]
    books = reading(科目余额表=[*head, *rows]).books
    facts = ("income[source=general_public_budget]", "carry_over[moment=opening]", "carry_over[moment=closing]")
    assert [amount(books, fact) for fact in facts] == [Decimal(1000), Decimal(50), Decimal(1060)]


def test_balances_of_which_no_amount_is_known_are_refused() -> None:
    assert faults(科目余额表=[["科目编码", "科目名称", "多少"], ["8101", "结转", 5]])[0][:3] == (
        "科目余额表", "第 1 行", "没有一列数字的表头认得出",
    )  # fmt: skip


PACKAGES = {
    "一体化": (
        "凭证日期 凭证号 摘要 会计科目编码 会计科目名称 支出功能分类科目 部门支出经济分类科目 项目名称 资金性质 借方金额 贷方金额"
    ),
    "序时账": ("制单日期 凭证号数 摘要 科目编码 科目名称 功能分类科目编码 经济分类科目编码 项目核算 资金来源 借方本币 贷方本币"),
    "序时簿": ("记账日期 凭证字号 业务摘要 科目代码 科目全称 支出功能分类 部门预算支出经济分类 预算项目 预算来源 借方 贷方"),
}


@pytest.mark.parametrize("headers", PACKAGES.values(), ids=PACKAGES)
def test_headers_of_accounting_packages_are_known(headers: str) -> None:
    line: list[Value] = ["2024-03-05", "记-1", "购买", "7101", "行政支出", "2010301", "30201", None, GENERAL, 300, None]
    cash: list[Value] = ["2024-03-05", "记-1", "购买", "8001", "资金结存", None, None, None, None, None, 300]
    books = reading(凭证=[["某单位"], [*headers.split()], line, cash]).books
    fact = "expenditure[economic=30201,function=2010301,fund=general_public_budget,nature=basic]"
    assert amount(books, fact) == Decimal(300)


def test_what_is_carried_over_follows_from_the_opening_and_the_year() -> None:
    books = reading(凭证=LINES, 科目余额表=[BALANCE_HEAD, ["8101", GENERAL, 50, None, None], ["8201", None, 7, None, None]]).books
    facts = ("carry_over[moment=opening]", "carry_over[moment=closing]", "carry_over[fund=fiscal,moment=closing]")
    assert [amount(books, fact) for fact in facts] == [Decimal(57), Decimal(757), Decimal(750)]


def test_without_vouchers_the_balances_speak() -> None:
    head: list[Value] = ["科目编码", "功能科目", "经济科目", "资金性质", "借方累计发生额", "贷方累计发生额", "期末借方", "期末贷方"]
    rows: list[list[Value]] = [
        head,
        ["7101", None, None, None, 300, 0, 300, None],
        ["710101", "2010301", "30201", GENERAL, 120, 0, 120, None],
        ["710101", "2010301", "30211", GENERAL, 200, 20, 180, None],
        # transferred already: both sides are equal
        ["6001", "2010301", None, GENERAL, 400, 400, None, None],
        ["8101", None, None, GENERAL, None, None, None, 410],
    ]
    books = reading(科目余额表=rows).books
    facts = ("expenditure", "expenditure[economic=30211]", "income", "carry_over[moment=closing]")
    assert [amount(books, fact) for fact in facts] == [Decimal(300), Decimal(180), Decimal(400), Decimal(110)]
