"""Whether parts make a whole, in any of their stated versions (DESIGN 2.5 and 2.6)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import islice, product

from msgspec import Struct

from juesuan.figures.interval import Interval, hull
from juesuan.figures.rounding import rounded, total
from juesuan.model.key import Key
from juesuan.rules.facts import Evidence, FactBook

_COMBINATIONS = 512

Versions = Sequence[Evidence]
"""The stated versions of one fact."""


class Comparison(Struct, frozen=True):
    """The sum that the parts as first stated give, beside the whole: whether some version agrees, and on which side it lies."""

    agrees: bool
    exceeds: bool
    expected: Interval


def compare(parts: Sequence[Versions], whole: Versions) -> Comparison:
    """Compare the sum of the parts with the whole, versions of each tried until one agrees.

    The sum of the intervals must meet the whole's interval, which is |Σ − whole| ≤ (n + 1) / 2 units.
    """
    first = total([versions[0].interval for versions in parts])
    wholes = [version.interval for version in whole]
    exceeds = all(first.low > each.high for each in wholes)
    if any(first.meets(each) for each in wholes):
        return Comparison(agrees=True, exceeds=False, expected=first)
    outer = total([hull([version.interval for version in versions]) for versions in parts])
    if not any(outer.meets(each) for each in wholes):
        return Comparison(agrees=False, exceeds=exceeds, expected=first)
    choices = [list(dict.fromkeys(version.interval for version in versions)) for versions in parts]
    combinations = islice(product(*choices), _COMBINATIONS)
    agrees = any(total(combination).meets(each) for combination in combinations for each in wholes)
    return Comparison(agrees=agrees, exceeds=exceeds and not agrees, expected=first)


def written_sum(parts: Sequence[Versions], like: Evidence) -> str:
    """The sum of the parts as first stated, in the unit of ``like``, with its decimals or more."""
    unit = like.figure.unit
    figures = [versions[0].figure for versions in parts]
    decimals = max((figure.decimals for figure in (*figures, like.figure)), default=0)
    summed = sum((figure.base for figure in figures), start=Decimal(0)) / unit.factor
    return f"{rounded(summed, decimals)}{unit.symbol}"


def difference(parts: Sequence[Versions], whole: Evidence) -> str:
    """Whole minus the parts as first stated, in the whole's unit."""
    unit = whole.figure.unit
    figures = [versions[0].figure for versions in parts]
    decimals = max(figure.decimals for figure in (*figures, whole.figure))
    gap = (whole.figure.base - sum(figure.base for figure in figures)) / unit.factor
    return f"{rounded(gap, decimals):+f}{unit.symbol}"


def sum_value(book: FactBook, whole: Key, parts: Sequence[Key], key: Key) -> Decimal | None:
    """What a fact must be for the parts to make the whole: the sum for the whole, the rest for a part (base units)."""
    stated = {each: book.of(each)[0].figure.base for each in (whole, *parts) if book.of(each)}
    if len(stated) < len(parts) + 1:
        return None
    others = sum((stated[part] for part in parts if part != key), start=Decimal(0))
    return others if key == whole else stated[whole] - others
