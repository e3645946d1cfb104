"""Full-width to half-width, by our own table (never NFKC, which also turns ㎡ to m2 and ① to 1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}
_WIDTH |= {ord("．"): ".", ord("，"): ",", ord("％"): "%", ord("－"): "-", ord("＋"): "+", ord("\u3000"): " "}
_WIDTH |= {ord("\u00a0"): " ", ord("\u2002"): " ", ord("\u2003"): " ", ord("\u2009"): " "}
_PROSE = str.maketrans(
    {0xFF10 + digit: str(digit) for digit in range(10)}
    | {"．": ".", "％": "%", "(": "（", ")": "）", "\u200b": None, "\ufeff": None, "\u00ad": None}
)
_TITLE = str.maketrans({"(": "（", ")": "）", ":": "：", ",": "，", '"': "“", "\u200b": None, "\ufeff": None})
_SPACE = re.compile(r"\s+")


def _translation(table: Mapping[int, str | None]) -> Callable[[str], str]:
    """What ``str.translate`` does, several times faster where most characters stay: each of those costs it a failed look-up."""
    texts = {chr(code): text or "" for code, text in table.items()}
    among = re.compile(f"[{re.escape(''.join(texts))}]")
    return lambda text: among.sub(lambda found: texts[found[0]], text)


_narrowed = _translation(_WIDTH)
_in_prose = _translation(_PROSE)
_in_title = _translation(_TITLE)


def half_width(text: str) -> str:
    """Digits, point, comma, percent, signs and spaces in their half-width form; all else untouched.

    The result has the same length as the input, so positions carry over.
    """
    return _narrowed(text)


def prose_form(text: str) -> str:
    """Running text without white space, digits and percent signs half-width, ASCII brackets full-width.

    Everything else, the full-width comma above all, stays as written, so that quotes read as the document does.
    """
    return _in_prose(_SPACE.sub("", text))


def compact(text: str) -> str:
    """The text without any white space (spaces, U+3000, newlines)."""
    return _compact_label(text) if len(text) <= _LABEL else _compact(text)


def title_form(text: str) -> str:
    """The form in which titles and labels are compared: compact, brackets and colons full-width, unquoted."""
    return _title_label(text) if len(text) <= _LABEL else _title(text)


def _compact(text: str) -> str:
    return _SPACE.sub("", half_width(text)).replace("\u200b", "").replace("\ufeff", "")


def _title(text: str) -> str:
    return _in_title(_compact(text)).replace("”", "“").replace("“", "")


_LABEL = 64
"""Longest text that is taken for a label; labels are looked at many times, so their forms are remembered."""
_compact_label = lru_cache(maxsize=8192)(_compact)
_title_label = lru_cache(maxsize=8192)(_title)
