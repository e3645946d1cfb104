"""Labelled quantities: what free text counts (会议17次, 企业80余家) with the words before it as label."""

from __future__ import annotations

import re

from juesuan.figures.figure import Figure
from juesuan.figures.parsing import parse_number
from juesuan.figures.units import MEASURE_WORDS, unit_of
from juesuan.model.pattern import KeyPattern

_UNITS = rf"亿元|万元|元|%|{'|'.join(map(re.escape, MEASURE_WORDS))}"
_UNIT = re.compile(rf"(余|多)?({_UNITS}|[^\W\x00-\xff])?")
_LABEL = re.compile(r"[\u4e00-\u9fff《》“”]{1,14}$")
_EARLIER = re.compile(
    rf"(?P<number>\d[\d.,]*)(?P<unit>(?:余|多)?(?:{_UNITS}))(?:、|和|及|以及|共|共计|合计)?(?P<label>[\u4e00-\u9fff《》“”]*)$"
)
_FARTHEST = 60
_APPROXIMATE = ("约", "超", "近", "逾")


def label_quantity(sentence: str, start: int, end: int) -> tuple[KeyPattern, Figure] | None:
    """The labelled quantity of the number from start to end; None when it is no number."""
    number = parse_number(sentence[start:end])
    if number is None:
        return None
    unit = _UNIT.match(sentence, end)
    symbol = (unit[2] if unit else None) or "项"
    label = _label_before(sentence[:start], symbol)
    approximate = bool(unit and unit[1]) or label.endswith(_APPROXIMATE)
    return KeyPattern("activity", (("label", label),)), Figure(number, unit_of(symbol), approximate=approximate)


def _label_before(text: str, symbol: str) -> str:
    """The words before a number without an earlier one's unit; a second figure of one thing (128个152亿元) is told by its own."""
    text = text[-_FARTHEST:]
    earlier = _EARLIER.search(text)
    second = False
    while earlier and not earlier["label"]:
        second, text = True, text[: earlier.start()]
        earlier = _EARLIER.search(text)
    found = _LABEL.search(earlier["label"] if earlier else text)
    label = found[0] if found else "数量"
    return f"{label}（{symbol}）" if second else label
