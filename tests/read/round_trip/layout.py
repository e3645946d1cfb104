"""A neutral layout of a disclosure: lines and tables with spans, no format; what each writer of a format sets."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct


class Style(StrEnum):
    """What a line is."""

    TITLE = "title"
    CONTENTS = "contents"
    PART = "part"
    HEADING = "heading"
    BODY = "body"


class Line(Struct, frozen=True):
    """A paragraph; a heading's number is part of its text."""

    text: str
    style: Style = Style.BODY


class Box(Struct, frozen=True):
    """A cell: text and the columns and rows that it spans."""

    text: str
    columns: int = 1
    rows: int = 1


Row = tuple[Box, ...]


class Table(Struct, frozen=True):
    """A table: title, what stands between it and the body (form number, body, unit), rows, notes below."""

    title: str
    furniture: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns."""
        return sum(box.columns for box in self.rows[0])


Layout = tuple[Line | Table, ...]


def placed(rows: tuple[Row, ...]) -> Iterator[tuple[int, list[tuple[int, Box | None]]]]:
    """The boxes of each row with their columns; None where a box from above goes on."""
    open_until: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        cells: list[tuple[int, Box | None]] = []
        column = 0
        for box in (*row, None):
            while column in open_until and open_until[column][0] > number:
                cells.append((column, None))
                column += open_until[column][1]
            if box is None:
                break
            cells.append((column, box))
            if box.rows > 1:
                open_until[column] = (number + box.rows, box.columns)
            column += box.columns
        yield number, cells
