"""The list of waivers that a command is given, judged on the day that it is given, else today."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from juesuan.findings.waiver import WaiverList


def waivers_of(path: str | None, as_of: dt.datetime | None) -> WaiverList | None:
    """The waivers of the file; None without one.

    Raises:
        WaiversError: the file cannot be read or is no list of waivers.
    """
    from juesuan.check.waiver_file import read_waivers

    day = as_of.date() if as_of else dt.datetime.now().astimezone().date()
    return read_waivers(path, day) if path is not None else None
