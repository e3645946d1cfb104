"""Ruling lines of a picture: long thin stretches of ink, across and down, that meet each other."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from msgspec import Struct

from juesuan.read.sources.pdf.lines import SNAP, joined_lines
from juesuan.read.sources.pdf.shapes import Rule
from juesuan.read.sources.scan.cleaning import Picture

_ACROSS = 0.3  # inches: a horizontal stroke of text is mostly shorter
_DOWN = 0.19
_THICK = 0.05  # inches: a thicker stretch is no line
_BRIDGE = 0.03  # inches: gaps of faint lines that are closed
_DRAWN = 0.93  # of the length of a short line: so much of it is ink
_LONG = 72.0  # points: a longer stretch is no stroke of text
_MEET = 2.5  # points: lines whose ends are nearer than this to another meet it
_FRINGE = 0.015  # inches: how far the grey fringe of a line reaches


class Rulings(Struct, frozen=True):
    """The joined lines of a page in points, and where they lie in the picture (true)."""

    horizontals: list[Rule]
    verticals: list[Rule]
    dots: Picture


class _Stretches(Struct, frozen=True):
    """Stretches of ink of one direction: their lines in points, their numbers in a picture of labels."""

    rules: list[Rule]
    numbers: list[int]
    labels: Picture


def find_rulings(ink: Picture, dots: float) -> Rulings:
    """The lines of a picture in which 255 is ink, of so many dots an inch."""
    across = _stretches(ink, (int(_ACROSS * dots), 1), dots)
    down = _stretches(ink, (1, int(_DOWN * dots)), dots)
    flat, upright = joined_lines(across.rules), joined_lines(down.rules)
    flat, upright = _tied(flat, upright), _tied(upright, flat)
    lines = _on(across, flat) | _on(down, upright)
    fringe = max(3, int(_FRINGE * dots)) | 1
    return Rulings(flat, upright, cv2.dilate(lines.astype(np.uint8), np.ones((fringe, fringe), np.uint8)) > 0)


def _stretches(ink: Picture, size: tuple[int, int], dots: float) -> _Stretches:
    """The stretches that hold a line of a size (width, height) in dots."""
    bridge = max(2, int(_BRIDGE * dots))
    gap = (bridge, 1) if size[0] > 1 else (1, bridge)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, gap))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened)
    boxes = [tuple(int(each) for each in stats[number, :4]) for number in range(count)]
    thick = _THICK * dots
    kept = [n for n in range(1, count) if min(boxes[n][2:]) <= thick and _is_drawn(ink, boxes[n], dots)]
    return _Stretches([_rule(boxes[n], 72 / dots, level=size[0] > 1) for n in kept], kept, labels)


def _rule(box: Sequence[int], points: float, *, level: bool) -> Rule:
    """The line of a stretch (left, top, width, height in dots) in points."""
    x, y, width, height = box
    if level:
        return (y + height / 2) * points, x * points, (x + width) * points
    return (x + width / 2) * points, y * points, (y + height) * points


def _is_drawn(ink: Picture, box: Sequence[int], dots: float) -> bool:
    """Whether a short stretch is one stroke, and not a stroke of text that was bridged to lines near it."""
    x, y, width, height = box
    if max(width, height) > dots:
        return True
    inked = ink[y : y + height, x : x + width].any(axis=0 if width > height else 1)
    return bool(inked.mean() >= _DRAWN)


def _tied(rules: Sequence[Rule], others: Sequence[Rule]) -> list[Rule]:
    """Lines without those that are strokes of text: short ones that do not end at lines of the other direction."""
    return [rule for rule in rules if rule[2] - rule[1] > _LONG or all(_ends_at(rule, end, others) for end in rule[1:])]


def _ends_at(rule: Rule, end: float, others: Sequence[Rule]) -> bool:
    """Whether a line of the other direction passes the end of a line."""
    return any(abs(across - end) <= _MEET and low - _MEET <= rule[0] <= high + _MEET for across, low, high in others)


def _on(found: _Stretches, lines: Sequence[Rule]) -> Picture:
    """Where the stretches lie that are part of a line."""
    own = [number for number, rule in zip(found.numbers, found.rules, strict=True) if any(_is_part(rule, line) for line in lines)]
    table = np.zeros(int(found.labels.max()) + 1, bool)
    table[own] = True
    return table[found.labels]


def _is_part(rule: Rule, line: Rule) -> bool:
    return abs(rule[0] - line[0]) <= SNAP and line[1] - SNAP <= rule[1] and rule[2] <= line[2] + SNAP
