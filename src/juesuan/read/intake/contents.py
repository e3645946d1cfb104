"""What a given file holds: its bytes, or, of a folder or an archive, the files in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from juesuan.errors import UnreadableFileError
from juesuan.read.budget import Budget
from juesuan.read.intake import archives
from juesuan.read.intake.folders import files_in
from juesuan.read.intake.given import Given


def contents_of(given: Given, budget: Budget) -> bytes | tuple[Given, ...]:
    """The bytes of a file; of a folder or a zip archive the files in it, one level deep, sorted by name.

    Raises:
        UnreadableFileError: it does not exist, cannot be opened, is empty, refused, broken, or larger than the budget allows.
    """
    if given.refusal:
        raise UnreadableFileError(given.name, given.refusal)
    if given.members:
        return _member(given, budget)
    try:
        if Path(given.path).is_dir():
            return tuple(files_in(given.path))
        return _on_disk(given, budget)
    except FileNotFoundError as error:
        raise UnreadableFileError(given.name, "文件不存在") from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(given.name, "文件打不开") from error


def is_single(path: str) -> bool:
    """True for what is neither a folder nor a zip archive of files, what cannot be opened included."""
    try:
        if Path(path).is_dir():
            return False
        with Path(path).open("rb") as file:
            return file.read(2) != b"PK" or not file.seekable() or archives.opened(file) is None
    except (OSError, ValueError):
        return True


def files_of(given: Iterable[Given], budget: Budget) -> Iterator[tuple[Given, bytes | UnreadableFileError]]:
    """Every single file of what is given, archives and folders opened all the way, with its bytes or why there are none."""
    waiting = list(given)[::-1]
    count = 0
    while waiting:
        item = waiting.pop()
        try:
            content = contents_of(item, budget)
        except UnreadableFileError as error:
            yield item, error
            continue
        if isinstance(content, bytes):
            yield item, content
            continue
        count += len(content)
        if count > archives.LIMITS.max_members:
            yield item, UnreadableFileError(item.name, f"文件太多，超过上限 {archives.LIMITS.max_members} 个")
        else:
            waiting += content[::-1]


def _on_disk(given: Given, budget: Budget) -> bytes | tuple[Given, ...]:
    with Path(given.path).open("rb") as file:
        start = file.read(2)
        if start == b"PK" and file.seekable():
            archive = archives.opened(file)
            if archive is not None:
                return tuple(archives.members_of(archive, given, budget))
            file.seek(len(start))
        data = start + file.read(budget.max_bytes + 1 - len(start))
    return _checked(data, given, budget)


def _member(given: Given, budget: Budget) -> bytes | tuple[Given, ...]:
    """The bytes of a member, or its members when it is an archive itself."""
    try:
        with Path(given.path).open("rb") as file:
            archive = archives.opened(file)
            if archive is None:
                raise UnreadableFileError(given.name, "压缩包已损坏")
            for number in given.members[:-1]:
                archive = archives.nested(archives.member(archive, number, given, budget), given)
            data = archives.member(archive, given.members[-1], given, budget)
    except OSError as error:
        raise UnreadableFileError(given.name, "压缩包打不开") from error
    inner = archives.opened(BytesIO(data)) if data.startswith(b"PK") else None
    return _checked(data, given, budget) if inner is None else tuple(archives.members_of(inner, given, budget))


def _checked(data: bytes, given: Given, budget: Budget) -> bytes:
    if len(data) > budget.max_bytes:
        raise UnreadableFileError(given.name, archives.too_large(budget))
    if not data:
        raise UnreadableFileError(given.name, "文件是空的")
    return data
