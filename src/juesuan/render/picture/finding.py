"""A small picture of where a finding is: the rows of the table around its marked cells, or the paragraph with its wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from juesuan.figures.place import Place
from juesuan.findings.finding import Finding, Severity
from juesuan.findings.inspection import InspectedItem
from juesuan.findings.report import DocumentReport
from juesuan.model.disclosure import Disclosure
from juesuan.render.find_place import Found, holder
from juesuan.render.picture.extent import Extent, TextExtent
from juesuan.render.table_layout import place_cells
from juesuan.render.table_marks import header_rows, marked_cells

if TYPE_CHECKING:
    from PIL.Image import Image

Pictures = Mapping[str, bytes]
"""PNGs by the ids of findings."""

_COLOURS = 16
_EXTENT = Extent(around_rows=1, most_rows=9, around_columns=1, most_columns=6)
_TEXT = TextExtent(around=0, reach=70, width=470)


def item_pictures(document: DocumentReport) -> Pictures:
    """A picture for each item of the inspection sheet that a finding fails; nothing without the extra ``picture``.

    The report must carry its disclosure.
    """
    if document.disclosure is None or document.coverage is None:
        return {}
    by_id = {finding.id: finding for finding in document.findings}
    found: dict[str, bytes] = {}
    for item in document.coverage.inspection:
        shown = shown_finding(item, by_id)
        if shown and shown.id not in found:
            try:
                picture = _picture(document.disclosure, shown)
            except ImportError:
                return {}
            if picture:
                found[shown.id] = picture
    return found


def shown_finding(item: InspectedItem, by_id: Mapping[str, Finding]) -> Finding | None:
    """The finding of which an item of the sheet shows a picture: the first of the gravest."""
    order = list(Severity)
    own = [by_id[name] for name in item.findings if name in by_id]
    return min(own, key=lambda finding: order.index(finding.severity), default=None)


def _picture(disclosure: Disclosure, finding: Finding) -> bytes | None:
    """The PNG of the first place of a finding that can be drawn, a figure in doubt before all others."""
    places = list(dict.fromkeys((*(place for each in finding.suspects for place in each.places), *finding.places)))
    for place in places:
        drawn = _drawn(disclosure, holder(disclosure, place), places)
        if drawn:
            out = BytesIO()
            drawn.quantize(_COLOURS).save(out, "PNG", optimize=True)
            return out.getvalue()
    return None


def _drawn(disclosure: Disclosure, found: Found, places: Sequence[Place]) -> Image | None:
    """The table or passage found with all places marked that stand in it; None for neither."""
    from juesuan.render.picture.passage import draw_passage
    from juesuan.render.picture.table import draw_table

    if found.table and found.table.rows:
        cells = place_cells(found.table)
        marked = [cell for place in places if place.table == found.table.place.table for cell in marked_cells(cells, place)]
        head = header_rows(disclosure, found.table, cells)
        return draw_table(found.table, marked, head=head, extent=_EXTENT) if marked else None
    spots = {sentence.place.spot for sentence in found.section.paragraphs} if found.section else set()
    here = [place for place in places if place.spot in spots and place.quote]
    return draw_passage(found.section, here, _TEXT) if here else None
