"""Which workbook bytes are, told without the libraries that read one."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Literal

from juesuan.workbook.compound import MAGIC, CompoundFile
from juesuan.workbook.sheet import BrokenBookError

Kind = Literal["xls", "xlsx", "xlsb", "ods", "encrypted"]

STREAMS = ("Workbook", "WORKBOOK", "Book", "BOOK")
"""The streams of a compound file that may hold an old workbook."""


def is_book(data: bytes) -> bool:
    """True for a workbook (xls, et, xlsx, xlsb, ods) or an Office file packed with a password, by the content."""
    return kind_of(data) is not None


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
    return "xls" if any(name in file for name in STREAMS) else None


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
