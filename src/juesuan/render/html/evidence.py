"""What a finding rests on, drawn: the tables and sentences in which its places stand, figures in doubt marked first."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from juesuan.figures.place import Place
from juesuan.findings.finding import Finding
from juesuan.model.disclosure import Disclosure, TableFound, TextSection
from juesuan.render.find_place import holder
from juesuan.render.html.drawn_passage import DrawnPassage, draw_passage
from juesuan.render.html.drawn_table import DrawnTable, Layout, draw_table, lay_out
from juesuan.render.table_layout import Placed
from juesuan.render.table_marks import marked_cells

SUSPECT, INVOLVED = "suspect", "involved"
"""The marks: the figure that is probably wrong, and the others that take part."""

MOST_DRAWN = 6
"""How many tables and passages are drawn for one finding; all places are listed besides."""


Drawn = DrawnTable | DrawnPassage


class Evidence(Struct, frozen=True):
    """The tables and passages of a finding, those with a figure in doubt first, and how many more there are."""

    drawn: tuple[Drawn, ...] = ()
    more: int = 0


class Gallery:
    """Draws the places of one disclosure; each table is laid out once."""

    def __init__(self, disclosure: Disclosure | None) -> None:
        """Nothing is drawn without a disclosure but the quotes."""
        self._disclosure = disclosure
        self._layouts: dict[int, Layout] = {}

    def evidence(self, finding: Finding) -> Evidence:
        """What the finding rests on."""
        tables: dict[int, tuple[TableFound, dict[Place, str]]] = {}
        sections: dict[object, tuple[TextSection | None, dict[Place, str]]] = {}
        for place, mark in marked_places(finding).items():
            found = holder(self._disclosure, place) if self._disclosure else None
            if found and found.table and found.table.rows:
                tables.setdefault(id(found.table), (found.table, {}))[1][place] = mark
            elif place.quote and (not place.table or (found and found.section)):
                section = found.section if found else None
                key = id(section) if section else (place.part, place.table, place.section)
                sections.setdefault(key, (section, {}))[1][place] = mark
        drawn: list[Drawn] = [self._table(table, marks) for table, marks in tables.values()]
        drawn += [draw_passage(section, marks) for section, marks in sections.values()]
        drawn.sort(key=lambda each: SUSPECT not in each.marks)
        return Evidence(tuple(drawn[:MOST_DRAWN]), len(drawn[MOST_DRAWN:]))

    def _table(self, table: TableFound, marks: Mapping[Place, str]) -> DrawnTable:
        if self._disclosure is None:
            raise ValueError(table)
        layout = self._layouts.get(id(table)) or lay_out(self._disclosure, table)
        self._layouts[id(table)] = layout
        cells: dict[Placed, str] = {}
        for place, mark in marks.items():
            for cell in marked_cells(layout.cells, place):
                cells.setdefault(cell, mark)
        return draw_table(layout, cells)


def marked_places(finding: Finding) -> dict[Place, str]:
    """The places of a finding with their marks, suspects first; without suspects its first place is where it is wrong."""
    suspects = [place for suspect in finding.suspects for place in suspect.places] or finding.places[:1]
    marks = dict.fromkeys(suspects, SUSPECT)
    return marks | {place: INVOLVED for place in finding.places if place not in marks}
