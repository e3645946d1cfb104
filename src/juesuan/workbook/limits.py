"""How much of a workbook is read at most, so that a hostile or broken file cannot fill the memory."""

from __future__ import annotations

from msgspec import Struct


class SheetLimits(Struct, frozen=True):
    """The greatest sizes that are read.

    Attributes:
        max_sheets: Visible sheets that are read; the others are told of.
        max_cells: Cells of the grid of one sheet; a sheet with more is left out, with a problem.
        max_area: Rows times columns up to the last filled cell of one sheet; likewise.
        max_unpacked: Bytes of a packed file when unpacked; more make the file unreadable.
        max_parts: Parts of a packed file; likewise.
        max_memory: Bytes that the process may have in which values are read; likewise.
        max_seconds: Seconds that it may take; likewise.
    """

    max_sheets: int = 200
    max_cells: int = 200_000
    max_area: int = 3_000_000
    max_unpacked: int = 300 * 1024 * 1024
    max_parts: int = 5000
    max_memory: int = 2 * 1024**3
    max_seconds: int = 60
