"""The rounding rules (DESIGN 2.1 to 2.7), with figures of the two real documents they were tried on."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from juesuan.figures.figure import Figure
from juesuan.figures.interval import Interval, point, quotient, scale
from juesuan.figures.rounding import (
    Agreement,
    agreement,
    interval_of,
    is_truncation,
    money_precision,
    rounded,
    total,
)
from juesuan.figures.units import PERCENT, SCORE, WAN, YI, YUAN, Unit, unit_of

units = st.sampled_from([YUAN, WAN, YI, PERCENT, SCORE])
places = st.integers(min_value=0, max_value=4)
exact_numbers = st.integers(min_value=-(10**14), max_value=10**14).map(lambda number: Decimal(number) / 10**6)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    amount = rounded(draw(exact_numbers) / 10 ** draw(places), draw(places))
    return Figure(amount, draw(units), approximate=draw(st.booleans()))


def wan(amount: str, *, approximate: bool = False) -> Figure:
    return Figure(Decimal(amount), WAN, approximate=approximate)


def percent(amount: str) -> Figure:
    return Figure(Decimal(amount), PERCENT)


def money(amount: str) -> Interval:
    """What the amount in 万元 stands for in a part with two decimals."""
    return interval_of(wan(amount), 2)


def in_wan(low: str, high: str) -> Interval:
    return Interval(Decimal(low) * 10_000, Decimal(high) * 10_000)


def agree(one: Figure, other: Figure, precision: int = 2) -> Agreement:
    return agreement(one, other, interval_of(one, precision), interval_of(other, precision))


# 2.1: the precision of a part


@pytest.mark.parametrize(
    ("amounts", "decimals"),
    [
        (["247.80", "3.61", "0.86", "257"], 2),
        (["247.80", "3.61", "257", "40"], 0),
        (["247.80", "3.61", "3.6", "257"], 1),
        (["1.2345", "1.234", "1.23", "1.2"], 2),
        (["247.80", "3.61", "0.86", *["257"] * 27], 2),
        (["247.80", "3.61", "0.86", *["257"] * 28], 0),
        (["257", "40"], 0),
        (["0.00", "0.00", "0.00", "257"], 2),
        ([], 0),
    ],
)
def test_precision_is_the_most_decimals_of_three_figures_and_a_tenth(amounts: list[str], decimals: int) -> None:
    assert money_precision(wan(amount) for amount in amounts) == decimals


@given(st.lists(st.integers(min_value=0, max_value=6), max_size=60))
def test_precision_is_reached_by_three_figures_and_a_tenth_and_no_finer_one_is(decimals: list[int]) -> None:
    precision = money_precision(Figure(Decimal(1).scaleb(-each), WAN) for each in decimals)

    def enough(least: int) -> bool:
        reached = sum(each >= least for each in decimals)
        return reached >= 3 and reached * 10 >= len(decimals)

    assert precision == max((each for each in decimals if enough(each)), default=0)


@given(st.permutations(["247.80", "3.61", "0.860", "257", "3.6", "40"]))
def test_precision_does_not_depend_on_the_order(amounts: list[str]) -> None:
    assert money_precision(wan(amount) for amount in amounts) == 2


@pytest.mark.parametrize(
    ("amount", "precision", "expected"),
    [
        ("3.6", 2, in_wan("3.595", "3.605")),
        ("257", 2, in_wan("256.995", "257.005")),
        ("257", 0, in_wan("256.5", "257.5")),
        ("2940.05", 0, in_wan("2940.045", "2940.055")),
        ("-7.65", 2, in_wan("-7.655", "-7.645")),
    ],
)
def test_money_takes_the_precision_of_its_part_or_its_own_finer_one(amount: str, precision: int, expected: Interval) -> None:
    assert interval_of(wan(amount), precision) == expected


@pytest.mark.parametrize("unit", [PERCENT, SCORE])
def test_percent_and_scores_keep_their_own_decimals(unit: Unit) -> None:
    assert interval_of(Figure(Decimal("96.4"), unit), 2) == Interval(Decimal("96.35"), Decimal("96.45"))


def test_an_approximate_amount_keeps_its_decimals_and_reaches_a_whole_unit() -> None:
    assert interval_of(wan("250", approximate=True), 2) == in_wan("249", "251")
    assert interval_of(wan("0", approximate=True), 2) == in_wan("-1", "1")


# 2.2: exact figures


@pytest.mark.parametrize("figure", [wan("0"), wan("0.00"), Figure(Decimal(3), unit_of("辆"))])
def test_zero_money_and_counts_are_exact(figure: Figure) -> None:
    assert interval_of(figure, 2) == point(figure.base)


def test_a_stated_zero_percent_is_an_interval() -> None:
    assert interval_of(percent("0")) == Interval(Decimal("-0.5"), Decimal("0.5"))


@given(figures())
def test_a_figure_that_is_said_to_be_exact_is_a_point(figure: Figure) -> None:
    assert interval_of(figure, exact=True) == point(figure.base)


def test_counts_that_differ_by_one_conflict() -> None:
    assert agree(Figure(Decimal(3), unit_of("辆")), Figure(Decimal(4), unit_of("辆"))) is Agreement.CONFLICT


# 2.3: intervals, and two statements of one fact


@given(exact_numbers, places, units)
def test_a_figure_stands_for_every_number_that_rounds_to_it(number: Decimal, decimals: int, unit: Unit) -> None:
    figure = Figure(rounded(number, decimals), unit)
    assume(figure.amount or unit in (PERCENT, SCORE))

    assert interval_of(figure).contains(number * unit.factor)


@given(exact_numbers, places)
def test_a_figure_stands_for_no_number_that_is_more_than_half_a_unit_away(number: Decimal, decimals: int) -> None:
    figure = Figure(rounded(number, decimals), PERCENT)
    reach = Decimal("0.500001").scaleb(-decimals)

    assert not interval_of(figure).contains(figure.base + reach)
    assert not interval_of(figure).contains(figure.base - reach)


@given(figures(), places)
def test_a_finer_precision_narrows_the_interval_about_the_same_middle(figure: Figure, precision: int) -> None:
    wide, narrow = interval_of(figure), interval_of(figure, precision)

    assert narrow.middle == wide.middle == figure.base
    assert wide.low <= narrow.low <= narrow.high <= wide.high


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (wan("3.6"), wan("3.60"), Agreement.SAME),
        (wan("247.8"), wan("247.80"), Agreement.SAME),
        (wan("3.6"), wan("3.61"), Agreement.ROUNDING),
        (wan("247.80"), wan("247.81"), Agreement.ROUNDING),
        (wan("326.71"), wan("326.72"), Agreement.ROUNDING),
        (wan("326.71"), wan("326.73"), Agreement.CONFLICT),
        (wan("247.80"), wan("257"), Agreement.CONFLICT),
        (wan("7.65"), wan("-7.65"), Agreement.CONFLICT),
        (wan("0.00"), wan("0.01"), Agreement.CONFLICT),
        (wan("2.5"), Figure(Decimal(25_000), YUAN), Agreement.SAME),
        (wan("247.80"), Figure(Decimal("2478012.34"), YUAN), Agreement.SAME),
        (wan("247.80"), Figure(Decimal("2478062.34"), YUAN), Agreement.CONFLICT),
        (wan("25000"), Figure(Decimal("2.5"), YI), Agreement.SAME),
        (Figure(Decimal("0.03"), YI), wan("326.71"), Agreement.SAME),
        (percent("96.4"), percent("96.42"), Agreement.SAME),
        (percent("11.72"), percent("11.73"), Agreement.ROUNDING),
        (percent("11.72"), percent("11.74"), Agreement.CONFLICT),
    ],
)
def test_two_statements_agree_when_their_intervals_meet(one: Figure, other: Figure, expected: Agreement) -> None:
    assert (agree(one, other), agree(other, one)) == (expected, expected)


# 2.4: a coarser statement that is the correct rounding of the finer


@pytest.mark.parametrize(
    ("coarse", "fine", "expected"),
    [
        (wan("2940.1"), wan("2940.05"), Agreement.ROUNDING),
        (wan("2940.1"), wan("2940.14"), Agreement.ROUNDING),
        (wan("2940.1"), wan("2940.04"), Agreement.CONFLICT),
        (wan("2940.1"), wan("2940.15"), Agreement.CONFLICT),
        (wan("-2940.1"), wan("-2940.05"), Agreement.ROUNDING),
        (wan("248"), wan("247.80"), Agreement.ROUNDING),
        (wan("247"), wan("247.80"), Agreement.CONFLICT),
        (wan("327"), Figure(Decimal("3267149.99"), YUAN), Agreement.ROUNDING),
    ],
)
def test_the_correct_rounding_of_a_finer_statement_is_a_note(coarse: Figure, fine: Figure, expected: Agreement) -> None:
    assert (agree(coarse, fine, 2), agree(fine, coarse, 2)) == (expected, expected)


@given(figures(), figures(), places)
def test_agreement_is_symmetric(one: Figure, other: Figure, precision: int) -> None:
    assert agree(one, other, precision) == agree(other, one, precision)


@given(figures(), places)
def test_every_figure_agrees_with_itself(figure: Figure, precision: int) -> None:
    assert agree(figure, figure, precision) is Agreement.SAME


@given(exact_numbers, places, places, st.sampled_from([YUAN, WAN, YI]), places)
def test_a_figure_and_its_rounding_never_conflict(number: Decimal, coarse: int, fine: int, unit: Unit, precision: int) -> None:
    finer = Figure(rounded(number, max(coarse, fine)), unit)
    coarser = Figure(rounded(finer.amount, min(coarse, fine)), unit)

    assert agree(coarser, finer, precision) is not Agreement.CONFLICT


def test_figures_of_forty_digits_are_compared_too() -> None:
    one, other = Figure(Decimal("9" * 40), YI), Figure(Decimal("0.01"), WAN)
    fine = Figure(Decimal("9" * 37 + ".55"), YUAN)

    assert (agree(one, other), agree(wan("3"), fine)) == (Agreement.CONFLICT, Agreement.CONFLICT)
    assert not is_truncation(percent("99.86"), point(Decimal("9" * 40)))
    assert rounded(Decimal("9" * 40), 2) == Decimal("9" * 40)


# 2.5: derived figures; 15.45 % and 96.48 % are right, 16.26 % is not


def share(stated: str, part: str, whole: str) -> bool:
    """True when the stated percentage can be that of the two amounts."""
    exact = quotient(money(part), money(whole))
    return exact is not None and scale(exact, Decimal(100)).meets(interval_of(percent(stated)))


@pytest.mark.parametrize(
    ("stated", "part", "whole", "right"),
    [
        ("15.45", "3.6", "23.3", True),
        ("15.45", "3.61", "23.3", False),
        ("96.48", "209.35", "217", True),
        ("96.46", "209.35", "217", False),
        ("96.4", "247.80", "257", True),
        ("96.5", "247.80", "257", False),
        ("16.36", "3.6", "22", True),
        ("16.26", "3.6", "22", False),
        ("100", "247.8", "247.80", True),
    ],
)
def test_a_ratio_is_right_when_the_intervals_of_its_operands_give_it(stated: str, part: str, whole: str, *, right: bool) -> None:
    assert share(stated, part, whole) is right


def test_a_ratio_is_right_when_any_stated_version_of_an_operand_gives_it() -> None:
    assert any(share("15.45", part, "23.3") for part in ("3.61", "3.6"))


def test_a_change_rate_is_right_though_last_year_stands_nowhere() -> None:
    last_year = money("247.80") + money("32.91")
    exact = quotient(money("32.91"), last_year)

    assert exact
    assert scale(exact, Decimal(100)).meets(interval_of(percent("11.72")))
    assert not scale(exact, Decimal(100)).meets(interval_of(percent("11.75")))


@given(
    st.integers(min_value=10**4, max_value=10**10),
    st.integers(min_value=10**4, max_value=10**10),
    st.integers(min_value=0, max_value=2),
)
def test_the_ratio_of_two_exact_amounts_is_right_however_all_three_are_rounded(top: int, bottom: int, decimals: int) -> None:
    part, whole = Decimal(top) / 10**6, Decimal(bottom) / 10**6
    stated = Figure(rounded(part / whole * 100, decimals), PERCENT)

    exact = quotient(
        interval_of(Figure(rounded(part, 2), WAN)),
        interval_of(Figure(rounded(whole, 2), WAN)),
    )

    assume(rounded(part, 2) and rounded(whole, 2))
    assert exact is None or scale(exact, Decimal(100)).meets(interval_of(stated))


# 2.6: sums


@pytest.mark.parametrize(
    ("parts", "whole", "right"),
    [
        (["326.72"], "326.71", True),
        (["326.73"], "326.71", False),
        (["100.00", "147.80"], "247.80", True),
        (["100.00", "147.80"], "247.81", True),
        (["100.00", "147.80"], "247.82", False),
        (["1.00"] * 4, "4.02", True),
        (["1.00"] * 4, "4.03", False),
        ([*["1.00"] * 4, *["0.00"] * 22], "4.02", True),
        ([*["1.00"] * 4, *["0.00"] * 22], "4.03", False),
        (["3.6", "0.86"], "4.46", True),
        (["3.6", "0.86"], "4.44", False),
        (["0.00"] * 26, "0.00", True),
        (["0.00"] * 26, "0.01", False),
        ([], "0.00", True),
    ],
)
def test_a_sum_of_n_filled_parts_is_right_within_n_plus_one_half_units(parts: list[str], whole: str, *, right: bool) -> None:
    assert total([money(part) for part in parts]).meets(money(whole)) is right


@given(
    st.lists(exact_numbers.filter(lambda number: not number or abs(number) >= Decimal("0.005")), max_size=40),
)
def test_the_rounded_sum_of_exact_numbers_is_always_accepted(exact: list[Decimal]) -> None:
    parts = [interval_of(Figure(rounded(number, 2), WAN)) for number in exact]
    whole = interval_of(Figure(rounded(sum(exact, Decimal(0)), 2), WAN))

    assert total(parts).meets(whole)


@given(
    st.lists(st.integers(min_value=-(10**9), max_value=10**9), max_size=40),
    st.integers(min_value=-30, max_value=30),
)
def test_a_sum_is_accepted_exactly_within_its_half_units(cents: list[int], off: int) -> None:
    parts = [Figure(Decimal(each) / 100, YUAN) for each in cents]
    whole = Figure(Decimal(sum(cents) + off) / 100, YUAN)
    filled = sum(bool(figure.amount) for figure in (*parts, whole))

    accepted = total([interval_of(part, 2) for part in parts]).meets(interval_of(whole, 2))

    assert accepted == (2 * abs(off) <= filled)


# 2.7: truncation


@pytest.mark.parametrize(
    ("stated", "low", "high", "cut"),
    [
        ("99.86", "99.867", "99.867", True),
        ("99.86", "99.866", "99.869", True),
        ("99.87", "99.867", "99.867", False),
        ("99.86", "99.862", "99.862", False),
        ("99.86", "99.864", "99.867", False),
        ("99.86", "99.866", "99.871", False),
        ("99.85", "99.867", "99.867", False),
        ("-99.86", "-99.867", "-99.867", True),
        ("96.4", "96.4747", "96.4747", True),
        ("9.7", "9.6475", "9.6475", False),
        ("9.6", "9.6475", "9.6475", False),
        ("0", "0.4", "0.4", False),
        ("0", "0.6", "0.6", True),
    ],
)
def test_a_figure_cut_off_where_it_should_have_been_rounded_is_a_truncation(stated: str, low: str, high: str, *, cut: bool) -> None:
    assert is_truncation(percent(stated), Interval(Decimal(low), Decimal(high))) is cut


@given(exact_numbers, places)
def test_the_rounded_figure_is_no_truncation_and_the_cut_one_is_unless_they_are_equal(number: Decimal, decimals: int) -> None:
    right = rounded(number, decimals)
    cut = number.quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN)

    assert not is_truncation(Figure(right, PERCENT), point(number))
    assert is_truncation(Figure(cut, PERCENT), point(number)) == (cut != right)


@pytest.mark.parametrize(
    ("number", "decimals", "expected"),
    [
        ("2940.05", 1, "2940.1"),
        ("-2940.05", 1, "-2940.1"),
        ("0.125", 2, "0.13"),
        ("9.6475", 1, "9.6"),
        ("96.4747", 2, "96.47"),
        ("2.5", 0, "3"),
        ("3", 2, "3.00"),
    ],
)
def test_rounding_is_half_up_and_writes_the_decimals(number: str, decimals: int, expected: str) -> None:
    assert str(rounded(Decimal(number), decimals)) == expected
