"""What all pictures share: the colours, the Chinese font, and text broken into lines of a width in pixels."""

from __future__ import annotations

from functools import lru_cache

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

INK = (34, 34, 34)
FAINT = (120, 120, 120)
RULE = (170, 170, 170)
MARK = (214, 32, 32)
MARKED = (255, 243, 191)
PAPER = (255, 255, 255)
HEADER = (240, 243, 247)

_CLOSING = "，。、；：！？）”’》】…"
"""Signs that begin no line: they hang out of it."""


@lru_cache(maxsize=8)
def font(size: int) -> FreeTypeFont:
    """The sans-serif Chinese font at a size in pixels.

    Raises:
        ImportError: the extra ``picture`` is not installed.
    """
    import pylopdf_fonts_zh_cn

    return ImageFont.truetype(str(pylopdf_fonts_zh_cn.sans_path()), size)


def wrapped(text: str, face: FreeTypeFont, width: float) -> list[tuple[int, str]]:
    """The text in lines of at most ``width`` pixels (at least one character), each with its offset in the text."""
    lines: list[tuple[int, str]] = []
    start, used = 0, 0.0
    for at, char in enumerate(text):
        advance = _advance(char, face)
        if char == "\n" or (used + advance > width and at > start and char not in _CLOSING):
            lines.append((start, text[start:at]))
            start, used = (at + 1, 0.0) if char == "\n" else (at, advance)
        else:
            used += advance
    return [*lines, (start, text[start:])]


def widest(text: str, face: FreeTypeFont) -> float:
    """The width of the longest line of the text, in pixels."""
    return max(sum(_advance(char, face) for char in line) for line in text.split("\n"))


@lru_cache(maxsize=8192)
def _advance(char: str, face: FreeTypeFont) -> float:
    return float(face.getlength(char))
