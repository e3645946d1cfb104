"""Which rows or columns of a large table are drawn: its header and what stands around the marked ones."""

from __future__ import annotations

from collections.abc import Iterable


def window(count: int, marked: Iterable[int], *, head: int, around: int, most: int) -> list[int]:
    """The numbers to draw out of ``count``, in order: all of them if few; never more than ``most``."""
    if count <= most:
        return list(range(count))
    near = sorted({at for mark in marked for at in range(mark - around, mark + around + 1) if head <= at < count})
    kept = near or list(range(head, count))
    return sorted({*range(min(head, most)), *kept[: max(0, most - head)]})
