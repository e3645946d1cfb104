"""Packed files (zip) opened with care: sizes are checked before anything is unpacked, XML may define no entities."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from juesuan.workbook.limits import SheetLimits
from juesuan.workbook.sheet import BrokenBookError, EncryptedBookError, TooLargeError

_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError)


class Package:
    """The parts of a packed file by name; names are compared in small letters."""

    def __init__(self, data: bytes, limits: SheetLimits) -> None:
        """Read the directory, and every part once, so that no part is larger than it says."""
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise BrokenBookError from error
        infos = self._archive.infolist()
        if len(infos) > limits.max_parts or sum(info.file_size for info in infos) > limits.max_unpacked:
            raise TooLargeError
        self._infos = {info.filename.replace("\\", "/").lower(): info for info in infos}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    def names(self) -> list[str]:
        """The names of all parts, in small letters."""
        return list(self._infos)

    def verify(self) -> None:
        """Unpack every part: a size or checksum that is wrong, or a password, makes the file unreadable."""
        for name in self._infos:
            for _ in self._chunks(name):
                pass

    def read(self, name: str) -> bytes:
        """The bytes of a part; nothing when there is none."""
        return b"".join(self._chunks(name)) if name in self else b""

    def holds(self, name: str, *texts: bytes) -> bool:
        """Whether one of these texts stands in a part; the part is never held as a whole."""
        longest, end = max(map(len, texts)), b""
        for chunk in self._chunks(name) if name in self else ():
            if any(text in end + chunk[:longest] or text in chunk for text in texts):
                return True
            end = chunk[-longest:]
        return False

    def _chunks(self, name: str) -> Iterator[bytes]:
        info = self._infos[name.lower()]
        if info.flag_bits & 1:
            raise EncryptedBookError
        try:
            with self._archive.open(info) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except _BROKEN as error:
            raise BrokenBookError from error

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The finished elements of these local names, in order; each is emptied after use."""
        for event, element in self.events(name, *tags):
            if event == "end":
                yield element

    def events(self, name: str, *tags: str) -> Iterator[tuple[str, etree._Element]]:
        """Start and end of the elements of these local names, none if there is no such part; emptied after their end."""
        data = self.read(name)
        if name not in self:
            return
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise BrokenBookError
        wanted = [f"{{*}}{tag}" for tag in tags]
        walk = etree.iterparse(
            BytesIO(data), events=("start", "end"), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False
        )
        try:
            for event, element in walk:
                yield event, element
                if event == "end":
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise BrokenBookError from error


def local(element: etree._Element) -> str:
    """The element's name without its namespace, or without a prefix that the file nowhere declares."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its local name."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)
