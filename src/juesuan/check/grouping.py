"""Findings about one fact belong together: the fact that most findings share names the group, greedily."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from juesuan.model.key import FactKey, Key


def group_facts(facts: Sequence[tuple[Key, ...]]) -> list[Key | None]:
    """For the facts of each finding the one that it is grouped under: shared with the most others, else its own first.

    Only facts that several findings have in common group; a derived key groups under what it is derived of.
    """
    left = dict(enumerate(facts))
    chosen: list[Key | None] = [keys[0] if keys else None for keys in facts]
    while left:
        counts = Counter(key for keys in left.values() for key in dict.fromkeys(keys) if isinstance(key, FactKey))
        if not counts:
            break
        key, count = max(counts.items(), key=lambda item: (item[1], str(item[0])))
        if count < 2:
            break
        for number in [n for n, keys in left.items() if key in keys]:
            chosen[number] = key
            del left[number]
    return chosen
