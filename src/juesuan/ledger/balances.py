"""The table of balances (科目余额表) to entries: what was carried over at both ends of the year, and turnover.

Where there are no vouchers, the turnover is income and expenditure; else it is held against the vouchers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from juesuan.ledger.books import Entry, RowRef
from juesuan.ledger.columns import Row
from juesuan.ledger.problems import Complaints, Problem
from juesuan.ledger.states import members_of
from juesuan.ledger.tables import Table
from juesuan.ledger.vouchers import ZERO, Accounts, Auxiliary
from juesuan.model.key import FactKey

_AUXILIARY = ("function", "economic", "project", "fund", "nature")
Booked = Mapping[tuple[str, Auxiliary], tuple[Decimal, Decimal]]


def carried_over(table: Table, rows: Sequence[Row], accounts: Accounts, flows: Sequence[Entry]) -> list[Entry]:
    """What is carried over at the beginning of the year and at its end, by fund and function where the rows tell it.

    The end is that of the rows, with what still stands on income and expenditure; where no row has an end, it is the beginning
    with the income and less the expenditure of the year (``flows``).
    """
    entries = []
    leaves = _leaves(rows)
    has_end = "closing_credit" in table.places and any(
        row.values.get("closing_credit") is not None or row.values.get("closing_debit") is not None for row in leaves
    )
    for row in leaves:
        account = row.values["account"] or ""
        meaning = accounts.balance(account)
        if meaning:
            key = accounts.key(meaning, members_of(table.sheet.columns, row))
            for moment in ("opening", "closing") if has_end else ("opening",):
                entry = _carried(key, moment, row, table)
                entries += [entry] if entry else []
        elif has_end and account[:1] in ("6", "7"):
            entries += _still_open(table, row, accounts)
    return entries if has_end or not entries else [*entries, *_reckoned(entries, flows)]


def _carried(key: FactKey, moment: str, row: Row, table: Table) -> Entry | None:
    amount = _net(row, moment)
    if amount is None:
        return None
    return Entry(key.with_member("moment", moment), amount, (_ref(table, row),))


def _still_open(table: Table, row: Row, accounts: Accounts) -> list[Entry]:
    """Income and expenditure that are not yet transferred to balances."""
    amount = _net(row, "closing")
    if not amount:
        return []
    fund = members_of(table.sheet.columns, row).get("fund")
    key = FactKey("carry_over", accounts.year, members=(("moment", "closing"),))
    return [Entry(key.with_member("fund", fund[-1]) if fund else key, amount, (_ref(table, row),))]


def _reckoned(opening: Sequence[Entry], flows: Sequence[Entry]) -> list[Entry]:
    """The end of the year from its beginning and the flows, by fund and function."""
    sums: dict[FactKey, Decimal] = {}
    rows: dict[FactKey, tuple[RowRef, ...]] = {}
    for entry in opening:
        key = entry.key.with_member("moment", "closing")
        sums[key] = sums.get(key, ZERO) + entry.amount
        rows[key] = (*rows.get(key, ()), *entry.rows)
    functions = {key.member("function") for key in sums}
    for flow, amount in _by_key(flows):
        if flow.concept not in ("income", "expenditure"):
            continue
        fund = fund_of(flow)
        function = flow.member("function")
        key = FactKey("carry_over", flow.year, members=(("moment", "closing"),)).with_member("fund", fund)
        if function in functions:
            key = key.with_member("function", function)
        sums[key] = sums.get(key, ZERO) + (amount if flow.concept == "income" else -amount)
    return [Entry(key, amount, rows.get(key, ())) for key, amount in sums.items()]


def _by_key(entries: Sequence[Entry]) -> list[tuple[FactKey, Decimal]]:
    """The sums of entries of one key, by the object: the entries of a ledger share few keys, and to compare those takes long."""
    sums: dict[int, Decimal] = {}
    keys = {}
    for entry in entries:
        which = id(entry.key)
        keys[which] = entry.key
        sums[which] = sums.get(which, ZERO) + entry.amount
    return [(key, sums[which]) for which, key in keys.items()]


def left_over(vouchers: Table, flows: Sequence[Entry], complaints: Complaints) -> list[Entry]:
    """What is left at the end of the year without a table of balances: income less expenditure, as if nothing was carried in.

    Where more was spent than received, something was: that is told, and nothing is made up.
    """
    left = [entry for entry in _reckoned((), flows) if entry.amount]
    short = [entry.amount for entry in left if entry.amount < 0]
    if not short:
        return left
    if any(entry.key.concept == "income" for entry in flows):
        message = f"支出比收入多 {-sum(short):,.2f} 元，没有科目余额表，不知道年初结转"
        complaints.add(Problem(vouchers.name, "", message, "请填科目余额表的年初余额"))
    return []


def fund_of(key: FactKey) -> str | None:
    """The fund of income or expenditure: the sources of fiscal money are named as the funds are."""
    member = key.member("fund") if key.concept == "expenditure" else key.member("source")
    return member if member in ("fiscal", "general_public_budget", "government_fund", "state_capital") else None


def _net(row: Row, moment: str) -> Decimal | None:
    debit, credit = row.values.get(f"{moment}_debit"), row.values.get(f"{moment}_credit")
    return None if debit is None and credit is None else (credit or ZERO) - (debit or ZERO)


def flows_of(table: Table, rows: Sequence[Row], accounts: Accounts, complaints: Complaints) -> list[Entry]:
    """Income and expenditure from the turnover of the year, for bodies that give no vouchers.

    Where a row's two sides are equal, one of them is the transfer at the end of the year.
    """
    entries = []
    for row in _leaves(rows):
        account = row.values["account"] or ""
        meaning = accounts.meaning(account) if account[:1] in ("6", "7") else None
        if meaning is None:
            continue
        debit, credit = row.values.get("debit") or ZERO, row.values.get("credit") or ZERO
        own, other = (credit, debit) if account[0] == "6" else (debit, credit)
        amount = own if own == other else own - other
        if account[0] == "7" and amount and not (row.values.get("function") and row.values.get("economic")):
            message = f"{account} 支出没有功能科目或经济科目"
            repair = "请导出带辅助项（功能科目、经济科目）的余额表，或提供凭证"
            complaints.add(Problem(table.name, table.cell(row.number, "account"), message, repair), "account")
        if amount:
            key = accounts.key(meaning, members_of(table.sheet.columns, row))
            entries.append(Entry(key, amount, (_ref(table, row),)))
    return entries


def check_turnover(table: Table, rows: Sequence[Row], sums: Booked, complaints: Complaints) -> None:
    """Tell of accounts whose turnover is not that of the vouchers."""
    for row in rows:
        account = row.values["account"] or ""
        wanted = tuple(row.values.get(name) for name in _AUXILIARY)
        found = [both for (code, on), both in sums.items() if code.startswith(account) and _fits(wanted, on)]
        for place, (column, side) in enumerate((("debit", "借方"), ("credit", "贷方"))):
            stated = row.values.get(column)
            made = sum((both[place] for both in found), ZERO)
            if stated is not None and account and stated != made:
                message = f"{account} 的本年{side}发生额 {stated:,.2f} 与凭证合计 {made:,.2f} 不符，相差 {stated - made:,.2f} 元"
                repair = "请核对是否漏导、重导凭证，或余额表不是年末的"
                complaints.add(Problem(table.name, table.cell(row.number, column), message, repair))


def _fits(wanted: Auxiliary, booked: Auxiliary) -> bool:
    return all(not each or each == on for each, on in zip(wanted, booked, strict=True))


def _leaves(rows: Sequence[Row]) -> list[Row]:
    """The rows that are not the sum of others: of accounts without further ones below, and with items where there are any."""
    accounts = sorted({row.values["account"] for row in rows if row.values["account"]})
    parents = {one for one, following in pairwise(accounts) if following.startswith(one)}
    detailed = {row.values["account"] for row in rows if _items(row)}
    return [row for row in rows if (account := row.values["account"]) not in parents and (account not in detailed or _items(row))]


def _items(row: Row) -> bool:
    return any(row.values.get(name) for name in _AUXILIARY)


def _ref(table: Table, row: Row) -> RowRef:
    name = row.values.get("account_name") or ""
    return RowRef(table.name, row.number, f"{row.values['account']} {name}".strip())
