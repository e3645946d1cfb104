"""Scoring rules that a report states in words: full marks from a rate on, points off for each percent less.

执行率≥95%得满分，每低1个百分点扣0.5分. Only a rule that says both the rate and the points is read; of a rule in other words
nothing is known, so that nothing is recomputed.
"""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, Decimal

from msgspec import Struct

from juesuan.figures.interval import Interval

_RULE = re.compile(
    r"(?:执行率|完成率)(?:为|达到?|在|≥|>=|大于等于|不低于|大于或等于)?(?P<full>\d{1,3}(?:\.\d+)?)%(?:（含）|（含\d+%）)?(?:及以上|以上|（含）以上)?的?[，,]?"
    r"(?:[得计记]满分|[得计记]全部分值|不扣分)[，,；;](?:不足的?|低于的?|未达到的?|\d+%以下的?)?[，,]?"
    r"每(?:降低|下降|低于?|减少|少|差)(?P<step>\d{1,2}(?:\.\d+)?)(?:%|个百分点)[，,]?(?:扣减?|减)(?P<points>\d{1,2}(?:\.\d+)?)分"
)


class BandRule(Struct, frozen=True):
    """Full marks from ``full`` percent on, else ``points`` off for each ``step`` percent less."""

    full: Decimal
    step: Decimal
    points: Decimal

    def __str__(self) -> str:
        """The rule in words."""
        return f"{self.full}%起得满分，每低{self.step}%扣{self.points}分"

    def score(self, weight: Decimal, rate: Interval) -> Interval:
        """The scores that a rate (1 is 100 %) can have: in proportion or by whole steps begun, never below nought."""
        return Interval(self._at(weight, rate.low, whole=True), self._at(weight, rate.high, whole=False))

    def _at(self, weight: Decimal, rate: Decimal, *, whole: bool) -> Decimal:
        steps = max(self.full - rate * 100, Decimal(0)) / self.step
        counted = steps.to_integral_value(ROUND_CEILING) if whole else Decimal(int(steps))
        return max(weight - counted * self.points, Decimal(0))


def band_rule(text: str) -> BandRule | None:
    """The rule that a text states, None where it states none, or one without a step."""
    found = _RULE.search(text)
    if found is None or not Decimal(found["step"]):
        return None
    return BandRule(Decimal(found["full"]), Decimal(found["step"]), Decimal(found["points"]))
