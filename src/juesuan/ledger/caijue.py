"""财决 to facts: each sheet from the finest to the coarsest, of each cell what the finer sheets do not hold already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from juesuan.errors import UnreadableFileError
from juesuan.figures.units import unit_of
from juesuan.figures.width import title_form
from juesuan.ledger.books import Entry, RowRef
from juesuan.ledger.caijue_sheets import CaijueTable, identity, label_form, tables_of
from juesuan.ledger.cube import Cube
from juesuan.ledger.problems import Complaints, Problem
from juesuan.model.concept import ValueKind
from juesuan.model.key import FactKey
from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.standards.caijue import CaijueColumn, CaijueData, CaijueSheet, load_caijue
from juesuan.standards.codes import economic_codes
from juesuan.standards.standards import Standards
from juesuan.workbook.rows import SheetRows

ZERO = Decimal(0)
PIECES = unit_of("")


class Taken(Struct, frozen=True):
    """What was taken over: body and year as the file has them, entries, what is doubtful, sheets that were left alone."""

    body: str
    year: int
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    left: tuple[str, ...]


class _Cell(Struct, frozen=True):
    """A figure of a sheet: its fact, amount in 元, reference, and whether what is left over is nothing strange."""

    key: FactKey
    amount: Decimal
    reference: str
    open: bool


def take_over(sheets: Sequence[SheetRows], path: str, standards: Standards, body: str = "", year: int | None = None) -> Taken:
    """The facts of a 财决 export; body and year are those of its heads where they are not given.

    Raises:
        UnreadableFileError: no sheet of the set is in the file, or it does not say of which body and year it is.
    """
    data = load_caijue()
    tables: dict[str, list[CaijueTable]] = {}
    for table in (table for sheet in sheets for table in tables_of(sheet)):
        tables.setdefault(table.form.form or table.form.sheet, []).append(table)
    named, dated = identity(sheets)
    body, year = body or named, year or dated
    if not tables:
        raise UnreadableFileError(path, "没有一张财决表；表名或表号应如“财决03表 收入决算表”")
    if not body or year is None:
        raise UnreadableFileError(path, "表上没有写编制单位或年度，请用 --body 和 --year 给出")
    taking = _Taking(standards, data, year)
    known = {sheet.form for sheet in data.sheets}
    for sheet in data.sheets:
        taking.sheets(sheet, tables.get(sheet.form, []))
    unknown = [each.name for each in sheets if each.rows and not tables_of(each)]
    unused = [f"{each.found.name}（{each.form.title}）" for form, found in tables.items() if form not in known for each in found]
    return Taken(body, year, tuple(taking.entries), taking.complaints.all(), (*unused, *unknown))


class _Taking(Struct):
    """The entries so far."""

    standards: Standards
    data: CaijueData
    year: int
    entries: list[Entry] = field(default_factory=list)
    complaints: Complaints = field(default_factory=Complaints)

    def sheets(self, sheet: CaijueSheet, tables: Sequence[CaijueTable]) -> None:
        """Take over one form, which may be parted: on several sheets, or its columns below each other."""
        names = list(dict.fromkeys(table.found.name for table in tables))
        if len(names) > 1:
            message = f"与“{names[0]}”同是{tables[0].form.title}，两张都取了数"
            self.complaints.add(Problem(names[1], "", message, "请核对：一张表分成几张可不理会，重复的请删去一张"))
        for table in tables:
            self._sheet(sheet, table)
        for column in sheet.columns if sheet.layout == "codes" and tables else ():
            if not any(_places(column, table) for table in tables):
                message = f"没有“{'／'.join(step.split('|')[0] for step in column.path)}”这一栏"
                self.complaints.add(Problem(names[0], "", message, "请核对表头；这一栏没有取数"))

    def _sheet(self, sheet: CaijueSheet, table: CaijueTable) -> None:
        made = {"codes": self._coded, "detail": self._detailed, "labels": self._labelled}[sheet.layout]
        cube = Cube.of(self.entries, self.standards)
        for cell in made(sheet, table):
            if sheet.layout == "labels":
                cube = Cube.of(self.entries, self.standards)
            self._take(cell, table, cube)

    def _take(self, cell: _Cell, table: CaijueTable, cube: Cube) -> None:
        held, finer = cube.total(cell.key)
        rest = cell.amount - (held or ZERO)
        if not rest:
            return
        if finer and (not cell.open or rest < 0):
            message = f"{self.standards.label(cell.key)} {cell.amount:,.2f} 与更细的表的合计 {held:,.2f} 相差 {rest:,.2f} 元"
            self.complaints.add(Problem(table.found.name, cell.reference, message, "请核对财决各表；差额没有取数"))
            return
        reference = RowRef(table.found.name, int("".join(filter(str.isdigit, cell.reference))), cell.reference)
        self.entries.append(Entry(cell.key, rest, (reference,)))

    def _coded(self, sheet: CaijueSheet, table: CaijueTable) -> Iterator[_Cell]:
        columns = [(column, place) for column in sheet.columns for place in _places(column, table)[:1]]
        for row, code in table.coded_rows():
            for column, place in columns:
                yield from self._cell(table, row, place, _with(column.states, function=code), is_open=column.open)

    def _detailed(self, sheet: CaijueSheet, table: CaijueTable) -> Iterator[_Cell]:
        columns = dict(self._economic(table))
        for row, code in table.coded_rows():
            for place, economic in columns.items():
                pattern = _with(sheet.states, function=code, economic=economic)
                yield from self._cell(table, row, place, pattern, is_open=sheet.open)

    def _economic(self, table: CaijueTable) -> Iterator[tuple[int, str]]:
        """The columns of economic items, by name below the name of their class; unknown ones are told."""
        codes = economic_codes()
        for place, path in enumerate(table.headers):
            if len(path) < 2 or path[-1] in self.data.sums or path[-1] == path[0] or any("科目" in step for step in path):
                continue
            above = [code for step in path[:-1] for code in codes.named(step, length=3)]
            named = [code for code in codes.named(path[-1], length=5) if not above or code[:3] in above]
            if len(named) == 1:
                yield place, named[0]
            elif self._filled(table, place):
                message = f"不知道“{'／'.join(path)}”是哪个经济科目"
                cell = table.reference(table.first - 1, place)
                self.complaints.add(Problem(table.found.name, cell, message, "这一栏没有取数，请核对表头"))

    def _filled(self, table: CaijueTable, place: int) -> bool:
        return any(table.amount(row, place) for row, _ in table.coded_rows())

    def _labelled(self, sheet: CaijueSheet, table: CaijueTable) -> Iterator[_Cell]:
        labels = list(table.labels())
        for wanted in sheet.rows:
            names = {label_form(name) for name in wanted.label.split("|")}
            for row, column, text, unit in labels:
                if text in names:
                    ends = [other for at, other, *_ in labels if at == row and other > column]
                    places = range(column + 1, min(ends, default=len(table.headers)))
                    yield from self._beside(sheet, replace(table, unit=unit or table.unit), row, places, wanted.states)
                    break

    def _beside(self, sheet: CaijueSheet, table: CaijueTable, row: int, reach: range, states: str) -> Iterator[_Cell]:
        """The figures of a label: those in columns with a known header, else the last one beside it."""
        places = [place for place in reach if place < len(table.headers) and table.amount(row, place) is not None]
        phases = {place: column.states for column in sheet.columns for place in places if _ends(column, table.headers[place])}
        if not phases:
            phases = {
                place: "" for place in places[-1:] if "栏次" not in table.headers[place] and "行次" not in table.headers[place]
            }
        for place, phase in phases.items():
            pattern = parse_pattern(states).merge(parse_pattern(phase))
            yield from self._cell(table, row, place, pattern, is_open=True)

    def _cell(self, table: CaijueTable, row: int, place: int, pattern: KeyPattern, *, is_open: bool) -> Iterator[_Cell]:
        key = pattern.complete(self.standards.concepts, self.year)
        is_money = self.standards.concepts[key.concept].value is ValueKind.MONEY
        amount = table.amount(row, place, table.unit if is_money else PIECES)
        if amount:
            yield _Cell(key, amount, table.reference(row, place), is_open)


def _with(states: str, **members: str) -> KeyPattern:
    return parse_pattern(states).merge(KeyPattern("", tuple(sorted(members.items()))))


def _places(column: CaijueColumn, table: CaijueTable) -> list[int]:
    return [place for place, path in enumerate(table.headers) if _ends(column, path)]


def _ends(column: CaijueColumn, path: tuple[str, ...]) -> bool:
    """True when the last header is the column's, and those above it stand in the path."""
    steps = [{title_form(each) for each in step.split("|")} for step in column.path]
    if not path or path[-1] not in steps[-1]:
        return False
    return all(step & set(path) for step in steps[:-1]) and (not column.under or title_form(column.under) in path)


def imported_rows(taken: Taken, standards: Standards) -> list[Mapping[str, str | Decimal]]:
    """The rows of the workbook's sheet of what was taken over."""
    return [
        {
            "line": standards.label(entry.key),
            "key": str(entry.key),
            "amount": entry.amount,
            "origin": f"{entry.rows[0].sheet} {entry.rows[0].says}",
        }
        for entry in taken.entries
    ]
