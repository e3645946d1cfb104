"""How far the sheets of a binary workbook (xlsb) reach; formats of numbers are not read."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from juesuan.workbook.ooxml import related_parts
from juesuan.workbook.packages import Package
from juesuan.workbook.sheet import BrokenBookError, Notes

_ROW = 0
_BLANK = 1
_CELLS = frozenset(range(2, 12))
_BUNDLE = 156
_HIDDEN = 0x10
"""In the third byte of a row's options."""


def xlsb_parts(package: Package) -> list[str]:
    """The part of each sheet, in the order of the workbook."""
    parts = related_parts(package, "xl/_rels/workbook.bin.rels")
    sheets = [body for kind, body in _records(package.read("xl/workbook.bin")) if kind == _BUNDLE]
    return [parts.get(_relation(body), "") for body in sheets]


def _relation(body: bytes) -> str:
    try:
        (length,) = struct.unpack_from("<I", body, 8)
    except struct.error as error:
        raise BrokenBookError from error
    return body[12 : 12 + 2 * min(length, len(body))].decode("utf-16-le", errors="replace")


def xlsb_notes(package: Package, part: str, notes: Notes) -> None:
    """Fill in the notes of one sheet: the last filled cell and hidden rows."""
    row = 0
    try:
        for kind, body in _records(package.read(part)):
            if kind == _ROW:
                (row,) = struct.unpack_from("<I", body)
                if body[11] & _HIDDEN:
                    notes.hidden_rows.add(row)
            elif kind in _CELLS:
                notes.reach(row, struct.unpack_from("<I", body)[0])
    except (struct.error, IndexError) as error:
        raise BrokenBookError from error


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(stream):
        try:
            kind, at = _number(stream, at, 2)
            size, at = _number(stream, at, 4)
        except IndexError as error:
            raise BrokenBookError from error
        yield kind, stream[at : at + size]
        at += size


def _number(stream: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of at most so many bytes, seven bits each; the kind keeps the bits of its second byte apart likewise."""
    value = 0
    for order in range(most):
        byte = stream[at]
        at += 1
        value |= (byte & 0x7F) << (7 * order)
        if byte < 0x80:
            break
    return value, at
