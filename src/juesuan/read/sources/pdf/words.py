"""Characters into lines of text: which stand on one line, in which order, and where a space belongs.

A PDF often has no space characters where one is seen, and Chinese set wide apart to fill a cell has
gaps that are no spaces. A space is put only between Latin words and figures, or, in running text,
into a gap as wide as two characters.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from operator import itemgetter
from statistics import median_low

from juesuan.read.sources.pdf.characters import CJK, Glyph, size_of
from juesuan.read.sources.pdf.frame import Box

_LEVEL = 0.5  # points: baselines nearer than this are one line whatever the size
_SAME_LINE = 0.45  # of the size: baselines nearer than this are one line
_WORD_GAP = 0.3  # of the size: a gap between Latin characters that is a space
_MIXED_GAP = 1.5  # of the size: a gap beside a Latin character that is a space
_WIDE_GAP = 1.8  # of the size: a gap in running text that is a space whatever stands beside it
_OVERPRINT = 0.3  # of the width: the same character again within this is the same, printed twice
_ASCENT = 1.0  # of the size: how far at most a line reaches above its baseline
_DESCENT = 0.3  # of the size: how far below
_SPACES = " \u00a0\u2002\u2003\u3000"

_BASE = itemgetter(5)
_LEFT = itemgetter(1)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of running text, the spaces around it left out.

    Attributes:
        text: The text.
        box: Left, top, right, bottom in points of reading.
        base: Baseline, points from the top.
        size: Width of a Chinese character of it, or a guess from its Latin ones, in points.
        chinese: Whether it has Chinese characters, so that ``size`` is sure.
        confidence: How sure its reading is (0 to 1) where it was recognised from a picture.
    """

    text: str
    box: Box
    base: float
    size: float
    chinese: bool
    confidence: float | None = None


def cell_text(glyphs: list[Glyph]) -> str:
    """The text of a cell, its lines joined by newlines."""
    return "\n".join(_text(line, wide_gaps=False) for line in glyph_lines(glyphs))


def text_lines(glyphs: list[Glyph]) -> list[TextLine]:
    """Running text in lines from top to bottom."""
    return [_text_line(line) for line in glyph_lines(glyphs)]


def glyph_lines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Characters in lines from top to bottom, each left to right, without overprints and outer spaces."""
    if not glyphs:
        return []
    if sum(1 for glyph in glyphs if glyph.turned) * 2 > len(glyphs):  # a label set sideways: as in the file
        return [line for line in (_stripped(glyphs),) if line]
    if max(map(_BASE, glyphs)) - min(map(_BASE, glyphs)) < _LEVEL:
        return [line for line in (_ordered(glyphs),) if line]
    lines: list[list[Glyph]] = []
    last = size = 0.0
    for glyph in sorted(glyphs, key=_BASE):
        base, own = glyph[5], size_of(glyph)
        if not lines or base - last > _SAME_LINE * max(size, own):
            lines.append([])
            size = 0.0
        lines[-1].append(glyph)
        last, size = base, max(size, own)
    return [line for line in map(_ordered, lines) if line]


def _ordered(line: list[Glyph]) -> list[Glyph]:
    """One line from left to right, without overprinted characters and outer spaces."""
    line.sort(key=_LEFT)
    kept: list[Glyph] = []
    text, left = "", 0.0
    for glyph in line:
        if glyph[0] == text and glyph[1] - left <= _OVERPRINT * (glyph[3] - glyph[1]):
            continue
        text, left = glyph[0], glyph[1]
        kept.append(glyph)
    return _stripped(kept)


def _stripped(line: list[Glyph]) -> list[Glyph]:
    """The line without spaces at its ends."""
    start, end = 0, len(line)
    while start < end and line[start][0] in _SPACES:
        start += 1
    while end > start and line[end - 1][0] in _SPACES:
        end -= 1
    return line[start:end]


def _size(line: list[Glyph]) -> tuple[float, bool]:
    """The size of a line's characters in points, and whether Chinese ones tell it."""
    widths = [glyph[3] - glyph[1] for glyph in line if glyph[0] >= CJK]
    if widths:
        return max(median_low(widths), 1.0), True
    latin = sorted(glyph[3] - glyph[1] for glyph in line)
    return max(2 * latin[len(latin) * 3 // 4], 1.0), False  # not the middle: i, l and points are narrow


def _text(line: list[Glyph], *, wide_gaps: bool) -> str:
    """The text of one line, with spaces where gaps stand for them."""
    parts = [line[0][0]]
    right = line[0][3]
    size = 0.0
    for before, glyph in itertools.pairwise(line):
        text, left = glyph[0], glyph[1]
        gap = left - right
        right = glyph[3]
        if gap > 1.0 and text not in _SPACES and before[0] not in _SPACES and not glyph[6]:
            size = size or _size(line)[0]
            if gap > size * _least_gap(before[0], text, wide_gaps=wide_gaps):
                parts.append(" ")
        parts.append(text)
    return "".join(parts)


def _least_gap(before: str, after: str, *, wide_gaps: bool) -> float:
    """The gap, in sizes, above which two characters have a space between them."""
    latin = (before < CJK) + (after < CJK)
    if latin == 2:
        return _WORD_GAP
    if latin == 1:
        return _MIXED_GAP
    return _WIDE_GAP if wide_gaps else float("inf")


def _text_line(line: list[Glyph]) -> TextLine:
    """A line of running text from its characters."""
    size, chinese = _size(line)
    base = median_low([g[5] for g in line])
    top = max(min(g[2] for g in line), base - _ASCENT * size)
    bottom = min(max(g[4] for g in line), base + _DESCENT * size)
    box = line[0][1], top, max(g[3] for g in line), bottom
    return TextLine(_text(line, wide_gaps=True), box, base, size, chinese)
