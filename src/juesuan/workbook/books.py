"""The bytes of a workbook to its sheets, whatever its format; the format is known by the content."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from juesuan.workbook.apart import values_apart
from juesuan.workbook.biff import biff_notes
from juesuan.workbook.compound import CompoundFile
from juesuan.workbook.kinds import STREAMS, Kind
from juesuan.workbook.limits import SheetLimits
from juesuan.workbook.ods import read_ods
from juesuan.workbook.ooxml import cell_formats, ooxml_notes, sheet_parts
from juesuan.workbook.packages import Package
from juesuan.workbook.sheet import Book, EncryptedBookError, Notes, TooLargeError
from juesuan.workbook.xlsb import xlsb_notes, xlsb_parts


def read_book(data: bytes, kind: Kind, limits: SheetLimits) -> Book:
    """The sheets that are seen, with the texts of their cells.

    Raises:
        BrokenBookError: the file is broken.
        EncryptedBookError: it is encrypted.
        TooLargeError: it is larger than the limits allow.
    """
    if kind == "encrypted":
        raise EncryptedBookError
    return _xls_book(data, limits) if kind == "xls" else _packed_book(data, kind, limits)


def _xls_book(data: bytes, limits: SheetLimits) -> Book:
    """Calamine lays out all sheets of an old workbook at once, so that none may be too large."""
    file = CompoundFile(data)
    notes = biff_notes(file.read(next(name for name in STREAMS if name in file)), limits.max_cells)
    if any(not each.fits(limits) for each in notes):
        raise TooLargeError
    return values_apart(data, notes, limits)


def _packed_book(data: bytes, kind: Kind, limits: SheetLimits) -> Book:
    package = Package(data, limits)
    package.verify()
    if kind == "ods":
        return read_ods(package, limits)
    read = partial(ooxml_notes, package, cell_formats(package)) if kind == "xlsx" else partial(xlsb_notes, package)
    parts = sheet_parts(package) if kind == "xlsx" else xlsb_parts(package)
    return values_apart(data, [_limited(read, part, limits) for part in parts], limits)


def _limited(read: Callable[[str, Notes], None], part: str, limits: SheetLimits) -> Notes:
    """The notes of a sheet; of one that is too large only that."""
    notes = Notes(limits.max_cells)
    try:
        read(part, notes)
    except TooLargeError:
        return replace(Notes(), rows=limits.max_area + 1, columns=1)
    return notes
