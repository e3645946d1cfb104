"""Encrypted Office files decrypted by the extra ``crypto`` (msoffcrypto-tool), in a process of its own."""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from typing import Literal

import msgspec
from msgspec import Struct

from juesuan.apart import ApartError, Bounds, ask, serve
from juesuan.errors import UnreadableFileError
from juesuan.read.sources.locked.kinds import is_locked_book, is_locked_package
from juesuan.read.sources.locked.messages import NEEDS_EXTRA, NEEDS_PASSWORD, UNSUPPORTED, WRONG_PASSWORD

_BOUNDS = Bounds(60, 2 * 1024**3)
_EVERYBODY = "VelvetSweatshop"
"""Excel encrypts workbooks that are only protected against changes with this one, and asks nobody for it."""

_BROKEN = "文件已加密，加密部分已损坏或不完整"

Failure = Literal["", "password", "unsupported"]
_REASONS = {"password": WRONG_PASSWORD, "unsupported": UNSUPPORTED}


class _Question(Struct, frozen=True):
    data: bytes
    password: str


class _Answer(Struct, frozen=True):
    data: bytes = b""
    failure: Failure = ""


def unlocked(data: bytes, *, path: str, password: str | None) -> bytes:
    """The plain bytes of an Office file: decrypted where it is encrypted (docx, xlsx, xlsb, xls), else as given.

    Raises:
        UnreadableFileError: it is encrypted, and there is no password, or a wrong one, or the extra is not installed.
    """
    if is_locked_package(data) or is_locked_book(data):
        return unlocked_office(data, path=path, password=password)
    return data


def unlocked_office(data: bytes, *, path: str, password: str | None) -> bytes:
    """The plain bytes of an encrypted Office file; without a password, the one that Excel sets by itself is tried.

    Raises:
        UnreadableFileError: there is no password, or a wrong one, or the extra is not installed, or the file is broken.
    """
    if find_spec("msoffcrypto") is None:
        raise UnreadableFileError(path, NEEDS_PASSWORD if password is None else NEEDS_EXTRA)
    question = _Question(data, _EVERYBODY if password is None else password)
    try:
        answer = msgspec.msgpack.decode(ask(__name__, msgspec.msgpack.encode(question), _BOUNDS), type=_Answer)
    except ApartError as error:
        raise UnreadableFileError(path, _BROKEN) from error
    if answer.failure == "password" and password is None:
        raise UnreadableFileError(path, NEEDS_PASSWORD)
    if answer.failure:
        raise UnreadableFileError(path, _REASONS[answer.failure])
    return answer.data


def _answer(question: bytes) -> bytes:
    asked = msgspec.msgpack.decode(question, type=_Question)
    return msgspec.msgpack.encode(_decrypted(asked.data, asked.password))


def _decrypted(data: bytes, password: str) -> _Answer:
    import msoffcrypto
    from msoffcrypto import exceptions

    if not password:
        return _Answer(failure="password")
    plain = BytesIO()
    try:
        file = msoffcrypto.OfficeFile(BytesIO(data))
        if file.format == "ooxml":
            file.load_key(password=password, verify_password=True)
        else:
            file.load_key(password=password)
        file.decrypt(plain)
    except exceptions.InvalidKeyError:
        return _Answer(failure="password")
    except (exceptions.DecryptionError, exceptions.FileFormatError):
        return _Answer(failure="unsupported")
    return _Answer(plain.getvalue())


if __name__ == "__main__":
    serve(_answer)
