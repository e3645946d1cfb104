"""Closed intervals of Decimals: what a rounded figure stands for, and arithmetic with them."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


class Interval(Struct, frozen=True):
    """All numbers from ``low`` to ``high``, both included, in base units."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        """Minkowski sum."""
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        """Minkowski difference."""
        return Interval(self.low - other.high, self.high - other.low)

    def meets(self, other: Interval) -> bool:
        """True when the two share at least one number."""
        return self.low <= other.high and other.low <= self.high

    def overlaps(self, other: Interval) -> bool:
        """True when the two share more than an end point, or are one point."""
        if self.low == self.high or other.low == other.high:
            return self.meets(other)
        return self.low < other.high and other.low < self.high

    def contains(self, number: Decimal) -> bool:
        """True when the number lies in the interval, ends included."""
        return self.low <= number <= self.high

    @property
    def middle(self) -> Decimal:
        """The number half way."""
        return (self.low + self.high) / 2


def point(number: Decimal) -> Interval:
    """The interval of an exact number."""
    return Interval(number, number)


def scale(interval: Interval, factor: Decimal) -> Interval:
    """The interval times a number (ends swapped for a negative one)."""
    low, high = interval.low * factor, interval.high * factor
    return Interval(low, high) if low <= high else Interval(high, low)


def quotient(top: Interval, bottom: Interval) -> Interval | None:
    """All quotients of the two; None when the bottom holds zero."""
    if bottom.low <= 0 <= bottom.high:
        return None
    corners = [high / low for high in (top.low, top.high) for low in (bottom.low, bottom.high)]
    return Interval(min(corners), max(corners))


def hull(intervals: list[Interval]) -> Interval:
    """The smallest interval that holds all of them (at least one)."""
    return Interval(min(each.low for each in intervals), max(each.high for each in intervals))
