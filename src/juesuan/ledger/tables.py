"""Sheets to rows: which sheet of the workbook it is, where its header stands, which column is which, and the values of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from xlsxwriter.utility import xl_rowcol_to_cell

from juesuan.figures.width import title_form
from juesuan.ledger.cells import Complaint, code_name, converter, text_of
from juesuan.ledger.columns import Columns, Reading, Row, columns_of
from juesuan.ledger.names import Names
from juesuan.ledger.problems import Complaints, Problem
from juesuan.standards.codes import code_list
from juesuan.standards.workbook import BookColumn, BookSheet, WorkbookData
from juesuan.workbook.rows import SheetRows

_HEADER_WITHIN = 15
_MARKS = re.compile(r"[*＊]+|[（(](?:元|人|辆|单位：元|必填)[）)]$")


class Table(Struct, frozen=True):
    """A sheet as found: its data, the rows as read, the header's row from 0 and the place of each column."""

    sheet: BookSheet
    found: SheetRows
    header: int
    places: dict[str, int]

    def cell(self, row: int, column: str) -> str:
        """The reference of a cell, row counted from 1."""
        return str(xl_rowcol_to_cell(row - 1, self.places.get(column, 0)))

    @property
    def name(self) -> str:
        """The sheet's name as the user has it."""
        return self.found.name

    def rows(self, names: Names, complaints: Complaints) -> Iterator[Row]:
        """The rows that hold anything, with what is wrong with their cells told."""
        return self.columns(names, complaints).rows()

    def code_names(self) -> dict[tuple[str, str], str]:
        """The names, by dimension and code, that cells give to codes which no list has."""
        found: dict[tuple[str, str], str] = {}
        for column in self.sheet.columns:
            codes = code_list(column.dimension) if column.kind == "code" and column.column in self.places else None
            for raw in self.found.cells(self.places[column.column], self.header + 1).values if codes else ():
                code, name = code_name(raw) or ("", "")
                if codes and code and code not in codes.codes:
                    found.setdefault((column.dimension, code), name)
        return found

    def columns(self, names: Names, complaints: Complaints) -> Columns:
        """The same rows column by column."""

        def tell(row: int, column: BookColumn, wrong: Complaint) -> None:
            cell = self.cell(row, column.column)
            complaints.add(Problem(self.name, cell, wrong.message, wrong.repair, wrong.grave), column.column)

        found = [column for column in self.sheet.columns if column.column in self.places and column.kind != "formula"]
        readings = [Reading(column, self.places[column.column], converter(column, names)) for column in found]
        return columns_of(self.found, self.header + 1, readings, tell)


def find_tables(sheets: Sequence[SheetRows], data: WorkbookData, complaints: Complaints) -> dict[str, Table]:
    """The sheets of the workbook by id; those of no name that is known are left alone."""
    tables: dict[str, Table] = {}
    for found in sheets:
        sheet = _sheet_named(found.name, data)
        if sheet is None or not found.rows:
            continue
        if found.hidden:
            complaints.add(Problem(found.name, "", "这张工作表是隐藏的，没有读取", "要用它请取消隐藏"))
            continue
        if sheet.sheet in tables:
            both = f"“{tables[sheet.sheet].name}”和“{found.name}”都是“{sheet.title}”"
            complaints.add(Problem(found.name, "", both, "请只留一张，把数据并到一起", grave=True))
            continue
        table = _table(sheet, found, complaints)
        if table:
            tables[sheet.sheet] = table
    for sheet in data.sheets:
        if sheet.required and sheet.sheet not in tables and _sheet_missing(sheet, sheets):
            known = "、".join(each.name for each in sheets)
            complaints.add(
                Problem(sheet.title, "", f"没有这张工作表；现有：{known}", f"请补上，或把相应的表改名为“{sheet.title}”", grave=True)
            )
    return tables


def _sheet_missing(sheet: BookSheet, sheets: Sequence[SheetRows]) -> bool:
    return not any(_names(sheet.sheet, sheet.title, sheet.aliases) & {_form(each.name)} for each in sheets)


def _sheet_named(name: str, data: WorkbookData) -> BookSheet | None:
    return next((sheet for sheet in data.sheets if _form(name) in _names(sheet.sheet, sheet.title, sheet.aliases)), None)


def _names(own: str, title: str, aliases: Sequence[str]) -> set[str]:
    return {own, *(title_form(each) for each in (title, *aliases))}


def _form(text: str) -> str:
    return _MARKS.sub("", title_form(text)).strip()


def _table(sheet: BookSheet, found: SheetRows, complaints: Complaints) -> Table | None:
    best: dict[str, int] = {}
    header = 0
    for index, raw in enumerate(found.rows[:_HEADER_WITHIN]):
        own = [_form(text_of(cell)) for cell in raw]
        above = [_form(text_of(cell)) for cell in found.rows[index - 1]] if index else []
        for forms in (own, _joined(above, own)):
            places = _places(sheet, forms)
            if len(places) > len(best):
                best, header = places, index
    missing = [column for column in sheet.columns if column.needed and column.column not in best]
    for column in missing:
        complaints.add(_missing(column, found, header, best))
    numbers = [column for column in sheet.columns if column.kind == "number" and sheet.numbers]
    if numbers and not missing and not any(column.column in best for column in numbers):
        known = "、".join(column.title for column in numbers)
        message = "没有一列数字的表头认得出"
        complaints.add(Problem(found.name, f"第 {header + 1} 行", message, f"请把表头改为：{known}", grave=True))
    return None if missing else Table(sheet, found, header, best)


def _joined(above: Sequence[str], own: Sequence[str]) -> list[str]:
    """The headers of two rows as one: 年初余额 over 借方 and 贷方 is 年初余额借方 and 年初余额贷方."""
    width = max(len(above), len(own))
    upper, lower = ([*row, *[""] * (width - len(row))] for row in (above, own))
    joined = []
    for column, text in enumerate(lower):
        over = upper[column] or (next((each for each in reversed(upper[:column]) if each), "") if text else "")
        joined.append(over + text)
    return joined


def _places(sheet: BookSheet, forms: Sequence[str]) -> dict[str, int]:
    """The place of each column in a row of headers: by its id, then by its title, then by an alias."""
    places: dict[str, int] = {}
    taken: set[int] = set()
    wordings: tuple[tuple[int, list[tuple[str, ...]]], ...] = (
        (0, [(column.column,) for column in sheet.columns]),
        (1, [(title_form(column.title),) for column in sheet.columns]),
        (2, [tuple(map(title_form, column.aliases)) for column in sheet.columns]),
    )
    for _, wanted in wordings:
        for column, names in zip(sheet.columns, wanted, strict=True):
            place = next((n for name in names for n, form in enumerate(forms) if form == name and n not in taken), None)
            if column.column not in places and place is not None:
                places[column.column] = place
                taken.add(place)
    return places


def _missing(column: BookColumn, found: SheetRows, header: int, places: dict[str, int]) -> Problem:
    raw = found.rows[header]
    strange = [(n, text_of(cell)) for n, cell in enumerate(raw) if cell is not None and n not in places.values()]
    at = xl_rowcol_to_cell(header, strange[0][0]) if strange and places else f"第 {header + 1} 行"
    others = f"，没有认出的表头：{'、'.join(text for _, text in strange[:8])}" if strange and places else ""
    also = f"（也可写：{'、'.join(column.aliases)}）" if column.aliases else ""
    return Problem(found.name, str(at), f"没有“{column.title}”这一列{others}", f"请把表头改为“{column.title}”{also}", grave=True)
