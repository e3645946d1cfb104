"""Text that stands turned on its page and in no cell: page numbers beside a table set sideways, notes in the margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from juesuan.read.sources.pdf.characters import Chars
from juesuan.read.sources.pdf.frame import Box, Frame, turned_frame
from juesuan.read.sources.pdf.runs import Run, read_runs
from juesuan.read.sources.pdf.words import TextLine, run_lines, text_lines

_DESCENT = 0.12  # of the height of a box: how far its lower end lies below the baseline


def sideways_lines(runs: Sequence[Run], frame: Frame) -> list[tuple[TextLine, Box]]:
    """Turned runs as lines in the direction in which they are read, each with its box in the reading of the page.

    Args:
        runs: Runs that are turned against the page, in the order of the file.
        frame: How the page is read.
    """
    by_turn: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        by_turn[run.turned].append(run)
    found: list[tuple[TextLine, Box]] = []
    for turn, turned in by_turn.items():
        own = turned_frame(frame, turn)
        lines = text_lines(run_lines(read_runs(_chars(turned, frame, own))))
        found.extend((line, frame.reading(own.visible(line.box))) for line in lines)
    return found


def _chars(runs: Sequence[Run], frame: Frame, own: Frame) -> Chars:
    """The characters of runs in another reading of the page."""
    boxes = [own.reading(frame.visible(run.box)) for run in runs]
    lefts, tops, rights, bottoms = (list(side) for side in zip(*boxes, strict=True))
    base = [bottom - _DESCENT * (bottom - top) for top, bottom in zip(tops, bottoms, strict=True)]
    return Chars("".join(run.text for run in runs), lefts, rights, (tops, bottoms), base, None, own)
