"""How a self-evaluation is scored: dated data for the arithmetic of performance/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from juesuan.standards.loader import load_yaml
from juesuan.standards.structs import Strict


class ScoringFile(Strict, frozen=True):
    """scoring.yaml."""

    execution_weight: int
    shares: dict[str, str]


@dataclass(frozen=True, slots=True)
class ScoringData:
    """The weight of budget execution, and the parts of a weight by grade."""

    execution_weight: Decimal
    shares: Mapping[str, Decimal]


@lru_cache(maxsize=1)
def load_scoring() -> ScoringData:
    """The rules of scoring."""
    data = load_yaml(ScoringFile, "scoring.yaml")
    return ScoringData(Decimal(data.execution_weight), {grade: Decimal(share) for grade, share in data.shares.items()})
