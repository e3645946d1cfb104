"""Whether an Office file is encrypted, by its content."""

from __future__ import annotations

import struct

from juesuan.workbook.compound import MAGIC, CompoundFile
from juesuan.workbook.sheet import BrokenBookError

_PACKAGE = "EncryptedPackage"
_BOOKS = ("Workbook", "WORKBOOK", "Book", "BOOK")
_FILEPASS = 0x2F
_FIRST_RECORDS = 8
"""The record of encryption stands behind the first, or little later."""


def is_locked_package(data: bytes) -> bool:
    """True for a newer Office file (docx, xlsx, xlsb) inside a compound file of encryption."""
    file = _compound(data)
    if file is None:
        return data.startswith(MAGIC) and _PACKAGE.encode("utf-16-le") in data
    return _PACKAGE in file


def is_locked_book(data: bytes) -> bool:
    """True for an old workbook (xls) that is encrypted."""
    file = _compound(data)
    name = next((name for name in _BOOKS if file and name in file), None)
    if file is None or name is None:
        return False
    stream, at = _read(file, name), 0
    for _ in range(_FIRST_RECORDS):
        if at + 4 > len(stream):
            break
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _FILEPASS:
            return True
        at += 4 + length
    return False


def _compound(data: bytes) -> CompoundFile | None:
    if not data.startswith(MAGIC):
        return None
    try:
        return CompoundFile(data)
    except BrokenBookError:
        return None


def _read(file: CompoundFile, name: str) -> bytes:
    try:
        return file.read(name)
    except BrokenBookError:
        return b""
