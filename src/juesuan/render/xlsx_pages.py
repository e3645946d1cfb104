"""A document's blocks as the sheets of a workbook: running text between tables, and each table with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from juesuan.figures.place import Spot
from juesuan.model.disclosure import TableFound
from juesuan.read.sources.blocks import Block, Grid, Paragraph


class TextPage(Struct, frozen=True):
    """Paragraphs that stand on a sheet of their own, one a row."""

    lines: tuple[str, ...]


class TablePage(Struct, frozen=True):
    """A table, and the lines above its cells: title, number, body and unit."""

    table: TableFound
    above: tuple[str, ...]


Page = TextPage | TablePage


def pages_of(blocks: Sequence[Block], tables: Sequence[TableFound]) -> Iterator[Page]:
    """The sheets of a document in its order; of blocks that were not kept, the tables alone."""
    if not blocks:
        yield from (TablePage(table, _own_lines(table)) for table in tables)
        return
    titles = {table.place.spot: table for table in tables}
    lines: list[str] = []
    at = 0
    while at < len(blocks):
        end, page = _table_at(blocks, at, titles)
        if page:
            yield from _text(lines)
            yield page
            lines, at = [], end
        else:
            lines += _lines(blocks[at])
            at += 1
    yield from _text(lines)


def _own_lines(table: TableFound) -> tuple[str, ...]:
    return table.title, f"单位：{table.unit}" if table.unit else ""


def _table_at(blocks: Sequence[Block], at: int, titles: Mapping[Spot, TableFound]) -> tuple[int, TablePage | None]:
    """The table whose title stands at ``at``, and where what follows it begins, behind its cells and remarks."""
    table = titles.get(blocks[at].spot)
    grid = next((n for n in range(at, len(blocks)) if isinstance(blocks[n], Grid)), None)
    if table is None or grid is None:
        return at, None
    end = grid + 1
    while end < len(blocks) and (isinstance(blocks[end], Grid) or any(line in table.remarks for line in _lines(blocks[end]))):
        end += 1
    return end, TablePage(table, tuple(line for block in blocks[at:grid] for line in _lines(block)))


def _lines(block: Block) -> list[str]:
    """The text of a paragraph; of a grid that is no table of a known form, a row a line."""
    if isinstance(block, Paragraph):
        return [block.text]
    return ["　".join(cell.text.strip() for cell in row if cell.text.strip()) for row in block.rows]


def _text(lines: Sequence[str]) -> Iterator[TextPage]:
    if any(line.strip() for line in lines):
        yield TextPage(tuple(lines))
