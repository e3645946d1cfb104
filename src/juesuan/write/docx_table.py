"""A table of the plan as WordprocessingML: merged cells, header rows repeated on each page, columns as wide as they want."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from msgspec import Struct
from msgspec.structs import replace

from juesuan.write.laid_table import width_of
from juesuan.write.plan import Align, Box, Table

_LARGEST, _SMALLEST = 9.0, 5.5
_SHRUNK = 7.0
"""The least type to which a table is brought down so that it fits a page."""

_TWIPS = 20
_MARGIN = 0.6
"""What the margins of a cell take, in characters."""

_JUSTIFIED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_PITCH = 1.2
_SIDE = 40
_TIGHTEST, _WIDEST = 6, 34
"""The space above and below a line, in twips: the least, and what there is where there is room."""

_TOGETHER = 2
"""So many last rows stay with the remarks below them."""

_Covered = dict[tuple[int, int], Box]


class _Look(Struct, frozen=True):
    """The size of the type in points, the space above and below a line in twips, and how many last rows stay together."""

    size: float
    space: int
    together: int

    @property
    def line(self) -> int:
        """The pitch of a line in twips; exact, so that it does not depend on which font stands in for another."""
        return round(self.size * _PITCH * _TWIPS)


def table_xml(table: Table, width: int, room: int) -> BaseOxmlElement:
    """The element ``w:tbl`` over a width in twips; its rows draw together where it would else just miss the room of a page."""
    wanted = [each + _MARGIN for each in table.widths]
    columns = [round(width * each / sum(wanted)) for each in wanted]
    look = _fitting(table, columns, max(_SMALLEST, min(_LARGEST, width / _TWIPS / sum(wanted))), room)
    root = _element("w:tbl")
    root.append(_properties(width))
    grid = _element("w:tblGrid")
    grid.extend(_element("w:gridCol", w=str(each)) for each in columns)
    root.append(grid)
    covered = _covered(table)
    root.extend(_row(table, row, covered, columns, look) for row in range(table.rows))
    return root


def _fitting(table: Table, columns: list[int], largest: float, room: int) -> _Look:
    """The look in which the table fits the room of a page; the largest type where it is too long for any."""
    whole = _Look(largest, _WIDEST, _TOGETHER if table.remarks else 0)
    look = whole
    while look.size >= min(_SHRUNK, largest):
        lines = sum(_lines(table, row, columns, look) for row in range(table.rows))
        space = (room - lines * look.line) // (2 * table.rows)
        if space >= _TIGHTEST:
            return replace(look, space=min(space, _WIDEST))
        look = replace(look, size=look.size - 0.5)
    return whole


def _lines(table: Table, row: int, columns: list[int], look: _Look) -> int:
    """How many lines the fullest cell of a row takes."""
    found = 1
    for box in table.boxes:
        if box.row == row and box.rowspan == 1:
            within = sum(columns[box.column : box.column + box.colspan]) - 2 * _SIDE
            taken = sum(-(-round(_width(line, box, look)) // within) for line in box.text.split("\n")) if within > 0 else 1
            found = max(found, taken)
    return found


def _width(line: str, box: Box, look: _Look) -> float:
    return (width_of(line) + box.indent) * look.size * _TWIPS


def _covered(table: Table) -> _Covered:
    """The box that takes each place."""
    return {
        (row, column): box
        for box in table.boxes
        for row in range(box.row, box.row + box.rowspan)
        for column in range(box.column, box.column + box.colspan)
    }


def _properties(width: int) -> BaseOxmlElement:
    found = _element("w:tblPr")
    found.append(_element("w:tblW", w=str(width), type="dxa"))
    borders = _element("w:tblBorders")
    borders.extend(
        _element(f"w:{side}", val="single", sz="4", space="0", color="000000")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    found.append(borders)
    found.append(_element("w:tblLayout", type="fixed"))
    margins = _element("w:tblCellMar")
    margins.extend(_element(f"w:{side}", w=str(_SIDE), type="dxa") for side in ("left", "right"))
    found.append(margins)
    return found


def _row(table: Table, row: int, covered: _Covered, columns: list[int], look: _Look) -> BaseOxmlElement:
    root = _element("w:tr")
    properties = _element("w:trPr")
    properties.append(_element("w:cantSplit"))
    if row < table.head:
        properties.append(_element("w:tblHeader"))
    root.append(properties)
    kept = table.rows - look.together <= row
    root.extend(_cells(row, covered, columns, look if kept else replace(look, together=0)))
    return root


def _cells(row: int, covered: _Covered, columns: list[int], look: _Look) -> Iterator[BaseOxmlElement]:
    column = 0
    while column < len(columns):
        box = covered.get((row, column), Box("", row, column))
        span = box.column + box.colspan - column
        yield _cell(box, box.row == row, sum(columns[column : column + span]), look)
        column += span


def _cell(box: Box, begins: bool, width: int, look: _Look) -> BaseOxmlElement:
    root = _element("w:tc")
    properties = _element("w:tcPr")
    properties.append(_element("w:tcW", w=str(width), type="dxa"))
    if box.colspan > 1:
        properties.append(_element("w:gridSpan", val=str(box.colspan)))
    if box.rowspan > 1:
        properties.append(_element("w:vMerge", val="restart" if begins else "continue"))
    properties.append(_element("w:vAlign", val="center"))
    root.append(properties)
    root.append(_paragraph(box, look, shown=begins))
    return root


def _paragraph(box: Box, look: _Look, *, shown: bool) -> BaseOxmlElement:
    size, space = look.size, str(look.space)
    root = _element("w:p")
    properties = _element("w:pPr")
    properties.extend([_element("w:keepNext")] if look.together else [])
    properties.append(_element("w:spacing", before=space, after=space, line=str(look.line), lineRule="exact"))
    properties.append(_element("w:ind", firstLine="0", left=str(round(box.indent * size * _TWIPS))))
    properties.append(_element("w:jc", val=_JUSTIFIED[box.align]))
    properties.append(_type(size))
    root.append(properties)
    for number, line in enumerate(box.text.split("\n") if shown else ()):
        root.append(_run(line, size, number > 0, box.head))
    return root


def _run(text: str, size: float, below: bool, bold: bool) -> BaseOxmlElement:
    root = _element("w:r")
    root.append(_type(size, bold=bold))
    if below:
        root.append(_element("w:br"))
    words = _element("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    root.append(words)
    return root


def _type(size: float, *, bold: bool = False) -> BaseOxmlElement:
    """The type of a run, or of the mark at the end of a paragraph, which gives an empty one its height."""
    found = _element("w:rPr")
    found.append(_element("w:rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia="宋体"))
    found.extend([_element("w:b")] if bold else [])
    half_points = str(round(size * 2))
    found.extend((_element("w:sz", val=half_points), _element("w:szCs", val=half_points)))
    return found


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    """An element with attributes of the same namespace."""
    found = cast("BaseOxmlElement", OxmlElement(name))
    for attribute, value in attributes.items():
        found.set(qn(f"w:{attribute}"), value)
    return found
