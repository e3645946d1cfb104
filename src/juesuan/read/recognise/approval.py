"""An approval of the finance bureau (决算批复): tables with the titles of the published ones, and sheets of codes and amounts.

What a sheet does not say (its unit of money, its funds) is not guessed here: every way in which it may be meant is a reading.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import product, takewhile

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.figure import Figure
from juesuan.figures.parsing import parse_cell
from juesuan.figures.units import WAN, YUAN, Unit, unit_of
from juesuan.figures.width import compact, title_form
from juesuan.model.disclosure import Part
from juesuan.model.key import Phase
from juesuan.model.pattern import KeyPattern
from juesuan.model.statement import Statement
from juesuan.model.value import Blank
from juesuan.read.recognise import identity
from juesuan.read.recognise.cells import TableReading
from juesuan.read.recognise.codes import read_codes
from juesuan.read.recognise.headers import by_grid, header_paths, match_columns
from juesuan.read.recognise.items import GridRow, Item, Line, flatten, lines_of, text_of
from juesuan.read.recognise.regions import Forms, Region, find_regions, title_index
from juesuan.read.recognise.tables import read_region
from juesuan.read.sources.blocks import Block, Cell, Grid, Paragraph, SourceDocument
from juesuan.standards.forms import Form
from juesuan.standards.standards import Standards

_TITLE_LINES = 20
_LONGEST_TITLE = 60
_UNIT = re.compile(r"单位[：:]?(?:人民币)?[（(]?(亿元|万元|千元|元)|[（(](亿元|万元|千元|元)[）)]")
_BRACKETED_UNIT = re.compile(r"[（(](?:单位[：:])?(?:亿元|万元|千元|元)[）)]")
_SENTENCE = re.compile(r"[，。；]")
_FEWEST_FIELDS = 3
_BASIC = KeyPattern(members=(("fund", "general_public_budget"), ("nature", "basic")))


class ApprovalReading(Struct, frozen=True):
    """One way in which an approval may be meant: what it then states, and what was taken for granted (Chinese)."""

    statements: tuple[Statement, ...]
    note: str


class ApprovalRead(Struct, frozen=True):
    """Whom it approves for which year ('' and None when it does not say), and its readings, the likeliest first."""

    body: str
    year: int | None
    readings: tuple[ApprovalReading, ...]


class _Sheet(Struct, frozen=True):
    """A grid that no form of the published tables knows, with its title and what it says of unit and funds (None: nothing)."""

    rows: tuple[GridRow, ...]
    title: str
    unit: Unit | None
    fund: KeyPattern | None


def is_approval(items: Sequence[Item], standards: Standards) -> bool:
    """True when a title near the beginning has one of the words of approvals."""
    lines = [compact(line) for item in items[:_TITLE_LINES] for line in (lines_of(item) or _short_cells(item))]
    titles = [line for line in lines if len(line) < _LONGEST_TITLE and not _SENTENCE.search(line)]
    return any(word in line for line in titles for word in standards.approval.words)


def read_approval(source: SourceDocument, standards: Standards, default_year: int) -> ApprovalRead:
    """The body, the year and every reading of an approval; amounts of a sheet that states no year are those of the default."""
    items = list(flatten(tuple(_plain(block, standards.approval.words) for block in tabulated(source))))
    texts = [line for item in items for line in (lines_of(item) or [text_of(item)])]
    year = identity.find_year(texts)
    body = identity.find_body(texts)
    sheets, regions = _tables(items, body, standards)
    reading = _Reading(standards, year or default_year, tuple(sheets), tuple(regions))
    return ApprovalRead(body, year, tuple(reading.all()))


def tabulated(source: SourceDocument) -> Iterator[Block]:
    """The blocks; of a text file lines of values parted by commas or tabs as grids with true columns."""
    rows: list[tuple[Cell, ...]] = []
    for block in source.blocks:
        fields = _fields(block) if source.format == "text" and isinstance(block, Paragraph) else []
        if fields and isinstance(block, Paragraph):
            rows.append(tuple(Cell(text, len(rows), column, block.spot) for column, text in enumerate(fields)))
            continue
        if rows:
            yield Grid(tuple(rows), rows[0][0].spot)
            rows = []
        yield replace(block, ragged=False) if isinstance(block, Grid) and _is_tabbed(block) else block
    if rows:
        yield Grid(tuple(rows), rows[0][0].spot)


def _fields(paragraph: Paragraph) -> list[str]:
    """The values of a line parted by commas; none for other lines."""
    if "," not in paragraph.text or "\n" in paragraph.text or "。" in paragraph.text:
        return []
    fields = next(csv.reader([paragraph.text]), [])
    return fields if len(fields) >= _FEWEST_FIELDS else []


def _is_tabbed(grid: Grid) -> bool:
    """True for rows of a text file that stand on one line each."""
    return grid.ragged and all(len({cell.spot.line for cell in row}) == 1 and row[0].spot.line for row in grid.rows)


def _plain(block: Block, words: Sequence[str]) -> Block:
    """The block without the words of approvals (决算批复表 is 决算表) and without units behind the headers."""
    if isinstance(block, Paragraph):
        return replace(block, text=_without(block.text, words))
    rows = tuple(tuple(replace(cell, text=_without(cell.text, words)) for cell in row) for row in block.rows)
    return replace(block, rows=rows)


def _without(text: str, words: Sequence[str]) -> str:
    if len(text) >= _LONGEST_TITLE:
        return text
    for word in words:
        text = text.replace(word, "")
    return text


def _short_cells(item: Item) -> list[str]:
    return [] if isinstance(item, Line) else [cell.text for cell in item.filled]


def _tables(items: Sequence[Item], body: str, standards: Standards) -> tuple[list[_Sheet], list[Region]]:
    """The sheets of codes, and the tables that the central standard knows by their titles and columns."""
    chosen, nothing = standards.form_set(identity.GENERIC), replace(standards.budget, forms=())
    found = find_regions(items, set(), body, Forms(title_index([chosen]), chosen, standards.form_set("further"), nothing))
    regions = [region for region in found if not _has_phases(region.rows, standards.approval.form)]
    known = {id(row) for region in regions for row in region.rows}
    grids: dict[int, list[tuple[int, GridRow]]] = {}
    for at, item in enumerate(items):
        if isinstance(item, GridRow) and id(item) not in known:
            grids.setdefault(item.grid, []).append((at, item))
    return [_sheet(items, rows, standards) for rows in grids.values()], regions


def _has_phases(rows: Sequence[GridRow], form: Form) -> bool:
    """True when headers name a stage of the budget beside the final figure, which no published table of codes has."""
    for grid in by_grid(rows):
        header = [_bare(row) for row in takewhile(_is_above_figures, grid)]
        matched = match_columns(header_paths(header), form.columns)
        if any(column.adds.phase in (Phase.INITIAL, Phase.ADJUSTED) for column in matched.values()):
            return True
    return False


def _is_above_figures(row: GridRow) -> bool:
    return not any(isinstance(parse_cell(cell.text, WAN), Figure) for cell in row.cells)


def _bare(row: GridRow) -> GridRow:
    """The row without units in brackets behind its texts."""
    return replace(row, cells=tuple(replace(cell, text=_BRACKETED_UNIT.sub("", cell.text)) for cell in row.cells))


def _sheet(items: Sequence[Item], rows: Sequence[tuple[int, GridRow]], standards: Standards) -> _Sheet:
    first = rows[0][0]
    above = [text_of(item) for item in items[max(0, first - 4) : first] if isinstance(item, Line)]
    heads = [*above, *(text_of(row) for _, row in rows[:5])]
    sheet = rows[0][1].spot.sheet or ""
    title = title_form("".join([sheet, *heads]))
    unit = next((unit_of(found[1] or found[2]) for head in heads if (found := _UNIT.search(title_form(head)))), None)
    fund = next((adds for word, adds in standards.approval.funds if word in title), None)
    return _Sheet(tuple(_bare(row) for _, row in rows), title, unit, fund)


class _Reading(Struct, frozen=True):
    """Reads sheets and tables of one approval in every way in which they may be meant."""

    standards: Standards
    year: int
    sheets: tuple[_Sheet, ...]
    regions: tuple[Region, ...]

    def all(self) -> Iterator[ApprovalReading]:
        """Every reading that states something."""
        usable = [sheet for sheet in self.sheets if any(self._of_sheet(sheet, None, None))]
        units = (WAN, YUAN) if any(s.unit is None for s in usable) or any(not r.unit_stated for r in self.regions) else (None,)
        unnamed = any(sheet.fund is None and not self._is_economic(sheet) for sheet in usable)
        funds = self.standards.approval.unsaid if unnamed else (None,)
        for unit, fund in product(units, funds):
            statements = tuple(self._statements(usable, unit, fund))
            if statements:
                yield ApprovalReading(statements, self._note(unit, fund))

    def _note(self, unit: Unit | None, fund: KeyPattern | None) -> str:
        parts = [f"金额单位没有写明，按{unit.symbol}"] if unit else []
        if fund is not None:
            member = dict(fund.members).get("fund")
            name = self.standards.member_term("fund", member) if member else "全部支出"
            parts.append(f"资金性质没有写明，按{name}")
        return f"{'；'.join(parts)}核对" if parts else ""

    def _statements(self, sheets: Sequence[_Sheet], unit: Unit | None, fund: KeyPattern | None) -> Iterator[Statement]:
        for region in self.regions:
            meant = region if region.unit_stated or unit is None else replace(region, unit=unit)
            yield from self._amounts(read_region(meant, self.standards, self.year)[1])
        for sheet in sheets:
            yield from self._of_sheet(sheet, unit, fund)

    def _of_sheet(self, sheet: _Sheet, unit: Unit | None, fund: KeyPattern | None) -> Iterator[Statement]:
        form = self._form(sheet, sheet.fund or fund or KeyPattern())
        if form:
            reading = TableReading(self.standards, self.year, sheet.unit or unit or WAN, form.title, Part.TABLES)
            read_codes(reading, form, sheet.rows)
            yield from self._amounts(reading)

    @staticmethod
    def _amounts(reading: TableReading) -> Iterator[Statement]:
        """What is stated; a blank cell of an approval approves nothing."""
        yield from (each for each in reading.statements if not isinstance(each.value, Blank))

    def _form(self, sheet: _Sheet, fund: KeyPattern) -> Form | None:
        """The form by which a sheet is read; None for a sheet of something else than expenditure by codes."""
        form = self.standards.approval.form
        if "收入" in sheet.title and "支出" not in sheet.title:
            return None
        if not self._is_economic(sheet):
            return replace(form, states=form.states.merge(fund))
        return replace(form, dimension="economic", states=form.states.merge(_BASIC)) if "基本支出" in sheet.title else None

    @staticmethod
    def _is_economic(sheet: _Sheet) -> bool:
        """True when the codes are those of the economic classification, which begin with 3 or 5."""
        first = (title_form(row.filled[0].text) for row in sheet.rows if row.filled)
        codes = [text for text in first if text[:3].isdecimal() and len(text) >= 3]
        return bool(codes) and sum(code[0] in "35" for code in codes) * 2 > len(codes)
