"""A table drawn as published: title, header, rows; cells asked for framed; a long table only around them, its header kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from msgspec import Struct
from PIL import Image, ImageDraw

from juesuan.model.disclosure import TableFound
from juesuan.render.picture.extent import USUAL, Extent
from juesuan.render.picture.pen import FAINT, HEADER, INK, MARK, MARKED, PAPER, RULE, font, widest, wrapped
from juesuan.render.table_layout import Placed, is_number, place_cells
from juesuan.render.window import window

_SIZE, _TITLE_SIZE = 15, 20
_LINE = 21
_PAD = 6
_EDGE = 16
_NARROWEST, _WIDEST = 36, 210
_GAP = 22
_LONGEST = 200
"""Longest text of a cell that is drawn whole."""


class _Drawn(Struct, frozen=True):
    """A cell with the first and last of the kept rows and columns that it covers."""

    placed: Placed
    rows: tuple[int, int]
    columns: tuple[int, int]
    lines: tuple[str, ...]
    marked: bool


def draw_table(table: TableFound, marked: Collection[Placed], *, head: int, label: str = "", extent: Extent = USUAL) -> Image.Image:
    """The table with the marked cells (of ``place_cells``) framed; ``head`` rows are its header; ``label`` says what is framed."""
    cells = place_cells(table)
    height = max((cell.row + cell.rowspan for cell in cells), default=0)
    width = max((cell.column + cell.colspan for cell in cells), default=0)
    rows = window(height, [cell.row for cell in marked], head=min(head, 8), around=extent.around_rows, most=extent.most_rows)
    columns = window(width, [cell.column for cell in marked], head=2, around=extent.around_columns, most=extent.most_columns)
    widths = _widths(cells, columns)
    drawn = [each for cell in cells if (each := _drawn(cell, rows, columns, widths, marked))]
    tops = _edges(_heights(drawn, rows), rows, _EDGE + 64)
    lefts = _edges(widths, columns, _EDGE)
    picture = Image.new("RGB", (int(max(lefts[-1], 420)) + _EDGE, int(tops[-1]) + _EDGE), PAPER)
    pen = ImageDraw.Draw(picture)
    _caption(pen, table, label)
    for each in sorted(drawn, key=lambda each: each.marked):
        _cell(pen, each, _span(tops, rows, each.rows), _span(lefts, columns, each.columns), header=each.placed.row < head)
    _gaps(pen, rows, tops, lefts)
    return picture


def _drawn(
    cell: Placed, rows: Sequence[int], columns: Sequence[int], widths: Sequence[int], marked: Collection[Placed]
) -> _Drawn | None:
    own_rows = [at for at, row in enumerate(rows) if cell.row <= row < cell.row + cell.rowspan]
    own_columns = [at for at, column in enumerate(columns) if cell.column <= column < cell.column + cell.colspan]
    if not own_rows or not own_columns:
        return None
    text = cell.cell.text.strip()
    text = text[:_LONGEST] + "……" if len(text) > _LONGEST else text
    room = sum(widths[at] for at in own_columns) - 2 * _PAD
    lines = tuple(line for _, line in wrapped(text, font(_SIZE), room))
    return _Drawn(cell, (own_rows[0], own_rows[-1]), (own_columns[0], own_columns[-1]), lines, cell in marked)


def _widths(cells: Sequence[Placed], columns: Sequence[int]) -> list[int]:
    wide = dict.fromkeys(columns, _NARROWEST)
    for cell in cells:
        if cell.colspan == 1 and cell.column in wide:
            needed = int(widest(cell.cell.text.strip()[:_LONGEST], font(_SIZE))) + 2 * _PAD + 2
            wide[cell.column] = max(wide[cell.column], min(needed, _WIDEST))
    return list(wide.values())


def _heights(drawn: Sequence[_Drawn], rows: Sequence[int]) -> list[int]:
    """The height of each kept row: enough for its cells; what a spanning cell lacks goes to its last row."""
    heights = [_LINE + _PAD] * len(rows)
    for each in sorted(drawn, key=lambda each: each.rows[1] - each.rows[0]):
        first, last = each.rows
        lacking = len(each.lines) * _LINE + _PAD - sum(heights[first : last + 1])
        heights[last] += max(0, lacking)
    return heights


def _edges(sizes: Sequence[int], numbers: Sequence[int], start: int) -> list[int]:
    """Where each kept row or column begins, and where the last ends; a gap before one whose neighbour was left out."""
    edges = [start]
    for at, size in enumerate(sizes):
        gap = _GAP if at + 1 < len(numbers) and numbers[at + 1] != numbers[at] + 1 else 0
        edges.append(edges[-1] + size + gap)
    return edges


def _span(edges: Sequence[int], numbers: Sequence[int], span: tuple[int, int]) -> tuple[int, int]:
    last = span[1]
    gap = _GAP if last + 1 < len(numbers) and numbers[last + 1] != numbers[last] + 1 else 0
    return edges[span[0]], edges[last + 1] - gap


def _caption(pen: ImageDraw.ImageDraw, table: TableFound, label: str) -> None:
    pen.text((_EDGE, _EDGE - 4), table.title, fill=INK, font=font(_TITLE_SIZE))
    below = "　".join(word for word in (table.number, f"单位：{table.unit}" if table.unit else "") if word)
    pen.text((_EDGE, _EDGE + 30), below, fill=FAINT, font=font(_SIZE))
    start = _EDGE + (widest(f"{below}　", font(_SIZE)) if below else 0)
    pen.text((start, _EDGE + 30), label, fill=MARK, font=font(_SIZE))


def _cell(pen: ImageDraw.ImageDraw, each: _Drawn, down: tuple[int, int], across: tuple[int, int], *, header: bool) -> None:
    (top, bottom), (left, right) = down, across
    fill = MARKED if each.marked else HEADER if header else PAPER
    pen.rectangle((left, top, right, bottom), outline=MARK if each.marked else RULE, width=3 if each.marked else 1, fill=fill)
    centred = header or each.placed.colspan > 1
    y = top + (bottom - top - len(each.lines) * _LINE) / 2
    for line in each.lines:
        length = widest(line, font(_SIZE))
        to_right = is_number(line) and not centred
        x = right - _PAD - length if to_right else (left + right - length) / 2 if centred else left + _PAD
        pen.text((x, y), line, fill=INK, font=font(_SIZE))
        y += _LINE


def _gaps(pen: ImageDraw.ImageDraw, rows: Sequence[int], tops: Sequence[int], lefts: Sequence[int]) -> None:
    """Say how many rows were left out where some are."""
    for at, (before, after) in enumerate(pairwise(rows)):
        if after != before + 1:
            pen.text((lefts[0] + _PAD, tops[at + 1] - _GAP), f"……略去 {after - before - 1} 行", fill=FAINT, font=font(_SIZE))
