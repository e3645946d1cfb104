"""How much of a page is read at most, so that a hostile or broken file cannot fill the memory."""

from __future__ import annotations

from msgspec import Struct


class HtmlLimits(Struct, frozen=True):
    """The greatest sizes that are read.

    Attributes:
        max_elements: Elements of the page; more make the file unreadable.
        max_slots: Places in the grid of one table, spans counted; a table with more is left out, with a problem.
        max_span: Columns that one cell may span, as in browsers; more count as this many.
        max_attachments: Attachments that are named; of more only the number is told.
        max_parts: Parts of a web archive; more make the file unreadable.
    """

    max_elements: int = 1_000_000
    max_slots: int = 300_000
    max_span: int = 1000
    max_attachments: int = 50
    max_parts: int = 1000
