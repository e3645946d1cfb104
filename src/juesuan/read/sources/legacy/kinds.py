"""Which old Word format a file has, by its content."""

from __future__ import annotations

import struct
from typing import Literal

from juesuan.read.sources.sheets.compound import MAGIC, CompoundFile
from juesuan.read.sources.sheets.sheet import BrokenBookError

Kind = Literal["doc", "rtf"]

_MAIN = "WordDocument"
_FLAGS = 0x0A
_ENCRYPTED = 0x0100
_RTF = b"{\\rtf"


def kind_of(data: bytes) -> Kind | None:
    """``doc`` for a document of Word 97 to 2003 or WPS Writer, ``rtf``; None for anything else."""
    if data.startswith(_RTF):
        return "rtf"
    return "doc" if _main_stream(data) is not None else None


def is_locked(data: bytes) -> bool:
    """True for an old Word document that is encrypted with a password."""
    main = _main_stream(data)
    if main is None or len(main) < _FLAGS + 2:
        return False
    return bool(struct.unpack_from("<H", main, _FLAGS)[0] & _ENCRYPTED)


def _main_stream(data: bytes) -> bytes | None:
    if not data.startswith(MAGIC):
        return None
    try:
        file = CompoundFile(data)
        return file.read(_MAIN) if _MAIN in file else None
    except BrokenBookError:
        return _MAIN.encode("utf-16-le") if _MAIN.encode("utf-16-le") in data else None
