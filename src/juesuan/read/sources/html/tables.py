"""Which tables hold data and which only lay out the page, and the rows of those that hold data.

A table lays out when it holds tables of data but no rows of its own, when no row has two filled cells, or when its
cells, at most two a row, hold headings or much running text. Its cells are then read as blocks of the page.
"""

from __future__ import annotations

from lxml import etree
from msgspec import Struct, field

from juesuan.read.sources.html.tree import tag_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INNER = frozenset({"p", "div", "li", "section", "article", "br"}) | _HEADINGS
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_MANY_BLOCKS = 4
_LONG_TEXT = 400
_ROW_OF_DATA = 3
"""Filled cells by which a row of data is told from a row that places tables beside each other."""

_FEWEST_ROWS = 2


class _Cell(Struct):
    """What a cell holds beside tables."""

    length: int = 0
    blocks: int = 0
    headed: bool = False
    tables: int = 0


class _Shape(Struct):
    """A table while its cells are counted: filled cells by row, the cell that is open."""

    rows: list[int] = field(default_factory=lambda: [0])
    long: bool = False
    nested: int = 0
    cell: _Cell | None = None

    def close_cell(self) -> None:
        if self.cell and self.cell.tables == 0 and self.cell.length:
            self.rows[-1] += 1
        if self.cell and not self.cell.tables:
            much = self.cell.blocks >= _MANY_BLOCKS and self.cell.length >= _LONG_TEXT
            self.long = self.long or self.cell.headed or much
        self.cell = None

    def holds_data(self) -> bool:
        if self.nested and sum(filled >= _ROW_OF_DATA for filled in self.rows) < _FEWEST_ROWS:
            return False
        widest = max(self.rows)
        return widest > 1 and not (widest == 2 and self.long)


def data_tables(root: etree._Element) -> list[etree._Element]:
    """The tables that hold data, in reading order; those inside another one that holds data are left to it."""
    open_tables: list[tuple[etree._Element, _Shape]] = []
    found = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = tag_of(element)
        if tag == "table":
            if event == "start":
                open_tables.append((element, _Shape()))
            else:
                found += _closed(open_tables)
        shape = open_tables[-1][1] if open_tables else None
        if shape:
            _count(shape, element, tag, event)
    return _outermost(root, set(found))


def _closed(open_tables: list[tuple[etree._Element, _Shape]]) -> list[etree._Element]:
    """The innermost open table is complete: itself if it holds data, which the cell around it then holds."""
    element, shape = open_tables.pop()
    shape.close_cell()
    data = element.get("role") not in ("presentation", "none") and shape.holds_data()
    if open_tables and (data or shape.nested):
        around = open_tables[-1][1]
        around.nested += 1
        if around.cell:
            around.cell.tables += 1
    return [element] if data else []


def _count(shape: _Shape, element: etree._Element, tag: str, event: str) -> None:
    if event == "end":
        if tag in _CELLS:
            shape.close_cell()
        elif tag == "tr":
            shape.rows.append(0)
        if shape.cell:
            shape.cell.length += len((element.tail or "").strip())
        return
    if tag in _CELLS:
        shape.close_cell()
        shape.cell = _Cell()
    if shape.cell:
        shape.cell.blocks += tag in _INNER
        shape.cell.headed = shape.cell.headed or tag in _HEADINGS
        shape.cell.length += len((element.text or "").strip())


def _outermost(root: etree._Element, data: set[etree._Element]) -> list[etree._Element]:
    walk = etree.iterwalk(root, events=("start",), tag="table")
    outermost = []
    for _, element in walk:
        if element in data:
            outermost.append(element)
            walk.skip_subtree()
    return outermost


class Rows(Struct):
    """The rows of a table as lists of cells, by group and in the order shown: head, bodies, foot."""

    captions: list[etree._Element] = field(default_factory=list)
    groups: list[tuple[str, list[list[etree._Element]]]] = field(default_factory=list)

    def in_order(self) -> list[list[list[etree._Element]]]:
        """The groups as a browser shows them."""
        order = {"thead": 0, "tfoot": 2}
        return [rows for _, rows in sorted(self.groups, key=lambda group: order.get(group[0], 1))]


def rows_of(table: etree._Element) -> Rows:
    """The rows of a table without those of tables inside it; cells outside any row make a row."""
    rows = Rows()
    walk = etree.iterwalk(table, events=("start",))
    parent: etree._Element | None = None
    for _, element in walk:
        tag = tag_of(element)
        if element is table:
            continue
        if tag == "caption":
            rows.captions.append(element)
        elif tag in _GROUPS:
            rows.groups.append((tag, []))
            parent = element
        elif tag == "tr":
            if not rows.groups or (rows.groups[-1][0] and element.getparent() is not parent):
                rows.groups.append(("", []))
            rows.groups[-1][1].append([])
        elif tag in _CELLS:
            _put(rows, element)
        if tag in _CELLS or tag in ("caption", "table"):
            walk.skip_subtree()
    return rows


def _put(rows: Rows, cell: etree._Element) -> None:
    if not rows.groups:
        rows.groups.append(("", []))
    if not rows.groups[-1][1]:
        rows.groups[-1][1].append([])
    rows.groups[-1][1][-1].append(cell)
