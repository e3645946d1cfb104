"""Labelled quantities: what free text counts (会议17次, 企业80余家) with the words before it as label."""

from __future__ import annotations

import re

from juesuan.figures.figure import Figure
from juesuan.figures.parsing import parse_number
from juesuan.figures.units import MEASURE_WORDS, unit_of
from juesuan.model.pattern import KeyPattern

_UNIT = re.compile(rf"(余|多)?(亿元|万元|元|%|{'|'.join(map(re.escape, MEASURE_WORDS))}|[\u4e00-\u9fff])?")
_LABEL = re.compile(r"[\u4e00-\u9fff《》“”]{1,14}$")
_APPROXIMATE = ("约", "超", "近", "逾")


def label_quantity(sentence: str, start: int, end: int) -> tuple[KeyPattern, Figure] | None:
    """The labelled quantity of the number from start to end; None when it is no number."""
    number = parse_number(sentence[start:end])
    if number is None:
        return None
    unit = _UNIT.match(sentence, end)
    symbol = (unit[2] if unit else None) or "项"
    before = _LABEL.search(sentence[:start])
    label = before[0] if before else "数量"
    approximate = bool(unit and unit[1]) or label.endswith(_APPROXIMATE)
    return KeyPattern("activity", (("label", label),)), Figure(number, unit_of(symbol), approximate=approximate)
