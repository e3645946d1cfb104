"""Interval arithmetic: what holds for every number of the operands holds for the result."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from juesuan.figures.interval import Interval, hull, point, quotient, scale

Held = tuple[Interval, Decimal]
"""An interval and a number in it."""

LARGEST = 10**11
numbers = st.integers(min_value=-LARGEST, max_value=LARGEST).map(lambda units: Decimal(units) / 10_000)


@st.composite
def held(draw: st.DrawFn) -> Held:
    low, number, high = sorted(draw(st.lists(numbers, min_size=3, max_size=3)))
    return Interval(low, high), number


def between(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@given(held(), held())
def test_a_sum_lies_in_the_sum(one: Held, other: Held) -> None:
    assert (one[0] + other[0]).contains(one[1] + other[1])


@given(held(), held())
def test_a_difference_lies_in_the_difference(one: Held, other: Held) -> None:
    assert (one[0] - other[0]).contains(one[1] - other[1])


@given(held(), held())
def test_a_quotient_lies_in_the_quotient_unless_the_bottom_holds_zero(top: Held, bottom: Held) -> None:
    whole = quotient(top[0], bottom[0])

    if bottom[0].contains(Decimal(0)):
        assert whole is None
    else:
        assert whole
        assert whole.contains(top[1] / bottom[1])


@given(held(), numbers)
def test_a_multiple_lies_in_the_scaled_interval(one: Held, factor: Decimal) -> None:
    scaled = scale(one[0], factor)

    assert scaled.low <= scaled.high
    assert scaled.contains(one[1] * factor)


@given(st.lists(held(), min_size=1, max_size=6))
def test_the_hull_holds_all_and_begins_and_ends_with_one_of_them(many: list[Held]) -> None:
    whole = hull([interval for interval, _ in many])

    assert all(whole.contains(number) for _, number in many)
    assert whole.low in {interval.low for interval, _ in many}
    assert whole.high in {interval.high for interval, _ in many}


@given(held(), held())
def test_meeting_and_overlapping_are_symmetric(one: Held, other: Held) -> None:
    assert one[0].meets(other[0]) == other[0].meets(one[0])
    assert one[0].overlaps(other[0]) == other[0].overlaps(one[0])


@given(held(), held())
def test_two_intervals_meet_exactly_when_their_difference_holds_zero(one: Held, other: Held) -> None:
    assert one[0].meets(other[0]) == (one[0] - other[0]).contains(Decimal(0))


@given(held(), held())
def test_what_overlaps_meets(one: Held, other: Held) -> None:
    assume(one[0].overlaps(other[0]))

    assert one[0].meets(other[0])


@given(held())
def test_intervals_that_share_a_number_meet(one: Held) -> None:
    interval, number = one

    assert interval.meets(point(number))
    assert interval.overlaps(point(number))
    assert Interval(interval.low, number).meets(Interval(number, interval.high))


@given(held())
def test_the_middle_lies_inside(one: Held) -> None:
    assert one[0].contains(one[0].middle)


@given(numbers)
def test_a_point_holds_its_number_alone(number: Decimal) -> None:
    assert point(number) == Interval(number, number)
    assert point(number).middle == number


@pytest.mark.parametrize(
    ("one", "other", "meets", "overlaps"),
    [
        (("1", "2"), ("1.5", "3"), True, True),
        (("1", "2"), ("2", "3"), True, False),
        (("1", "2"), ("2.01", "3"), False, False),
        (("1", "4"), ("2", "3"), True, True),
        (("2", "2"), ("2", "3"), True, True),
        (("2", "2"), ("2", "2"), True, True),
        (("2", "2"), ("3", "3"), False, False),
    ],
)
def test_intervals_that_touch_meet_without_overlapping(
    one: tuple[str, str], other: tuple[str, str], *, meets: bool, overlaps: bool
) -> None:
    assert (between(*one).meets(between(*other)), between(*one).overlaps(between(*other))) == (
        meets,
        overlaps,
    )


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        (("1", "2"), ("4", "5"), between("0.2", "0.5")),
        (("-2", "1"), ("4", "5"), between("-0.5", "0.25")),
        (("1", "2"), ("-5", "-4"), between("-0.5", "-0.2")),
        (("1", "2"), ("0", "4"), None),
        (("1", "2"), ("-4", "0"), None),
        (("0", "0"), ("0", "0"), None),
    ],
)
def test_quotient_of_intervals(top: tuple[str, str], bottom: tuple[str, str], expected: Interval | None) -> None:
    assert quotient(between(*top), between(*bottom)) == expected
