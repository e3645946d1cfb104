"""Units of figures: money in 元, 千元, 万元 and 亿元, percent, scores and counts with their measure words."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What a figure measures."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    SCORE = "score"


class Unit(Struct, frozen=True):
    """A unit: its kind, its written symbol, and how many base units (元, percent points, pieces) it holds."""

    kind: Kind
    symbol: str
    factor: Decimal = Decimal(1)


YUAN = Unit(Kind.MONEY, "元")
QIAN = Unit(Kind.MONEY, "千元", Decimal(1_000))
WAN = Unit(Kind.MONEY, "万元", Decimal(10_000))
YI = Unit(Kind.MONEY, "亿元", Decimal(100_000_000))
PERCENT = Unit(Kind.PERCENT, "%")
SCORE = Unit(Kind.SCORE, "分")

_BY_SYMBOL = {unit.symbol: unit for unit in (YUAN, QIAN, WAN, YI, PERCENT, SCORE)}
_BY_SYMBOL |= {"万": WAN, "亿": YI, "万元人民币": WAN, "百分点": PERCENT, "个百分点": PERCENT}

MEASURE_WORDS = (
    "台（套）", "台(套)", "台/套", "个/次", "台套", "批次", "人次", "次", "批", "人", "辆", "台", "套", "家",
    "个", "期", "项", "件", "名", "条", "场", "组", "户", "篇",
)  # fmt: skip
"""Measure words of counts, longer before shorter, as they are written after a number."""


def unit_of(symbol: str) -> Unit:
    """The unit with this written symbol; any unknown symbol is the measure word of a count."""
    return _BY_SYMBOL.get(symbol) or Unit(Kind.COUNT, symbol)
