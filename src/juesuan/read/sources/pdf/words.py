"""Runs into lines of text: which stand on one line, in which order, and where a space belongs.

A PDF often has no space characters where one is seen, and Chinese set wide apart to fill a cell has
gaps that are no spaces. A space is put only between Latin words and figures, or, in running text,
into a gap as wide as two characters.
"""

from __future__ import annotations

import itertools
from operator import itemgetter
from statistics import median_low

from msgspec import Struct

from juesuan.read.sources.pdf.characters import CJK
from juesuan.read.sources.pdf.frame import Box
from juesuan.read.sources.pdf.runs import SPACES, Run, single

_LEVEL = 0.5  # points: baselines nearer than this are one line whatever the size
_SAME_LINE = 0.45  # of the size: baselines nearer than this are one line
_WORD_GAP = 0.3  # of the size: a gap between Latin characters that is a space
_MIXED_GAP = 1.5  # of the size: a gap beside a Latin character that is a space
_WIDE_GAP = 1.8  # of the size: a gap in running text that is a space whatever stands beside it
_OVERPRINT = 0.3  # of the width: the same character again within this is the same, printed twice
_ASCENT = 1.0  # of the size: how far at most a line reaches above its baseline
_DESCENT = 0.3  # of the size: how far below
_OVERLAP = 0.3  # of the size: runs that overlap by more are looked at character by character

_BASE = itemgetter(3)
_LEFT = itemgetter(1)


class TextLine(Struct, frozen=True):
    """A line of running text, the spaces around it left out.

    Attributes:
        text: The text.
        box: Left, top, right, bottom in points of reading.
        base: Baseline, points from the top.
        size: Width of a Chinese character of it, or a guess from its Latin ones, in points.
        chinese: Whether it has Chinese characters, so that ``size`` is sure.
        target: The page that it names, if it is an entry of a contents list; its text is then the title alone.
        confidence: How sure its reading is (0 to 1) where it was recognised from a picture.
    """

    text: str
    box: Box
    base: float
    size: float
    chinese: bool
    target: str | None = None
    confidence: float | None = None


def cell_text(runs: list[Run]) -> str:
    """The text of a cell, its lines joined by newlines."""
    if len(runs) == 1:
        return runs[0].text.strip(SPACES)
    return "\n".join(_text(line, wide_gaps=False) for line in run_lines(runs))


def text_lines(lines: list[list[Run]]) -> list[TextLine]:
    """Running text from runs in lines."""
    return [_text_line(line) for line in lines]


def run_lines(runs: list[Run]) -> list[list[Run]]:
    """Runs in lines from top to bottom, each left to right, without overprints and outer spaces."""
    if not runs:
        return []
    if sum(1 for run in runs if run.turned) * 2 > len(runs):  # a label set sideways: as in the file
        return [line for line in (_stripped(runs),) if line]
    bases = list(map(_BASE, runs))
    if max(bases) - min(bases) < _LEVEL:
        return [line for line in (_ordered(runs),) if line]
    lines: list[list[Run]] = []
    last = size = 0.0
    for run in sorted(runs, key=_BASE):
        base, own = run[3], run[4]
        if not lines or base - last > _SAME_LINE * max(size, own):
            lines.append([])
            size = 0.0
        lines[-1].append(run)
        last, size = base, max(size, own)
    return [line for line in map(_ordered, lines) if line]


def _ordered(line: list[Run]) -> list[Run]:
    """One line from left to right, without overprinted characters and outer spaces."""
    if len(line) == 1:
        return _stripped(line)
    line.sort(key=_LEFT)
    if any(after[1] < before[2] - _OVERLAP * after[4] for before, after in itertools.pairwise(line)):
        line = sorted((char for run in line for char in single(run)), key=_LEFT)
    kept: list[Run] = []
    text, left = "", 0.0
    for run in line:
        if run[0] == text and run[1] - left <= _OVERPRINT * (run[2] - run[1]):
            continue
        text, left = run[0], run[1]
        kept.append(run)
    return _stripped(kept)


def _stripped(line: list[Run]) -> list[Run]:
    """The line without spaces at its ends."""
    start, end = 0, len(line)
    while start < end and line[start][0] in SPACES:
        start += 1
    while end > start and line[end - 1][0] in SPACES:
        end -= 1
    return line[start:end]


def line_size(line: list[Run]) -> tuple[float, bool]:
    """The size of a line's characters in points, and whether Chinese ones tell it."""
    widths = [pair for run in line for pair in zip(run.text, run.widths, strict=True)]
    sizes = [width for char, width in widths if char >= CJK]
    if sizes:
        return max(median_low(sizes), 1.0), True
    latin = sorted(width for _, width in widths)
    return max(2 * latin[len(latin) * 3 // 4], 1.0), False  # not the middle: i, l and points are narrow


def _text(line: list[Run], *, wide_gaps: bool) -> str:
    """The text of one line, with spaces where gaps stand for them."""
    parts = [line[0].text]
    size = 0.0
    for before, run in itertools.pairwise(line):
        text, gap = run[0], run[1] - before[2]
        if gap > 1.0 and text not in SPACES and before[0] not in SPACES and not run[6]:
            size = size or line_size(line)[0]
            if gap > size * _least_gap(before[0][-1], text[0], wide_gaps=wide_gaps):
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


def _text_line(line: list[Run]) -> TextLine:
    """A line of running text from its runs."""
    size, chinese = line_size(line)
    base = median_low([run.base for run in line])
    lefts, tops, rights, bottoms = zip(*(run.box for run in line), strict=True)
    top, bottom = max(min(tops), base - _ASCENT * size), min(max(bottoms), base + _DESCENT * size)
    return TextLine(_text(line, wide_gaps=True), (lefts[0], top, max(rights), bottom), base, size, chinese)
