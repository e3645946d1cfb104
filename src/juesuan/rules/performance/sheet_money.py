"""The money of a score sheet's funds: its own fact of each phase, for the rules on execution and cost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from juesuan.model.key import FactKey, Phase
from juesuan.model.pattern import KeyPattern
from juesuan.performance.sheets import Indicator, Sheet
from juesuan.performance.targets import MONEY, quantities
from juesuan.rules.facts import Evidence, FactBook

_CEILING = re.compile(r"[≤<＜]|不超|不高于|不大于|控制在|以内|以下")


def sheet_key(book: FactBook, sheet: Sheet, phase: Phase) -> FactKey:
    """The fact of the sheet's funds in a phase."""
    pattern = KeyPattern("sheet_funds", (("sheet", sheet.name),), phase)
    return pattern.complete(book.standards.concepts, book.disclosure.identity.year)


def sheet_money(book: FactBook, sheet: Sheet, phase: Phase) -> tuple[Evidence, ...]:
    """Every version of the sheet's funds in a phase."""
    return book.of(sheet_key(book, sheet, phase))


def repeats_of_execution(book: FactBook, sheet: Sheet) -> Iterator[Indicator]:
    """The indicators whose target and result are the budget and the spending of the sheet, and no ceiling of costs."""
    spent, budget = (_amounts(book, sheet, phase) for phase in (Phase.FINAL, Phase.ADJUSTED))
    for indicator in sheet.indicators:
        if "元" not in indicator.text("target") or "元" not in indicator.text("actual"):
            continue
        wanted, reached = _money(indicator.text("target")), _money(indicator.text("actual"))
        if wanted in budget and reached in spent and not _CEILING.search(indicator.name + indicator.text("target")):
            yield indicator


def _amounts(book: FactBook, sheet: Sheet, phase: Phase) -> set[Decimal | None]:
    return {each.figure.base for each in sheet_money(book, sheet, phase) if each.figure.amount}


def _money(text: str) -> Decimal | None:
    """The one amount of a text, in 元."""
    found = quantities(text).get(MONEY, ())
    return found[0].low if len(found) == 1 and found[0].low == found[0].high else None
