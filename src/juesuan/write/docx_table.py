"""A table of the plan as WordprocessingML: merged cells, header rows repeated on each page, columns as wide as they want."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from juesuan.write.plan import Align, Box, Table

_LARGEST, _SMALLEST = 9.0, 5.5
_TWIPS = 20
_MARGIN = 0.6
"""What the margins of a cell take, in characters."""

_JUSTIFIED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_Covered = dict[tuple[int, int], Box]


def table_xml(table: Table, width: int) -> BaseOxmlElement:
    """The element ``w:tbl`` over a width in twips."""
    wanted = [each + _MARGIN for each in table.widths]
    size = max(_SMALLEST, min(_LARGEST, width / _TWIPS / sum(wanted)))
    columns = [round(width * each / sum(wanted)) for each in wanted]
    root = _element("w:tbl")
    root.append(_properties(width))
    grid = _element("w:tblGrid")
    grid.extend(_element("w:gridCol", w=str(each)) for each in columns)
    root.append(grid)
    covered = _covered(table)
    root.extend(_row(table, row, covered, columns, size) for row in range(table.rows))
    return root


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
    margins.extend(_element(f"w:{side}", w="40", type="dxa") for side in ("left", "right"))
    found.append(margins)
    return found


def _row(table: Table, row: int, covered: _Covered, columns: list[int], size: float) -> BaseOxmlElement:
    root = _element("w:tr")
    properties = _element("w:trPr")
    properties.append(_element("w:cantSplit"))
    if row < table.head:
        properties.append(_element("w:tblHeader"))
    root.append(properties)
    root.extend(_cells(row, covered, columns, size))
    return root


def _cells(row: int, covered: _Covered, columns: list[int], size: float) -> Iterator[BaseOxmlElement]:
    column = 0
    while column < len(columns):
        box = covered.get((row, column), Box("", row, column))
        span = box.column + box.colspan - column
        yield _cell(box, box.row == row, sum(columns[column : column + span]), size)
        column += span


def _cell(box: Box, begins: bool, width: int, size: float) -> BaseOxmlElement:
    root = _element("w:tc")
    properties = _element("w:tcPr")
    properties.append(_element("w:tcW", w=str(width), type="dxa"))
    if box.colspan > 1:
        properties.append(_element("w:gridSpan", val=str(box.colspan)))
    if box.rowspan > 1:
        properties.append(_element("w:vMerge", val="restart" if begins else "continue"))
    properties.append(_element("w:vAlign", val="center"))
    root.append(properties)
    root.append(_paragraph(box, size, shown=begins))
    return root


def _paragraph(box: Box, size: float, *, shown: bool) -> BaseOxmlElement:
    root = _element("w:p")
    properties = _element("w:pPr")
    properties.append(_element("w:spacing", before="30", after="30", line="240", lineRule="auto"))
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
