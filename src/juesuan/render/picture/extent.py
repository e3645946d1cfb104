"""How much of a large table or a long text a picture shows."""

from __future__ import annotations

from msgspec import Struct


class Extent(Struct, frozen=True):
    """How much of a large table is drawn: rows and columns around a marked one, and at most."""

    around_rows: int = 7
    most_rows: int = 30
    around_columns: int = 5
    most_columns: int = 24


USUAL = Extent()


class TextExtent(Struct, frozen=True):
    """How much of a text is drawn: paragraphs around a marked one, characters before and behind its marks, pixels across."""

    around: int = 1
    reach: int = 3000
    width: int = 820


USUAL_TEXT = TextExtent()
