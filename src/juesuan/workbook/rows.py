"""The values of a workbook row by row, for sheets as long as a ledger: texts, numbers, truth values; days as ``2024-03-05``.

Read in a process of its own, as ``apart`` has it. Errors of formulas stand as their texts (``#REF!``).
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import zip_longest
from typing import Any

import msgspec
from msgspec import Struct
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from juesuan.apart import ApartError, ApartTimeoutError, Bounds, ask, serve
from juesuan.uncollected import uncollected
from juesuan.workbook.biff import biff_notes
from juesuan.workbook.calamine import calamine_errors
from juesuan.workbook.cells import PLACES, Cells, packed
from juesuan.workbook.compound import CompoundFile
from juesuan.workbook.kinds import STREAMS, kind_of
from juesuan.workbook.limits import SheetLimits
from juesuan.workbook.ooxml import position, sheet_parts
from juesuan.workbook.packages import Package, local
from juesuan.workbook.sheet import BrokenBookError, EncryptedBookError, Position, TooLargeError

LEDGER = SheetLimits(max_cells=10_000_000, max_area=40_000_000, max_unpacked=1024**3)
"""What is read of books: sheets of hundreds of thousands of rows."""

Value = str | float | bool | None
_ERRORS = {error.__name__: error for error in (BrokenBookError, EncryptedBookError, TooLargeError)}
_ERROR_MARKS = (b'"e"', b"'e'")
"""What stands in a sheet that has an error of a formula: ``t="e"``."""


class SheetRows(Struct, frozen=True):
    """A sheet: its name, whether it is hidden, and its rows from the first, each up to its last filled cell.

    ``columns`` are the same cells by column where the file was read so; ask for them by ``cells``.
    """

    name: str
    hidden: bool
    rows: list[list[Value]]
    columns: tuple[Cells, ...] = ()

    def cells(self, column: int, first: int = 0) -> Cells:
        """The cells of a column from a row on; blank ones are None."""
        if column < len(self.columns):
            known = self.columns[column]
            return Cells(known.values, known.places[first : len(self.rows)])
        return packed([row[column] if column < len(row) else None for row in self.rows[first:]])


class _Column(msgspec.Struct, array_like=True):
    values: list[Value]
    places: bytes


class _Packed(msgspec.Struct, array_like=True):
    """A sheet on its way out of the process: by columns it is small and quickly taken in."""

    name: str
    hidden: bool
    columns: list[_Column]


class _Answer(msgspec.Struct, array_like=True):
    sheets: list[_Packed]
    error: str = ""


def read_rows(data: bytes, limits: SheetLimits = LEDGER) -> list[SheetRows]:
    """The sheets of a workbook of any format, in their order.

    Raises:
        BrokenBookError: no workbook, broken, or it claims sizes that no memory holds.
        EncryptedBookError: it is encrypted.
        TooLargeError: it takes more time than the limits allow, or holds more than they do.
    """
    try:
        done = ask(__name__, data, Bounds(limits.max_seconds, limits.max_memory))
    except ApartTimeoutError as error:
        raise TooLargeError from error
    except ApartError as error:
        raise BrokenBookError from error
    answer = msgspec.msgpack.decode(done, type=_Answer)
    if answer.error:
        raise _ERRORS[answer.error]
    return [_unpacked(each) for each in answer.sheets]


def _answer(data: bytes) -> bytes:
    try:
        with uncollected():
            answer = _Answer(list(_sheets(data, LEDGER)))
    except (BrokenBookError, EncryptedBookError, TooLargeError) as error:
        answer = _Answer([], type(error).__name__)
    return msgspec.msgpack.encode(answer)


def _sheets(data: bytes, limits: SheetLimits) -> Iterator[_Packed]:
    kind = kind_of(data)
    if kind is None:
        raise BrokenBookError
    if kind == "encrypted":
        raise EncryptedBookError
    errors = _errors(data, kind, limits)
    with calamine_errors(), CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        left = limits.max_cells
        for number, meta in enumerate(workbook.sheets_metadata):
            if meta.typ not in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet):
                continue
            rows = workbook.get_sheet_by_index(number).to_python(skip_empty_area=False)
            _mark(rows, errors.get(number, {}))
            left -= sum(len(row) - row.count("") for row in rows)
            if left < 0 or sum(map(len, rows)) > limits.max_area:
                raise TooLargeError
            columns = [_column(cells) for cells in zip_longest(*rows, fillvalue="")]
            yield _Packed(meta.name, meta.visible is not SheetVisibleEnum.Visible, columns)


def _mark(rows: list[list[Any]], errors: dict[Position, str]) -> None:
    """The errors in their cells."""
    for (row, column), text in errors.items():
        if row < len(rows):
            rows[row] += [""] * (column + 1 - len(rows[row]))
            rows[row][column] = text


def _column(cells: Sequence[Any]) -> _Column:
    found = packed(cells)
    return _Column([_value(value) for value in found.values], found.places.tobytes())


def _unpacked(sheet: _Packed) -> SheetRows:
    columns = []
    for each in sheet.columns:
        columns.append(Cells(each.values, array(PLACES)))
        columns[-1].places.frombytes(each.places)
    rows = [list(row) for row in zip(*(column.all() for column in columns), strict=True)]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return SheetRows(sheet.name, sheet.hidden, rows, tuple(columns))


def _value(value: object) -> Value:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, int | float):
        return value
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _errors(data: bytes, kind: str, limits: SheetLimits) -> dict[int, dict[Position, str]]:
    """The errors of formulas by sheet, which calamine takes for blank cells."""
    if kind == "xls":
        file = CompoundFile(data)
        notes = biff_notes(file.read(next(name for name in STREAMS if name in file)), limits.max_cells)
        return {number: each.errors for number, each in enumerate(notes)}
    if kind != "xlsx":
        return {}
    package = Package(data, limits)
    return {number: _error_cells(package, part) for number, part in enumerate(sheet_parts(package))}


def _error_cells(package: Package, part: str) -> dict[Position, str]:
    if not package.holds(part, *_ERROR_MARKS):
        return {}
    found: dict[Position, str] = {}
    for cell in package.elements(part, "c"):
        if cell.get("t") == "e":
            text = next((child.text for child in cell if local(child) == "v"), None)
            found[position(cell.get("r"), (0, 0))] = text or "#N/A"
    return found


if __name__ == "__main__":
    serve(_answer)
