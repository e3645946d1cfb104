"""Grades by score: a document's own scale where it states one (90（含）—100分为优), which goes before the usual one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

_NUMBER = r"\d{1,3}(?:\.\d+)?"
_SAID = r"(?:（[^（）]{0,8}）|\([^()]{0,8}\))?"
_END = rf"[-—–－~～至到]{{1,2}}(?P<most>{_NUMBER})分?{_SAID}"
_RANGE = rf"(?P<least>{_NUMBER})分?{_SAID}(?:(?:及|及其|以及)?以上{_SAID}|{_END}|(?P<below>(?:及)?以下|以内))"
_GRADE = r"(?P<grade>优|良|中|差)[秀好等]?"
_SCORE_FIRST = re.compile(rf"(?<![\d.]){_RANGE}[（(]?(?:的)?[，,]?(?:评定|评级|等级|评价)?(?:为|是|：|:)?[“‘（(]?{_GRADE}")
_GRADE_FIRST = re.compile(rf"{_GRADE}[”’]?(?:等级|级|档)?(?:为|是|：|:|（|\()(?:得分|分数)?(?:≥|>=)?{_RANGE}")
_USUAL = ("优", "良", "中")
_BEST = Decimal(100)


def grade_scale(text: str) -> Mapping[str, Decimal] | None:
    """The least score of each grade as the text states them, best first; None unless it gives the three upper ones in order."""
    for expression in (_SCORE_FIRST, _GRADE_FIRST):
        found: dict[str, Decimal] = {}
        for match in expression.finditer(text):
            found.setdefault(match["grade"], _least(match))
        if all(grade in found for grade in _USUAL) and _BEST > found["优"] > found["良"] > found["中"] > 0:
            return {**{grade: found[grade] for grade in _USUAL}, "差": Decimal(0)}
    return None


def _least(match: re.Match[str]) -> Decimal:
    """The lower end of a range, written either way; nought below a score."""
    if match["below"]:
        return Decimal(0)
    ends = [Decimal(match["least"])] + ([Decimal(match["most"])] if match["most"] else [])
    return min(ends)
