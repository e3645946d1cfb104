"""A table of the document as the page shows it: header, the rows and columns around the marked cells, spans and gaps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from juesuan.model.disclosure import Disclosure, TableFound
from juesuan.render.place import clip
from juesuan.render.table_layout import Placed, is_number, place_cells
from juesuan.render.table_marks import header_rows
from juesuan.render.window import window

_MOST_HEAD = 8
_FIRST_COLUMNS = 2
_ROWS, _COLUMNS = (16, 3, 60), (14, 4, 30)
"""How many are shown, how many around a marked one, and how many at most when more are marked."""
_MOST_UNMARKED = 6
"""Rows that are shown of a table in which no cell is marked."""
_LONGEST = 200
"""Longest text of a cell that is shown whole."""


class Layout(Struct, frozen=True):
    """A table of a document with its cells laid out and the number of its header rows."""

    table: TableFound
    cells: tuple[Placed, ...]
    head: int


class DrawnCell(Struct, frozen=True):
    """A cell of the page: text, spans over what is shown, mark ('' for none), whether a number, whether rows or columns lack."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    mark: str = ""
    number: bool = False
    gap: bool = False


class DrawnTable(Struct, frozen=True):
    """Title, number and unit as printed, header rows and body rows, and how many rows the whole table has."""

    title: str
    number: str
    unit: str
    head: tuple[tuple[DrawnCell, ...], ...]
    body: tuple[tuple[DrawnCell, ...], ...]
    height: int
    whole: bool

    @property
    def kind(self) -> str:
        """What it is, for the template."""
        return "table"

    @property
    def marks(self) -> frozenset[str]:
        """The marks that occur."""
        return frozenset(cell.mark for row in (*self.head, *self.body) for cell in row if cell.mark)


def lay_out(disclosure: Disclosure, table: TableFound) -> Layout:
    """The table laid out."""
    cells = place_cells(table)
    return Layout(table, cells, min(header_rows(disclosure, table, cells), _MOST_HEAD))


def draw_table(layout: Layout, marks: Mapping[Placed, str]) -> DrawnTable:
    """The table around the marked cells; its first rows when none is marked."""
    height = max((cell.row + cell.rowspan for cell in layout.cells), default=0)
    width = max((cell.column + cell.colspan for cell in layout.cells), default=0)
    rows = _shown(height, {cell.row for cell in marks}, layout.head, _ROWS)
    if not marks:
        rows = rows[: max(layout.head, _MOST_UNMARKED)]
    columns = _shown(width, {cell.column for cell in marks}, _FIRST_COLUMNS, _COLUMNS)
    drawn = list(_drawn_rows(layout.cells, _with_gaps(rows, height), _with_gaps(columns, width), marks))
    head = sum(row < layout.head for row in rows)
    table = layout.table
    whole = len(rows) == height and len(columns) == width
    return DrawnTable(table.title, table.number, table.unit, tuple(drawn[:head]), tuple(drawn[head:]), height, whole)


def _shown(count: int, marked: Collection[int], head: int, bounds: tuple[int, int, int]) -> list[int]:
    usual, around, most = bounds
    return window(count, marked, head=head, around=around, most=min(most, max(usual, head + len(marked))))


def _with_gaps(numbers: Sequence[int], count: int) -> list[int | None]:
    """The numbers that are shown, and None wherever some are left out."""
    shown: list[int | None] = []
    for number, following in zip(numbers, [*numbers[1:], count], strict=True):
        shown.append(number)
        if following != number + 1:
            shown.append(None)
    return shown


def _drawn_rows(
    cells: Sequence[Placed], rows: Sequence[int | None], columns: Sequence[int | None], marks: Mapping[Placed, str]
) -> Iterator[tuple[DrawnCell, ...]]:
    """Each shown row; a cell stands where its shown area begins, and what no cell covers is empty or a gap."""
    areas = {area[0]: (cell, area) for cell in cells if (area := _area(cell, rows, columns))}
    covered = {position for _, area in areas.values() for position in area}
    for at, row in enumerate(rows):
        drawn = []
        for across, column in enumerate(columns):
            if (at, across) in areas:
                cell, area = areas[at, across]
                drawn.append(_drawn(cell, area, marks.get(cell, "")))
            elif (at, across) not in covered:
                missing = "⋮" if row is None else "…" if column is None else ""
                drawn.append(DrawnCell(missing, gap=bool(missing)))
        yield tuple(drawn)


def _area(cell: Placed, rows: Sequence[int | None], columns: Sequence[int | None]) -> list[tuple[int, int]]:
    """The shown positions that a cell covers, gaps inside it too, from its top left."""
    down = _covered(rows, cell.row, cell.row + cell.rowspan)
    across = _covered(columns, cell.column, cell.column + cell.colspan)
    return [(at, beside) for at in down for beside in across]


def _covered(shown: Sequence[int | None], first: int, end: int) -> range:
    inside = [at for at, number in enumerate(shown) if number is not None and first <= number < end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _drawn(cell: Placed, area: Sequence[tuple[int, int]], mark: str) -> DrawnCell:
    text = clip(cell.cell.text.strip(), _LONGEST)
    (top, left), (bottom, right) = area[0], area[-1]
    return DrawnCell(text, bottom - top + 1, right - left + 1, mark, number=is_number(text))
