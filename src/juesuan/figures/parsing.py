"""Text of a cell or of prose to figures.

``parse_cell`` reads a whole cell; ``parse_number`` one number as prose writes it. Accepted: half- and
full-width digits, thousands separators, spaces and U+3000 anywhere in a cell, 负, minus signs, brackets for
negative amounts, a trailing percent sign.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from juesuan.figures.figure import Blank, Dash, Figure, Unreadable
from juesuan.figures.units import PERCENT, Unit
from juesuan.figures.width import compact

NUMBER = r"(?:[-−－负]\s?)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A number in half-width text with sign and separators: no capturing groups, may be joined to patterns."""

_MINUS = "-−－–负"
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_DASHES = frozenset("-−—―－–─━/／")
_LONGEST = 40


@lru_cache(maxsize=8192)
def parse_number(text: str) -> Decimal | None:
    """The number that ``text`` is as a whole, or None. Commas must stand at thousands."""
    body = compact(text)
    if len(body) > _LONGEST:
        return None
    negative = False
    if body[:1] in ("(", "（") and body[-1:] in (")", "）"):
        negative, body = True, body[1:-1]
    if body[:1] and body[0] in _MINUS:
        negative, body = not negative, body[1:]
    elif body[:1] == "+":
        body = body[1:]
    if not _PLAIN.fullmatch(body):
        return None
    number = Decimal(body.replace(",", ""))
    return -number if negative and number else number


def parse_cell(text: str, unit: Unit) -> Figure | Blank | Dash | Unreadable:
    """What a cell of figures holds, in the table's unit; a percent sign in the cell wins over that unit."""
    body = compact(text)
    if not body:
        return Blank()
    if all(char in _DASHES for char in body):
        return Dash()
    own = unit
    if body.endswith("%"):
        own, body = PERCENT, body[:-1]
    number = parse_number(body)
    return Unreadable(text.strip()) if number is None else Figure(number, own)
