"""A Place in Chinese words, so that a reviewer finds the spot by hand.

For instance 第103行，《支出决算表》，“合计”行，“项目支出”列.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from juesuan.figures.place import Place, Spot
from juesuan.render.words import part_word

_LONGEST_LABEL = 30
_LONGEST_FILE = 48
_LONGEST_QUOTE = 60
_ELLIPSIS = "……"
_INNER = str.maketrans("“”", "‘’")


def spot_words(spot: Spot) -> str:
    """The physical place: 文件“附表.xls”, 第12页, 第103行, 第58段, 工作表“收支总表”B5单元格, together or nothing.

    A file is named without its folders: the report lists the paths of all.
    """
    file = f"文件{_quoted(one_line(spot.file.rpartition('/')[2]), _LONGEST_FILE)}" if spot.file else ""
    page = f"第{spot.page}页" if spot.page is not None else ""
    line = f"第{spot.line}行" if spot.line is not None else ""
    paragraph = f"第{spot.paragraph}段" if spot.paragraph is not None else ""
    sheet = f"工作表{_quoted(one_line(spot.sheet), _LONGEST_LABEL)}" if spot.sheet is not None else ""
    cell = f"{spot.cell}单元格" if spot.cell is not None else ""
    return file + page + line + paragraph + sheet + cell


def place_words(place: Place) -> str:
    """The whole place without its quote; never empty."""
    words = [spot_words(place.spot), _frame(place), *_inside(place)]
    return "，".join(word for word in words if word) or "位置不明"


def quoted_places(places: Iterable[Place]) -> list[str]:
    """The places in order, each with what stands there; neighbours at one place are told together."""
    together = groupby(places, key=place_words)
    return [_with_quotes(words, (_wording(place) for place in group)) for words, group in together]


def _with_quotes(words: str, wordings: Iterable[str]) -> str:
    quotes = [quote_words(wording) for wording in dict.fromkeys(wordings) if wording]
    return f"{words}：{'、'.join(quotes)}" if quotes else words


def quote_words(wording: str) -> str:
    """A wording as reports quote it: on one line, a long one without its middle."""
    return _quoted(one_line(wording), _LONGEST_QUOTE)


def _wording(place: Place) -> str:
    """The quote on one line; nothing when it is but the title that the place names."""
    quote = one_line(place.quote)
    return "" if quote in (one_line(place.table or ""), one_line(place.section or "")) else quote


def clip(text: str, longest: int) -> str:
    """The text, its middle left out when it is too long: both ends help to find it."""
    if len(text) <= longest:
        return text
    half = (longest - len(_ELLIPSIS)) // 2
    return text[: longest - len(_ELLIPSIS) - half] + _ELLIPSIS + text[-half:]


def one_line(text: str) -> str:
    """The text on one line: every run of white space (U+3000 too) one space, no control characters."""
    return " ".join(printable(text).split())


def printable(text: str) -> str:
    """The text without control characters (a document must not steer a terminal), white space as spaces."""
    if text.isprintable():
        return text
    return "".join(" " if char.isspace() else char for char in text if char.isspace() or char.isprintable())


def _quoted(text: str, longest: int) -> str:
    """The text in quotes, those inside it single ones."""
    return f"“{clip(text, longest).translate(_INNER)}”"


def _frame(place: Place) -> str:
    """The table, else the section with its part, else the part alone."""
    if place.table:
        return f"《{one_line(place.table)}》"
    part = part_word(place.part)
    if place.section:
        return part + _quoted(one_line(place.section), _LONGEST_LABEL)
    return part


def _inside(place: Place) -> list[str]:
    row, column = one_line(place.row or ""), one_line(place.column or "")
    return [
        f"{_quoted(row, _LONGEST_LABEL)}行" if row else "",
        f"{_quoted(column, _LONGEST_LABEL)}列" if column else "",
        f"第{place.sentence}句" if place.sentence is not None else "",
    ]
