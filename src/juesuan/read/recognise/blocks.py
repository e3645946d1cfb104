"""Tables made of blocks, each under a header row of its own (项目资金支出情况, 绩效评价基础数据表).

A block's rows are fixed, named by the members of a dimension, or one nameless row of figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.figure import Dash, Figure, Unreadable
from juesuan.figures.numerals import split_ordinal
from juesuan.figures.parsing import parse_cell
from juesuan.figures.width import prose_form, title_form
from juesuan.model.disclosure import NO_COLUMN
from juesuan.model.pattern import KeyPattern
from juesuan.prose.projects import project_name
from juesuan.read.recognise.cells import NO_ROW, TableReading
from juesuan.read.recognise.headers import match_columns
from juesuan.read.recognise.items import GridRow
from juesuan.read.sources.blocks import Cell
from juesuan.standards.forms import Block, Column, Form

_WITHIN = re.compile(r"^其中：?|：$")
_TOTALS = frozenset({"合计", "总计", "合计数", "总合计"})
_FEWEST = 3
"""Fewest columns of a list of names by which its header is known when its first text is another."""


class _Header(Struct, frozen=True):
    """The header that rows stand under: its block, its rows, the form's columns by number."""

    block: Block
    rows: tuple[GridRow, ...]
    columns: dict[int, Column]

    @classmethod
    def of(cls, block: Block, rows: tuple[GridRow, ...], year: int) -> _Header:
        """The header that these rows make."""
        return cls(block, rows, _columns(block, rows, year))

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.rows[0].filled[0].column

    def goes_on(self, row: GridRow) -> bool:
        """True for a row of a true grid that still belongs to the header, since a text of its columns reaches down to it."""
        above = self.rows[0]
        deep = max((cell.row + cell.rowspan for cell in above.filled[1:]), default=0)
        return not row.ragged and row.grid == above.grid and row.cells[0].row < deep

    @property
    def first(self) -> int:
        """The first column that the form knows; labels stand left of it."""
        return min(self.columns, default=self.start + 1)


def read_blocks(reading: TableReading, form: Form, rows: Sequence[GridRow]) -> None:
    """State every figure of a table of blocks; rows before the first known header are listed if they hold figures."""
    header: _Header | None = None
    for row in rows:
        block = _block_of(form, row, reading.year)
        if block:
            header = _Header.of(block, (row,), reading.year)
        elif header is None:
            for cell in row.cells:
                reading.miss(cell, NO_ROW)
        elif header.goes_on(row):
            header = _Header.of(header.block, (*header.rows, row), reading.year)
        else:
            _read_row(reading, header, _shifted(row, len(header.rows[0].cells)))


def _shifted(row: GridRow, width: int) -> GridRow:
    """A ragged row as if its last cells stood under the header's last ones: merged labels leave cells out or add some."""
    missing = width - len(row.cells)
    if not row.ragged or not missing:
        return row
    return replace(row, cells=tuple(replace(cell, column=cell.column + missing) for cell in row.cells))


def _block_of(form: Form, row: GridRow, year: int) -> Block | None:
    first = title_form(row.filled[0].text) if row.filled else ""
    headed = next((block for block in form.blocks if first.startswith(block.header)), None)
    return headed or next((each for each in form.blocks if each.names and len(_columns(each, (row,), year)) >= _FEWEST), None)


def _columns(block: Block, rows: Sequence[GridRow], year: int) -> dict[int, Column]:
    """Form columns by column number, known by their header texts with this and last year said in words."""
    paths: dict[int, list[str]] = {}
    for row in rows:
        for cell in row.filled:
            for column in range(cell.column, cell.column + cell.colspan):
                paths.setdefault(column, []).append(_plain(title_form(cell.text), year))
    return match_columns(paths, block.columns)


def _plain(text: str, year: int) -> str:
    return re.sub(rf"{year}年度?", "本年", re.sub(rf"{year - 1}年度?", "上年", text))


def _read_row(reading: TableReading, header: _Header, row: GridRow) -> None:
    labels = [
        cell for cell in row.cells if cell.column < header.first and cell.text.strip() and not _is_figure(reading, header, cell)
    ]
    label, pattern = _row_fact(header.block, labels)
    values = [parse_cell(cell.text, reading.unit) for cell in row.cells]
    if not label and any(isinstance(value, Unreadable) for value in values) and not any(_holds_digits(cell) for cell in row.cells):
        return
    for cell in row.cells:
        column = header.columns.get(cell.column)
        if column is None:
            if cell.column > header.start and cell not in labels:
                reading.miss(cell, NO_COLUMN, label or None)
        elif pattern is None:
            reading.miss(cell, NO_ROW, label or None, column.title)
        else:
            reading.state_column(cell, pattern, label, column)


def _is_figure(reading: TableReading, header: _Header, cell: Cell) -> bool:
    """True for a figure (or its dash) in a column of no known name: no label, though it stands left of the known columns."""
    return cell.column > header.start and isinstance(parse_cell(cell.text, reading.unit), Figure | Dash)


def _holds_digits(cell: Cell) -> bool:
    return bool(re.search(r"\d", cell.text))


def _row_fact(block: Block, labels: list[Cell]) -> tuple[str, KeyPattern | None]:
    """The row's label and what it states; the total row states the whole; None for an unknown row."""
    texts = [prose_form(cell.text) for cell in labels]
    if block.names:
        if any(title_form(text) in _TOTALS | {block.total} for text in texts):
            return block.total, block.states
        name = next((text for text in reversed(texts) if not text.isdecimal()), "")
        return name, block.states.merge(KeyPattern(members=((block.names, project_name(name)),))) if name else None
    if not block.rows:
        return "", None if texts else block.states
    return _fixed_row(block, labels)


def _fixed_row(block: Block, labels: list[Cell]) -> tuple[str, KeyPattern | None]:
    """The row of the last label; 合计 beside a label is that label's own row."""
    texts = [prose_form(cell.text) for cell in labels]
    while len(texts) > 1 and title_form(texts[-1]) in _TOTALS | {"小计"}:
        texts.pop()
    text = texts[-1] if texts else ""
    plain = _WITHIN.sub("", title_form(split_ordinal(_WITHIN.sub("", title_form(text)))[1]))
    for row in block.rows:
        if plain in row.labels:
            return text, row.states[0]
    return text, None
