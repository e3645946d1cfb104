"""Tables: rows of cells with their true columns and spans, and the tables inside their cells."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from juesuan.read.sources.blocks import Block, Cell, Grid, Paragraph
from juesuan.read.sources.docx.names import PARAGRAPH, VAL, Element, child, switched, value, w, whole
from juesuan.read.sources.docx.story import Story
from juesuan.read.sources.docx.walk import visible

BlocksOf = Callable[[Element, Story], list[Block]]
"""Reads the blocks of a cell; given from outside, since cells hold whatever the body holds."""

_ROW = w("tr")
_CELL = w("tc")


class _Drawn(Struct):
    """A cell while its table is read: its rowspan grows as cells below go on from it."""

    cell: Cell

    def grow(self, *, rows: int = 0, columns: int = 0) -> None:
        self.cell = replace(self.cell, rowspan=self.cell.rowspan + rows, colspan=self.cell.colspan + columns)


class _Table(Struct):
    """The table under construction: finished rows, the cells that may go on below by column, grids inside cells."""

    rows: list[list[_Drawn]] = field(default_factory=list)
    open: dict[int, _Drawn] = field(default_factory=dict)
    inner: list[Grid] = field(default_factory=list)


def grids_of(table: Element, story: Story, blocks_of: BlocksOf) -> list[Grid]:
    """The table, and behind it those inside its cells; rows that are hidden or deleted are left out."""
    spot = story.spot_of(next(table.iter(PARAGRAPH), None))
    if story.too_deep(spot):
        return []
    made = _Table()
    for row in visible(table):
        if row.tag != _ROW or _is_gone(row, story):
            continue
        _add_row(row, made, story, blocks_of)
    rows = tuple(tuple(drawn.cell for drawn in row) for row in made.rows)
    outer = [Grid(rows, spot)] if any(rows) else []
    return outer + made.inner


def _is_gone(row: Element, story: Story) -> bool:
    properties = child(row, "trPr")
    if child(properties, "del") is not None:
        return True
    hidden = bool(switched(properties, "hidden"))
    if hidden:
        text = "".join(node.text or "" for node in row.iter(w("t")))
        story.report_hidden(text, story.spot_of(next(row.iter(PARAGRAPH), None)))
    return hidden


def _add_row(row: Element, made: _Table, story: Story, blocks_of: BlocksOf) -> None:
    most = story.document.limits.max_columns
    column = whole(value(row, "trPr", "gridBefore"), 0, most=most)
    drawn_row: list[_Drawn] = []
    still_open: dict[int, _Drawn] = {}
    for element in visible(row):
        if element.tag != _CELL or column >= most:
            continue
        properties = child(element, "tcPr")
        if child(properties, "cellDel") is not None:
            continue
        span = whole(value(properties, "gridSpan"), 1, least=1, most=most - column)
        if _merge(properties, "hMerge") == "continue" and drawn_row:
            drawn_row[-1].grow(columns=span)
        elif (above := _above(made, column, span, properties)) is not None:
            above.grow(rows=1)
            still_open[column] = above
        else:
            drawn = _Drawn(_cell(element, (len(made.rows), column, span), made, story, blocks_of))
            drawn_row.append(drawn)
            if _merge(properties, "vMerge") is not None:
                still_open[column] = drawn
        column += span
    made.open = still_open
    made.rows.append(drawn_row)


def _above(made: _Table, column: int, span: int, properties: Element | None) -> _Drawn | None:
    """The cell above that this one goes on from, if it is as wide."""
    if _merge(properties, "vMerge") != "continue":
        return None
    above = made.open.get(column)
    return above if above is not None and above.cell.colspan == span else None


def _merge(properties: Element | None, name: str) -> str | None:
    """``restart``, ``continue`` (also where nothing is said) or None for a cell that is not merged."""
    found = child(properties, name)
    return None if found is None else found.get(VAL, "continue")


def _cell(element: Element, where: tuple[int, int, int], made: _Table, story: Story, blocks_of: BlocksOf) -> Cell:
    row, column, span = where
    blocks = blocks_of(element, story.below())
    made.inner += [block for block in blocks if isinstance(block, Grid)]
    text = "\n".join(block.text for block in blocks if isinstance(block, Paragraph))
    return Cell(text, row, column, story.spot_of(next(element.iter(PARAGRAPH), None)), 1, span)
