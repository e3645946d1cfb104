"""A grid laid out for writing: header rows, how each cell stands, the widths that the columns want."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Cell, Grid
from juesuan.write.plan import Align, Box, Keys, Table

_PORTRAIT = 52.0
"""How many characters of a table's type stand on an upright page."""
_NARROWEST, _WIDEST = 3.0, 14.0
_NUMBER = re.compile(r"[-−]?[\d,]+(?:\.\d+)?%?")
_CODE = re.compile(r"\d{3}(?:\d\d)*")


class Around(Struct, frozen=True):
    """What stands around a grid: its title, number, the lines of body and unit, other lines above, and remarks below."""

    title: str = ""
    number: str = ""
    body: str = ""
    unit: str = ""
    above: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def laid_table(grid: Grid, around: Around, cells: Mapping[Spot, Keys], level: int) -> Table:
    """The table of a grid; a cell carries the keys of its spot."""
    head = _head(grid, cells)
    boxes = tuple(_box(cell, row, head, cells) for row in grid.rows for cell in row)
    widths = _widths(boxes)
    return Table(
        title=around.title,
        number=around.number,
        body=around.body,
        unit=around.unit,
        above=around.above,
        rows=max((box.row + box.rowspan for box in boxes), default=0),
        head=head,
        boxes=boxes,
        remarks=around.remarks,
        widths=widths,
        wide=sum(widths) > _PORTRAIT,
        level=level,
    )


def _head(grid: Grid, cells: Mapping[Spot, Keys]) -> int:
    """How many rows stand above the first that states a fact or is empty; none when that would be every row."""
    for number, row in enumerate(grid.rows):
        empty = not any(cell.text.strip() for cell in row)
        if empty or any(cells.get(cell.spot) for cell in row):
            return _whole(grid.rows[:number])
    return 0


def _whole(rows: Sequence[Sequence[Cell]]) -> int:
    """The number of the rows, or none when a cell of theirs goes on below them: such rows cannot be repeated on a page."""
    count = len(rows)
    return 0 if any(cell.row + cell.rowspan > count for row in rows for cell in row) else count


def _box(cell: Cell, row: Sequence[Cell], head: int, cells: Mapping[Spot, Keys]) -> Box:
    keys = cells.get(cell.spot, ())
    is_head = cell.row < head
    number = bool(_NUMBER.fullmatch(cell.text.strip()))
    align = Align.CENTRE if is_head or (number and not keys) else Align.RIGHT if number else Align.LEFT
    indent = 0 if is_head or number else _indent(cell, row)
    return Box(cell.text, cell.row, cell.column, cell.rowspan, cell.colspan, is_head, align, indent, keys)


def _indent(cell: Cell, row: Sequence[Cell]) -> int:
    """How deep the code at the left of a name is: a class stands out, an item is indented by two."""
    left = next((each for each in row if each.column + each.colspan == cell.column), None)
    code = left.text.strip() if left else ""
    return (len(code) - 3) // 2 if _CODE.fullmatch(code) else 0


def _widths(boxes: Sequence[Box]) -> tuple[float, ...]:
    """What the columns want, in characters: the widest cell of their own, and a share of those that span them."""
    widths = [_NARROWEST] * max((box.column + box.colspan for box in boxes), default=0)
    for box in sorted(boxes, key=lambda each: each.colspan):
        wanted = width_of(box.text) + box.indent + 1
        if box.colspan == 1:
            widths[box.column] = max(widths[box.column], min(_WIDEST, wanted))
    for box in boxes:
        lack = min(_WIDEST, width_of(box.text)) + 1 - sum(widths[box.column : box.column + box.colspan])
        if box.colspan > 1 and lack > 0:
            for column in range(box.column, box.column + box.colspan):
                widths[column] += lack / box.colspan
    return tuple(round(width, 2) for width in widths)


def width_of(text: str) -> float:
    """The width of the longest line: 1 for a Chinese character, about half for others."""
    return max((sum(1.0 if ord(char) > 0x2E80 else 0.55 for char in line) for line in text.splitlines()), default=0.0)
