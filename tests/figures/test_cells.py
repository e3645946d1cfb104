"""Cells of tables to figures, blanks, dashes; numbers as prose writes them."""

from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.figures.figure import Blank, Dash, Figure, Unreadable
from juesuan.figures.parsing import NUMBER, parse_cell, parse_number
from juesuan.figures.units import PERCENT, WAN

FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")

amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False).map(
    lambda amount: amount or Decimal("0.00")
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("247.80", "247.80"),
        ("２４７．８０", "247.80"),
        ("0", "0"),
        ("0.00", "0.00"),
        (".5", "0.5"),
        ("1,234,567.89", "1234567.89"),
        ("１，２３４", "1234"),
        ("999", "999"),
        (" 247.80 ", "247.80"),
        ("\u3000247.80\u3000", "247.80"),
        ("247 .80", "247.80"),
        ("247\u00a0.80", "247.80"),
        ("\ufeff247\u200b.80", "247.80"),
        ("24\n7.80", "247.80"),
        ("247.\r\n80", "247.80"),
        ("1,2\n34", "1234"),
        ("负7.65", "-7.65"),
        ("-7.65", "-7.65"),
        ("－７．６５", "-7.65"),
        ("−7.65", "-7.65"),
        ("–7.65", "-7.65"),
        ("- 7.65", "-7.65"),
        ("（7.65）", "-7.65"),
        ("(7.65)", "-7.65"),
        ("（1,234.50）", "-1234.50"),
        ("+7.65", "7.65"),
        ("＋7.65", "7.65"),
        ("-0.00", "0.00"),
        ("（0）", "0"),
    ],
)
def test_a_cell_with_a_number_is_a_figure_in_the_tables_unit(text: str, number: str) -> None:
    cell = parse_cell(text, WAN)

    assert cell == Figure(Decimal(number), WAN)
    assert str(cell) == f"{number}万元"


@pytest.mark.parametrize(
    ("text", "number"),
    [("96.4%", "96.4"), ("96.4％", "96.4"), ("96.4 %", "96.4"), ("-3%", "-3"), ("0%", "0")],
)
def test_a_percent_sign_wins_over_the_tables_unit(text: str, number: str) -> None:
    assert parse_cell(text, WAN) == Figure(Decimal(number), PERCENT)


@pytest.mark.parametrize(
    "text",
    [
        "12,34",
        "1,2345",
        "1234,567",
        "1,23,456",
        ",123",
        "1,",
        "1,,234",
        "1,234,",
        "1.234,5",
        "1，23",
        "，",
    ],
)
def test_a_misplaced_comma_is_refused(text: str) -> None:
    assert parse_number(text) is None
    assert parse_cell(text, WAN) == Unreadable(text)


@pytest.mark.parametrize(
    "text",
    [
        "5.",
        "1..5",
        "1.2.3",
        "--5",
        "+-5",
        "-（5）",
        "（5",
        "5）",
        "（）",
        "负",
        "%",
        "-%",
        "。",
        "1e5",
        "NaN",
        "Infinity",
        "²",
        "①",
        "㎡",
        "一百",
        "100万元",
        "3辆",
        "16/176",
        "无",
        "#REF!",
    ],
)
def test_what_is_no_number_is_unreadable_and_keeps_its_text(text: str) -> None:
    assert parse_cell(f" {text}\n", WAN) == Unreadable(text)


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\n", "\t\u00a0\u3000\n", "\u200b", "\ufeff"])
def test_white_space_alone_is_blank(text: str) -> None:
    assert parse_cell(text, WAN) == Blank()


@pytest.mark.parametrize("text", ["-", "－", "−", "—", "——", "– –", "―", "─", "/", "／", "—\n—", "\u3000—"])
def test_dashes_alone_are_a_dash(text: str) -> None:
    assert parse_cell(text, WAN) == Dash()


def test_blank_dash_zero_and_unreadable_are_four_things() -> None:
    cells = [parse_cell(text, WAN) for text in ("", "—", "0.00", "略")]

    assert cells == [Blank(), Dash(), Figure(Decimal("0.00"), WAN), Unreadable("略")]
    assert [str(cell) for cell in cells] == ["（空白）", "——", "0.00万元", "略"]


def test_written_decimals_are_kept() -> None:
    assert [parse_cell(text, WAN) for text in ("3.6", "3.60")] == [
        Figure(Decimal("3.6"), WAN),
        Figure(Decimal("3.60"), WAN),
    ]
    assert [Figure(Decimal(text), WAN).decimals for text in ("257", "3.6", "3.60", "1E+3")] == [0, 1, 2, 0]


@given(amounts)
def test_every_way_of_writing_an_amount_reads_as_that_amount(amount: Decimal) -> None:
    plain, grouped = f"{amount:f}", f"{amount:,f}"
    spaced = "\u3000".join(plain)

    readings = [parse_number(text) for text in (plain, grouped, plain.translate(FULL_WIDTH), spaced, f"+{plain.lstrip('-')}")]

    assert readings == [amount, amount, amount, amount, abs(amount)]


@given(amounts.filter(lambda amount: amount > 0))
def test_every_sign_of_a_negative_amount_reads_alike(amount: Decimal) -> None:
    readings = {parse_number(text) for text in (f"-{amount}", f"−{amount}", f"负{amount}", f"（{amount}）", f"({amount})")}

    assert readings == {-amount}


@given(amounts, st.integers(min_value=0, max_value=20))
def test_a_line_break_inside_a_figure_does_not_change_it(amount: Decimal, at: int) -> None:
    text = f"{amount:,f}"

    assert parse_number(f"{text[:at]}\n{text[at:]}") == amount


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    cell = parse_cell(text, WAN)

    assert isinstance(cell, (Figure, Blank, Dash, Unreadable))
    assert not isinstance(cell, Figure) or cell.amount.is_finite()


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "1," * 50_000,
        "1,234" * 20_000,
        "（" * 50_000 + "）" * 50_000,
        "-" * 99_999 + "5",
        "." * 100_000,
        "\u3000" * 99_999 + "x",
        "%" * 100_000,
        "负" * 100_000,
    ],
    ids=["nines", "commas", "groups", "brackets", "minus", "points", "spaces", "percent", "negative"],
)
def test_a_hostile_cell_is_unreadable_at_once(text: str) -> None:
    start = time.perf_counter()

    assert parse_cell(text, WAN) == Unreadable(text.strip())
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("决算数为247.80万元，完成96.4%", ["247.80", "96.4"]),
        ("收入1,234.50万元", ["1,234.50"]),
        ("结余-7.65万元", ["-7.65"]),
        ("结余负7.65万元", ["负7.65"]),
        ("共16批次176人次", ["16", "176"]),
        ("没有数", []),
    ],
)
def test_the_number_pattern_finds_the_numbers_of_a_sentence(text: str, numbers: list[str]) -> None:
    assert re.findall(NUMBER, text) == numbers


def test_the_number_pattern_may_stand_inside_a_longer_pattern() -> None:
    pattern = re.compile(f"为{NUMBER}万元")

    assert [bool(pattern.fullmatch(text)) for text in ("为1,234.5万元", "为1234万元", "为1,234.5", "1234万元")] == [
        True,
        True,
        False,
        False,
    ]


def test_the_number_pattern_is_quick_on_hostile_text() -> None:
    start = time.perf_counter()

    assert len(re.findall(f"{NUMBER}万元", "1,234" * 20_000)) == 0
    assert time.perf_counter() - start < 1
