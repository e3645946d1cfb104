"""How much one file may cost: size, pages, time and memory."""

from __future__ import annotations

from msgspec import Struct

MEGABYTE = 1024 * 1024


class Budget(Struct, frozen=True):
    """The greatest cost of one file; what costs more is not read, with a message that says so.

    Size and pages hold for every reading. Time and memory hold where a file is read in a worker process
    (``juesuan.read.many.stream``), since nothing else can stop a library that does not return.

    Attributes:
        max_bytes: Bytes of a file, or of a member of an archive when unpacked.
        max_pages: Pages of a file whose format has pages.
        max_seconds: Seconds to read and check a file; 0 for as many as it takes.
        max_memory: Bytes of memory of the process that reads it; 0 for no limit.
    """

    max_bytes: int = 30 * MEGABYTE
    max_pages: int = 2000
    max_seconds: float = 300
    max_memory: int = 2048 * MEGABYTE
