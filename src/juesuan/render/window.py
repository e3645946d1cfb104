"""Which rows or columns of a large table are drawn: its header and what stands around the marked ones."""

from __future__ import annotations

from collections.abc import Iterable


def window(count: int, marked: Iterable[int], *, head: int, around: int, most: int) -> list[int]:
    """The numbers to draw out of ``count``, in order: all of them if few; never more than ``most``.

    Less is drawn around the marked ones before any of them is left out.
    """
    if count <= most:
        return list(range(count))
    room = max(0, most - head)
    marks = sorted({mark for mark in marked if head <= mark < count})
    near = marks
    for reach in range(around, 0, -1):
        wider = sorted({at for mark in marks for at in range(mark - reach, mark + reach + 1) if head <= at < count})
        if len(wider) <= room:
            near = wider
            break
    kept = near or list(range(head, count))
    return sorted({*range(min(head, most)), *kept[:room]})
