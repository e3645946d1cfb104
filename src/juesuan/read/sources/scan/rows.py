"""Pieces of recognised text into lines, with sizes that lines of one type share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from juesuan.read.sources.pdf.characters import CJK
from juesuan.read.sources.pdf.frame import Box
from juesuan.read.sources.pdf.words import TextLine
from juesuan.read.sources.scan.engine import Reading

_LEVEL = 0.5  # of the lower height: pieces that overlap so far stand on one line
_SPACE = 1.8  # of the size: a gap that is a space
_LATIN = 0.5  # of the size: width of a Latin character
_SIZES = (6.5, 7.5, 9.0, 10.5, 12.0, 14.0, 16.0, 18.0, 22.0, 26.0, 36.0, 42.0)  # points, as type is sold in China


class Piece(Struct, frozen=True):
    """A stretch of text: its box in points of reading, and what it says."""

    box: Box
    reading: Reading


def text_lines(pieces: Sequence[Piece]) -> list[TextLine]:
    """The lines from top to bottom; pieces side by side are one line."""
    said = sorted((piece for piece in pieces if piece.reading.text), key=lambda piece: piece.box[1] + piece.box[3])
    rows: list[list[Piece]] = []
    for piece in said:
        if rows and _level(rows[-1][-1].box, piece.box):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda piece: piece.box[0])) for row in rows]


def _level(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one line."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > _LEVEL * min(one[3] - one[1], other[3] - other[1])


def _line(row: Sequence[Piece]) -> TextLine:
    """A line from its pieces, left to right."""
    size, chinese = _size(row)
    text = row[0].reading.text
    for before, piece in pairwise(row):
        text += (" " if piece.box[0] - before.box[2] > _SPACE * size else "") + piece.reading.text
    box = row[0].box[0], min(p.box[1] for p in row), max(p.box[2] for p in row), max(p.box[3] for p in row)
    base = (box[1] + box[3]) / 2 + 0.38 * size
    return TextLine(text, box, base, size, chinese, confidence=_confidence(row))


def _confidence(row: Sequence[Piece]) -> float:
    """The confidence of the least certain digit, else of the least certain character."""
    figures = [piece.reading.figures for piece in row if piece.reading.figures is not None]
    return min(figures or [piece.reading.confidence for piece in row])


def _size(row: Sequence[Piece]) -> tuple[float, bool]:
    """The size of a line's type to the nearest that is sold, and whether Chinese characters tell it."""
    widest = max(row, key=lambda piece: piece.box[2] - piece.box[0])
    text = widest.reading.text
    wide = sum(char >= CJK for char in text)
    across = (widest.box[2] - widest.box[0]) / max(1.0, wide + _LATIN * (len(text) - wide))
    size = across if len(text) > 3 else widest.box[3] - widest.box[1]
    return min(_SIZES, key=lambda known: abs(known - size)), wide > 0
