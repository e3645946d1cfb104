"""Which of the formats that are converted a file has, by its content: old Word, rtf, text of OpenDocument."""

from __future__ import annotations

from typing import Literal

from juesuan.workbook.compound import MAGIC, CompoundFile
from juesuan.workbook.sheet import BrokenBookError

Kind = Literal["doc", "rtf", "odt"]

_MAIN = "WordDocument"
_FLAGS = 0x0A
_ENCRYPTED = 0x0100
_RTF = b"{\\rtf"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_ODT_AT = 30
"""Where an OpenDocument package says what it is: its first member is stored, and behind its header."""


def kind_of(data: bytes) -> Kind | None:
    """``doc`` for a document of Word 97 to 2003 or WPS Writer, ``rtf``, ``odt``; None for anything else.

    A compound file that is broken counts as a document when it names the stream of one: a converter may yet repair it.
    """
    if data.startswith(_RTF):
        return "rtf"
    if data.startswith(b"PK") and data[_ODT_AT:].startswith(_ODT):
        return "odt"
    if not data.startswith(MAGIC):
        return None
    file = _compound(data)
    return "doc" if (_MAIN in file if file else _MAIN.encode("utf-16-le") in data) else None


def is_legacy(data: bytes) -> bool:
    """True for a document that is converted (doc, wps, rtf, odt), by the content."""
    return kind_of(data) is not None


def is_locked(data: bytes) -> bool:
    """True for an old Word document that is encrypted with a password, as far as its compound file can be read."""
    file = _compound(data) if data.startswith(MAGIC) else None
    try:
        head = file.read(_MAIN)[_FLAGS : _FLAGS + 2] if file else b""
    except BrokenBookError:
        return False
    return bool(int.from_bytes(head, "little") & _ENCRYPTED)


def _compound(data: bytes) -> CompoundFile | None:
    try:
        return CompoundFile(data)
    except BrokenBookError:
        return None
