"""Blocks as plain text, as office programs export tables: a paragraph a line, a cell a line behind a tab."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from juesuan.figures.cell import Cell
from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Block, Grid

_EMPTY = "\u3000"


def text_of(blocks: Iterable[Block]) -> str:
    """The text of all blocks; it reads back to the same statements."""
    return "".join(_table(block) if isinstance(block, Grid) else f"{block.text}\n" for block in blocks)


def at_lines(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, each paragraph and cell with its line of that text as its spot."""
    line = 1
    placed: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid):
            rows, after = _cells_at(block.rows, line + 1)
            placed.append(replace(block, rows=rows, spot=Spot(line=line + 1)))
            line = after
        else:
            placed.append(replace(block, spot=Spot(line=line)))
            line += block.text.count("\n") + 1
    return tuple(placed)


def _cells_at(rows: Sequence[Sequence[Cell]], line: int) -> tuple[tuple[tuple[Cell, ...], ...], int]:
    """The rows with their cells at lines, the first at ``line``; and the line behind the table."""
    drawn = []
    for row, texts in zip(rows, _filled(rows), strict=True):
        at = {}
        for column, text in texts.items():
            at[column] = line
            line += text.count("\n") + 1
        drawn.append(tuple(replace(cell, spot=Spot(line=at[cell.column])) for cell in row))
        line += 1
    return tuple(drawn), line


def _table(grid: Grid) -> str:
    rows = ("".join(f"\t{text or _EMPTY}\n" for text in texts.values()) for texts in _filled(grid.rows))
    return "\n" + "\n".join(rows) + "\n"


def _filled(rows: Sequence[Sequence[Cell]]) -> Iterator[dict[int, str]]:
    """The texts of each row by column, in order; a cell that goes on from above is an empty one."""
    spanned: dict[int, set[int]] = {}
    for number, row in enumerate(rows):
        texts = {cell.column: cell.text for cell in row}
        for column in spanned.get(number, ()):
            texts.setdefault(column, "")
        for cell in row:
            for below in range(number + 1, number + cell.rowspan):
                spanned.setdefault(below, set()).add(cell.column)
        yield {column: texts[column] for column in sorted(texts)}
