"""The example disclosure as a workbook: a sheet for each table, drawn with the spans of dev/build_examples.py."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from sheet_samples import xlsx
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

ROOT = Path(__file__).resolve().parents[3]
TEXT = ROOT / "examples" / "yunxi-liaison-office-2024.txt"
FIGURE = re.compile(r"-?\d+\.\d+")


def builder() -> ModuleType:
    """dev/build_examples.py as a module."""
    spec = importlib.util.spec_from_file_location("build_examples", ROOT / "dev" / "build_examples.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def workbook(code: str) -> bytes:
    """The cover and the running text as a sheet of lines, each table as a sheet; figures are numbers of this format."""
    build = builder()
    lines = TEXT.read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.split()[:1] == ["收入支出决算总表"] and n > lines.index("第二部分"))
    end = lines.index("第三部分")

    def fill(book: Workbook) -> None:
        prose(book.add_worksheet("封面"), lines[:start])
        style = book.add_format({"num_format": code})
        for each in build.read_tables(lines[start:end]):
            table(build, book.add_worksheet(f"公开{each.number}表"), each, style)
        prose(book.add_worksheet("说明"), lines[end:])

    return xlsx(fill)


def prose(sheet: Worksheet, lines: list[str]) -> None:
    """Running text, a line a row."""
    for row, line in enumerate(filter(str.strip, lines)):
        sheet.write_string(row, 0, line)


def table(build: ModuleType, sheet: Worksheet, each: Any, style: Any) -> None:
    """A table with its title, form number, body and unit as rows of the sheet."""
    layout = build.LAYOUTS[each.number]
    width = len(layout.widths.split())
    sheet.merge_range(0, 0, 0, width - 1, layout.title)
    sheet.write(1, width - 1, each.furniture["number"])
    sheet.write(2, 0, each.furniture["部门"])
    sheet.write(2, width - 1, each.furniture["单位"])
    body = [[(text, span, 1) for text, span in zip(row, spans(layout, row), strict=True)] for row in build.body_rows(each)]
    free: dict[int, int] = {}
    for row, cells in enumerate([*build.head_cells(layout), *body], 3):
        column = 0
        for text, columns, rows in cells:
            while free.get(column, 0) > row:
                column += 1
            free.update(dict.fromkeys(range(column, column + columns), row + rows))
            if (columns, rows) != (1, 1):
                sheet.merge_range(row, column, row + rows - 1, column + columns - 1, "")
            write(sheet, (row, column), text, style)
            column += columns
    for number, note in enumerate(each.notes, 4 + len(layout.head) + len(body)):
        sheet.write(number, 0, note)


def spans(layout: Any, row: list[str]) -> tuple[int, ...]:
    """The columns of the cells of a row of the body; short rows have wider cells."""
    width = len(layout.widths.split())
    return (1,) * width if len(row) == width else tuple(layout.short)


def write(sheet: Worksheet, at: tuple[int, int], text: str, style: Any) -> None:
    """Figures as numbers, all else as text."""
    if FIGURE.fullmatch(text.strip()):
        sheet.write_number(*at, float(text), style)
    elif text:
        sheet.write_string(*at, text)
