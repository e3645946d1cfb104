"""Characters of the symbol fonts of Office as characters that every font has (a tick, a box, a bullet)."""

from __future__ import annotations

import re

UNKNOWN = "\ufffd"
"""Stands for a symbol that is not known."""

_PRIVATE = re.compile("[\uf000-\uf0ff]")
_ASCII = range(0x20, 0x7F)

_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆",
    0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xF0: "➔",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■", 0xA3: "□", 0x2A: "□"}
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xE5: "∑", 0x2D: "−", 0x44: "Δ", 0x53: "Σ", 0x61: "α", 0x62: "β", 0x6D: "μ", 0x70: "π",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str, code: str) -> str:
    """The character of a ``w:sym``: its font and its hexadecimal code, which fonts of symbols count from F000."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    table = _FONTS.get(font.strip().lower())
    if table is not None:
        return table.get(number & 0xFF) or (chr(number & 0xFF) if table is _SYMBOL and number & 0xFF in _ASCII else UNKNOWN)
    if 0xF000 <= number <= 0xF0FF:
        return chr(number & 0xFF) if number & 0xFF in _ASCII else UNKNOWN
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number <= 0xFFFD else UNKNOWN


def readable(text: str) -> str:
    """Text whose characters of the symbol fonts are replaced; what names no font is taken for Wingdings, then Symbol."""
    return _PRIVATE.sub(_guessed, text)


def _guessed(match: re.Match[str]) -> str:
    code = ord(match[0]) & 0xFF
    return _WINGDINGS.get(code) or _SYMBOL.get(code) or UNKNOWN
