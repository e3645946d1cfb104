"""A layout as a workbook: running text as lines of a sheet, each table a sheet with merged cells and true numbers."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import groupby

from layout import Box, Layout, Line, Table, placed
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

FIGURE = re.compile(r"-?[\d,]+\.\d\d")


def xlsx_of(layout: Layout) -> bytes:
    """The file."""
    data = BytesIO()
    book = Workbook(data, {"in_memory": True})
    styles = {grouped: book.add_format({"num_format": "#,##0.00" if grouped else "0.00"}) for grouped in (False, True)}
    number = 0
    for is_line, group in groupby(layout, lambda each: isinstance(each, Line)):
        blocks = list(group)
        for each in [blocks] if is_line else blocks:
            number += 1
            sheet = book.add_worksheet(f"第{number}页")
            if isinstance(each, Table):
                write_table(sheet, each, styles)
            else:
                for row, line in enumerate(each):
                    sheet.write_string(row, 0, line.text)
    book.close()
    return data.getvalue()


def write_table(sheet: Worksheet, each: Table, styles: dict[bool, Format]) -> None:
    """The title over the whole width, the furniture at the right, the body, the notes."""
    sheet.merge_range(0, 0, 0, each.width - 1, each.title)
    for row, text in enumerate(each.furniture, 1):
        sheet.write_string(row, 0 if "：" in text and "单位：" not in text else each.width - 1, text)
    top = 1 + len(each.furniture)
    for row, cells in placed(each.rows):
        for column, box in cells:
            if box:
                write_box(sheet, (top + row, column), box, styles)
    for row, note in enumerate(each.notes, top + len(each.rows)):
        sheet.write_string(row, 0, note)


def write_box(sheet: Worksheet, at: tuple[int, int], box: Box, styles: dict[bool, Format]) -> None:
    """A cell, merged where it spans; figures as numbers in their format, all else as text."""
    if (box.columns, box.rows) != (1, 1):
        sheet.merge_range(*at, at[0] + box.rows - 1, at[1] + box.columns - 1, "")
    if FIGURE.fullmatch(box.text):
        sheet.write_number(*at, float(box.text.replace(",", "")), styles["," in box.text])
    elif box.text:
        sheet.write_string(*at, box.text)
