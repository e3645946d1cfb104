"""Key patterns: part of a fact key as the standards write it, to be merged and completed.

``carry_over[moment=opening,fund=fiscal]`` or ``[nature=project]`` or ``@initial_budget``: concept, members and
phase are each optional. A form's cell is table + row + column; a slot of prose is section + term + phrase.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from juesuan.model.concept import Concept
from juesuan.model.key import FactKey, Phase

_WRITTEN = re.compile(r"(?P<concept>[a-z_]*)(?:\[(?P<members>[^\]]*)\])?(?:@(?P<phase>[a-z_]+))?")


class KeyPattern(Struct, frozen=True):
    """A partial key: concept or '', members, phase or None."""

    concept: str = ""
    members: tuple[tuple[str, str], ...] = ()
    phase: Phase | None = None

    def merge(self, other: KeyPattern) -> KeyPattern:
        """This pattern with everything that the other one says laid over it."""
        members = dict(self.members) | dict(other.members)
        return KeyPattern(other.concept or self.concept, tuple(sorted(members.items())), other.phase or self.phase)

    def complete(self, concepts: Mapping[str, Concept], year: int) -> FactKey:
        """The fact key: members along dimensions that the concept does not have are dropped, phase defaults to final.

        Raises:
            KeyError: the concept is missing or unknown.
        """
        concept = concepts[self.concept]
        members = [each for each in self.members if each[0] in concept.dimensions and each[1] != concept.default(each[0])]
        return FactKey(self.concept, year, self.phase or Phase.FINAL, tuple(sorted(members)))


@lru_cache(maxsize=4096)
def parse_pattern(written: str) -> KeyPattern:
    """The pattern of a written form.

    Raises:
        ValueError: the text is not a written pattern.
    """
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise ValueError(written)
    pairs = [part.partition("=") for part in (found["members"] or "").split(",") if part]
    members = tuple(sorted((name.strip(), member.strip()) for name, _, member in pairs))
    if any(not member for _, member in members):
        raise ValueError(written)
    phase = Phase(found["phase"]) if found["phase"] else None
    return KeyPattern(found["concept"], members, phase)
