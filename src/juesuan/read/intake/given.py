"""One file that is to be read, wherever it lies: on disk or in an archive."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from msgspec import Struct

_DIGITS = re.compile(r"(\d+)")
_SYSTEM = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
"""Names, in small letters, of what systems leave in folders and archives."""


class Given(Struct, frozen=True):
    """A file or folder on disk, or a member of an archive there.

    Attributes:
        path: Path on disk, of the archive for its members.
        name: As it is shown: the path, and behind ``!/`` the name inside an archive.
        members: Numbers of the members that lead to the file, from the archive on disk inwards.
        refusal: Why it is not read (Chinese); '' when it is.
    """

    path: str
    name: str
    members: tuple[int, ...] = ()
    refusal: str = ""

    @classmethod
    def of(cls, path: str | Path) -> Given:
        """A file or folder on disk."""
        return cls(str(path), str(path))


def is_hidden(name: str) -> bool:
    """True for what a person does not see: hidden names, lock files of Office, leavings of a system."""
    parts = [part for part in PurePosixPath(name).parts if part != ".."]
    return any(part.startswith((".", "~$")) or part.lower() in _SYSTEM for part in parts)


def natural(name: str) -> list[tuple[int, int, str]]:
    """The key by which names are sorted: numbers by their value, 附件2 before 附件10."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(name) if part]
