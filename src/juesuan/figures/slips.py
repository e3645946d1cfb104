"""What a wrong figure looks like beside the right one: digits swapped, a factor of ten, the sign, one digit."""

from __future__ import annotations

from decimal import Decimal

from juesuan.figures.figure import Figure

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


def _digits(one: Figure, other: Figure) -> tuple[str, str]:
    """The digits of both with as many decimals, without the point."""
    decimals = max(one.decimals, other.decimals)
    first, second = (f"{abs(each.amount):.{decimals}f}".replace(".", "") for each in (one, other))
    width = max(len(first), len(second))
    return first.zfill(width), second.zfill(width)
