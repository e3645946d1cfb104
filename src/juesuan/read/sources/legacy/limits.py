"""How much time and memory the conversion of an old Word document may take."""

from __future__ import annotations

from msgspec import Struct

_GIGABYTE = 1024**3


class LegacyLimits(Struct, frozen=True):
    """The greatest efforts; more make the file unreadable.

    Attributes:
        max_seconds: Seconds that the converter of the extra ``legacy`` may take.
        max_memory: Bytes that its process may have.
        office_seconds: Seconds that LibreOffice may take.
        office_memory: Bytes of address space that it may have; much more than it uses.
        max_docx: Bytes of the converted document.
        max_objects: Embedded objects without a known place that are looked at.
    """

    max_seconds: float = 60
    max_memory: int = 2 * _GIGABYTE
    office_seconds: float = 120
    office_memory: int = 8 * _GIGABYTE
    max_docx: int = 100 * 1024 * 1024
    max_objects: int = 50
