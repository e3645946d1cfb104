"""A place as one string that a person can type or paste: 支出决算表/2010302/项目支出@p12.

Before the ``@`` the names (table, row, column; or section and 第4句), parted by ``/``; behind it the spot: ``p12`` page, ``L120``
line, ``¶12`` paragraph, ``收支总表!C5`` sheet and cell. Either half may be left out, and names at the end or in the middle too.
"""

from __future__ import annotations

import re

from msgspec import Struct

from juesuan.figures.place import Place, Spot
from juesuan.figures.width import title_form
from juesuan.render.place import one_line, place_words, quote_words

_SIGNS = str.maketrans("/@", "／＠")
_SPOT = re.compile(r"(?:p(?P<page>[0-9]{1,6}))?(?:L(?P<line>[0-9]{1,9}))?(?:¶(?P<paragraph>[0-9]{1,9}))?")
_SHEET = re.compile(r"(?P<sheet>[^!]*)!(?P<cell>[A-Z]{1,3}[0-9]{1,7})?")


class PlaceRef(Struct, frozen=True):
    """What a written place asks for: names in the form in which they are compared ('' for any), and the spot."""

    names: tuple[str, ...] = ()
    spot: Spot = Spot()


def place_ref(place: Place) -> str:
    """The written form of a place; empty when it has neither names nor a spot."""
    names = "/".join(one_line(name).translate(_SIGNS) for name in _names(place)).rstrip("/")
    spot = _spot_ref(place.spot)
    return f"{names}@{spot}" if names and spot else names or spot


def parse_ref(written: str) -> PlaceRef:
    """The request that a written place makes."""
    text = written.strip()
    before, at, behind = text.rpartition("@")
    spot = _parse_spot(behind.strip())
    if spot is not None:
        return PlaceRef(_parsed_names(before) if at else (), spot)
    return PlaceRef(_parsed_names(text))


def closeness(ref: PlaceRef, place: Place, also: tuple[str, ...] = ()) -> int | None:
    """How well a place answers; None if it does not.

    0 by the whole names, 1 by a code (2010302) or as a part of what is named, 2 by parts of names.
    ``also`` are further names of the place's table, such as 公开05表.
    """
    if not _at(ref.spot, place.spot):
        return None
    own = _names(place)
    worst = 1 if ref.names and any(_plain(name) for name in own[len(ref.names) :]) else 0
    for order, wanted in enumerate(ref.names):
        found = min((_near(wanted, _plain(name)) for name in _known(own, order, also)), default=3)
        worst = max(worst, found)
    return worst if worst < 3 else None


def says(written: str, place: Place) -> bool:
    """True when the text is how reports word the place: 第103行，《支出决算表》，“合计”行, with or without its quote."""
    words = place_words(place)
    return written.strip() == words or written.strip().startswith(f"{words}：")


def quotes(written: str, place: Place) -> bool:
    """True when the text, worded as in reports, quotes what stands at the place."""
    return bool(place.quote) and quote_words(place.quote) in written


def _names(place: Place) -> tuple[str, ...]:
    sentence = f"第{place.sentence}句" if place.sentence is not None else ""
    if place.table:
        return place.table, place.row or "", place.column or sentence
    return place.section or "", sentence


def _known(own: tuple[str, ...], order: int, also: tuple[str, ...]) -> list[str]:
    return [*own[order : order + 1], *(also if order == 0 else ())]


def _plain(name: str) -> str:
    """The form in which names are compared, written or not."""
    return title_form(one_line(name).translate(_SIGNS))


def _near(wanted: str, name: str) -> int:
    if wanted in ("", name):
        return 0
    code = re.match(r"[0-9]+", name)
    if code and code[0] == wanted:
        return 1
    return 2 if wanted in name else 3


def _at(wanted: Spot, spot: Spot) -> bool:
    parts = ("page", "line", "paragraph", "cell")
    sheet = wanted.sheet is None or (spot.sheet is not None and title_form(wanted.sheet) == title_form(_sheet(spot.sheet)))
    return sheet and all(getattr(wanted, part) in (None, getattr(spot, part)) for part in parts)


def _sheet(name: str) -> str:
    """A sheet's name without the signs that part a reference."""
    return one_line(name).translate(_SIGNS).replace("!", "！")


def _spot_ref(spot: Spot) -> str:
    if spot.sheet is not None:
        return f"{_sheet(spot.sheet)}!{spot.cell or ''}"
    pairs = (("p", spot.page), ("L", spot.line), ("¶", spot.paragraph))
    return "".join(f"{sign}{number}" for sign, number in pairs if number is not None)


def _parse_spot(text: str) -> Spot | None:
    found = _SPOT.fullmatch(text)
    if found and text:
        page, line, paragraph = (int(each) if each else None for each in found.group("page", "line", "paragraph"))
        return Spot(page=page, line=line, paragraph=paragraph)
    sheet = _SHEET.fullmatch(text)
    return Spot(sheet=sheet["sheet"], cell=sheet["cell"]) if sheet else None


def _parsed_names(text: str) -> tuple[str, ...]:
    return tuple(_plain(name) for name in text.split("/"))
