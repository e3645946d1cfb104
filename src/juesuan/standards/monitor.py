"""The limits of the two monitors (双监控) as dated data."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from juesuan.errors import StandardsError
from juesuan.standards.loader import load_yaml
from juesuan.standards.structs import Strict

_FILE = "monitor.yaml"


class LagData(Strict, frozen=True):
    """How many percentage points behind call for a warning, and for an alarm."""

    warning: Decimal
    alarm: Decimal


class LimitsData(Strict, frozen=True):
    """The limits from a year on."""

    valid_from: int
    budget: LagData
    goal: LagData


class MonitorFile(Strict, frozen=True):
    """monitor.yaml: its source and the limits, oldest first."""

    source: str
    limits: tuple[LimitsData, ...]


@lru_cache(maxsize=8)
def limits_of(year: int) -> LimitsData:
    """The limits of a year; before the first those of the first.

    Raises:
        StandardsError: there are none.
    """
    limits = load_yaml(MonitorFile, _FILE).limits
    if not limits:
        raise StandardsError(_FILE, "limits", "none")
    valid = [each for each in limits if each.valid_from <= year]
    return valid[-1] if valid else limits[0]
