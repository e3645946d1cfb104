"""How a self-evaluation is scored: dated data for the arithmetic of performance/."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from juesuan.standards.loader import load_yaml
from juesuan.standards.structs import Strict


class FarAboveData(Strict, frozen=True):
    """scoring.yaml, far_above."""

    times: str
    least: str


class ScoringFile(Strict, frozen=True):
    """scoring.yaml."""

    execution_weight: int
    shares: dict[str, str]
    far_above: FarAboveData


class FarAbove(Struct, frozen=True):
    """When a result is far above its target: so many times as much, and at least so many more."""

    times: Decimal
    least: Decimal


class ScoringData(Struct, frozen=True):
    """The weight of budget execution, the parts of a weight by grade, and what is far above a target."""

    execution_weight: Decimal
    shares: Mapping[str, Decimal]
    far_above: FarAbove


@lru_cache(maxsize=1)
def load_scoring() -> ScoringData:
    """The rules of scoring."""
    data = load_yaml(ScoringFile, "scoring.yaml")
    shares = {grade: Decimal(share) for grade, share in data.shares.items()}
    far = FarAbove(Decimal(data.far_above.times), Decimal(data.far_above.least))
    return ScoringData(Decimal(data.execution_weight), shares, far)
