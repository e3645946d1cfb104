"""Runs: characters that follow each other closely on one baseline, the smallest thing that is placed.

A page has three to ten times fewer runs than characters; nearly all of them lie in one cell or line, and
only those that do not are looked at character by character.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

from juesuan.read.sources.pdf.characters import CJK, Chars, places
from juesuan.read.sources.pdf.frame import Box

SPACES = " \u00a0\u2002\u2003\u3000"
_GAP = 0.15  # of the height: a gap inside a run; less than any that stands for a space
_CLOSE = 0.1  # points: a gap that is none whatever the height
_LEVEL = 0.2  # points
_MIDDLE = 0.36  # of the size: how far the middle of a character lies above its baseline


class Run(NamedTuple):
    """A run of characters without spaces, or of spaces alone; points of reading.

    Attributes:
        text: Its characters.
        x0: Left edge.
        x1: Right edge.
        base: Baseline.
        size: Size of its characters.
        middle: Height of their middle.
        turned: Quarter turns against its page.
        start: Index of the first of them.
        chars: The characters of the page.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    middle: float
    turned: int
    start: int
    chars: Chars

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        tops, bottoms = self.chars.rise
        end = self.start + len(self.text)
        return self.x0, min(tops[self.start : end]), self.x1, max(bottoms[self.start : end])

    @property
    def widths(self) -> list[float]:
        """The width of each character."""
        end = self.start + len(self.text)
        return [
            right - left for left, right in zip(self.chars.left[self.start : end], self.chars.right[self.start : end], strict=True)
        ]


def read_runs(chars: Chars) -> list[Run]:
    """The runs of a page in the order of the file."""
    starts = _starts(chars)
    return [_run(chars, start, end) for start, end in itertools.pairwise([*starts, len(chars.text)])]


def single(run: Run) -> list[Run]:
    """Each character of a run for itself."""
    return [run] if len(run.text) == 1 else [_run(run.chars, k, k + 1) for k in range(run.start, run.start + len(run.text))]


def part(run: Run, start: int, end: int) -> Run:
    """Some characters of a run, by their indices in it."""
    return _run(run.chars, run.start + start, run.start + end)


def _starts(chars: Chars) -> list[int]:
    """Where runs begin."""
    text, left, right, base = chars.text, chars.left, chars.right, chars.base
    tops, bottoms = chars.rise
    if not text:
        return []
    starts = {0}
    edge, level = right[0], base[0]
    for k, (x0, x1, line) in enumerate(zip(left, right, base, strict=True)):
        gap, edge = x0 - edge, x1
        if line == level and -_CLOSE < gap < _CLOSE:
            continue
        most = _GAP * (bottoms[k] - tops[k])
        if not -most <= gap <= most or not -_LEVEL <= line - level <= _LEVEL:
            starts.add(k)
        level = line
    for space in SPACES:
        for at in places(space, text):
            starts.update((at, at + 1))
    if chars.turned is not None:
        starts.update(k for k, turned in enumerate(chars.turned) for k in (k, k + 1) if turned)
    starts.discard(len(text))
    return sorted(starts)


def _run(chars: Chars, start: int, end: int) -> Run:
    """The run of some characters."""
    text = chars.text[start:end]
    x0, x1, base = chars.left[start], chars.right[end - 1], chars.base[start]
    turned = chars.turned[start] if chars.turned is not None else 0
    if turned:
        tops, bottoms = chars.rise
        return Run(
            text, x0, x1, base, max(x1 - x0, bottoms[start] - tops[start]), (tops[start] + bottoms[start]) / 2, turned, start, chars
        )
    size = _size(chars, text, start, end)
    return Run(text, x0, x1, base, size, base - _MIDDLE * size, 0, start, chars)


def _size(chars: Chars, text: str, start: int, end: int) -> float:
    """The size of characters in points, from their widths: the heights that fonts tell are often wrong."""
    left, right = chars.left, chars.right
    if text[0] >= CJK:
        return right[start] - left[start]
    width = max([right[k] - left[k] for k in range(start, end)])
    if max(text) >= CJK:
        return width
    return max(width, min(chars.rise[1][start] - chars.rise[0][start], 2 * width))
