"""Quantities of targets and of results, and whether the one answers the other, in wordings of several provinces."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.performance.targets import BARE, MONEY, PERCENT, TIME, Answer, answer, quantities


def _found(text: str) -> dict[str, list[tuple[str, str]]]:
    """The quantities of a text, ends as plain numbers."""
    return {unit: [(f"{each.low:f}", f"{each.high:f}") for each in found] for unit, found in quantities(text).items()}


def _one(text: str, unit: str, number: str) -> None:
    assert _found(text) == {unit: [(number, number)]}


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("≥95%", PERCENT, "95"),
        ("９５％", PERCENT, "95"),
        ("100百分比", PERCENT, "100"),
        ("提高2.5个百分点", PERCENT, "2.5"),
        ("满意度92分", PERCENT, "92"),
        ("≤90万元", MONEY, "900000"),
        ("1.2亿元", MONEY, "120000000.0"),
        ("支出5200万", MONEY, "52000000"),
        ("1,200元/人", MONEY, "1200"),
        ("12次/年", "次", "12"),
        ("全年12次", "次", "12"),
        ("80余家", "家", "80"),
        ("1.5万人次", "人次", "15000.0"),
        ("3千册", "册", "3000"),
        ("12个月", f"{TIME}个月", "12"),
        ("30个工作日内", f"{TIME}个工作日", "30"),
        ("45分钟", f"{TIME}分钟", "45"),
        ("120", BARE, "120"),
        ("≥120", BARE, "120"),
        ("大于等于98.5", BARE, "98.5"),
    ],
)
def test_one_quantity(text: str, unit: str, number: str) -> None:
    _one(text, unit, number)


@pytest.mark.parametrize("text", ["20-30家", "20～30家", "20家至30家", "20到30家"])
def test_a_quantity_with_two_ends(text: str) -> None:
    assert _found(text) == {"家": [("20", "30")]}


@pytest.mark.parametrize(
    "text", ["", "优", "及时", "完成", "2024年12月底前", "12月31日前", "全市前3名", "第2批次", "2024年", "三类500强企业"]
)
def test_no_quantity(text: str) -> None:
    assert _found(text) == {}


def test_what_only_qualifies_a_thing_is_no_quantity_beside_another() -> None:
    assert _found("购置单价50万元以上设备1台") == {"台": [("1", "1")]}
    assert _found("50万元以上") == {MONEY: [("500000", "500000")]}


def test_several_quantities_by_unit() -> None:
    assert _found("讲座8次、参观4次，读者满意度90%") == {"次": [("8", "8"), ("4", "4")], PERCENT: [("90", "90")]}


MET = [
    # floors and ceilings in signs and in words
    ("≥95%", "98%"),
    ("≥95%", "95%以上"),
    ("不低于95%", "98%"),
    ("不少于12次", "12次"),
    ("不小于3间", "4间"),
    ("大于等于20次", "20次"),
    ("≤90万元", "85.6万元"),
    ("不超过5件", "0件"),
    ("小于等于5次", "3次"),
    ("控制在90万元以内", "预算90万元，实际支出85.6万元"),
    ("30个工作日内", "25个工作日"),
    ("≤10次", "8次，较上年减少3次"),
    # words of the same quantity
    ("优", "优"),
    ("及时", "及时"),
    ("100百分比", "100%"),
    ("≥90%", "95分"),
    ("12次/年", "12次"),
    ("12次/年", "12"),
    ("≥95", "96.5"),
    ("≥0.5亿元", "5100万元"),
    ("5000万元", "5200万"),
    ("≥5000人次", "1.2万人次"),
    ("20-30家", "24家"),
    ("20家", "20多家"),
    ("12期", "十二期"),
    ("3名专家", "邀请两名省内、三名省外专家"),
    # words instead of a number
    ("100%", "全部完成"),
    ("100%", "应保尽保"),
    ("0起", "未发生"),
    ("0%", "无差错"),
    ("12个月", "按期完成"),
    # what the wording leaves open
    ("90天", "80天"),
    ("90天", "3个月"),
    ("400万元", "380万元"),
    ("12次", "每月1次"),
    ("每季度1次", "4次"),
    ("≥80%且≤100%", "75%"),
    ("全市前3名", "第2名"),
    ("2024年12月底前", "2024年11月"),
    # several at once
    ("登记率≥95%，满意度≥90%", "满意度92%、登记率98%"),
    ("登记率≥95%，满意度≥90%", "均达到98%"),
    ("讲座8次，参观4次", "讲座7次，参观6次"),
    ("100人次", "120位"),
]
NOT_MET = [
    ("≥95%", "94.9%"),
    ("不低于95%", "93%"),
    ("100%", "99.8%"),
    ("≥12次", "11次"),
    ("12次", "全年10次"),
    ("讲座8次，参观4次", "讲座7次，参观2次"),
    ("≤90万元", "95.6万元"),
    ("30天内", "40天"),
    ("≥5000人次", "0.3万人次"),
    ("≥1亿元", "8000万元"),
    ("20～30家", "18家"),
    ("登记率≥95%，满意度≥90%", "满意度92%、登记率93%"),
    ("0起", "1起"),
    ("≥95", "93"),
]
NO_QUANTITY = [("20家", "完成"), ("≥95%", "优"), ("≥300平方米", "按计划完成"), ("12批", "完成一批"), ("0起", "完成")]
OTHER_UNIT = [("75%", "走访80余家"), ("20家", "100%"), ("12场", "投入3.2万元"), ("12场", "9次")]


@pytest.mark.parametrize(("target", "actual"), MET)
def test_a_result_that_answers(target: str, actual: str) -> None:
    assert answer(target, actual) is Answer.MET


@pytest.mark.parametrize(("target", "actual"), NOT_MET)
def test_a_result_that_falls_short(target: str, actual: str) -> None:
    assert answer(target, actual) is Answer.NOT_MET


@pytest.mark.parametrize(("target", "actual"), NO_QUANTITY)
def test_a_result_without_a_quantity(target: str, actual: str) -> None:
    assert answer(target, actual) is Answer.NO_QUANTITY


@pytest.mark.parametrize(("target", "actual"), OTHER_UNIT)
def test_a_result_of_another_kind(target: str, actual: str) -> None:
    assert answer(target, actual) is Answer.OTHER_UNIT


@pytest.mark.parametrize(
    ("about", "target", "actual", "expected"),
    [
        ("修缮成本", "90万元", "85万元", Answer.MET),
        ("修缮成本", "90万元", "95万元", Answer.NOT_MET),
        ("差错率", "1%", "0.4%", Answer.MET),
        ("差错率", "1%", "1.4%", Answer.NOT_MET),
        ("投诉办结率", "100%", "90%", Answer.NOT_MET),
        ("藏品登记率", "100%", "90%", Answer.NOT_MET),
        ("节约经费", "≥5万元", "6万元", Answer.MET),
        ("能耗", "下降5%", "下降8%", Answer.MET),
        ("办证时间", "30", "25", Answer.MET),
        ("单位成本", "30", "25", Answer.MET),
    ],
)
def test_the_name_of_the_indicator_tells_whether_less_is_better(about: str, target: str, actual: str, expected: Answer) -> None:
    assert answer(target, actual, about) is expected


amounts = st.integers(1, 10**6)
measures = st.sampled_from(["次", "家", "人次", "批次", "册", "平方米"])


@given(amounts, amounts, measures)
def test_a_count_is_met_by_as_many_or_more(wanted: int, reached: int, measure: str) -> None:
    found = answer(f"≥{wanted}{measure}", f"{reached}{measure}")
    assert found is (Answer.MET if reached >= wanted else Answer.NOT_MET)


@given(amounts, amounts)
def test_a_ceiling_is_met_by_as_much_or_less(wanted: int, reached: int) -> None:
    found = answer(f"≤{wanted}万元", f"{reached}万元")
    assert found is (Answer.MET if reached <= wanted else Answer.NOT_MET)


@given(amounts, st.sampled_from(["≥{}家", "≤{}家", "{}家", "不低于{}%", "{}%", "{}元", "{}天", "{}"]))
def test_a_target_answers_itself(number: int, wording: str) -> None:
    text = wording.format(number)
    assert answer(text, text) is Answer.MET


@given(st.decimals(Decimal("0.01"), Decimal(9999), places=2), st.sampled_from(["元", "万元", "亿元"]))
def test_money_is_the_same_in_every_unit(amount: Decimal, unit: str) -> None:
    factor = {"元": 1, "万元": 10**4, "亿元": 10**8}[unit]
    in_yuan = f"{amount * factor:f}元"
    assert answer(f"≥{amount}{unit}", in_yuan) is Answer.MET
    assert answer(f"≤{amount}{unit}", in_yuan) is Answer.MET


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_any_texts_have_an_answer(target: str, actual: str, about: str) -> None:
    assert answer(target, actual, about) in Answer
