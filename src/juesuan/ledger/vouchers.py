"""Vouchers to entries: income and expenditure as booked in the budgetary accounts, with what is wrong with the vouchers.

Year-end transfers (an account of income or expenditure against one of balances) are no income and no expenditure.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from msgspec import Struct

from juesuan.ledger.books import Entry, RowRef
from juesuan.ledger.columns import Columns, Row
from juesuan.ledger.problems import Complaints, Problem
from juesuan.ledger.states import Members, key_with, members_of
from juesuan.ledger.tables import Table
from juesuan.model.key import FactKey
from juesuan.standards.standards import Standards
from juesuan.standards.workbook import AccountData, AccountsData

ZERO = Decimal(0)
_AUXILIARY = ("function", "economic", "project", "fund", "nature")
_BUDGETARY = ("6", "7", "8")

Auxiliary = tuple[Any, ...]


class Line(NamedTuple):
    """A line of a voucher: row, voucher (month and number), account, what it is booked on, debit and credit in 元."""

    row: int
    voucher: tuple[int, str]
    date: dt.date | None
    account: str
    auxiliary: Auxiliary
    debit: Decimal
    credit: Decimal
    summary: str


class Accounts(Struct, frozen=True):
    """What accounts mean in one year, with the keys that their lines have."""

    data: AccountsData
    standards: Standards
    year: int
    classes: Mapping[str, tuple[tuple[str, str], ...]]
    """What the class of a project adds, by its name."""

    def meaning(self, account: str) -> AccountData | None:
        """What an account of income or expenditure means."""
        listed = self.data.income if account.startswith("6") else self.data.expenditure
        return next((each for each in listed if account.startswith(each.account)), None)

    def balance(self, account: str) -> AccountData | None:
        """What an account of balances means; none for the cash that stands against them."""
        if account.startswith(self.data.cash):
            return None
        return next((each for each in self.data.balance if account.startswith(each.account)), None)

    def key(self, meaning: AccountData, members: Members) -> FactKey:
        """The key of what is booked on an account with these members."""
        found = dict(members)
        project = found.get("project", ("",))[0]
        if meaning.account.startswith("7"):
            found.setdefault("nature", ("project",) if project else ("basic",))
            for dimension, member in self.classes.get(project, ()):
                found[dimension] = (member,)
        return key_with(meaning.states, found, self.standards, self.year)


def voucher_lines(columns: Columns) -> list[Line]:
    """The lines of the vouchers."""
    dates = columns.column("date")
    months = {date: date.month if date else 0 for date in set(dates)}
    vouchers = zip((months[date] for date in dates), columns.column("number"), strict=True)
    auxiliary = zip(*(columns.column(name) for name in _AUXILIARY), strict=True)
    account, summary = ([text or "" for text in columns.column(name)] for name in ("account", "summary"))
    debit, credit = ([amount or ZERO for amount in columns.column(name)] for name in ("debit", "credit"))
    return list(map(Line._make, zip(columns.numbers, vouchers, dates, account, auxiliary, debit, credit, summary, strict=True)))


def entries_of(table: Table, lines: Sequence[Line], accounts: Accounts, complaints: Complaints) -> list[Entry]:
    """The entries of income and expenditure, one a line."""
    transfers = _transfers(lines, accounts.data)
    known: dict[tuple[str, Auxiliary], tuple[FactKey | None, list[tuple[str, str, str]]]] = {}
    entries = []
    for line in lines:
        if line.account[:1] not in ("6", "7") or line.voucher in transfers:
            continue
        booked_on = (line.account, line.auxiliary)
        if booked_on not in known:
            known[booked_on] = _key(table, line, accounts), list(_missing(line, accounts))
        key, missing = known[booked_on]
        for column, message, repair in missing:
            complaints.add(Problem(table.name, table.cell(line.row, column), message, repair), column)
        amount = line.credit - line.debit if line.account[0] == "6" else line.debit - line.credit
        if key is not None and amount:
            entries.append(Entry(key, amount, (RowRef(table.name, line.row, f"{line.voucher[1]} {line.summary}".strip()),)))
    return entries


def _key(table: Table, line: Line, accounts: Accounts) -> FactKey | None:
    meaning = accounts.meaning(line.account)
    if meaning is None:
        return None
    values = dict(zip(_AUXILIARY, line.auxiliary, strict=True))
    return accounts.key(meaning, members_of(table.sheet.columns, Row(line.row, values)))


def _missing(line: Line, accounts: Accounts) -> Iterator[tuple[str, str, str]]:
    """The items that a line lacks: column, message, repair."""
    meaning = accounts.meaning(line.account)
    function, economic, _, fund, _ = line.auxiliary
    if line.account[0] == "7" and not function:
        yield "function", f"{line.account} 支出没有功能科目", "请补填功能科目"
    if line.account[0] == "7" and not economic:
        yield "economic", f"{line.account} 支出没有经济科目", "请补填经济科目"
    if line.account[0] == "6" and not function:
        yield "function", f"{line.account} 收入没有功能科目", "请补填功能科目，收入决算表按它列示"
    if meaning and meaning.fund and fund is None:
        yield "fund", f"{line.account} 没有资金性质", "请补填资金性质，否则不计入任何一种财政拨款"


def _transfers(lines: Iterable[Line], data: AccountsData) -> set[tuple[int, str]]:
    """The vouchers that carry income or expenditure over to balances."""
    classes: dict[tuple[int, str], set[str]] = defaultdict(set)
    for line in lines:
        if line.account[:1] in _BUDGETARY and not line.account.startswith(data.cash):
            classes[line.voucher].add("8" if line.account[0] == "8" else "67")
    return {voucher for voucher, found in classes.items() if len(found) > 1}


def check_vouchers(table: Table, lines: Sequence[Line], year: int, complaints: Complaints) -> None:
    """Tell of vouchers that do not balance, by budgetary and by financial accounts, and of days outside the year."""
    sums: tuple[dict[tuple[int, str], Decimal], ...] = ({}, {})
    first: tuple[dict[tuple[int, str], Line], ...] = ({}, {})
    outside = {line.date for line in lines if line.date and line.date.year != year}
    for line in lines:
        system = line.account[:1] in _BUDGETARY
        of = sums[system]
        if line.voucher not in of:
            first[system][line.voucher] = line
            of[line.voucher] = line.debit - line.credit
        else:
            of[line.voucher] += line.debit - line.credit
        if outside and line.date in outside:
            message, repair = f"日期 {line.date} 不在 {year} 年度", "请核对日期；不是本年的凭证请移出"
            complaints.add(Problem(table.name, table.cell(line.row, "date"), message, repair))
    for system, name in ((True, "预算会计"), (False, "财务会计")):
        for voucher, difference in sums[system].items():
            if difference:
                month, number = voucher
                message = f"{month}月凭证 {number} 的{name}分录借贷不平，借方减贷方为 {difference:,.2f} 元"
                cell = table.cell(first[system][voucher].row, "debit")
                complaints.add(Problem(table.name, cell, message, "请补上缺的分录，或改正金额"))


def booked(lines: Iterable[Line]) -> dict[tuple[str, Auxiliary], tuple[Decimal, Decimal]]:
    """Debit and credit of the year by account and what it is booked on."""
    sums: dict[tuple[str, Auxiliary], list[Decimal]] = defaultdict(lambda: [ZERO, ZERO])
    for line in lines:
        both = sums[line.account, line.auxiliary]
        both[0] += line.debit
        both[1] += line.credit
    return {of: (debit, credit) for of, (debit, credit) in sums.items()}
