"""A department is the sum of its units without what they paid each other; every figure still leads to unit and row."""

from __future__ import annotations

from decimal import Decimal

import pytest
from book_samples import STANDARDS, amount, paid, reading, received

from juesuan.errors import UsageError
from juesuan.ledger.books import Books
from juesuan.ledger.rollup import rolled_up
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


def bureau(*more: list[list[Value]]) -> Books:
    return unit("甲局", received("记-1", 500), paid("记-2", 300), *more)


def archive(*more: list[list[Value]]) -> Books:
    return unit("甲局档案馆", received("记-1", 80), paid("记-2", 70), *more, administrative="否")


def subsidy(number: str, money: float) -> list[list[Value]]:
    return paid(number, money, account="7501")


def from_above(number: str, money: float) -> list[list[Value]]:
    return received(number, money, account="6201")


def test_the_units_are_added_up_and_listed() -> None:
    whole = rolled_up([bureau(), archive()], "甲局（部门）", {"k": "r"}, {})
    assert (amount(whole.books, "income"), amount(whole.books, "expenditure")) == (580, 370)
    profile = whole.books.profile
    assert (profile.body, str(profile.kind), profile.units) == ("甲局（部门）", "部门决算", ("甲局", "甲局档案馆"))
    assert profile.administrative is False
    assert (whole.books.reasons, whole.problems) == ({"k": "r"}, ())


def test_what_units_pay_each_other_is_set_off() -> None:
    whole = rolled_up([bureau(subsidy("记-3", 20)), archive(from_above("记-3", 20))], "甲局", {}, {})
    assert (amount(whole.books, "income"), amount(whole.books, "expenditure")) == (580, 370)
    assert whole.problems == ()


@pytest.mark.parametrize("got", [0, 15])
def test_what_does_not_agree_is_kept_and_told(got: int) -> None:
    receiver = archive(from_above("记-3", got)) if got else archive()
    whole = rolled_up([bureau(subsidy("记-3", 20)), receiver], "甲局", {}, {})
    assert amount(whole.books, "expenditure") == 390
    assert whole.problems == (
        f"2024年对附属单位补助支出共 20.00 元，上级补助收入共 {got:,.2f} 元，两者不等，没有抵销；请核实哪些是所属单位之间的往来",
    )


def test_money_from_a_superior_outside_the_department_stays() -> None:
    whole = rolled_up([bureau(from_above("记-3", 20)), archive()], "甲局", {}, {})
    assert (amount(whole.books, "income"), whole.problems) == (600, ())


def test_a_figure_leads_to_the_rows_of_each_unit() -> None:
    found = trace(rolled_up([bureau(), archive()], "甲局", {}, {}).books, "30201", STANDARDS)
    assert found.by_unit == {"甲局": Decimal(300), "甲局档案馆": Decimal(70)}
    assert [(row.unit, row.sheet, row.row) for entry in found.entries for row in entry.rows] == [
        ("甲局", "凭证", 4),
        ("甲局档案馆", "凭证", 4),
    ]


def test_units_of_another_year_or_given_twice_are_refused() -> None:
    with pytest.raises(UsageError, match="甲局二院2023年度"):
        rolled_up([bureau(), unit("甲局二院", year="2023")], "甲局", {}, {})
    with pytest.raises(UsageError, match="可以再汇总一次的单位：“甲局”"):
        rolled_up([bureau(), bureau()], "甲局", {}, {})


def test_projects_of_one_name_are_told_apart_by_their_units() -> None:
    first = bureau(paid("记-3", 40, project="信息化"), paid("记-4", 5, project="修缮"))
    whole = rolled_up([first, archive(paid("记-3", 9, project="信息化"))], "甲局", {}, {})
    found = {key.member("project"): entry.amount for entry in whole.books.entries for key in [entry.key] if key.member("project")}
    assert found == {"信息化（甲局）": 40, "修缮": 5, "信息化（甲局档案馆）": 9}
