"""Which facts stand in a cell or a paragraph: statements found again by their spot and quote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from juesuan.figures.place import Spot
from juesuan.model.disclosure import Disclosure
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.write.plan import Keys, Mark

_NUMBER = re.compile(r"[-−－]?\d[\d,，]*(?:\.\d+)?\s*(?:亿元|万元|千元|元|个百分点|%|％)?")


class Facts(Struct, frozen=True):
    """The written keys by the spot of a cell, and the statements of running text by the spot of their paragraph."""

    cells: Mapping[Spot, Keys]
    prose: Mapping[Spot, list[Statement]]

    def marks(self, spot: Spot, text: str) -> tuple[Mark, ...]:
        """The figures of a paragraph, in order, each with what it states."""
        found: dict[tuple[int, int], Keys] = {}
        at = 0
        for statement in self.prose.get(spot, ()):
            span = _quoted(text, statement.place.quote, at) or _quoted(text, statement.place.quote, 0)
            if span is not None:
                found[span] = tuple(dict.fromkeys((*found.get(span, ()), *map(str, statement.keys))))
                at = span[0]
        return _apart(Mark(start, end, keys) for (start, end), keys in found.items())


def facts_of(disclosure: Disclosure) -> Facts:
    """All statements of figures, by where they stand."""
    cells: defaultdict[Spot, Keys] = defaultdict(tuple)
    prose: defaultdict[Spot, list[Statement]] = defaultdict(list)
    for statement in disclosure.statements:
        place = statement.place
        if place.table is not None:
            cells[place.spot] = tuple(dict.fromkeys((*cells[place.spot], *map(str, statement.keys))))
        elif not isinstance(statement.value, Text):
            prose[place.spot].append(statement)
    return Facts(cells, prose)


def _quoted(text: str, quote: str, after: int) -> tuple[int, int] | None:
    """Where the last figure of a quote stands in the text."""
    at = text.find(quote, after) if quote else -1
    numbers = list(_NUMBER.finditer(quote)) if at >= 0 else []
    return (at + numbers[-1].start(), at + numbers[-1].end()) if numbers else None


def _apart(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in order, without those that overlap the one before."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda each: each.start):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)
