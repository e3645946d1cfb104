"""The looks of cells, each made once, and how texts are put into a sheet and laid out on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.cells import cell_len

from juesuan.render.xlsx.book import cell_text

A4 = 9
LINE = 15
"""Points of a line of text."""
_TALLEST = 409
"""Points of the tallest row that a workbook takes."""
_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "note": {"text_wrap": True, "valign": "vcenter"},
    "head": {"bold": True, "border": 1, "bg_color": "#E6ECF3", "text_wrap": True, "align": "center", "valign": "vcenter"},
    "cell": {"border": 1, "text_wrap": True, "valign": "top"},
    "centre": {"border": 1, "text_wrap": True, "valign": "top", "align": "center"},
    "bad": {"border": 1, "text_wrap": True, "valign": "top", "align": "center", "bold": True, "font_color": "#B42318"},
    "good": {"border": 1, "text_wrap": True, "valign": "top", "align": "center", "font_color": "#17663A"},
    "open": {"border": 1, "text_wrap": True, "valign": "top", "bg_color": "#FFF9E0"},
    "number": {"border": 1, "valign": "top", "num_format": "0"},
    "link": {"border": 1, "text_wrap": True, "valign": "top", "font_color": "#0B4F9E", "underline": 1},
}


class Pen:
    """The formats of an open workbook."""

    def __init__(self, book: Any) -> None:
        """Make the formats as they are needed."""
        self._book = book
        self._formats: dict[str, Any] = {}

    def look(self, name: str) -> Any:
        """The format of that name."""
        if name not in self._formats:
            text = {} if "num_format" in _LOOKS[name] else {"num_format": "@"}
            self._formats[name] = self._book.add_format({"font_name": "宋体", "font_size": 10, **_LOOKS[name], **text})
        return self._formats[name]

    def text(self, sheet: Any, row: int, column: int, text: str, look: str = "cell") -> None:
        """A text, whatever it begins with."""
        if text:
            sheet.write_string(row, column, cell_text(text), self.look(look))
        else:
            sheet.write_blank(row, column, None, self.look(look))

    def number(self, sheet: Any, row: int, column: int, number: int) -> None:
        """A count."""
        sheet.write_number(row, column, number, self.look("number"))

    def heads(self, sheet: Any, row: int, columns: Iterable[tuple[str, int]]) -> None:
        """A row of headings, each with the width of its column in characters."""
        for column, (head, width) in enumerate(columns):
            self.text(sheet, row, column, head, "head")
            sheet.set_column(column, column, width)


def on_paper(sheet: Any, head: int, footer: str) -> None:
    """A4 across, as wide as the paper, the rows down to ``head`` again on each page, page numbers below."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(0, head)
    sheet.set_footer(f"&L{footer}&R第 &P 页，共 &N 页")


def height_of(texts: Sequence[tuple[str, int]], least: float = 0) -> float:
    """The points that a row needs for texts, each folded in a column of so many characters."""
    lines = max((sum(_folded(line, width) for line in text.split("\n")) for text, width in texts), default=1)
    return min(_TALLEST, max(lines * LINE + 4, least))


def _folded(line: str, width: int) -> int:
    return max(1, -(-cell_len(line) // max(1, width - 2)))
