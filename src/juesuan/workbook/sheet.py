"""A sheet between its format and the grid: the texts of filled cells as shown, merged ranges, what is hidden."""

from __future__ import annotations

from msgspec import Struct, field

from juesuan.workbook.limits import SheetLimits

Position = tuple[int, int]
"""Row and column, from 0."""

Merge = tuple[Position, Position]
"""First and last position of a merged range."""


class BrokenBookError(Exception):
    """The bytes do not hold what they should; the caller names the file."""


class TooLargeError(Exception):
    """A workbook or a sheet is larger than the limits allow."""


class EncryptedBookError(Exception):
    """The workbook cannot be read without its password."""


class Notes(Struct):
    """What is known of a sheet beside its values: how numbers are shown, errors, hidden rows and columns, the last cell."""

    most: int = 0
    rows: int = 0
    columns: int = 0
    filled: int = 0
    formats: dict[Position, str] = field(default_factory=dict)
    errors: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncached: int = 0

    def reach(self, row: int, column: int) -> None:
        """A filled cell stands here.

        Raises:
            TooLargeError: it is one more than ``most``.
        """
        self.filled += 1
        if self.filled > self.most:
            raise TooLargeError
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)

    def fits(self, limits: SheetLimits) -> bool:
        """True when the sheet may be laid out in full."""
        return self.rows * self.columns <= limits.max_area


class Sheet(Struct):
    """A sheet that is seen: texts by position, merged ranges, hidden rows and columns, formulas without result."""

    name: str
    cells: dict[Position, str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncached: int = 0
    too_large: bool = False


class Book(Struct):
    """The sheets that are seen, in order, and the names of those that are not."""

    sheets: list[Sheet]
    hidden: list[str] = field(default_factory=list)
    unread: int = 0
