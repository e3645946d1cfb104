"""Automatic numbers: the lists of numbering.xml, and their counters as paragraphs come by.

Paragraphs of one abstract list count together, whatever list they name, unless that list sets a start of its own.
"""

from __future__ import annotations

import re

from msgspec import Struct, field
from msgspec.structs import replace

from juesuan.read.sources.docx.counting import counted
from juesuan.read.sources.docx.names import Element, child, switched, value, w, whole
from juesuan.read.sources.docx.symbols import readable

_LEVELS = 9
_SLOT = re.compile(r"%([1-9])")
_SUFFIXES = {"nothing": ""}
_MOST = 1_000_000


class Level(Struct, frozen=True):
    """One level of a list: first number, form, text with slots, what follows it, when it starts again, its style."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = " "
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    style: str | None = None


class NumberedList(Struct, frozen=True):
    """A list that paragraphs name: the abstract list that it counts in, its levels, and the starts of its own."""

    counts_in: str
    levels: dict[int, Level]
    starts: dict[int, int]

    def level_of_style(self, style: str) -> int | None:
        """The level to which a paragraph style is tied."""
        return next((number for number, level in self.levels.items() if level.style == style), None)


class Numbering(Struct):
    """The lists of a document and how far each is counted."""

    lists: dict[str, NumberedList] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next_number(self, list_id: str, level: int) -> str:
        """Counts one paragraph further and gives its number with what follows it; empty for a list that is unknown."""
        found = self.lists.get(list_id)
        level = min(level, _LEVELS - 1)
        if found is None or level not in found.levels:
            return ""
        self._count(list_id, found, level)
        shown = found.levels[level]
        text = self._text(found, shown)
        return "" if shown.hidden or not text else readable(text) + shown.suffix

    def _count(self, list_id: str, counted_list: NumberedList, level: int) -> None:
        counters = self._counters.setdefault(counted_list.counts_in, [None] * _LEVELS)
        first = (list_id, level) not in self._begun and level in counted_list.starts
        self._begun.add((list_id, level))
        current = counters[level]
        counters[level] = _start(counted_list, level) if first or current is None else min(current + 1, _MOST)
        for deeper in range(level + 1, _LEVELS):
            restart = counted_list.levels.get(deeper, Level()).restart
            if level < (deeper if restart is None else restart):
                counters[deeper] = None

    def _text(self, counted_list: NumberedList, shown: Level) -> str:
        counters = self._counters[counted_list.counts_in]

        def number(match: re.Match[str]) -> str:
            slot = int(match[1]) - 1
            stands = counters[slot]
            form = counted_list.levels.get(slot, Level()).form
            now = _start(counted_list, slot) if stands is None else stands
            return counted(now, "decimal" if shown.legal and form != "none" else form)

        return shown.text if shown.form == "bullet" else _SLOT.sub(number, shown.text)


def _start(counted_list: NumberedList, level: int) -> int:
    return counted_list.starts.get(level, counted_list.levels.get(level, Level()).start)


def read_numbering(root: Element | None) -> Numbering:
    """The lists of the part ``numbering.xml``; none where a document has no such part."""
    if root is None:
        return Numbering()
    abstract = {each.get(w("abstractNumId")) or "": each for each in root.findall(w("abstractNum"))}
    by_style = {style: each for each in abstract.values() if (style := value(each, "styleLink"))}
    lists = {}
    for element in root.findall(w("num")):
        counts_in = value(element, "abstractNumId") or ""
        shape = abstract.get(counts_in)
        if shape is not None:
            shape = by_style.get(value(shape, "numStyleLink") or "", shape)
            lists[element.get(w("numId")) or ""] = _with_overrides(element, shape.get(w("abstractNumId")) or "", _levels(shape))
    return Numbering(lists)


def _with_overrides(element: Element, counts_in: str, levels: dict[int, Level]) -> NumberedList:
    starts: dict[int, int] = {}
    for override in element.findall(w("lvlOverride")):
        number = whole(override.get(w("ilvl")), 0, most=_LEVELS - 1)
        own = child(override, "lvl")
        if own is not None:
            levels[number] = replace(_level(own), style=levels.get(number, Level()).style)
        if (start := value(override, "startOverride")) is not None:
            starts[number] = whole(start, 1, most=_MOST)
    return NumberedList(counts_in, levels, starts)


def _levels(shape: Element) -> dict[int, Level]:
    return {whole(each.get(w("ilvl")), 0, most=_LEVELS - 1): _level(each) for each in shape.findall(w("lvl"))}


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        whole(value(element, "start"), 0, most=_MOST),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        _SUFFIXES.get(value(element, "suff") or "tab", " "),
        None if restart is None else whole(restart, 0),
        bool(switched(element, "isLgl")),
        bool(switched(child(element, "rPr"), "vanish")),
        value(element, "pStyle"),
    )
