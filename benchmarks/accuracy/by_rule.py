"""What the benchmark says of each rule: faults told, faults missed, false alarms; docs/accuracy.json is made of it.

A fault that nothing told is the miss of the rule that tells most of its kind. A rule that told nothing was not measured: its
faults need another document, or are of figures that other rules speak of first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from accuracy.measure import NOTED, Result


class Measured(Struct, frozen=True):
    """The faults that a rule told (also as a note, or beside another rule), those it missed, and its false alarms."""

    told: int = 0
    missed: int = 0
    false: int = 0


def by_rule(results: Iterable[Result], false_alarms: Mapping[str, int]) -> dict[str, Measured]:
    """The measure of each rule that told a fault or raised a false alarm, by code."""
    counted = [each for each in results if each.apart in ("", NOTED)]
    told = Counter(rule for each in counted for rule in {*each.rules, *each.notes, *each.also})
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for each in counted:
        kinds[each.kind].update(each.rules or each.notes)
    missed = Counter(
        kinds[each.kind].most_common(1)[0][0] for each in counted if not each.rules and not each.notes and kinds[each.kind]
    )
    codes = sorted({*told, *missed, *false_alarms})
    return {code: Measured(told[code], missed[code], false_alarms.get(code, 0)) for code in codes}
