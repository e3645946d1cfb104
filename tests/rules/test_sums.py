"""Sums of rounded parts: what agrees, and what never does."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from juesuan.figures.figure import Figure
from juesuan.figures.interval import Interval
from juesuan.figures.place import Place
from juesuan.figures.rounding import interval_of, rounded
from juesuan.figures.units import WAN
from juesuan.model.disclosure import Part
from juesuan.model.key import FactKey
from juesuan.model.statement import Statement
from juesuan.rules.facts import Evidence
from juesuan.rules.sums import compare

_PLACE = Place(Part.TABLES, table="支出决算表")
_KEY = (FactKey("expenditure", 2024),)
_CENT = Decimal("0.01")


def _evidence(amount: Decimal) -> Evidence:
    figure = Figure(amount, WAN)
    return Evidence(Statement(_KEY, figure, _PLACE), figure, interval_of(figure, 2))


def _units(count: int, places: int = 2) -> Decimal:
    return Decimal(count).scaleb(-places)


exact_parts = st.lists(st.integers(0, 10**9).filter(lambda number: number == 0 or number >= 50), min_size=1, max_size=12)
"""Parts in units of 0.0001: nothing, or enough not to be rounded to nothing (a written zero is exact)."""
stated_parts = st.lists(st.integers(0, 10**7), min_size=1, max_size=12)
"""Parts in units of 0.01, as written."""


@given(exact_parts)
def test_the_rounded_parts_of_an_exact_total_agree_with_it(numbers: list[int]) -> None:
    whole = rounded(_units(sum(numbers), 4), 2)
    parts = [[_evidence(rounded(_units(number, 4), 2))] for number in numbers]
    assert compare(parts, [_evidence(whole)]).agrees


@given(stated_parts, st.integers(-10, 10))
def test_a_sum_agrees_up_to_half_a_unit_for_each_part_and_the_whole(numbers: list[int], off: int) -> None:
    whole = sum(numbers) + off
    assume(whole > 0)
    filled = sum(number > 0 for number in numbers)
    result = compare([[_evidence(_units(number))] for number in numbers], [_evidence(_units(whole))])
    assert result.agrees is (2 * abs(off) <= filled + 1)
    assert result.exceeds is (-2 * off > filled + 1)


@given(stated_parts, st.integers(-(10**6), 10**6))
def test_a_change_beyond_rounding_never_agrees(numbers: list[int], off: int) -> None:
    whole = sum(numbers) + off
    assume(whole > 0)
    assume(2 * abs(off) > len(numbers) + 1)
    assert not compare([[_evidence(_units(number))] for number in numbers], [_evidence(_units(whole))]).agrees


@given(stated_parts, st.data())
def test_any_stated_version_of_a_part_may_make_the_sum(numbers: list[int], data: st.DataObject) -> None:
    wrong = data.draw(st.integers(0, len(numbers) - 1))
    versions = [[_evidence(_units(number))] for number in numbers]
    versions[wrong] = [_evidence(_units(numbers[wrong] + 10**5)), *versions[wrong]]
    whole = [_evidence(_units(sum(numbers)))]
    assert compare(versions, whole).agrees
    assert not compare([[each[0]] for each in versions], whole).agrees


@given(stated_parts)
def test_the_order_of_parts_does_not_matter(numbers: list[int]) -> None:
    whole = [_evidence(_units(sum(numbers) + 1))]
    forth, back = (compare([[_evidence(_units(number))] for number in order], whole) for order in (numbers, numbers[::-1]))
    assert forth == back


def test_the_expected_sum_is_that_of_the_first_versions() -> None:
    result = compare([[_evidence(Decimal("1.00")), _evidence(Decimal("9.00"))], [_evidence(_CENT)]], [_evidence(Decimal("5.00"))])
    assert not result.agrees
    assert not result.exceeds
    assert result.expected == Interval(Decimal("1.00") * 10000, Decimal("1.02") * 10000)
