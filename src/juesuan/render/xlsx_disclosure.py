"""Disclosure → workbook: one sheet a table as published, then 数据 (all statements), 未对应 (unbound figures), 问题.

Where the blocks are at hand (of a compiled document), the running text stands on sheets of its own between the tables, one
paragraph a row, so that the workbook is the whole document.

Numbers are numbers with the decimals that are written, codes and all else are texts; nothing is ever a formula. A number
that a workbook cannot hold exactly (over 15 digits) is text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from juesuan.figures.cell import Cell
from juesuan.figures.figure import Figure
from juesuan.figures.parsing import parse_cell
from juesuan.figures.place import Spot
from juesuan.figures.units import unit_of
from juesuan.model.disclosure import Disclosure
from juesuan.read.sources.blocks import Block
from juesuan.render.statement_rows import PLACE_COLUMNS, STATEMENT_COLUMNS, Field, place_fields, statement_rows
from juesuan.render.table_layout import Placed, place_cells
from juesuan.render.xlsx.book import SheetNames, cell_text, new_book
from juesuan.render.xlsx.pen import A4, height_of
from juesuan.render.xlsx_origins import FACT_COLUMNS, FACTS, ROW_COLUMNS, ROWS, Entries, origins_of
from juesuan.render.xlsx_pages import TablePage, TextPage, pages_of
from juesuan.standards.standards import Standards

TEXT_SHEET = "正文"
"""What the sheets of running text are called, with a number; reading them back, the name is no title."""
_TEXT_WIDTH = 76
_CELL_WIDTH = 16
_SCALE = 1.05
"""The type of this workbook beside that of the inspection sheet, for which heights are counted."""
_DIGITS = 15
_CODE = re.compile(r"\d{3,}|0\d+")
_PLAIN = unit_of("")
_WIDTHS = {
    "键": 44,
    "事实": 40,
    "表": 24,
    "标题": 24,
    "行": 24,
    "列": 18,
    "原文": 40,
    "位置": 40,
    "原因": 30,
    "内容": 20,
    "问题": 90,
    "所属单位": 24,
    "底稿的表": 14,
    "明细": 50,
    "金额": 16,
    "小计": 16,
}


def xlsx_disclosure(
    disclosure: Disclosure, standards: Standards, entries: Entries | None = None, *, blocks: Sequence[Block] = ()
) -> bytes:
    """The workbook; the same bytes for the same disclosure.

    ``entries`` are those of the books that a fact is made of: figures of the tables then lead to them. ``blocks`` are those
    that the disclosure was read from: with them the workbook holds the running text too.
    """
    out = BytesIO()
    book = new_book(out)
    pen = _Pen(book)
    origins = origins_of(disclosure, entries, standards) if entries else None
    for number, page in enumerate(pages_of(blocks, disclosure.tables), start=1):
        if isinstance(page, TextPage):
            _write_text(pen, f"{TEXT_SHEET}{number}", page.lines)
        else:
            _write_table(pen, page, origins.links if origins else {})
    statements = statement_rows(disclosure, standards)
    unbound = ((figure.text, figure.reason, *place_fields(figure.place)) for figure in disclosure.unbound)
    pen.write_list("数据", STATEMENT_COLUMNS, statements)
    pen.write_list("未对应", ("内容", "原因", *PLACE_COLUMNS), unbound)
    pen.write_list("问题", ("问题",), ((problem,) for problem in disclosure.problems))
    pen.write_list("文件", ("项", "值"), _about(disclosure))
    if origins:
        pen.write_list(FACTS, FACT_COLUMNS, (row.fields for row in origins.facts), [row.leads_to for row in origins.facts])
        pen.write_list(ROWS, ROW_COLUMNS, origins.rows)
    book.close()
    return out.getvalue()


class _Pen:
    """The open workbook with its formats and the names of its sheets."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[str, int | None], Any] = {}
        self._names = SheetNames()

    def sheet(self, name: str) -> Any:
        """A new sheet; the name is made fit and unique."""
        return self._book.add_worksheet(self._names.name(name))

    def format(self, kind: str, decimals: int | None = None) -> Any:
        """The look of a cell: title, head, cell (ruled), text (folded), plain, or linked; numbers with their decimals."""
        key = (kind, decimals)
        if key not in self._formats:
            look: dict[str, object] = {"valign": "vcenter"}
            look |= {"border": 1} if kind in ("cell", "linked cell") else {}
            look |= {"text_wrap": True} if kind in ("cell", "linked cell", "text") else {}
            look |= {"font_color": "#0B5394"} if kind in ("linked", "linked cell") else {}
            look |= {"bold": True} if kind in ("title", "head") else {}
            look |= {"font_size": 14} if kind == "title" else {}
            look |= {"bg_color": "#F0F3F7"} if kind == "head" else {}
            look |= {"num_format": "@"} if decimals is None else {"num_format": f"0.{'0' * decimals}" if decimals else "0"}
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]

    def put(self, sheet: Any, at: tuple[int, int], field: Field, kind: str = "plain") -> None:
        """One field: a number where it is exact, else text."""
        if isinstance(field, int):
            sheet.write_number(*at, field, self.format(kind, 0))
        elif isinstance(field, Decimal) and is_exact(field):
            sheet.write_number(*at, field, self.format(kind, decimals_of(field)))
        elif field is None or field == "":
            if kind.endswith("cell"):
                sheet.write_blank(*at, None, self.format(kind))
        else:
            sheet.write_string(*at, cell_text(str(field)), self.format(kind))

    def link(self, sheet: Any, at: tuple[int, int], name: str, line: int) -> None:
        """Let a cell lead to a line below the header of a list; what it shows is written over it."""
        sheet.write_url(*at, f"internal:'{name}'!A{line + 2}", tip=name)

    def write_list(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Field]], links: Sequence[int] = ()) -> None:
        """A sheet with a header that stays, a filter, and one line a row; the last field of each leads to a line of 底稿行."""
        sheet = self.sheet(name)
        for number, column in enumerate(columns):
            sheet.write_string(0, number, column, self.format("head"))
            sheet.set_column(number, number, _WIDTHS.get(column, 10))
        last = 0
        for last, row in enumerate(rows, start=1):
            if links:
                self.link(sheet, (last, len(row) - 1), ROWS, links[last - 1])
            for number, field in enumerate(row):
                self.put(sheet, (last, number), field, "linked" if links and number == len(row) - 1 else "plain")
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.autofilter(0, 0, last, len(columns) - 1)


def is_exact(amount: Decimal) -> bool:
    """True when a workbook, which counts in 64-bit floating point, gives the very digits back."""
    return len(amount.as_tuple().digits) <= _DIGITS and abs(amount.adjusted()) < _DIGITS


def decimals_of(amount: Decimal) -> int:
    """How many decimals are written."""
    exponent = amount.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def cell_field(cell: Cell) -> Field:
    """What a cell of a published table becomes: a number as written, else its text; codes stay text."""
    text = cell.text.strip()
    value = None if _CODE.fullmatch(text) or text.endswith(("%", "％")) else parse_cell(text, _PLAIN)
    return value.amount if isinstance(value, Figure) and not value.approximate and text[-1].isdecimal() else text


def _write_text(pen: _Pen, name: str, lines: Sequence[str]) -> None:
    """Running text, a paragraph a row, folded at the width of a page."""
    sheet = pen.sheet(name)
    sheet.set_column(0, 0, _TEXT_WIDTH)
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, cell_text(line), pen.format("text"))
        sheet.set_row(number, _height(line, _TEXT_WIDTH))
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _write_table(pen: _Pen, page: TablePage, links: Mapping[Spot, int]) -> None:
    """The lines above, the cells merged as published, the remarks; figures lead to their facts in 出处."""
    table = page.table
    sheet = pen.sheet(f"{table.number} {table.title}" if table.number else table.title)
    for number, text in enumerate(page.above):
        sheet.write_string(number, 0, cell_text(text), pen.format("plain" if number else "title"))
    first = len(page.above) + 1
    last = first - 1
    placed_cells = place_cells(table)
    for placed in placed_cells:
        top, left = placed.row + first, placed.column
        bottom, right = top + placed.rowspan - 1, left + placed.colspan - 1
        if (top, left) != (bottom, right):
            sheet.merge_range(top, left, bottom, right, "", pen.format("cell"))
        line = links.get(placed.cell.spot)
        if line is not None:
            pen.link(sheet, (top, left), FACTS, line)
        pen.put(sheet, (top, left), cell_field(placed.cell), "cell" if line is None else "linked cell")
        last = max(last, bottom)
    sheet.set_column(0, max((each.column for each in placed_cells), default=0), _CELL_WIDTH)
    for row, height in _heights(placed_cells).items():
        sheet.set_row(row + first, height)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    for number, remark in enumerate(table.remarks, start=last + 2):
        sheet.write_string(number, 0, cell_text(remark), pen.format("plain"))


def _heights(cells: Sequence[Placed]) -> dict[int, float]:
    """The points that each row of a table needs for its folded texts; what a cell over several rows lacks, its last row gets."""
    heights: dict[int, float] = defaultdict(float)
    for each in sorted(cells, key=lambda cell: cell.rowspan):
        rows = range(each.row, each.row + each.rowspan)
        wanted = _height(each.cell.text, _CELL_WIDTH * each.colspan)
        heights[rows[-1]] = max(heights[rows[-1]], wanted - sum(heights[row] for row in rows[:-1]))
    return heights


def _height(text: str, width: int) -> float:
    return height_of([(text.strip(), width)]) * _SCALE


def _about(disclosure: Disclosure) -> list[tuple[Field, ...]]:
    who = disclosure.identity
    pairs = (("文件", disclosure.path), ("SHA-256", disclosure.sha256), ("单位", who.body), ("种类", who.kind.value))
    return [*pairs, ("年度", who.year), ("报表格式", who.form_set)]
