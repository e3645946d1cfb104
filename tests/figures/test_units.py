"""Units, their sizes in base units, and the measure words of counts."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from juesuan.figures.figure import Figure
from juesuan.figures.units import MEASURE_WORDS, PERCENT, SCORE, WAN, YI, YUAN, Kind, Unit, unit_of


@pytest.mark.parametrize(
    ("amount", "unit", "yuan"),
    [
        ("247.80", YUAN, "247.80"),
        ("247.80", WAN, "2478000"),
        ("1.5", YI, "150000000"),
        ("-7.65", WAN, "-76500"),
        ("0.00", WAN, "0"),
    ],
)
def test_money_in_base_units_is_yuan(amount: str, unit: Unit, yuan: str) -> None:
    assert Figure(Decimal(amount), unit).base == Decimal(yuan)


@pytest.mark.parametrize(("amount", "unit"), [("96.4", PERCENT), ("9.7", SCORE), ("3", unit_of("辆"))])
def test_percent_scores_and_counts_are_their_own_base(amount: str, unit: Unit) -> None:
    assert Figure(Decimal(amount), unit).base == Decimal(amount)


def test_the_same_money_in_three_units_has_one_base() -> None:
    figures = [Figure(Decimal(amount), unit) for amount, unit in (("250000000", YUAN), ("25000.00", WAN), ("2.5", YI))]

    assert {figure.base for figure in figures} == {Decimal(250_000_000)}
    assert [str(figure) for figure in figures] == ["250000000元", "25000.00万元", "2.5亿元"]


@pytest.mark.parametrize(
    ("symbol", "unit"),
    [
        ("元", YUAN),
        ("万元", WAN),
        ("万", WAN),
        ("万元人民币", WAN),
        ("亿元", YI),
        ("亿", YI),
        ("%", PERCENT),
        ("百分点", PERCENT),
        ("个百分点", PERCENT),
        ("分", SCORE),
    ],
)
def test_a_known_symbol_names_its_unit(symbol: str, unit: Unit) -> None:
    assert unit_of(symbol) == unit


@pytest.mark.parametrize("word", [*MEASURE_WORDS, "平方米"])
def test_any_other_symbol_is_the_measure_word_of_a_count(word: str) -> None:
    assert unit_of(word) == Unit(Kind.COUNT, word, Decimal(1))


def test_longer_measure_words_stand_before_shorter_ones() -> None:
    assert list(MEASURE_WORDS) == sorted(MEASURE_WORDS, key=len, reverse=True)
    assert len(set(MEASURE_WORDS)) == len(MEASURE_WORDS)


@pytest.mark.parametrize("word", MEASURE_WORDS)
def test_an_alternation_of_the_measure_words_takes_the_whole_word(word: str) -> None:
    found = re.match("|".join(map(re.escape, MEASURE_WORDS)), word)

    assert found
    assert found[0] == word
