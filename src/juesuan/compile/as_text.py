"""Blocks as plain text, as office programs export tables: a paragraph a line, a cell a line behind a tab."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from juesuan.figures.cell import Cell
from juesuan.read.sources.blocks import Block, Grid

_EMPTY = "\u3000"


def text_of(blocks: Iterable[Block]) -> str:
    """The text of all blocks; it reads back to the same statements."""
    return "".join(_table(block) if isinstance(block, Grid) else f"{block.text}\n" for block in blocks)


def _table(grid: Grid) -> str:
    rows = ("".join(f"\t{text or _EMPTY}\n" for text in texts) for texts in _filled(grid.rows))
    return "\n" + "\n".join(rows) + "\n"


def _filled(rows: Sequence[Sequence[Cell]]) -> Iterator[list[str]]:
    """The texts of each row; a cell that goes on from above is an empty one."""
    spanned: dict[int, set[int]] = {}
    for number, row in enumerate(rows):
        texts = {cell.column: cell.text for cell in row}
        for column in spanned.get(number, ()):
            texts.setdefault(column, "")
        for cell in row:
            for below in range(number + 1, number + cell.rowspan):
                spanned.setdefault(below, set()).add(cell.column)
        yield [texts[column] for column in sorted(texts)]
