"""A department is the sum of its units without what they paid each other; every figure still leads to unit and row."""

from __future__ import annotations

from decimal import Decimal

import pytest
from book_samples import GENERAL, STANDARDS, amount, paid, reading, received

from juesuan.errors import UsageError
from juesuan.ledger.books import Books
from juesuan.ledger.rollup import RolledUp, rolled_up
from juesuan.ledger.trace import trace
from juesuan.workbook.rows import Value

HEAD: list[Value] = ["日期", "凭证号", "科目编码", "功能科目", "经济科目", "项目", "资金性质", "借方金额", "贷方金额"]


def unit(body: str, *vouchers: list[list[Value]], year: str = "2024", administrative: str = "是") -> Books:
    profile: list[list[Value]] = [
        ["项目", "内容"],
        ["底稿版本", "1"],
        ["单位名称", body],
        ["决算年度", year],
        ["全部为行政或参公单位", administrative],
    ]
    return reading(单位信息=profile, 凭证=[HEAD, *(line for voucher in vouchers for line in voucher)]).books


def added_up(units: list[Books], body: str = "甲局") -> RolledUp:
    return rolled_up(units, body, STANDARDS, reasons={}, purposes={})


def bureau(*more: list[list[Value]]) -> Books:
    return unit("甲局", received("记-1", 500), paid("记-2", 300), *more)


def archive(*more: list[list[Value]]) -> Books:
    return unit("甲局档案馆", received("记-1", 80), paid("记-2", 70), *more, administrative="否")


def subsidy(number: str, money: float) -> list[list[Value]]:
    return paid(number, money, account="7501")


def from_above(number: str, money: float) -> list[list[Value]]:
    return received(number, money, account="6201")


def test_the_units_are_added_up_and_listed() -> None:
    whole = rolled_up([bureau(), archive()], "甲局（部门）", STANDARDS, reasons={"k": "r"}, purposes={})
    assert (amount(whole.books, "income"), amount(whole.books, "expenditure")) == (580, 370)
    profile = whole.books.profile
    assert (profile.body, str(profile.kind), profile.units) == ("甲局（部门）", "部门决算", ("甲局", "甲局档案馆"))
    assert profile.administrative is False
    assert (whole.books.reasons, whole.problems) == ({"k": "r"}, ())


def test_what_units_pay_each_other_is_set_off() -> None:
    whole = added_up([bureau(subsidy("记-3", 20)), archive(from_above("记-3", 20))], "甲局")
    assert (amount(whole.books, "income"), amount(whole.books, "expenditure")) == (580, 370)
    assert whole.problems == ()


@pytest.mark.parametrize("got", [0, 15])
def test_what_does_not_agree_is_kept_and_told(got: int) -> None:
    receiver = archive(from_above("记-3", got)) if got else archive()
    whole = added_up([bureau(subsidy("记-3", 20)), receiver], "甲局")
    assert amount(whole.books, "expenditure") == 390
    assert whole.problems == (
        f"2024年对附属单位补助支出共 20.00 元，上级补助收入共 {got:,.2f} 元，两者不等，没有抵销；请核实哪些是所属单位之间的往来",
    )


def test_money_from_a_superior_outside_the_department_stays() -> None:
    whole = added_up([bureau(from_above("记-3", 20)), archive()], "甲局")
    assert (amount(whole.books, "income"), whole.problems) == (600, ())


def test_a_figure_leads_to_the_rows_of_each_unit() -> None:
    found = trace(added_up([bureau(), archive()], "甲局").books, "30201", STANDARDS)
    assert found.by_unit == {"甲局": Decimal(300), "甲局档案馆": Decimal(70)}
    assert [(row.unit, row.sheet, row.row) for entry in found.entries for row in entry.rows] == [
        ("甲局", "凭证", 4),
        ("甲局档案馆", "凭证", 4),
    ]


def test_units_of_another_year_or_given_twice_are_refused() -> None:
    with pytest.raises(UsageError, match="甲局二院2023年度"):
        added_up([bureau(), unit("甲局二院", year="2023")], "甲局")
    with pytest.raises(UsageError, match="可以再汇总一次的单位：“甲局”"):
        added_up([bureau(), bureau()], "甲局")


def test_projects_of_one_name_are_told_apart_by_their_units() -> None:
    first = bureau(paid("记-3", 40, project="信息化"), paid("记-4", 5, project="修缮"))
    whole = added_up([first, archive(paid("记-3", 9, project="信息化"))], "甲局")
    found = {key.member("project"): entry.amount for entry in whole.books.entries for key in [entry.key] if key.member("project")}
    assert found == {"信息化（甲局）": 40, "修缮": 5, "信息化（甲局档案馆）": 9}


TRANSFER: list[Value] = ["收付", "对方单位", "金额", "功能科目", "经济科目", "资金性质", "收入来源", "内容"]


def declaring(books: list[list[list[Value]]], body: str, *rows: list[Value]) -> Books:
    profile: list[list[Value]] = [["项目", "内容"], ["底稿版本", "1"], ["单位名称", body], ["决算年度", "2024"]]
    return reading(单位信息=profile, 凭证=[HEAD, *(line for each in books for line in each)], 内部往来=[TRANSFER, *rows]).books


def payer(*rows: list[Value]) -> Books:
    money = [
        received("记-1", 500),
        paid("记-2", 300),
        paid("记-3", 40, economic="30227", fund="单位资金"),
        paid("记-4", 60, economic="30213"),
    ]
    return declaring(money, "甲局", *rows)


def payee(*rows: list[Value]) -> Books:
    return declaring(
        [received("记-1", 80), received("记-2", 40, account="6609", fund=None), paid("记-3", 70)], "甲局服务中心", *rows
    )


PAID: list[Value] = ["付出", "甲局服务中心", 40, "2010301", "30227", None, None, "委托业务"]
GOT: list[Value] = ["收到", "甲局", 40, "2010301", None, None, "其他收入", "委托业务"]


def test_what_both_units_declare_is_set_off_in_income_and_expenditure() -> None:
    whole = added_up([payer(PAID), payee(GOT)])
    assert whole.problems == ()
    facts = ("income", "income[source=other]", "expenditure", "expenditure[economic=30227]", "expenditure[economic=30213]")
    assert [amount(whole.books, fact) for fact in facts] == [580, None, 430, None, 60]


def test_a_part_that_is_set_off_leads_to_the_row_that_declares_it() -> None:
    part: list[Value] = ["付", "甲局服务中心", 25, None, "委托业务费", "单位资金", None, "委托业务"]
    whole = added_up([payer(part), payee([*GOT[:2], 25, *GOT[3:]])])
    found = trace(whole.books, "30227", STANDARDS)
    assert (found.amount, [(entry.amount, entry.rows[0].sheet, entry.rows[0].unit) for entry in found.entries]) == (
        15,
        [(40, "凭证", "甲局"), (-25, "内部往来", "甲局")],
    )
    assert amount(whole.books, "income[source=other]") == 15


@pytest.mark.parametrize(
    ("units", "said"),
    [
        (
            [payer(PAID), payee()],
            "甲局登记付给甲局服务中心 40.00 元，甲局服务中心登记收到 0.00 元，两者不等，没有抵销；请双方核对“内部往来”",
        ),
        (
            [payer(PAID), payee([*GOT[:2], 30, *GOT[3:]])],
            "甲局登记付给甲局服务中心 40.00 元，甲局服务中心登记收到 30.00 元，两者不等，没有抵销；请双方核对“内部往来”",
        ),
        (
            [payer(["付出", "乙局", 40, None, None, None, None, None]), payee()],
            "甲局登记的内部往来，对方“乙局”不是这次汇总的单位，没有抵销；请改为对方底稿上的单位名称，或补上它的底稿",
        ),
        (
            [payer([*PAID[:2], 50, *PAID[3:]]), payee([*GOT[:2], 50, *GOT[3:]])],
            "甲局“内部往来”第 2 行：账上没有这样一笔，或账上的数不到 50.00 元，没有抵销；请核对科目、项目和资金性质",
        ),
        (
            [payer([*PAID[:4], None, *PAID[5:]]), payee(GOT)],
            "甲局“内部往来”第 2 行：账上有几种记法（{}），没有抵销；请在“内部往来”补填经济科目、资金性质".format(
                "；".join(
                    f"2024年支出（{item}，2010301 行政运行，{fund}基本支出）决算数"
                    for item, fund in (
                        ("30201 办公费", "一般公共预算财政拨款，"),
                        ("30227 委托业务费", ""),
                        ("30213 维修（护）费", "一般公共预算财政拨款，"),
                    )
                )
            ),
        ),
    ],
)
def test_a_transfer_about_which_anything_is_wrong_is_kept_and_told(units: list[Books], said: str) -> None:
    whole = added_up(units)
    assert said in whole.problems
    assert (amount(whole.books, "income"), amount(whole.books, "expenditure")) == (620, 470)


FISCAL: list[Value] = ["付出", "甲局服务中心", 60, None, "30213", GENERAL, None, "维修"]


def service_centre(*rows: list[Value]) -> Books:
    money = [
        received("记-1", 80),
        received("记-2", 60, account="6609", fund=None),
        paid("记-3", 58, economic="30213", fund="单位资金"),
    ]
    return declaring(
        [*money, paid("记-4", 70), paid("记-5", 2, economic="30211", fund="单位资金"), paid("记-6", 9, economic="30213")],
        "甲局服务中心",
        *rows,
    )


def test_fiscal_money_paid_and_received_as_other_income_is_set_off_against_what_was_spent_of_it() -> None:
    got: list[Value] = ["收到", "甲局", 60, None, None, None, "其他收入", "维修"]
    spent: list[list[Value]] = [["列支", "甲局", 58, None, "30213", "单位资金"], ["列支", "甲局", 2, None, "30211", "单位资金"]]
    whole = added_up([payer(FISCAL), service_centre(got, *spent)])
    assert whole.problems == ()
    facts = ("income", "expenditure", "income[source=fiscal]", "expenditure[fund=fiscal]", "expenditure[economic=30213]")
    assert [amount(whole.books, fact) for fact in facts] == [580, 479, 580, 439, 69]


@pytest.mark.parametrize(
    ("spent", "said"),
    [
        ([], "甲局付给甲局服务中心的 60.00 元，支出和收入不是同一种财政资金，抵销会使财政拨款收支不平，没有抵销；"),
        ([58], "甲局服务中心登记收到甲局 60.00 元，列支 58.00 元，两者不等，没有抵销；请核对“内部往来”"),
    ],
)
def test_fiscal_money_without_all_that_was_spent_of_it_is_kept_and_told(spent: list[int], said: str) -> None:
    rows: list[list[Value]] = [["列支", "甲局", money, None, "30213", "单位资金"] for money in spent]
    whole = added_up([payer(FISCAL), service_centre(["收到", "甲局", 60, None, None, None, "其他收入"], *rows)])
    assert (len(whole.problems), whole.problems[0].startswith(said)) == (1, True)
    assert (amount(whole.books, "income"), amount(whole.books, "expenditure")) == (640, 539)


def test_transfers_in_both_directions_and_twice_out_of_one_fact() -> None:
    both = [PAID, [*PAID[:2], 20, *PAID[3:]]]
    whole = added_up([payer(*both), payee(GOT, [*GOT[:2], 20, *GOT[3:]])])
    assert [problem.split("：")[0] for problem in whole.problems] == ["甲局“内部往来”第 3 行", "甲局服务中心“内部往来”第 3 行"]
    back: list[Value] = ["付出", "甲局", 70, None, None, None, None, "退回"]
    whole = added_up([payer(PAID, ["收到", "甲局服务中心", 70, None, None, None, "财政拨款收入", "退回"]), payee(GOT, back)])
    assert (whole.problems, amount(whole.books, "income"), amount(whole.books, "expenditure")) == ((), 510, 360)
