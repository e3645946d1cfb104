"""What a workbook of Excel 2007 and later (xlsx, new et) says of its sheets beside the values.

Values come from calamine, which neither tells how a number is shown nor keeps errors, and lays out every sheet in full.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from juesuan.workbook.formats import BUILTIN
from juesuan.workbook.packages import Package, attribute, local
from juesuan.workbook.sheet import Notes, Position

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MOST_COLUMNS = 16384
_TRUE = frozenset({"1", "true"})


def sheet_parts(package: Package) -> list[str]:
    """The part of each sheet, in the order of the workbook."""
    parts = related_parts(package, "xl/_rels/workbook.xml.rels")
    return [parts.get(_relation(each), "") for each in package.elements("xl/workbook.xml", "sheet")]


def related_parts(package: Package, relations: str) -> dict[str, str]:
    """The parts that the workbook names, by the name of the relation."""
    return {
        attribute(each, "Id") or "": posixpath.normpath(posixpath.join("/xl", attribute(each, "Target") or "")).lstrip("/")
        for each in package.elements(relations, "Relationship")
    }


def _relation(sheet: etree._Element) -> str:
    """The sheet's relation; ``id`` with a namespace, unlike ``sheetId``."""
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def cell_formats(package: Package) -> list[str]:
    """The format code of each cell style; nothing for general and unknown ones."""
    codes = dict(BUILTIN)
    formats: list[str] = []
    inside = False
    for event, element in package.events("xl/styles.xml", "numFmt", "cellXfs", "xf"):
        name, number = local(element), attribute(element, "numFmtId") or ""
        if name == "cellXfs":
            inside = event == "start"
        elif event == "end" and name == "numFmt" and number.isdecimal():
            codes[int(number)] = attribute(element, "formatCode") or ""
        elif event == "end" and name == "xf" and inside:
            formats.append(number)
    return [codes.get(int(number), "") if number.isdecimal() else "" for number in formats]


def ooxml_notes(package: Package, formats: list[str], part: str, notes: Notes) -> None:
    """Fill in the notes of one sheet."""
    row, column = -1, -1
    for event, element in package.events(part, "col", "row", "c"):
        name = local(element)
        if name == "row" and event == "start":
            number = element.get("r", "")
            row, column = int(number) - 1 if number.isdecimal() and 0 < len(number) < 8 else row + 1, -1
            if element.get("hidden") in _TRUE:
                notes.hidden_rows.add(row)
        elif name == "col" and event == "start" and element.get("hidden") in _TRUE:
            notes.hidden_columns.update(_range(element))
        elif name == "c" and event == "end":
            row, column = position(element.get("r"), (row, column + 1))
            _note(notes, element, (row, column), formats)


def position(reference: str | None, otherwise: Position) -> Position:
    """Row and column of A1."""
    found = _REFERENCE.fullmatch(reference or "")
    if not found:
        return otherwise
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _range(column: etree._Element) -> Iterator[int]:
    first, last = (
        int(text) if text.isdecimal() and len(text) < 6 else 0 for text in (column.get("min", ""), column.get("max", ""))
    )
    return iter(range(max(first - 1, 0), min(last, _MOST_COLUMNS)))


def _note(notes: Notes, cell: etree._Element, at: Position, formats: list[str]) -> None:
    kind = cell.get("t", "n")
    texts = {local(child): child.text for child in cell.iterchildren(etree.Element)}
    filled = bool(texts.get("v")) or "is" in texts
    if not filled:
        notes.uncached += "f" in texts and "v" not in texts and kind != "str"
        if "v" not in texts:
            return
    notes.reach(*at)
    if kind == "e":
        notes.errors[at] = texts.get("v") or ""
    style = cell.get("s", "0")
    if kind in ("n", "d") and style.isdecimal() and int(style) < len(formats) and formats[int(style)]:
        notes.formats[at] = formats[int(style)]
