"""The cells of a column as distinct values and which of them stands where: a ledger says the same again and again."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

PLACES = "I"
"""Which value stands where: 32 bits each."""


class Cells(Struct, frozen=True):
    """Distinct values, and row by row the place of its value among them."""

    values: list[Any]
    places: array[int]

    def all(self) -> list[Any]:
        """The value of each row."""
        values = self.values
        return [values[place] for place in self.places]


class _Truth(Struct, frozen=True):
    """TRUE or FALSE, which to a dict would be 1 or 0."""

    is_true: bool


def packed(cells: Sequence[Any]) -> Cells:
    """The cells by their distinct values, in the order in which they are met."""
    told: Iterable[Any] = cells
    if bool in set(map(type, cells)):
        told = [_Truth(cell) if isinstance(cell, bool) else cell for cell in cells]
    known: dict[Any, int] = {}
    places = array(PLACES, [known.setdefault(cell, len(known)) for cell in told])
    return Cells([cell.is_true if isinstance(cell, _Truth) else cell for cell in known], places)
