"""Spreadsheets of OpenDocument (ods) to sheets: each cell as the file shows it, which calamine does not tell."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from juesuan.workbook.formats import general
from juesuan.workbook.limits import SheetLimits
from juesuan.workbook.packages import Package, attribute, local
from juesuan.workbook.sheet import Book, EncryptedBookError, Sheet

_CONTENT = "content.xml"
_TAGS = ("style", "table", "table-column", "table-row")
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_UNSEEN = frozenset({"collapse", "filter"})
_MOST = 1 << 20


class _Reading(Struct):
    """The sheet that is open and where its next row and column stand."""

    limits: SheetLimits
    book: Book = field(default_factory=lambda: Book([]))
    unseen_styles: set[str] = field(default_factory=set)
    sheet: Sheet | None = None
    depth: int = 0
    row: int = 0
    column: int = 0
    filled: int = 0


def read_ods(package: Package, limits: SheetLimits) -> Book:
    """The sheets of the file.

    Raises:
        BrokenBookError: the XML is broken.
        EncryptedBookError: it is encrypted.
    """
    if any(True for _ in package.elements("META-INF/manifest.xml", "encryption-data")):
        raise EncryptedBookError
    reading = _Reading(limits)
    for event, element in package.events(_CONTENT, *_TAGS):
        _STEPS[local(element)](reading, element, event)
    return reading.book


def _style(reading: _Reading, element: etree._Element, event: str) -> None:
    shown = (attribute(child, "display") for child in element if local(child) == "table-properties")
    if event == "end" and "false" in shown:
        reading.unseen_styles.add(attribute(element, "name") or "")


def _table(reading: _Reading, element: etree._Element, event: str) -> None:
    reading.depth += 1 if event == "start" else -1
    if reading.depth != (event == "start"):
        return
    if event == "end":
        reading.sheet = None
        return
    name = attribute(element, "name") or ""
    reading.row = reading.column = reading.filled = 0
    if attribute(element, "style-name") in reading.unseen_styles:
        reading.book.hidden.append(name)
    elif len(reading.book.sheets) >= reading.limits.max_sheets:
        reading.book.unread += 1
    else:
        reading.sheet = Sheet(name)
        reading.book.sheets.append(reading.sheet)


def _column(reading: _Reading, element: etree._Element, event: str) -> None:
    if event == "end" and reading.sheet and reading.depth == 1:
        after = reading.column + _count(element, "number-columns-repeated")
        if attribute(element, "visibility") in _UNSEEN:
            reading.sheet.hidden_columns.update(range(reading.column, min(after, 16384)))
        reading.column = after


def _row(reading: _Reading, element: etree._Element, event: str) -> None:
    """A row, as often as it is repeated; one without text only moves on."""
    if event == "start" or reading.sheet is None or reading.depth != 1:
        return
    sheet = reading.sheet
    times = _count(element, "number-rows-repeated")
    cells = list(_cells(sheet, element, reading.limits))
    reading.filled += len(cells) * times
    if reading.filled > reading.limits.max_cells:
        sheet.too_large, sheet.cells, reading.sheet = True, {}, None
        return
    for row in range(reading.row, reading.row + times) if cells else ():
        for column, text, width, height in cells:
            sheet.cells[row, column] = text
            if width > 1 or height > 1:
                sheet.merges.append(((row, column), (row + height - 1, column + width - 1)))
        if attribute(element, "visibility") in _UNSEEN:
            sheet.hidden_rows.add(row)
    reading.row += times


def _cells(sheet: Sheet, row: etree._Element, limits: SheetLimits) -> Iterator[tuple[int, str, int, int]]:
    """Column, text and spans of the filled cells of a row."""
    column = 0
    for cell in row:
        if local(cell) not in _CELLS:
            continue
        times = _count(cell, "number-columns-repeated")
        text = _text(cell) if local(cell) == "table-cell" else ""
        if text:
            spans = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
            yield from ((column + order, text, *spans) for order in range(min(times, limits.max_cells)))
        elif attribute(cell, "formula") and attribute(cell, "value-type") is None:
            sheet.uncached += 1
        column += times


def _text(cell: etree._Element) -> str:
    """What the cell shows; its value when it holds no text."""
    lines = ["".join(_pieces(child)) for child in cell if local(child) in ("p", "h")]
    text = "\n".join(lines)
    value = attribute(cell, "value") or ""
    if text or attribute(cell, "value-type") not in ("float", "currency", "percentage"):
        return text
    try:
        return general(float(value))
    except ValueError:
        return value


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph; runs of spaces, tabs and line breaks are elements. Notes and remarks are left out."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, each in walk:
        if event == "end":
            yield "" if each is element else each.tail or ""
            continue
        name = local(each)
        if name in ("annotation", "note", "ruby-text"):
            walk.skip_subtree()
        else:
            marks = {"s": " " * min(_count(each, "c"), 1000), "tab": "\t", "line-break": "\n"}
            yield marks.get(name, "") + (each.text or "")


def _count(element: etree._Element, name: str) -> int:
    """A number of repetitions or a span, at least 1."""
    text = attribute(element, name) or ""
    return max(1, min(int(text), _MOST)) if text.isdecimal() and len(text) < 8 else 1


_STEPS = {"style": _style, "table": _table, "table-column": _column, "table-row": _row}
