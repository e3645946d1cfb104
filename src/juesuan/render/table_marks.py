"""Which cells of a table, laid out, a place means, and which rows are its header."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.figures.place import Place
from juesuan.figures.width import compact
from juesuan.model.disclosure import Disclosure, TableFound
from juesuan.render.table_layout import Placed


def marked_cells(cells: Sequence[Placed], place: Place) -> list[Placed]:
    """The cells (of ``place_cells``) that a place of the table means; those on one line of a web page are told apart by row."""
    quote = compact(place.quote)
    hits = [each for each in cells if each.cell.spot == place.spot and compact(each.cell.text) == quote]
    row = compact(place.row or "")
    near = {each.row for each in cells if row and (text := compact(each.cell.text)) and text in row}
    return [each for each in hits if each.row in near] or hits if len(hits) > 1 else hits


def header_rows(disclosure: Disclosure, table: TableFound, cells: Sequence[Placed]) -> int:
    """How many rows of the table, whose cells are ``cells``, stand above the first that states something."""
    spots: Sequence[object] = [each.place.spot for each in disclosure.statements if each.place.table == table.place.table]
    stated = set(spots)
    return min((each.row for each in cells if each.cell.spot in stated and each.cell.text.strip()), default=0)
