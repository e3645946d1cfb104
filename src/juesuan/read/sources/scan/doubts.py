"""Which readings are in doubt, from their form alone: a figure that no figure of its column looks like.

A confidence says how certain the recogniser was. It is cut to ``SHAPE`` where a figure does not parse or has another number of
decimals than nearly all of its column: a lost point or a letter for a digit. Nothing is ever changed or guessed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from juesuan.read.sources.blocks import Cell

SHAPE = 0.5
"""The confidence at most of a reading whose form is doubtful."""

_FIGURE = re.compile(r"[-−－负+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?[%％]?")
_NEARLY = re.compile(r"[-−－+（(]?[\dOoQDlI|!iSsBZz.,，。:：;、\s'`·]*\d[\dOoQDlI|!iSsBZz.,，。:：;、\s'`·]*[%％）)]?")
_FEW = 3  # figures of a column that show its form
_MOST = 0.75  # of them: so many have the same decimals


def doubted(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a table, those of doubtful form with less confidence."""
    shapes: dict[int, Counter[int]] = defaultdict(Counter)
    for cell in cells:
        decimals = _decimals(cell.text)
        if decimals is not None:
            shapes[cell.column][decimals] += 1
    usual = {column: _usual(counter) for column, counter in shapes.items()}
    return tuple(_less(cell) if is_odd(cell.text, usual.get(cell.column)) else cell for cell in cells)


def is_odd(text: str, decimals: int | None = None) -> bool:
    """Whether a text is nearly a figure, or a figure with other decimals than its column (None when that shows none)."""
    body = text.strip()
    found = _FIGURE.fullmatch(body)
    if not found:
        return _NEARLY.fullmatch(body) is not None
    own = len(found[1] or "")
    return decimals is not None and own != decimals and body.lstrip("0") != ""


def _decimals(text: str) -> int | None:
    found = _FIGURE.fullmatch(text.strip())
    return len(found[1] or "") if found and text.strip() != "0" else None


def _usual(counter: Counter[int]) -> int | None:
    """The decimals that nearly all figures of a column have, unless it counts in whole numbers."""
    decimals, number = counter.most_common(1)[0]
    whole = sum(counter.values())
    return decimals if whole >= _FEW and number >= _MOST * whole else None


def _less(cell: Cell) -> Cell:
    sure = cell.spot.confidence
    return cell if sure is None else replace(cell, spot=replace(cell.spot, confidence=min(sure, SHAPE)))
