"""Tables that go on on the next page, joined into one.

A table goes on when the next page begins, page furniture aside, with a table of the same columns. Its
head may be printed again, and so may the title above it; both are then dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from juesuan.read.sources.blocks import Cell
from juesuan.read.sources.pdf.lines import SNAP
from juesuan.read.sources.pdf.pages import PageLayout, PageTable

_MOST_HEAD_ROWS = 8
_DIGIT = re.compile(r"\d")
_SHORT = 5
"""Fewer characters are the end of a name that has so many or more before the break."""
_OWN = re.compile(r"[合总小]计|[一二三四五六七八九十]{1,3}、|……")
"""What is a short label of its own."""


def same_columns(first: PageTable, second: PageTable) -> bool:
    """Whether two tables have the same outer edges and the columns of one are among those of the other."""
    if abs(first.box[0] - second.box[0]) > SNAP or abs(first.box[2] - second.box[2]) > SNAP:
        return False
    return _among(first.lefts, second.lefts) or _among(second.lefts, first.lefts)


def without_frames(pages: Sequence[PageLayout]) -> tuple[PageLayout, ...]:
    """The pages with frames around text dissolved: lone cells that continue no table and go on in none."""
    edge: list[PageTable | None] = [None]
    firsts = [page.tables[0] if page.tables else None for page in pages[1:]] + edge
    lasts = edge + [page.tables[-1] if page.tables else None for page in pages[:-1]]
    return tuple(_dissolved(*parts) for parts in zip(pages, lasts, firsts, strict=True))


def _dissolved(page: PageLayout, before: PageTable | None, after: PageTable | None) -> PageLayout:
    """A page without its frames, given the table before it and the one after it."""
    frames = [
        table
        for k, table in enumerate(page.tables)
        if len(table.cells) == 1
        and not (k == 0 and before and same_columns(before, table))
        and not (k == len(page.tables) - 1 and after and same_columns(table, after))
    ]
    if not frames:
        return page
    lines = sorted([*page.lines, *(line for table in frames for line in table.lines)], key=lambda line: line.base)
    return replace(page, tables=tuple(t for t in page.tables if t not in frames), lines=tuple(lines))


def _among(few: Sequence[float], many: Sequence[float]) -> bool:
    """Whether each edge lies near one of the others."""
    return all(any(abs(edge - other) <= SNAP for other in many) for edge in few)


def repeated_head(first: PageTable, second: PageTable) -> int:
    """How many rows at the top of the second table repeat those of the first."""
    most = min(first.row_count, second.row_count, _MOST_HEAD_ROWS)
    mine, theirs = _rows(first, most), _rows(second, most)
    same = 0
    while same < most and mine[same] == theirs[same] and any(text for _, text in mine[same]):
        same += 1
    while same and any(cell.row < same < cell.row + cell.rowspan for cell in second.cells):
        same -= 1
    return same


def is_new_form(first: PageTable, second: PageTable, head: int) -> bool:
    """Whether all that repeats is a title inside the table, so that it is the next form of its kind."""
    top = [cell.colspan for cell in first.cells if cell.row == 0]
    return head == 1 and top == [len(first.lefts)] and len(second.lefts) > 1


def _rows(table: PageTable, most: int) -> list[list[tuple[float, str]]]:
    """The texts of the first rows with the left edge of their column, white space left out."""
    rows: list[list[tuple[float, str]]] = [[] for _ in range(most)]
    for cell in table.cells:
        if cell.row < most:
            rows[cell.row].append((cell.column, "".join(cell.text.split())))
    return [sorted(row) for row in rows]


def joined(first: PageTable, second: PageTable, head: int) -> PageTable:
    """The first table with the rows of the second below it, without the repeated head.

    Args:
        first: The table so far; its box stays.
        second: Its continuation, of the same columns.
        head: How many rows at the top of the second are left out.
    """
    lefts = first.lefts if len(first.lefts) >= len(second.lefts) else second.lefts
    above = _recolumned(first, lefts)
    below = [cell for cell in _recolumned(second, lefts) if cell.row >= head]
    torn = _torn([cell for cell in above if cell.row == first.row_count - 1], [cell for cell in below if cell.row == head])
    if torn:
        above = [
            replace(cell, text="\n".join((cell.text, torn[cell.column]))) if _is_torn(cell, first, torn) else cell for cell in above
        ]
        below = [cell for cell in below if cell.row > head]
        head += 1
    shift = first.row_count - head
    moved = tuple(replace(cell, row=cell.row + shift) for cell in below)
    return PageTable(lefts, first.row_count + second.row_count - head, first.box, (*above, *moved))


def _is_torn(cell: Cell, table: PageTable, torn: Mapping[int, str]) -> bool:
    return cell.row == table.row_count - 1 and cell.column in torn


def _torn(last: Sequence[Cell], following: Sequence[Cell]) -> dict[int, str]:
    """The ends of names that the page break tore off, by column: words alone, below a row that begins with a code, or a few."""
    names = {cell.column: "".join(cell.text.split()) for cell in following if cell.text.strip()}
    starts = {cell.column: "".join(cell.text.split()) for cell in last if cell.text.strip()}
    single = all(cell.rowspan == 1 and cell.colspan == 1 for cell in (*last, *following))
    if not names or not single or any(column not in starts or _DIGIT.search(text) for column, text in names.items()):
        return {}
    if starts.get(0, "").isdecimal() and 0 not in names:
        return {} if any(_DIGIT.search(starts[column]) for column in names) else names
    rest = all(len(text) < _SHORT <= len(starts[column]) and not _OWN.match(text) for column, text in names.items())
    return names if rest else {}


def _recolumned(table: PageTable, lefts: tuple[float, ...]) -> Sequence[Cell]:
    """The cells with the column numbers and spans of finer columns."""
    if len(table.lefts) == len(lefts):
        return table.cells
    starts = [bisect_left(lefts, left - SNAP) for left in table.lefts] + [len(lefts)]
    spans = [(starts[cell.column], starts[cell.column + cell.colspan]) for cell in table.cells]
    return [replace(cell, column=start, colspan=end - start) for cell, (start, end) in zip(table.cells, spans, strict=True)]
