"""Regions to statements: one reading a table, and what became of its figures."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.figures.figure import Figure
from juesuan.figures.parsing import parse_cell
from juesuan.figures.place import Place
from juesuan.figures.units import unit_of
from juesuan.model.disclosure import Part, TableFound, Unbound
from juesuan.read.recognise.blocks import read_blocks
from juesuan.read.recognise.cells import NOT_MAPPED, TableReading, read_listed
from juesuan.read.recognise.codes import read_codes, read_pairs, read_totals
from juesuan.read.recognise.items import GridRow
from juesuan.read.recognise.labels import read_labels
from juesuan.read.recognise.matrices import read_matrix
from juesuan.read.recognise.regions import Region
from juesuan.read.recognise.sheets import read_sheet
from juesuan.standards.standards import Standards

_ANY = unit_of("")

_OF_REPORT = frozenset({"blocks", "sheet"})
_LAYOUTS = {
    "labels": read_labels,
    "codes": read_codes,
    "pairs": read_pairs,
    "matrix": read_matrix,
    "blocks": read_blocks,
    "sheet": read_sheet,
    "listed": read_listed,
    "totals": read_totals,
}


def read_region(region: Region, standards: Standards, year: int) -> tuple[TableFound, TableReading]:
    """What one table states, and its entry in the list of tables found."""
    part = Part.REPORT if region.form.layout in _OF_REPORT else Part.TABLES
    reading = TableReading(standards, year, region.unit, region.form.title, part)
    _LAYOUTS[region.form.layout](reading, region.form, region.rows)
    if (
        reading.unbound
        and not reading.figures
        and standards.form_sets["generic"].form(region.form.name) is None
        and part is Part.TABLES
    ):
        reading = TableReading(standards, year, region.unit, region.form.title, part)
        reading.count_unread(region.rows, NOT_MAPPED)
    missed = reading.missed
    found = TableFound(
        form=region.form.name,
        title=region.title,
        unit=region.unit.symbol,
        blank=not reading.figures and not missed,
        remarks=region.remarks,
        place=Place(part, table=region.form.title, quote=region.title, spot=region.spot),
        cells=reading.figures + missed,
        bound=reading.figures,
        rows=tuple(row.cells for row in region.rows),
        number=region.number,
        ragged=any(row.ragged for row in region.rows),
    )
    return found, reading


def unknown_grid(rows: Sequence[GridRow], part: Part) -> Unbound | None:
    """A grid that no form knows, as one entry that says how many figures stayed unread; None without figures."""
    values = [parse_cell(cell.text, _ANY) for row in rows for cell in row.cells]
    count = sum(isinstance(value, Figure) for value in values)
    first = next((cell.text.strip() for row in rows for cell in row.filled), "")
    if not count:
        return None
    return Unbound(
        f"{count} 个数",
        f"表格“{first[:20]}…”不在已知表式内",
        Place(part, quote=first[:40], spot=rows[0].spot),
    )
