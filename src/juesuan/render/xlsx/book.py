"""What all workbooks share: the same bytes for the same content, texts that stay texts, names of sheets that are allowed."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from typing import Any

from juesuan.render.place import printable

_LONGEST = 32_767
"""Characters that a cell of a workbook holds."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


def new_book(out: BytesIO) -> Any:
    """A workbook of XlsxWriter in which no text is ever taken for a formula, a number or a link."""
    import xlsxwriter

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": dt.datetime(1980, 1, 1, tzinfo=dt.UTC)})
    return book


def cell_text(text: str) -> str:
    """Text that a workbook can hold: no control characters but line breaks, at most as long as a cell."""
    return "\n".join(printable(line) for line in text.split("\n"))[:_LONGEST]


class SheetNames:
    """Names of sheets, made fit and unique."""

    def __init__(self) -> None:
        """None is taken yet."""
        self._taken: set[str] = set()

    def name(self, wanted: str) -> str:
        """The name in a form that a workbook takes, with a number behind it where it is taken."""
        plain = _FORBIDDEN.sub("", printable(wanted)).strip()[:_LONGEST_NAME] or "表"
        unique, count = plain, 1
        while unique.lower() in self._taken:
            count += 1
            unique = f"{plain[: _LONGEST_NAME - len(str(count)) - 1]}_{count}"
        self._taken.add(unique.lower())
        return unique
