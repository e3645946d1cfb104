"""Chinese ordinals: the marks that number headings and items (一、 （一） 1. （1） 第一部分 一是).

``split_ordinal`` cuts the mark off; the value of Chinese digits above 99, or written otherwise,
comes from ``cn2an``, imported late (0.15 s).
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

_ONES = "一二三四五六七八九"
# Only well-formed numbers, so that every mark has a value: not 百、 or 十十、.
_CHINESE = rf"(?:[{_ONES}]百(?:零[{_ONES}]|[{_ONES}]十[{_ONES}]?)?|[{_ONES}]?十[{_ONES}]?|[〇零{_ONES}]{{1,5}})"
# A digit after the mark makes it a number (1.5万元), unless it begins a year (1、2024年度收入情况).
_MARK = re.compile(
    rf"\s*(?:第(?P<part>{_CHINESE}|\d{{1,2}})部分"
    rf"|[（(](?P<bracket>{_CHINESE})[）)]"
    rf"|(?P<comma>{_CHINESE})[、.．]"
    r"|[（(](?P<digit_bracket>\d{1,2})[）)]"
    r"|(?P<digit>\d{1,2})\s?[、.．)）](?:(?!\d)|(?=\d{4}年))"
    rf"|表(?P<table>{_CHINESE})[：:])"
    r"\s*[、.．：:]?\s*"
)


def chinese_ordinal(number: int) -> str:
    """The Chinese digits of 1 to 99 as headings are numbered (十二, not 一十二)."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _ONES[tens - 1]) + "十" if tens else ""
    return head + (_ONES[ones - 1] if ones else "")


_ORDINALS = {chinese_ordinal(number): number for number in range(1, 100)}
"""The ordinals as headings write them, so that hardly any document needs the library."""


class Ordinal(Struct, frozen=True):
    """A heading's mark: style (part, comma, bracket, digit, digit_bracket, table) and digits as written."""

    style: str
    digits: str

    @property
    def value(self) -> int:
        """The number (12 for 十二)."""
        return chinese_number(self.digits)


def split_ordinal(text: str) -> tuple[Ordinal | None, str]:
    """The mark that ``text`` begins with, if any, and the rest without leading space."""
    found = _MARK.match(text)
    if not found or found.lastgroup is None:
        return None, text.strip()
    return Ordinal(found.lastgroup, found[found.lastgroup]), text[found.end() :].strip()


@lru_cache(maxsize=512)
def chinese_number(digits: str) -> int:
    """The value of Chinese or Arabic digits (二十六 → 26).

    Raises:
        ValueError: the text is no whole number.
    """
    if digits.isdecimal():
        return int(digits)
    if digits in _ORDINALS:
        return _ORDINALS[digits]
    import cn2an

    try:
        number = cn2an.cn2an(digits, "smart")
    except (KeyError, ValueError) as error:  # a KeyError is how cn2an fails on 百十一
        raise ValueError(digits) from error
    if number != int(number):
        raise ValueError(digits)
    return int(number)
