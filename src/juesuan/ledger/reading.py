"""The workbook, or a folder of its sheets, to books: everything read, everything that is wrong told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from juesuan.errors import UnreadableFileError
from juesuan.ledger.agreements import settle
from juesuan.ledger.balances import carried_over, check_turnover, flows_of, left_over
from juesuan.ledger.books import Books, Entry, Project
from juesuan.ledger.columns import Columns, Row
from juesuan.ledger.names import Names
from juesuan.ledger.problems import BooksError, Complaints, Problem
from juesuan.ledger.profile import Known, profile_of
from juesuan.ledger.projects import classes_of, indicators_of, project_totals, projects_of, unclaimed, without_spent
from juesuan.ledger.sources import raw_sheets
from juesuan.ledger.states import stated
from juesuan.ledger.tables import Table, find_tables
from juesuan.ledger.transfers import transfers_of
from juesuan.ledger.vouchers import Accounts, Line, booked, check_vouchers, entries_of, voucher_lines
from juesuan.standards.standards import Standards
from juesuan.standards.workbook import WorkbookData, load_workbook_data
from juesuan.uncollected import uncollected
from juesuan.workbook.rows import SheetRows

_APART = ("profile", "vouchers", "balances", "projects", "indicators", "reasons", "texts", "imported", "transfers")
"""Sheets that are read in a way of their own; the others say themselves what their rows state."""


class Reading(Struct, frozen=True):
    """The books, and what is wrong or doubtful in them; nothing of it is grave."""

    books: Books
    problems: tuple[Problem, ...]


def read_books(path: str, standards: Standards, *, until: dt.date | None = None) -> Reading:
    """The books in a workbook, or in a folder of CSV and YAML files named after its sheets; ``until``: vouchers up to this day.

    Raises:
        UnreadableFileError: there is no such file, or it is no workbook.
        BooksError: a sheet or column is missing, a cell cannot be understood; tells of everything at once.
    """
    with uncollected():
        return books_of(raw_sheets(path), path, standards, until=until)


def books_of(sheets: Sequence[SheetRows], path: str, standards: Standards, *, until: dt.date | None = None) -> Reading:
    """The books of raw sheets; errors as in ``read_books``."""
    data = load_workbook_data()
    complaints = Complaints()
    tables = find_tables(sheets, data, complaints)
    if not tables and all(not each.cell for each in complaints.all()):
        known = "、".join(sheet.title for sheet in data.sheets)
        raise UnreadableFileError(path, f"不是{data.name}：没有一张工作表是 {known}；新建请用 juesuan new")
    known_body = _profile(tables, data, standards, complaints)
    if known_body is None:
        _read_all(tables, Names.of(standards, 0), complaints)
        raise BooksError(path, complaints.all())
    books = _Reader(tables, data, standards, known_body, complaints, until, complaints).books()
    if complaints.grave:
        raise BooksError(path, complaints.all())
    return Reading(books, complaints.all())


def _profile(tables: Mapping[str, Table], data: WorkbookData, standards: Standards, complaints: Complaints) -> Known | None:
    table = tables.get("profile")
    if table is None:
        return None
    rows = list(table.rows(Names.of(standards, 0), complaints))
    return profile_of(table, rows, data, standards, complaints)


def _read_all(tables: Mapping[str, Table], names: Names, complaints: Complaints) -> None:
    """Meet every problem of the cells, even where there is no telling whose books these are."""
    for name, table in tables.items():
        if name != "profile":
            for _ in table.rows(names, complaints):
                pass


class _Reader(Struct):
    """The sheets of one workbook on their way to books.

    ``sums``: who is told of amounts that do not agree; nobody while a cell cannot be understood, since they mostly follow from it.
    """

    tables: Mapping[str, Table]
    data: WorkbookData
    standards: Standards
    known: Known
    complaints: Complaints
    until: dt.date | None
    sums: Complaints
    rows: dict[str, list[Row]] = field(default_factory=dict)
    vouchers: Columns | None = None

    def books(self) -> Books:
        names = Names.of(self.standards, self.known.profile.year)
        for name, table in self.tables.items():
            columns = table.columns(names, self.complaints) if name != "profile" else None
            if columns and name == "vouchers":
                self.vouchers = columns
            elif columns:
                self.rows[name] = list(columns.rows())
                self._check_unique(table, self.rows[name])
        if self.complaints.grave:
            self.sums = Complaints()
        flows = self._flows()
        registers, purposes = self._registers()
        year = self.known.profile.year
        # registers hold the whole year, so within the year they are not held against the books
        complaints = self.sums if self.until is None else Complaints()
        entries = settle([*self.known.entries, *flows, *registers], self.tables, self.data, self.standards, year, complaints)
        reasons = self._explained(names, "reason")
        return Books(
            profile=self.known.profile,
            entries=tuple(entries),
            projects=self._projects(entries),
            reasons=reasons,
            purposes={**purposes, **self._explained(names, "purpose")},
            texts=self._texts(),
            transfers=transfers_of(self.tables["transfers"], self.rows["transfers"]) if "transfers" in self.tables else (),
            code_names={key: name for table in self.tables.values() for key, name in table.code_names().items()},
        )

    def _accounts(self) -> Accounts:
        classes = classes_of(self.rows.get("projects", ()))
        return Accounts(self.data.accounts, self.standards, self.known.profile.year, classes)

    def _flows(self) -> list[Entry]:
        """Income and expenditure of the year, and what was carried over: of the vouchers, else the balances, else the import."""
        accounts, balances = self._accounts(), self.tables.get("balances")
        rows = self.rows.get("balances", [])
        vouchers = self.tables.get("vouchers")
        flows: list[Entry] = []
        if vouchers and self.vouchers and self.vouchers.numbers:
            lines = [line for line in voucher_lines(self.vouchers) if not self._later(line)]
            self.vouchers = None
            check_vouchers(vouchers, lines, accounts.year, self.sums)
            flows = entries_of(vouchers, lines, accounts, self.complaints)
            if balances and self.until is None:
                check_turnover(balances, rows, booked(lines), self.sums)
        elif balances:
            flows = flows_of(balances, rows, accounts, self.complaints)
        imported = self._imported(flows)
        if balances:
            return [*flows, *carried_over(balances, rows, accounts, flows), *imported]
        if vouchers and not any(entry.key.concept == "carry_over" for entry in imported):
            flows += left_over(vouchers, flows, self.sums if self.until is None else Complaints())
        return [*flows, *imported]

    def _later(self, line: Line) -> bool:
        return self.until is not None and line.date is not None and line.date > self.until

    def _imported(self, flows: Sequence[Entry]) -> list[Entry]:
        """What was taken over from 财决; not what the books themselves say."""
        table = self.tables.get("imported")
        if table is None:
            return []
        entries = stated(table, self.rows["imported"], self.standards, self.known.profile.year).entries
        own = {entry.key.concept for entry in flows}
        return [entry for entry in entries if entry.key.concept not in own]

    def _registers(self) -> tuple[list[Entry], dict[str, str]]:
        entries: list[Entry] = []
        purposes: dict[str, str] = {}
        for name, table in self.tables.items():
            if name not in _APART:
                found = stated(table, self.rows[name], self.standards, self.known.profile.year)
                entries += found.entries
                purposes |= found.purposes
        return entries, purposes

    def _projects(self, entries: Sequence[Entry]) -> tuple[Project, ...]:
        table, scores = self.tables.get("projects"), self.tables.get("indicators")
        indicators = indicators_of(scores, self.rows["indicators"]) if scores else {}
        found: tuple[Project, ...] = ()
        if table:
            cube = project_totals(entries, self.standards)
            rows = self.rows["projects"] if self.until is None else without_spent(self.rows["projects"])
            found = projects_of(table, rows, indicators, cube, self.known.profile.year, self.sums)
        if scores:
            unclaimed(scores, indicators, self.sums)
        return found

    def _explained(self, names: Names, column: str) -> dict[str, str]:
        """Reasons or purposes by written key."""
        table, found = self.tables.get("reasons"), dict[str, str]()
        for row in self.rows.get("reasons", ()) if table else ():
            text = row.values.get(column)
            written = row.values.get("key") or row.values.get("line") or ""
            key = names.key_of(written) if text else None
            if text and key is None and table:
                message = f"不知道“{written}”指哪一事实"
                self.complaints.add(Problem(table.name, table.cell(row.number, "key"), message, "请填写事实的键，或公开表上的名称"))
            elif text and key is not None:
                found[str(key)] = text
        return found

    def _texts(self) -> dict[str, str]:
        titles = {title: each.section for each in self.standards.sections.sections for title in (*each.titles, each.section)}
        texts: dict[str, list[str]] = {}
        for row in self.rows.get("texts", ()):
            section = row.values["section"] or ""
            texts.setdefault(titles.get(section, section), []).append(row.values["text"] or "")
        return {section: "\n".join(paragraphs) for section, paragraphs in texts.items()}

    def _check_unique(self, table: Table, rows: Iterable[Row]) -> None:
        columns = table.sheet.unique
        seen: dict[tuple[object, ...], int] = {}
        for row in rows if columns else ():
            value = tuple(row.values.get(column) for column in columns)
            if value in seen:
                words = "、".join(str(each) for each in value)
                message = f"“{words}”与第 {seen[value]} 行重复"
                repair = "请删去一行，或改正其中一行的编号或名称"
                cell = table.cell(row.number, columns[-1])
                self.complaints.add(Problem(table.name, cell, message, repair, grave=True))
            seen.setdefault(value, row.number)
