"""Registers against the books: what both state must be the same amount; where a register is blank, the books speak alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from juesuan.ledger.books import Entry
from juesuan.ledger.cube import Cube
from juesuan.ledger.problems import Complaints, Problem
from juesuan.ledger.tables import Table
from juesuan.model.pattern import parse_pattern
from juesuan.standards.standards import Standards
from juesuan.standards.workbook import WorkbookData


def settle(
    entries: Sequence[Entry],
    tables: Mapping[str, Table],
    data: WorkbookData,
    standards: Standards,
    year: int,
    complaints: Complaints,
) -> list[Entry]:
    """The entries, with those that only the books have; complains where register and books differ."""
    cube = Cube.of(entries, standards)
    further: list[Entry] = []
    for agreement in data.agreements:
        key = parse_pattern(agreement.register).complete(standards.concepts, year)
        parts = [cube.total(parse_pattern(each).complete(standards.concepts, year)) for each in agreement.books]
        booked = [entry for _, found in parts for entry in found]
        amount = sum((entry.amount for entry in booked), Decimal(0))
        registered, _ = cube.total(key)
        if not registered:
            further += [Entry(key, entry.amount, entry.rows) for entry in booked]
        if registered is not None and registered != amount and booked:
            table = tables.get(agreement.sheet)
            title = table.name if table else data.sheet(agreement.sheet).title
            message = (
                f"登记的{standards.label(key)} {registered:,.2f} 与账上 {amount:,.2f} 不符，相差 {registered - amount:,.2f} 元"
            )
            repair = "请核对漏登、重登的行，或账上的经济科目"
            complaints.add(Problem(title, "", message, repair if registered else "请补登；金额暂用账上的"))
    return [*entries, *further]
