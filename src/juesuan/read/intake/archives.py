"""Zip archives: their members as files to be read, and the bytes of one; nothing is ever written to disk."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO

from msgspec import Struct

from juesuan.errors import UnreadableFileError
from juesuan.read.budget import MEGABYTE, Budget
from juesuan.read.intake.given import Given, is_hidden, natural

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_OUTSIDE = re.compile(r"^(?:/|[A-Za-z]:)|(?:^|/)\.\.(?:/|$)")
_UTF8 = 0x800
_ENCRYPTED = 0x1
_RATIO_FROM = MEGABYTE
_PACKAGES = ("[content_types].xml", "mimetype", "_rels/.rels", "ofd.xml")
"""Members that tell documents packed as zip (Office, OpenDocument, OFD) from archives."""


class ArchiveLimits(Struct, frozen=True):
    """How much of archives is read at most, so that a hostile one cannot keep a run busy for ever.

    Attributes:
        max_members: Members of an archive, directories counted.
        max_depth: How deep archives may lie in each other.
        max_unpacked: Bytes of all members, unpacked.
        max_ratio: How many times larger than its packed form a member may be (members of some size only).
    """

    max_members: int = 5000
    max_depth: int = 3
    max_unpacked: int = 4096 * MEGABYTE
    max_ratio: int = 300


LIMITS = ArchiveLimits()


def opened(file: IO[bytes]) -> zipfile.ZipFile | None:
    """The archive that a file is; None for what is none, documents packed as zip included."""
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN:
        return None
    names = {name.replace("\\", "/").lower() for name in archive.namelist()[: LIMITS.max_members]}
    packed = any(name in names for name in _PACKAGES) or any(name.startswith(("word/document", "xl/workbook")) for name in names)
    return None if packed else archive


def members_of(archive: zipfile.ZipFile, given: Given, budget: Budget) -> Iterator[Given]:
    """The members that are not hidden, sorted by name; what is not read with its refusal.

    Raises:
        UnreadableFileError: too many members, or too many bytes when unpacked.
    """
    infos = archive.infolist()
    if len(infos) > LIMITS.max_members:
        raise UnreadableFileError(given.name, f"压缩包中的文件超过上限 {LIMITS.max_members} 个")
    if sum(info.file_size for info in infos) > LIMITS.max_unpacked:
        raise UnreadableFileError(given.name, f"压缩包解压后超过上限 {LIMITS.max_unpacked // MEGABYTE} MB，没有读取")
    shown = [(name, number) for number, name in enumerate(_names(infos)) if not name.endswith("/") and not is_hidden(name)]
    for name, number in sorted(shown, key=lambda each: natural(each[0])):
        reason = _refusal(infos[number], name, len(given.members), budget)
        yield Given(given.path, f"{given.name}!/{name}", (*given.members, number), reason)
    if not shown:
        yield Given(given.path, given.name, given.members, "压缩包中没有可以读取的文件")


def member(archive: zipfile.ZipFile, number: int, given: Given, budget: Budget) -> bytes:
    """The bytes of a member.

    Raises:
        UnreadableFileError: it is broken, packed by a method that is not known, or larger than the budget allows.
    """
    try:
        with archive.open(archive.infolist()[number]) as file:
            data = file.read(budget.max_bytes + 1)
    except NotImplementedError as error:
        raise UnreadableFileError(given.name, "压缩包用了不支持的压缩方法；请解压后再读") from error
    except (*_BROKEN, IndexError) as error:
        raise UnreadableFileError(given.name, "压缩包已损坏，这个文件无法解压") from error
    if len(data) > budget.max_bytes:
        raise UnreadableFileError(given.name, too_large(budget))
    return data


def nested(data: bytes, given: Given) -> zipfile.ZipFile:
    """The archive that lies in another one.

    Raises:
        UnreadableFileError: it is none.
    """
    archive = opened(BytesIO(data))
    if archive is None:
        raise UnreadableFileError(given.name, "压缩包已损坏")
    return archive


def too_large(budget: Budget) -> str:
    """The reason when a file has more bytes than the budget allows."""
    return f"文件超过 {budget.max_bytes // MEGABYTE} MB 的上限"


def _refusal(info: zipfile.ZipInfo, name: str, depth: int, budget: Budget) -> str:
    if _OUTSIDE.search(name):
        return "压缩包中的文件名指向压缩包之外，没有读取"
    if info.flag_bits & _ENCRYPTED:
        return "压缩包中的文件已加密，需要密码；请解压后再读"
    if info.file_size > budget.max_bytes:
        return too_large(budget)
    if info.file_size > _RATIO_FROM and info.file_size > max(info.compress_size, 1) * LIMITS.max_ratio:
        return "压缩比异常，可能是恶意文件，没有读取"
    if depth >= LIMITS.max_depth:
        return f"压缩包套压缩包超过 {LIMITS.max_depth} 层，没有读取"
    return ""


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """The names with forward slashes; those without the mark of UTF-8 are UTF-8 when all are, else GB 18030."""
    raw = [b"" if info.flag_bits & _UTF8 else info.orig_filename.encode("cp437", "replace") for info in infos]
    encoding = _encoding(b"\n".join(raw))
    names = [info.orig_filename if info.flag_bits & _UTF8 else raw[n].decode(encoding, "replace") for n, info in enumerate(infos)]
    return [name.partition("\0")[0].replace("\\", "/") for name in names]


def _encoding(data: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "cp437"
