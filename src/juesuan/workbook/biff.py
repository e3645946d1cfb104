"""What an old workbook (xls, et) says of its sheets beside the values: formats, errors, hidden rows, the last cell.

Values come from calamine, which neither tells how a number is shown nor keeps errors, and lays out every sheet in full.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from msgspec import Struct, field

from juesuan.workbook.formats import BUILTIN
from juesuan.workbook.sheet import BrokenBookError, EncryptedBookError, Notes

_BOF, _EOF, _FILEPASS = 0x809, 0x0A, 0x2F
_FORMAT, _XF, _BOUNDSHEET = 0x41E, 0xE0, 0x85
_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR = 0x203, 0x27E, 0xBD, 0x06, 0x205
_LABEL, _LABELSST, _RSTRING = 0x204, 0xFD, 0xD6
_ROW, _COLINFO = 0x208, 0x7D
_DIMENSIONS, _SST = 0x200, 0xFC
_MOST_ROWS, _MOST_COLUMNS = 65536, 256
_BIFF8 = 0x600
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_ERROR_RESULT = 2
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


class _Globals(Struct):
    """What the workbook says for all sheets."""

    starts: list[int] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=lambda: dict(BUILTIN))
    formats: list[int] = field(default_factory=list)

    def code(self, number: int) -> str:
        """The format code of a cell's format number; nothing for the general one."""
        return self.codes.get(self.formats[number], "") if number < len(self.formats) else ""


def biff_notes(stream: bytes, most: int) -> list[Notes]:
    """The notes of each sheet in the order of the workbook.

    Raises:
        BrokenBookError: the stream is no workbook.
        EncryptedBookError: it is encrypted.
        TooLargeError: a sheet has more than ``most`` filled cells.
    """
    try:
        shared = _globals(stream)
        return [_sheet(stream, start, shared, most) for start in shared.starts]
    except (struct.error, IndexError) as error:
        raise BrokenBookError from error


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from a BOF to its EOF; those of charts inside count for nothing, but are checked likewise."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        body = stream[start + 4 : start + 4 + size]
        _check_size(kind, body, len(stream))
        depth += kind == _BOF
        if depth == 1:
            yield kind, body
        depth -= kind == _EOF
        start += 4 + size
        if depth <= 0:
            break
    if depth or start > len(stream):
        raise BrokenBookError


def _check_size(kind: int, body: bytes, length: int) -> None:
    """Refuse sizes that cannot be: calamine believes them, and a process without memory ends at once."""
    if kind == _DIMENSIONS and len(body) >= 14:
        first, last, left, right = struct.unpack_from("<IIHH", body)
        if not (first <= last <= _MOST_ROWS and left <= right <= _MOST_COLUMNS):
            raise BrokenBookError
    if kind == _SST and len(body) >= 8 and max(struct.unpack_from("<II", body)) > length:
        raise BrokenBookError


def _globals(stream: bytes) -> _Globals:
    found = _Globals()
    version = 0
    for kind, body in _records(stream, 0):
        if kind == _BOF:
            version = version or struct.unpack_from("<H", body)[0]
        elif kind == _FILEPASS:
            raise EncryptedBookError
        elif kind == _FORMAT:
            found.codes[struct.unpack_from("<H", body)[0]] = _string(body[2:], version)
        elif kind == _XF:
            found.formats.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _BOUNDSHEET:
            found.starts.append(struct.unpack_from("<I", body)[0])
    return found


def _string(body: bytes, version: int) -> str:
    if version < _BIFF8:
        return body[1 : 1 + body[0]].decode("gb18030", errors="replace")
    length, flags = struct.unpack_from("<HB", body)
    if flags & 1:
        return body[3 : 3 + 2 * length].decode("utf-16-le", errors="replace")
    return body[3 : 3 + length].decode("latin-1")


def _sheet(stream: bytes, start: int, shared: _Globals, most: int) -> Notes:
    notes = Notes(most)
    for kind, body in _records(stream, start):
        if kind in _READERS:
            _READERS[kind](notes, body, shared)
    return notes


def _number(notes: Notes, body: bytes, shared: _Globals) -> None:
    row, column, number = struct.unpack_from("<HHH", body)
    notes.reach(row, column)
    if code := shared.code(number):
        notes.formats[row, column] = code


def _numbers(notes: Notes, body: bytes, shared: _Globals) -> None:
    row, first = struct.unpack_from("<HH", body)
    for order in range((len(body) - 6) // 6):
        (number,) = struct.unpack_from("<H", body, 4 + 6 * order)
        notes.reach(row, first + order)
        if code := shared.code(number):
            notes.formats[row, first + order] = code


def _formula(notes: Notes, body: bytes, shared: _Globals) -> None:
    _number(notes, body, shared)
    row, column, _, kind, code, mark = struct.unpack_from("<HHHBxB3xH", body)
    if mark == 0xFFFF and kind == _ERROR_RESULT:
        notes.errors[row, column] = _ERRORS.get(code, "#N/A")


def _error(notes: Notes, body: bytes, _: _Globals) -> None:
    row, column, code, is_error = struct.unpack_from("<HH2xBB", body)
    notes.reach(row, column)
    if is_error:
        notes.errors[row, column] = _ERRORS.get(code, "#N/A")


def _text(notes: Notes, body: bytes, _: _Globals) -> None:
    notes.reach(*struct.unpack_from("<HH", body))


def _row(notes: Notes, body: bytes, _: _Globals) -> None:
    number, options = struct.unpack_from("<H10xH", body)
    if options & _HIDDEN_ROW:
        notes.hidden_rows.add(number)


def _columns(notes: Notes, body: bytes, _: _Globals) -> None:
    first, last, options = struct.unpack_from("<HH4xH", body)
    if options & _HIDDEN_COLUMN:
        notes.hidden_columns.update(range(first, min(last, 255) + 1))


_READERS: dict[int, Callable[[Notes, bytes, _Globals], None]] = {
    _NUMBER: _number,
    _RK: _number,
    _MULRK: _numbers,
    _FORMULA: _formula,
    _BOOLERR: _error,
    _LABEL: _text,
    _LABELSST: _text,
    _RSTRING: _text,
    _ROW: _row,
    _COLINFO: _columns,
}
