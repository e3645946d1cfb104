"""The workbook as a file for people: headers that stay, drop-down lists, notes, reckoned columns that cannot be overwritten.

The same contents give the same bytes. Also the folder of CSV files that holds the same.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from juesuan.standards.codes import budget_accounts, economic_codes, function_codes
from juesuan.standards.workbook import BookColumn, BookSheet, WorkbookData

Cell = str | Decimal | int | dt.date | None
Contents = Mapping[str, Sequence[Mapping[str, Cell]]]
"""The rows of each sheet, by the ids of sheets and columns."""

_HEADER = 2
_LAST = 250_000
_FORMULA_ROWS = 30
_LINE = 16
"""The height of a line, in points."""
_DIGITS = 15


def workbook_xlsx(data: WorkbookData, contents: Contents) -> bytes:
    """The workbook with these rows."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": data.name, "created": dt.datetime(1980, 1, 1, tzinfo=dt.UTC)})
    book.set_custom_property("底稿版本", data.version, "number")
    pen = _Pen(book, data.codes)
    pen.guide(data)
    for sheet in data.sheets:
        pen.sheet(sheet, contents.get(sheet.sheet, ()))
    pen.codes()
    book.close()
    return out.getvalue()


def folder_files(data: WorkbookData, contents: Contents) -> dict[str, bytes]:
    """The same as CSV files (UTF-8 with BOM, which Excel opens) by name."""
    return {f"{sheet.title}.csv": _csv(sheet, contents.get(sheet.sheet, ())) for sheet in data.sheets}


def write_folder(files: Mapping[str, bytes], path: Path) -> None:
    """Write the files of a folder, which is made where there is none."""
    path.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (path / name).write_bytes(content)


def profile_rows(data: WorkbookData, values: Mapping[str, Sequence[Cell]]) -> list[dict[str, Cell]]:
    """The rows of the sheet of pairs, with the version and the values of fields; each field stands there once at least."""
    rows: list[dict[str, Cell]] = []
    for field in data.sheet("profile").rows:
        own = [data.version] if field.field == "version" else values.get(field.field) or [None]
        rows += [{"item": field.title, "value": value, "hint": field.note if not n else None} for n, value in enumerate(own)]
    return rows


def _csv(sheet: BookSheet, rows: Iterable[Mapping[str, Cell]]) -> bytes:
    columns = [column for column in sheet.columns if column.kind != "formula"]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.title for column in columns])
    writer.writerows([_plain(row.get(column.column)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    return "" if cell is None else str(cell)


class _Pen:
    """The open workbook with its looks."""

    def __init__(self, book: Any, codes: str) -> None:
        self._book = book
        self._codes = codes
        font = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
        head = {**font, "bold": True, "border": 1, "text_wrap": True, "align": "center"}
        self._title = book.add_format({**font, "bold": True, "font_size": 15})
        self._note = book.add_format({**font, "font_color": "#5A6472", "text_wrap": True, "valign": "top"})
        self._head = book.add_format({**head, "bg_color": "#E4EAF2"})
        self._needed = book.add_format({**head, "bg_color": "#F6E3C5"})
        self._text = book.add_format({**font, "locked": False, "num_format": "@", "text_wrap": True})
        self._money = book.add_format({**font, "locked": False, "num_format": "#,##0.00;[Red]-#,##0.00"})
        self._count = book.add_format({**font, "locked": False, "num_format": "0.##########"})
        self._day = book.add_format({**font, "locked": False, "num_format": "yyyy-mm-dd"})
        self._font = font

    def guide(self, data: WorkbookData) -> None:
        """The first sheet: what the workbook is, and what each sheet is for."""
        sheet = self._book.add_worksheet(data.guide)
        sheet.write_string(0, 0, data.name, self._title)
        intro = "金额单位：元。橙色表头为必有的列；列的次序可以改动，表头可用各软件导出的常见写法。灰色列由公式得出，不能改动。"
        sheet.merge_range(1, 0, 1, 1, f"{intro}底稿版本 {data.version}。", self._note)
        sheet.set_row(0, 24)
        sheet.set_row(1, 2 * _LINE)
        for row, each in enumerate(data.sheets, start=3):
            sheet.write_url(row, 0, f"internal:'{each.title}'!A1", string=each.title)
            sheet.write_string(row, 1, each.note, self._note)
            sheet.set_row(row, _LINE * _lines(each.note, 96))
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, 96, self._note)
        self._page(sheet)

    def sheet(self, data: BookSheet, rows: Sequence[Mapping[str, Cell]]) -> None:
        """One sheet with its title, header and rows."""
        sheet = self._book.add_worksheet(data.title)
        sheet.write_string(0, 0, data.title, self._title)
        sheet.write_string(1, 0, data.note, self._book.add_format({**self._font, "font_color": "#5A6472"}))
        sheet.set_default_row(_LINE)
        sheet.set_row(0, 24)
        sheet.set_row(_HEADER, 2 * _LINE)
        for place, column in enumerate(data.columns):
            self._column(sheet, place, column)
        for number, row in enumerate(rows, start=_HEADER + 1):
            sheet.set_row(number, _LINE * max((_lines(row.get(each.column), each.width) for each in data.columns), default=1))
            for place, column in enumerate(data.columns):
                self._put(sheet, number, place, column, row.get(column.column))
        if data.rows:
            self._field_lists(sheet, data, rows)
        self._formulas(sheet, data, len(rows) + _FORMULA_ROWS)
        sheet.freeze_panes(_HEADER + 1, 1)
        sheet.protect(
            "", dict.fromkeys(("format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter"), True)
        )
        self._page(sheet)
        sheet.repeat_rows(_HEADER)

    def _column(self, sheet: Any, place: int, column: BookColumn) -> None:
        sheet.write_string(_HEADER, place, column.title, self._needed if column.needed else self._head)
        sheet.set_column(place, place, column.width, self._look(column))
        words = [column.note] if column.note else []
        words += [f"也认：{'、'.join(column.aliases)}"] if column.aliases else []
        if words:
            sheet.write_comment(_HEADER, place, "\n".join(words), {"x_scale": 1.8, "author": ""})
        rule = self._rule(column)
        if rule:
            sheet.data_validation(_HEADER + 1, place, _LAST, place, rule)

    def _rule(self, column: BookColumn) -> dict[str, object] | None:
        """What a cell of the column may hold; codes that are not listed are only warned of."""
        error = {"error_title": column.title}
        if column.kind == "choice":
            titles = [each.title for each in column.choices]
            return {**error, "validate": "list", "source": titles, "error_type": "warning", "error_message": "请从列表中选择"}
        if column.kind == "number":
            limits = {"criteria": "between", "minimum": -1e15, "maximum": 1e15}
            return {**error, "validate": "decimal", **limits, "error_message": "请填数字；金额以元为单位"}
        lists = {"function": ("A", len(function_codes().codes)), "economic": ("B", len(economic_codes().codes))}
        lists["account"] = ("C", len(_accounts()))
        found = lists.get(column.dimension if column.kind == "code" else column.kind)
        if found is None:
            return None
        letter, count = found
        source = f"={self._codes}!${letter}$2:${letter}${count + 1}"
        return {**error, "validate": "list", "source": source, "error_type": "information", "error_message": "不在代码表里，请核对"}

    def _look(self, column: BookColumn) -> Any:
        if column.kind == "number":
            return self._count if column.width < 12 else self._money
        if column.kind == "formula":
            return self._book.add_format({**self._font, "bg_color": "#EFEFEF", "num_format": column.number_format})
        return self._day if column.kind == "date" else self._text

    def _put(self, sheet: Any, row: int, place: int, column: BookColumn, cell: Cell) -> None:
        if cell is None or cell == "" or column.kind == "formula":
            return
        if isinstance(cell, dt.date):
            sheet.write_datetime(row, place, dt.datetime.combine(cell, dt.time()), self._day)
        elif isinstance(cell, Decimal | int) and column.kind == "number" and _exact(cell):
            sheet.write_number(row, place, cell, self._look(column))
        else:
            sheet.write_string(row, place, str(cell), self._text)

    def _field_lists(self, sheet: Any, data: BookSheet, rows: Sequence[Mapping[str, Cell]]) -> None:
        """The drop-down lists of single fields of a sheet of pairs."""
        choices = {field.title: list(field.choices) for field in data.rows if field.choices}
        for number, row in enumerate(rows, start=_HEADER + 1):
            if row.get("item") in choices:
                sheet.data_validation(number, 1, number, 1, {"validate": "list", "source": choices[str(row["item"])]})

    def _formulas(self, sheet: Any, data: BookSheet, count: int) -> None:
        places = {column.column: place for place, column in enumerate(data.columns)}
        for column in data.columns:
            if column.kind != "formula":
                continue
            look = self._look(column)
            for number in range(_HEADER + 1, _HEADER + 1 + count):
                cells = {name: xl_rowcol_to_cell(number, place) for name, place in places.items()}
                sheet.write_formula(number, places[column.column], f"={column.formula.format(**cells)}", look, "")

    def codes(self) -> None:
        """The lists that the drop-downs of codes show."""
        sheet = self._book.add_worksheet(self._codes)
        lists = [(codes.codes.values(), title) for codes, title in ((function_codes(), "功能科目"), (economic_codes(), "经济科目"))]
        for place, (codes, title) in enumerate((*lists, (_accounts(), "会计科目"))):
            sheet.write_string(0, place, title, self._head)
            for row, code in enumerate(codes, start=1):
                sheet.write_string(row, place, f"{code.code} {code.name}")
            sheet.set_column(place, place, 50)
        sheet.freeze_panes(1, 0)
        sheet.protect()
        sheet.autofilter(f"A1:{xl_col_to_name(len(lists))}1")

    def _page(self, sheet: Any) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C第 &P 页，共 &N 页")


def _lines(cell: Cell, width: int) -> int:
    """How many lines a text takes in a column of so many half-width characters."""
    return sum(-(-max(cell_len(line), 1) // max(width - 1, 1)) for line in str(cell).split("\n")) if isinstance(cell, str) else 1


def _accounts() -> list[Any]:
    return [each for each in budget_accounts().codes.values() if len(each.code) == 4]


def _exact(number: Decimal | int) -> bool:
    return len(Decimal(number).as_tuple().digits) <= _DIGITS
