"""Waivers: findings that a person has looked at and accepts, each with a reason, a name and a last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from juesuan.findings.finding import Finding

LIST_KIND = "豁免清单"
"""The kind of the document that a list of waivers is in a report."""


class Waiver(Struct, frozen=True):
    """A finding (by its id) that is accepted up to and with a day, why and by whom; of every body and year, where none is named.

    ``line`` is where it stands in its file.
    """

    finding: str
    reason: str
    who: str
    until: dt.date
    body: str = ""
    year: int | None = None
    line: int | None = None

    @property
    def rule(self) -> str:
        """The code of the rule whose finding it is."""
        return self.finding.partition(":")[0]


class WaiverList(Struct, frozen=True):
    """The waivers of a file, and the day on which they are judged."""

    path: str
    sha256: str
    waivers: tuple[Waiver, ...]
    as_of: dt.date


class WaiverState(StrEnum):
    """What became of a waiver: it took a finding out, found none, or its last day is past."""

    USED = "used"
    UNUSED = "unused"
    EXPIRED = "expired"


class WaiverUse(Struct, frozen=True):
    """What a waiver did in a document that it concerns; with the finding of its id, if there is one."""

    waiver: Waiver
    state: WaiverState
    finding: Finding | None = None


class Waived(Struct, frozen=True):
    """A finding that does not count, and the waiver that says so."""

    finding: Finding
    waiver: Waiver


_WEIGHTS = {WaiverState.USED: 0, WaiverState.EXPIRED: 1, WaiverState.UNUSED: 2}


def of_run(uses: Iterable[WaiverUse]) -> tuple[WaiverUse, ...]:
    """One use a waiver over several documents: used if it was so anywhere, else expired, else unused; in order of the file."""
    best: dict[Waiver, WaiverUse] = {}
    for use in uses:
        known = best.get(use.waiver)
        if known is None or _WEIGHTS[use.state] < _WEIGHTS[known.state]:
            best[use.waiver] = use
    return tuple(sorted(best.values(), key=lambda use: use.waiver.line or 0))
