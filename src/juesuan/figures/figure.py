"""Figure: a written number with its unit; and the three other things that a cell can hold.

Absent, blank, dash, zero and unreadable are different: absent is no statement at all, a written
zero is a Figure.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from juesuan.figures.units import Unit


class Figure(Struct, frozen=True):
    """A number as written: ``amount`` in ``unit``; approximate after 约, 近, 余, 超, 多."""

    amount: Decimal
    unit: Unit
    approximate: bool = False

    @property
    def decimals(self) -> int:
        """How many decimals are written (2 for ``247.80``)."""
        exponent = self.amount.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0

    @property
    def base(self) -> Decimal:
        """The amount in base units: 元, percent points, pieces."""
        return self.amount * self.unit.factor

    def __str__(self) -> str:
        """As one writes it: ``247.80万元``, ``96.4%``, ``3辆``."""
        return f"{self.amount:f}{self.unit.symbol}"


class Blank(Struct, frozen=True):
    """A cell that is there and empty."""

    def __str__(self) -> str:
        """The name for messages."""
        return "（空白）"


class Dash(Struct, frozen=True):
    """A cell with a dash: nothing applies here."""

    def __str__(self) -> str:
        """The name for messages."""
        return "——"


class Unreadable(Struct, frozen=True):
    """A cell that should hold a figure and does not: its text."""

    text: str

    def __str__(self) -> str:
        """The text itself."""
        return self.text
