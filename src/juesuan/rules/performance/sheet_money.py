"""The money of a score sheet's funds: its own fact of each phase, for the rules on execution and cost."""

from __future__ import annotations

from juesuan.model.key import FactKey, Phase
from juesuan.model.pattern import KeyPattern
from juesuan.performance.sheets import Sheet
from juesuan.rules.facts import Evidence, FactBook


def sheet_key(book: FactBook, sheet: Sheet, phase: Phase) -> FactKey:
    """The fact of the sheet's funds in a phase."""
    pattern = KeyPattern("sheet_funds", (("sheet", sheet.name),), phase)
    return pattern.complete(book.standards.concepts, book.disclosure.identity.year)


def sheet_money(book: FactBook, sheet: Sheet, phase: Phase) -> tuple[Evidence, ...]:
    """Every version of the sheet's funds in a phase."""
    return book.of(sheet_key(book, sheet, phase))
