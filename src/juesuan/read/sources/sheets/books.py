"""The bytes of a workbook to its sheets, whatever its format; the format is known by the content."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Literal

from juesuan.read.sources.sheets.apart import values_apart
from juesuan.read.sources.sheets.biff import biff_notes
from juesuan.read.sources.sheets.compound import MAGIC, CompoundFile
from juesuan.read.sources.sheets.limits import SheetLimits
from juesuan.read.sources.sheets.ods import read_ods
from juesuan.read.sources.sheets.ooxml import cell_formats, ooxml_notes, sheet_parts
from juesuan.read.sources.sheets.packages import Package
from juesuan.read.sources.sheets.sheet import Book, BrokenBookError, EncryptedBookError, Notes, TooLargeError
from juesuan.read.sources.sheets.xlsb import xlsb_notes, xlsb_parts

Kind = Literal["xls", "xlsx", "xlsb", "ods", "encrypted"]

_STREAMS = ("Workbook", "WORKBOOK", "Book", "BOOK")


def kind_of(data: bytes) -> Kind | None:
    """The format of a workbook; None for anything else. An Office file packed with a password is ``encrypted``."""
    if data.startswith(b"PK\x03\x04"):
        return _packed_kind(data)
    if not data.startswith(MAGIC):
        return None
    try:
        file = CompoundFile(data)
    except BrokenBookError:
        return None
    if "EncryptedPackage" in file:
        return "encrypted"
    return "xls" if any(name in file for name in _STREAMS) else None


def _packed_kind(data: bytes) -> Kind | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            mime = archive.read("mimetype")[:100] if "mimetype" in names and archive.getinfo("mimetype").file_size < 100 else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, OSError, NotImplementedError, RuntimeError):
        return None
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    return "ods" if mime.startswith(b"application/vnd.oasis.opendocument.spreadsheet") else None


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
    notes = biff_notes(file.read(next(name for name in _STREAMS if name in file)), limits.max_cells)
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
