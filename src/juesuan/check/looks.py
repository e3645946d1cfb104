"""What the difference of a sum looks like."""

from __future__ import annotations

from decimal import Decimal

from juesuan.model.key import Key
from juesuan.rules.facts import FactBook


def residual(book: FactBook, facts: tuple[Key, ...], gap: Decimal) -> str:
    """What the difference of a whole and its parts (base units) looks like: a part left out, or counted twice; '' if neither."""
    for key in facts[1:]:
        part = book.of(key)[0].figure.base if book.of(key) else Decimal(0)
        if part and abs(gap) == abs(part):
            return f"差额正好等于{book.label(key)}，可能漏加或重复计算"
    return ""
