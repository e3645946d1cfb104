"""Ruling lines snapped to common positions and joined along their length.

Borders of neighbouring cells are drawn apart by fractions of a point and in pieces; only after
snapping and joining do they cross where the eye sees them cross.
"""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.read.sources.pdf.shapes import Rule

SNAP = 3.0  # points: lines nearer than this are one line; ends nearer than this meet
_SHORTEST = 3.0  # points: what is shorter after joining is no line


def joined_lines(rules: Iterable[Rule]) -> list[Rule]:
    """The lines of one direction, snapped and joined, sorted by position and start."""
    joined: list[Rule] = []
    for group in _snapped(sorted(rules)):
        position = sum(rule[0] for rule in group) / len(group)
        joined.extend((position, start, end) for start, end in _joined(group) if end - start >= _SHORTEST)
    return joined


def _snapped(rules: list[Rule]) -> list[list[Rule]]:
    """Sorted lines in groups, a group having no gap in position wider than the tolerance."""
    groups: list[list[Rule]] = []
    last = None
    for rule in rules:
        if last is None or rule[0] - last > SNAP:
            groups.append([])
        groups[-1].append(rule)
        last = rule[0]
    return groups


def _joined(group: list[Rule]) -> list[tuple[float, float]]:
    """The stretches that the lines of a group cover."""
    stretches: list[tuple[float, float]] = []
    for start, end in sorted((rule[1], rule[2]) for rule in group):
        if stretches and start <= stretches[-1][1] + SNAP:
            stretches[-1] = stretches[-1][0], max(end, stretches[-1][1])
        else:
            stretches.append((start, end))
    return stretches
