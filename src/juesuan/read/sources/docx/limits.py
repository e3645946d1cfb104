"""How much of a Word document is read at most, so that a hostile or broken file cannot fill the memory."""

from __future__ import annotations

from msgspec import Struct


class DocxLimits(Struct, frozen=True):
    """The greatest sizes that are read; more make the file unreadable, unless said otherwise.

    Attributes:
        max_members: Files in the package.
        max_part_bytes: Bytes of one part, unpacked.
        max_total_bytes: Bytes of all parts that are unpacked, together.
        max_ratio: How many times larger than its packed form a part may be (parts of some size only).
        max_paragraphs: Paragraphs of the text, those in cells counted.
        max_columns: Columns of a table; what spans more is cut there.
        max_nesting: How deep tables and text boxes may lie in each other; what lies deeper is left out, with a problem.
        max_problems: Problems that are listed one by one; the rest is counted.
    """

    max_members: int = 10_000
    max_part_bytes: int = 64 * 1024 * 1024
    max_total_bytes: int = 192 * 1024 * 1024
    max_ratio: int = 300
    max_paragraphs: int = 400_000
    max_columns: int = 1000
    max_nesting: int = 12
    max_problems: int = 100
