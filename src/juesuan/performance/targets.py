"""Targets against results: the quantities of both texts by unit, and whether the result answers the target."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from enum import StrEnum

from juesuan.figures.parsing import NUMBER, parse_number
from juesuan.figures.units import MEASURE_WORDS
from juesuan.figures.width import prose_form

_UNITS = "|".join(map(re.escape, ("亿元", "万元", "元", "%", "个月", "小时", "天", *MEASURE_WORDS)))
_QUANTITY = re.compile(rf"(?<![\d.年])({NUMBER})(?:余|多)?({_UNITS})(?!月|日)")
_AT_MOST = re.compile(r"≤|不超过|不高于|控制在|以内|低于|小于|下降|减少")
_BARE = re.compile(rf"^[≥≤＞＜=大小高低于不等]{{0,4}}({NUMBER})$")
_THRESHOLD = re.compile(rf"(?:{NUMBER})(?:{_UNITS})(?:以上|以下)")


class Answer(StrEnum):
    """How a result stands to its target."""

    MET = "met"
    NOT_MET = "not_met"
    NO_QUANTITY = "no_quantity"
    OTHER_UNIT = "other_unit"


def quantities(text: str) -> dict[str, list[Decimal]]:
    """The quantities of a text by their unit; a bare number has the unit ''. Thresholds (5亿元以上) are none."""
    plain = _THRESHOLD.sub("", prose_form(text))
    found: dict[str, list[Decimal]] = defaultdict(list)
    for number, unit in _QUANTITY.findall(plain):
        value = parse_number(number)
        if value is not None:
            found[unit].append(value)
    bare = _BARE.match(plain)
    if bare and (value := parse_number(bare[1])) is not None:
        found[""].append(value)
    return dict(found)


def _comparable(wanted: dict[str, list[Decimal]], reached: dict[str, list[Decimal]]) -> bool:
    """True when one text gives no unit, or both count things (个, 批次) and the result counts as many."""
    if "" in wanted or "" in reached:
        return True
    counts = all(unit in MEASURE_WORDS for unit in (*wanted, *reached))
    return counts and sum(map(sum, reached.values())) >= sum(map(sum, wanted.values()))


def answer(target: str, actual: str) -> Answer:
    """Whether the result answers the target: gives quantities, in a unit of the target, and reaches them.

    Targets without a quantity are met by any result. Where a unit stands several times, the sums are compared; a target that is a
    ceiling is met by less.
    """
    wanted, reached = quantities(target), quantities(actual)
    if not wanted:
        return Answer.MET
    if not reached:
        return Answer.NO_QUANTITY
    shared = [unit for unit in wanted if unit in reached]
    if not shared:
        return Answer.MET if _comparable(wanted, reached) else Answer.OTHER_UNIT
    ceiling = bool(_AT_MOST.search(target))
    for unit in shared:
        gap = sum(reached[unit]) - sum(wanted[unit])
        if (gap > 0) if ceiling else (gap < 0):
            return Answer.NOT_MET
    return Answer.MET
