"""Builds the books of the made-up office of examples/: the folder examples/books/yunxi-liaison-office-2024 and the workbook.

python dev/build_books.py [--check]

The figures are those of examples/yunxi-liaison-office-2024.txt: amounts in 元 which round to the 万元 printed there.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from decimal import Decimal
from pathlib import Path

from books_data import (
    ABROAD,
    ASSETS,
    BASIC,
    BUDGET,
    CARS,
    INCOME,
    INDICATORS,
    ITEMS,
    MEETINGS,
    OPENING,
    PRIOR,
    PROCUREMENT,
    PROFILE,
    PROJECT_SPENDING,
    PROJECTS,
    PURPOSES,
    REASONS,
    RECEPTIONS,
    TEXTS,
    TRAININGS,
)  # fmt: skip

from juesuan.ledger.workbook_file import Cell, folder_files, profile_rows, workbook_xlsx
from juesuan.standards.codes import economic_codes, function_codes
from juesuan.standards.workbook import load_workbook_data

NAME = "yunxi-liaison-office-2024"
BOOKS = Path(__file__).resolve().parents[1] / "examples" / "books"
YEAR = 2024
GENERAL, OWN = "一般公共预算资金", "单位资金"
Rows = list[dict[str, Cell]]


def function(code: str) -> str:
    """A functional code with its name."""
    return f"{code} {function_codes().name(code)}"


def economic(code: str) -> str:
    """An economic code with its name."""
    return f"{code} {economic_codes().name(code)}"


def split(amount: Decimal, parts: int, luck: random.Random) -> list[Decimal]:
    """An amount in so many uneven parts, to the fen."""
    fen = int(amount * 100)
    weights = [luck.randint(60, 140) for _ in range(parts)]
    made = [fen * weight // sum(weights) for weight in weights]
    made[-1] += fen - sum(made)
    return [Decimal(each).scaleb(-2) for each in made]


def wan(amount: str) -> Decimal:
    """万元 in 元."""
    return Decimal(amount) * 10_000


def vouchers() -> Rows:
    """A voucher for each payment and receipt: the budgetary account against 资金结存."""
    luck = random.Random(YEAR)
    events: list[tuple[dt.date, str, str, dict[str, Cell], Decimal]] = []
    for code, fund, amount in INCOME:
        account = "6001" if fund == GENERAL else "6609"
        for month, part in enumerate(split(wan(amount), 12 if fund == GENERAL else 2, luck), start=1):
            events.append(
                (
                    _day(month, luck),
                    account,
                    "收到拨款" if fund == GENERAL else "收到协作活动分摊款",
                    {"function": function(code), "fund": fund},
                    part,
                )
            )
    for code, item, amount, times in BASIC:
        for number, part in enumerate(split(wan(amount), times, luck)):
            month = 1 + number * 12 // times
            events.append(
                (
                    _day(month, luck),
                    "7101",
                    f"支付{economic_codes().name(item)}",
                    {"function": function(code), "economic": economic(item), "fund": GENERAL},
                    part,
                )
            )
    for project, code, fund, item, amount, times, words in PROJECT_SPENDING:
        for number, part in enumerate(split(wan(amount), times, luck)):
            month = 2 + number * 11 // times
            events.append(
                (
                    _day(month, luck),
                    "7101",
                    words,
                    {"function": function(code), "economic": economic(item), "project": project, "fund": fund},
                    part,
                )
            )
    return _numbered(sorted(events, key=lambda event: event[0]))


def _day(month: int, luck: random.Random) -> dt.date:
    return dt.date(YEAR, min(month, 12), luck.randint(1, 28))


def _numbered(events: list[tuple[dt.date, str, str, dict[str, Cell], Decimal]]) -> Rows:
    names = {"6001": "财政拨款预算收入", "6609": "其他预算收入", "7101": "行政支出"}
    rows: Rows = []
    counts: dict[int, int] = {}
    for date, account, words, items, amount in events:
        counts[date.month] = counts.get(date.month, 0) + 1
        head: dict[str, Cell] = {"date": date, "number": f"记-{counts[date.month]}", "summary": words}
        own, cash = ("credit", "debit") if account[0] == "6" else ("debit", "credit")
        rows.append({**head, "account": account, "account_name": names[account], **items, own: amount})
        rows.append({**head, "account": "8001", "account_name": "资金结存", cash: amount})
    return rows


def balances(booked: Rows) -> Rows:
    """Opening balances, turnover and closing balances of the budgetary accounts, before the transfers at the end of the year."""
    rows: Rows = []
    opening = sum((wan(amount) for _, _, amount in OPENING), Decimal(0))
    for account in ("6001", "6609", "7101", "8001"):
        lines = [row for row in booked if row["account"] == account]
        debit, credit = (sum((row.get(side) or Decimal(0) for row in lines), Decimal(0)) for side in ("debit", "credit"))
        row: dict[str, Cell] = {"account": account, "account_name": lines[0]["account_name"], "debit": debit, "credit": credit}
        net = debit - credit + (opening if account == "8001" else 0)
        if account == "8001":
            row["opening_debit"] = opening
        if account == "6609":
            row["fund"] = OWN
        if account in ("6001", "8001"):
            row |= {"fund": GENERAL} if account == "6001" else {}
        row |= {"closing_debit": net} if net >= 0 else {"closing_credit": -net}
        if account != "7101":
            rows.append(row)
            continue
        for fund in (GENERAL, OWN):
            spent = sum((line["debit"] for line in lines if line["fund"] == fund), Decimal(0))
            rows.append(
                {
                    "account": account,
                    "account_name": "行政支出",
                    "fund": fund,
                    "debit": spent,
                    "credit": Decimal(0),
                    "closing_debit": spent,
                }
            )
    for account, fund, amount in OPENING:
        name = {"8101": "财政拨款结转", "8201": "非财政拨款结转"}[account]
        rows.append(
            {"account": account, "account_name": name, "fund": fund, "opening_credit": wan(amount), "closing_credit": wan(amount)}
        )
    return rows


def contents() -> dict[str, Rows]:
    """All sheets."""
    data = load_workbook_data()
    booked = vouchers()
    budget: Rows = [
        {
            "function": function(code),
            "nature": nature,
            "project": project,
            "fund": fund,
            "initial": wan(initial),
            "adjusted": wan(adjusted),
        }
        for code, nature, project, fund, initial, adjusted in BUDGET
    ]
    return {
        "profile": profile_rows(data, PROFILE),
        "budget": budget,
        "vouchers": booked,
        "balances": balances(booked),
        "items": [{"fact": fact, **{column: wan(amount) for column, amount in amounts.items()}} for fact, amounts in ITEMS],
        "prior": [{"fact": fact, "amount": wan(amount)} for fact, amount in PRIOR],
        "abroad": ABROAD,
        "receptions": RECEPTIONS,
        "cars": CARS,
        "meetings": MEETINGS,
        "trainings": TRAININGS,
        "procurement": PROCUREMENT,
        "assets": ASSETS,
        "projects": PROJECTS,
        "indicators": INDICATORS,
        "reasons": [
            *({"line": line, "key": key, "reason": reason} for line, key, reason in REASONS),
            *({"line": line, "key": key, "purpose": words} for line, key, words in PURPOSES),
        ],
        "texts": [{"section": section, "text": text} for section, text in TEXTS],
    }


def outputs() -> dict[Path, bytes]:
    """Every file by path."""
    data, rows = load_workbook_data(), contents()
    files = {BOOKS / NAME / name: content for name, content in folder_files(data, rows).items() if content.count(b"\n") > 1}
    return {**files, BOOKS / f"{NAME}.xlsx": workbook_xlsx(data, rows)}


def main() -> None:
    """Write the files, or say whether they are up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = {path: content for path, content in outputs().items() if not path.exists() or path.read_bytes() != content}
    if check and stale:
        raise SystemExit(f"stale: {', '.join(path.name for path in stale)}; run python dev/build_books.py")
    for path, content in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(path)


if __name__ == "__main__":
    main()
