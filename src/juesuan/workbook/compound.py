"""Compound files (OLE), which hold old workbooks: the streams that stand directly in the root, by name."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import islice

from juesuan.workbook.sheet import BrokenBookError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA
"""From here on a sector number is a mark and no sector."""

_HEADER = 512
_ENTRY = 128
_STREAM = 2


class CompoundFile:
    """The streams of a compound file."""

    def __init__(self, data: bytes) -> None:
        """Read the tables of sectors and the directory."""
        self._data = data
        try:
            shift, mini_shift = struct.unpack_from("<HH", data, 0x1E)
            directory, self._cutoff, mini, _, difat, _ = struct.unpack_from("<I4xIIIII", data, 0x30)
            if not data.startswith(MAGIC) or shift not in (9, 12) or mini_shift != 6:
                raise BrokenBookError
            self._size = 1 << shift
            self._fat = self._numbers(islice(self._table(difat), len(data) // self._size + 1))
            self._mini_fat = self._numbers(self._chain(mini, self._fat))
            entries = b"".join(map(self._sector, self._chain(directory, self._fat)))
            root, start, _ = self._entry(entries, 0)
            self._mini = b"".join(map(self._sector, self._chain(start, self._fat))) if self._mini_fat else b""
            self._streams = {name: (start, size) for name, start, size in self._children(entries, root)}
        except struct.error as error:
            raise BrokenBookError from error

    def __contains__(self, name: str) -> bool:
        return name in self._streams

    def read(self, name: str) -> bytes:
        """The bytes of a stream; nothing when there is none."""
        start, size = self._streams.get(name, (_LAST, 0))
        if size >= self._cutoff:
            return b"".join(map(self._sector, self._chain(start, self._fat)))[:size]
        chain = self._chain(start, self._mini_fat)
        return b"".join(self._mini[number * 64 : number * 64 + 64] for number in chain)[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _numbers(self, sectors: Iterator[int]) -> Sequence[int]:
        data = b"".join(map(self._sector, sectors))
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _table(self, difat: int) -> Iterator[int]:
        """The sectors that hold the table of sectors: 109 in the header, further ones chained."""
        yield from (number for number in struct.unpack_from("<109I", self._data, 0x4C) if number < _LAST)
        for _ in range(len(self._data) // self._size):
            if difat >= _LAST:
                return
            *numbers, difat = struct.unpack(f"<{self._size // 4}I", self._sector(difat))
            yield from (number for number in numbers if number < _LAST)

    @staticmethod
    def _chain(start: int, table: Sequence[int]) -> Iterator[int]:
        """The sectors of a stream; a chain that turns back on itself or leaves the file is broken."""
        for _ in range(len(table)):
            if start >= _LAST:
                return
            if start >= len(table):
                raise BrokenBookError
            yield start
            start = table[start]
        if start < _LAST:
            raise BrokenBookError

    @staticmethod
    def _entry(entries: bytes, number: int) -> tuple[int, int, int]:
        """The child, the first sector and the size of a directory entry."""
        child, start, size = struct.unpack_from("<I36xII", entries, number * _ENTRY + 76)
        return child, start, size

    def _children(self, entries: bytes, number: int) -> Iterator[tuple[str, int, int]]:
        """Name, first sector and size of the streams in the tree below a child."""
        waiting, seen = [number], set()
        while waiting:
            number = waiting.pop()
            if number in seen or number * _ENTRY + _ENTRY > len(entries):
                continue
            seen.add(number)
            length, kind = struct.unpack_from("<HB", entries, number * _ENTRY + 64)
            waiting += struct.unpack_from("<II", entries, number * _ENTRY + 68)
            _, start, size = self._entry(entries, number)
            if kind == _STREAM:
                name = entries[number * _ENTRY : number * _ENTRY + max(0, min(length, 64) - 2)]
                yield name.decode("utf-16-le", errors="replace"), start, size
