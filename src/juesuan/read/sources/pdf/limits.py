"""How much of a PDF is read at most, so that a hostile or broken file cannot fill the memory."""

from __future__ import annotations

from msgspec import Struct


class PdfLimits(Struct, frozen=True):
    """The greatest sizes that are read.

    Attributes:
        max_pages: Pages of the file; more make the file unreadable.
        max_chars: Characters of one page; a page with more is left out, with a problem.
        max_objects: Drawing objects of one page, those inside forms included; likewise.
        max_crossings: Horizontal times vertical ruling lines of one page; above it its tables are not built.
        max_depth: How deep forms may be nested in forms; what lies deeper is not looked at.
    """

    max_pages: int = 2000
    max_chars: int = 200_000
    max_objects: int = 200_000
    max_crossings: int = 1_000_000
    max_depth: int = 12
