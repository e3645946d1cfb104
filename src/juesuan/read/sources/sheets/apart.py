"""The values of a workbook, read in a process of its own with bounded memory and time.

Calamine trusts the sizes that a file claims; where they are absurd its runtime aborts the process, which Python cannot
catch (tafia/calamine through 0.9.1 of python-calamine). Only the child may end so; for the caller the file is broken.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

import msgspec

from juesuan.read.sources.sheets.calamine import with_values
from juesuan.read.sources.sheets.limits import SheetLimits
from juesuan.read.sources.sheets.sheet import Book, BrokenBookError, EncryptedBookError, Notes, TooLargeError

_ERRORS = {error.__name__: error for error in (BrokenBookError, EncryptedBookError)}


@dataclass(frozen=True, slots=True)
class _Question:
    data: bytes
    notes: list[Notes]
    limits: SheetLimits


@dataclass(frozen=True, slots=True)
class _Answer:
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
    command = [sys.executable, "-P", "-m", __name__]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            command, input=question, capture_output=True, timeout=limits.max_seconds, env=environment, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise TooLargeError from error
    except subprocess.CalledProcessError as error:
        raise BrokenBookError from error
    answer = msgspec.msgpack.decode(done.stdout, type=_Answer)
    if answer.book is None:
        raise _ERRORS[answer.error]
    return answer.book


def _bound_memory(most: int) -> None:
    """Let this process have no more memory, and leave no core file, where the system can be told so."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(question: _Question) -> _Answer:
    try:
        return _Answer(with_values(question.data, question.notes, question.limits))
    except (BrokenBookError, EncryptedBookError) as error:
        return _Answer(error=type(error).__name__)


def _main() -> None:
    question = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=_Question)
    _bound_memory(question.limits.max_memory)
    sys.stdout.buffer.write(msgspec.msgpack.encode(_answer(question)))


if __name__ == "__main__":
    _main()
