"""How much of pictures is read at most, so that a hostile file can fill neither the memory nor the day."""

from __future__ import annotations

from msgspec import Struct


class ScanLimits(Struct, frozen=True):
    """The greatest sizes that are read.

    Attributes:
        dots: Dots an inch in which a page of a PDF is drawn.
        max_side: Dots of the longer side of a picture; a larger one is made smaller.
        max_dots: Dots of a picture file before it is unpacked; more make it unreadable.
        max_pages: Pages that are recognised, of one file; further ones are left out, with a problem.
        max_crossings: Horizontal times vertical lines of one page; above it its tables are not built.
        max_readings: Pieces of text of one page; further ones are left out, with a problem.
    """

    dots: int = 200
    max_side: int = 5000
    max_dots: int = 75_000_000
    max_pages: int = 200
    max_crossings: int = 250_000
    max_readings: int = 5000
