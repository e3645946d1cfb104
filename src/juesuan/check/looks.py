"""What a wrong figure looks like beside the right one, and what the difference of a sum looks like."""

from __future__ import annotations

from decimal import Decimal

from juesuan.figures.figure import Figure
from juesuan.model.key import Key
from juesuan.rules.facts import FactBook

SWAPPED = "相邻两位数字颠倒"
ONE_DIGIT = "只差一位数字"
SIGN = "正负号相反"
_FACTORS = {10: "大了 10 倍", 100: "大了 100 倍", 10_000: "大了 1 万倍（元与万元）"}


def look(stated: Figure, right: Figure) -> str:
    """How the stated figure came from the right one, '' when it looks like nothing known."""
    if not stated.base or not right.base:
        return ""
    if stated.base == -right.base:
        return SIGN
    return _factor(stated.base, right.base) or _slip(stated, right)


def _factor(stated: Decimal, right: Decimal) -> str:
    for factor, words in _FACTORS.items():
        if stated == right * factor:
            return words
        if right == stated * factor:
            return words.replace("大了", "小了")
    return ""


def _slip(stated: Figure, right: Figure) -> str:
    one, other = _digits(stated, right)
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b] if len(one) == len(other) else []
    if len(apart) == 1:
        return ONE_DIGIT
    if len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]:
        return SWAPPED
    return ""


def residual(book: FactBook, facts: tuple[Key, ...], gap: Decimal) -> str:
    """What the difference of a whole and its parts (base units) looks like: a part left out, or counted twice; '' if neither."""
    for key in facts[1:]:
        part = book.of(key)[0].figure.base if book.of(key) else Decimal(0)
        if part and abs(gap) == abs(part):
            return f"差额正好等于{book.label(key)}，可能漏加或重复计算"
    return ""


def _digits(one: Figure, other: Figure) -> tuple[str, str]:
    """The digits of both with as many decimals, without the point."""
    decimals = max(one.decimals, other.decimals)
    first, second = (f"{abs(each.amount):.{decimals}f}".replace(".", "") for each in (one, other))
    width = max(len(first), len(second))
    return first.zfill(width), second.zfill(width)
