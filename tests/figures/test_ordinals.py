"""Marks of headings, and what merely looks like one; the value of Chinese numbers."""

from __future__ import annotations

import re
import time

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juesuan.figures.numerals import Ordinal, chinese_number, split_ordinal


@pytest.mark.parametrize(
    ("text", "style", "digits", "rest"),
    [
        ("一、收入支出决算总体情况说明", "comma", "一", "收入支出决算总体情况说明"),
        ("十五、其他", "comma", "十五", "其他"),
        ("二．收入", "comma", "二", "收入"),
        ("（一）收入", "bracket", "一", "收入"),
        ("(二十一)支出", "bracket", "二十一", "支出"),
        ("（三）、结余", "bracket", "三", "结余"),
        ("1.项目概况", "digit", "1", "项目概况"),
        ("１．项目概况", "digit", "１", "项目概况"),
        ("1、项目概况", "digit", "1", "项目概况"),
        ("12、项目概况", "digit", "12", "项目概况"),
        ("1 . 项目概况", "digit", "1", "项目概况"),
        ("1）项目概况", "digit", "1", "项目概况"),
        ("（1）项目概况", "digit_bracket", "1", "项目概况"),
        ("(１)项目概况", "digit_bracket", "１", "项目概况"),
        ("第一部分 部门概况", "part", "一", "部门概况"),
        ("第二部分\u30002024年度部门决算表", "part", "二", "2024年度部门决算表"),
        ("第三部分：情况说明", "part", "三", "情况说明"),
        ("第4部分", "part", "4", ""),
        ("表一：收入支出决算总表", "table", "一", "收入支出决算总表"),
        ("表十:国有资本经营", "table", "十", "国有资本经营"),
        ("  一、\u3000收入 ", "comma", "一", "收入"),
        ("一、", "comma", "一", ""),
        ("一、2024年度收入情况", "comma", "一", "2024年度收入情况"),
        ("（1）2024年度收入情况", "digit_bracket", "1", "2024年度收入情况"),
        ("1、2024年度收入情况", "digit", "1", "2024年度收入情况"),
        ("1.2024年收入情况", "digit", "1", "2024年收入情况"),
    ],
)
def test_a_heading_is_cut_into_mark_and_rest(text: str, style: str, digits: str, rest: str) -> None:
    assert split_ordinal(text) == (Ordinal(style, digits), rest)


@pytest.mark.parametrize(
    "text",
    [
        "2024年度部门决算",
        "2024、2023年度",
        "（2024）年",
        "100万元",
        "1.5万元",
        "１．５万元",
        "12.5%",
        "1.2024万元",
        "10 .5万元",
        "1、2号楼",
        "123、收入",
        "一般公共预算财政拨款",
        "一是加强管理",
        "一是",
        "三公经费",
        "十二",
        "二〇二四年度",
        "百、收入",
        "十十、收入",
        "百十一、收入",
        "（百百）收入",
        "第百部分",
        "表一",
        "表外收入",
        "第一季度",
        "（无）",
        "（万元）",
        "、收入",
        "收入",
        "",
    ],
)
def test_what_is_no_heading_mark_is_left_whole(text: str) -> None:
    assert split_ordinal(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一、", 1),
        ("十、", 10),
        ("（十二）", 12),
        ("（二十）", 20),
        ("二十六、", 26),
        ("一百零一、", 101),
        ("一百二十、", 120),
        ("１２、", 12),
        ("（3）", 3),
    ],
)
def test_an_ordinal_has_the_value_of_its_digits(text: str, value: int) -> None:
    mark, _ = split_ordinal(text)

    assert mark
    assert mark.value == value


@given(st.integers(min_value=1, max_value=199), st.sampled_from(["{}、", "（{}）", "({})", "第{}部分", "表{}："]))
@settings(deadline=None)
def test_every_chinese_ordinal_is_read_back(number: int, form: str) -> None:
    digits = str(cn2an.an2cn(number, "low")).removeprefix("一") if 10 <= number < 20 else cn2an.an2cn(number, "low")

    mark, rest = split_ordinal(f"{form.format(digits)}收入")

    assert mark
    assert (mark.value, rest) == (number, "收入")


@given(st.text(alphabet="〇零一二九十百第部分表（）()、.．：1２ 年万", max_size=12))
@settings(deadline=None)
def test_every_mark_that_is_cut_off_has_a_value(text: str) -> None:
    mark, rest = split_ordinal(text)

    assert mark is None or mark.value >= 0
    assert text.rstrip().endswith(rest)


@pytest.mark.parametrize(
    "text",
    ["一" * 100_000, " " * 100_000 + "收", "（" * 100_000, "1" * 100_000, "第" * 100_000, "十百" * 50_000],
    ids=["digits", "spaces", "brackets", "ones", "parts", "tens"],
)
def test_a_hostile_heading_is_no_mark_at_once(text: str) -> None:
    start = time.perf_counter()

    assert split_ordinal(text) == (None, text.strip())
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("〇", 0),
        ("零", 0),
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("二十六", 26),
        ("一百零一", 101),
        ("一百二十", 120),
        ("二〇二四", 2024),
        ("一千", 1000),
        ("26", 26),
        ("２６", 26),
    ],
)
def test_chinese_and_arabic_digits_have_a_value(digits: str, value: int) -> None:
    assert chinese_number(digits) == value


@pytest.mark.parametrize("text", ["", "收入", "百", "十十", "百十一", "一点五", "1.5", "²", "第一"])
def test_what_is_no_whole_number_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        chinese_number(text)


@given(st.text(alphabet="〇零一二两九十百千万亿点负第1２.", max_size=8))
@settings(deadline=None)
def test_a_number_is_whole_or_a_value_error(text: str) -> None:
    try:
        number = chinese_number(text)
    except ValueError:
        return

    assert isinstance(number, int)
