"""The values of a workbook, read in a process of its own with bounded memory and time.

Calamine trusts the sizes that a file claims; where they are absurd its runtime aborts the process, which Python cannot
catch (tafia/calamine through 0.9.1 of python-calamine). Only the child may end so; for the caller the file is broken.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from juesuan.apart import ApartError, ApartTimeoutError, Bounds, ask, serve
from juesuan.workbook.calamine import with_values
from juesuan.workbook.limits import SheetLimits
from juesuan.workbook.sheet import Book, BrokenBookError, EncryptedBookError, Notes, TooLargeError

_ERRORS = {error.__name__: error for error in (BrokenBookError, EncryptedBookError)}


class _Question(Struct, frozen=True):
    data: bytes
    notes: list[Notes]
    limits: SheetLimits


class _Answer(Struct, frozen=True):
    """The book, or the name of the error."""

    book: Book | None = None
    error: str = ""


def values_apart(data: bytes, notes: list[Notes], limits: SheetLimits) -> Book:
    """The book: its visible sheets with the texts of their cells; sheets that are too large stay empty.

    Raises:
        BrokenBookError: the file is broken, or claims sizes that no memory holds.
        EncryptedBookError: it is encrypted.
        TooLargeError: it takes more time than the limits allow.
    """
    question = msgspec.msgpack.encode(_Question(data, notes, limits))
    try:
        done = ask(__name__, question, Bounds(limits.max_seconds, limits.max_memory))
    except ApartTimeoutError as error:
        raise TooLargeError from error
    except ApartError as error:
        raise BrokenBookError from error
    answer = msgspec.msgpack.decode(done, type=_Answer)
    if answer.book is None:
        raise _ERRORS[answer.error]
    return answer.book


def _answer(question: bytes) -> bytes:
    asked = msgspec.msgpack.decode(question, type=_Question)
    try:
        answer = _Answer(with_values(asked.data, asked.notes, asked.limits))
    except (BrokenBookError, EncryptedBookError) as error:
        answer = _Answer(error=type(error).__name__)
    return msgspec.msgpack.encode(answer)


if __name__ == "__main__":
    serve(_answer)
