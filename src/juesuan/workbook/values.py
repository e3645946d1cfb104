"""Values of cells to their text: numbers, dates, truth values, texts."""

from __future__ import annotations

import datetime as dt
import re

from juesuan.workbook.formats import general, shown

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta

_QUOTED = re.compile(r"[\"\\]")


def text_of(value: Value, code: str = "") -> str:
    """The text of a value, as its number format shows it where that is known."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return shown(value, code) if code else general(value)
    if isinstance(value, dt.datetime):
        return _day(value, code) if value.time() == dt.time() else value.isoformat(" ", "minutes")
    return _day(value, code) if isinstance(value, dt.date) else str(value)


def _day(day: dt.date, code: str) -> str:
    """A day with the words of its format when it has Chinese ones, else with hyphens."""
    plain = _QUOTED.sub("", code)
    if "年" not in plain:
        return f"{day:%Y-%m-%d}"
    month = f"{day.month}月" if "月" in plain else ""
    return f"{day.year}年{month}" + (f"{day.day}日" if "日" in plain else "")
