"""A place of a document as a PNG: the printed page of a PDF, else the table or the passage drawn."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from juesuan.errors import MissingExtraError
from juesuan.figures.place import Place
from juesuan.model.disclosure import Disclosure
from juesuan.render.find_place import find_place
from juesuan.render.place import one_line
from juesuan.render.table_layout import place_cells
from juesuan.render.table_marks import header_rows, marked_cells

if TYPE_CHECKING:
    from PIL.Image import Image

EXTRA = "picture"
_COLOURS = 64
"""Colours of what is drawn here: plenty, and a quarter of the bytes."""


def place_png(disclosure: Disclosure, data: bytes, written: str, *, password: str | None = None) -> bytes:
    """The PNG of what ``written`` means in the disclosure; ``data`` is the file that it was read from.

    Raises:
        UsageError: there is no such place.
        AmbiguousPlaceError: several places answer that no one picture holds.
        MissingExtraError: the extra ``picture`` is not installed.
    """
    try:
        picture = _draw(disclosure, data, written, password)
    except ImportError as error:
        raise MissingExtraError("画图", EXTRA) from error
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw(disclosure: Disclosure, data: bytes, written: str, password: str | None) -> Image:
    from juesuan.render.picture.page import draw_page
    from juesuan.render.picture.passage import draw_passage
    from juesuan.render.picture.table import draw_table

    found = find_place(disclosure, written)
    if found.page is not None:
        boxes = list(dict.fromkeys(place.spot.box for place in found.places if place.spot.box is not None))
        return draw_page(data, found.page, boxes, path=disclosure.path, password=password)
    if found.table is not None and found.table.rows:
        cells = place_cells(found.table)
        marked = [cell for place in found.places for cell in marked_cells(cells, place)]
        table = draw_table(found.table, marked, head=header_rows(disclosure, found.table, cells), label=_label(found.places))
        return table.quantize(_COLOURS)
    return draw_passage(found.section, found.places).quantize(_COLOURS)


def _label(places: Sequence[Place]) -> str:
    """Row and column of what is framed, if it is one thing."""
    names = {tuple(one_line(name) for name in (place.row, place.column) if name) for place in places}
    return " / ".join(names.pop()) if len(names) == 1 else ""
