"""Blocks to a Disclosure: identity, parts and sections, tables and prose to statements; knows no file format."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from juesuan.errors import UnreadableFileError
from juesuan.model.disclosure import Disclosure, Identity, Part, TableFound, Unbound
from juesuan.model.statement import Statement
from juesuan.read.recognise import identity
from juesuan.read.recognise.items import GridRow, Item, Line, flatten, lines_of
from juesuan.read.recognise.kinds import refusal
from juesuan.read.recognise.prose import read_sections
from juesuan.read.recognise.regions import Forms, Region, find_regions, find_title, title_index
from juesuan.read.recognise.sections import Outline, outline
from juesuan.read.recognise.tables import read_region, unknown_grid
from juesuan.read.recognise.titles import table_form
from juesuan.read.sources.blocks import SourceDocument
from juesuan.standards.standards import Standards

_YEARLESS_TABLES = "有决算表，没有找到年度；年度如果写在另一个文件里，用 juesuan check 文件1 文件2 --as-one 合在一起核对"


class _Tables(Struct, frozen=True):
    """All that the tables of the document give."""

    found: tuple[TableFound, ...]
    statements: tuple[Statement, ...]
    unbound: tuple[Unbound, ...]


def recognise(source: SourceDocument, standards: Standards, *, path: str, form_set: str = "auto") -> Disclosure:
    """The disclosure that the blocks of a file hold.

    Raises:
        UnreadableFileError: nothing in the file belongs to a disclosure of final accounts.
        UsageError: ``form_set`` is neither ``auto`` nor a known set.
    """
    items = list(flatten(source.blocks))
    who = _identify(items, standards, form_set, path)
    plan = outline(items, who.body, standards)
    sets = standards.form_sets
    forms = Forms(title_index(sets.values()), standards.form_set(who.form_set), sets["further"], sets["report"])
    regions = find_regions(items, plan.stops, who.body, forms)
    tables = _read_tables(items, regions, plan, standards, who.year)
    prose = read_sections(plan.sections, standards, who, tables.statements)
    if not tables.found and not prose.statements:
        raise UnreadableFileError(path, "没有找到部门决算的表格或说明，可能不是决算公开文件")
    return Disclosure(
        identity=who,
        statements=tables.statements + prose.statements,
        sections=plan.sections,
        tables=tables.found,
        unbound=tables.unbound + prose.unbound,
        problems=tuple(problem.message for problem in source.problems),
        path=path,
    )


def _identify(items: Sequence[Item], standards: Standards, form_set: str, path: str) -> Identity:
    texts = [line for item in items for line in (lines_of(item) or [cell.text for cell in _cells(item)])]
    year = identity.find_year(texts)
    lines = [line for item in items[:60] for line in lines_of(item)]
    body = identity.find_body(texts) or identity.find_cover_body(lines)
    if other := refusal(items, body, standards):
        raise UnreadableFileError(path, other)
    if year is None:
        titled = bool(_official_titles(items, "", standards))
        raise UnreadableFileError(path, _YEARLESS_TABLES if titled else "没有找到年度，可能不是决算公开文件")
    if form_set != "auto":
        chosen = standards.form_set(form_set)
        known = identity.is_of_region(chosen, body)
    else:
        titles = _official_titles(items, body, standards)
        chosen, known = identity.choose_form_set(standards.form_sets.values(), titles, body, year)
    return Identity(body, year, identity.find_kind(texts), chosen.name, known)


def _cells(item: Item) -> list[Line]:
    if isinstance(item, Line):
        return []
    return [Line(cell.text, cell.spot) for cell in item.filled if len(cell.text) < 200]


def _official_titles(items: Sequence[Item], body: str, standards: Standards) -> list[str]:
    """The official titles (of any set) that the tables of the document carry, as written but without ordinals."""
    titles = title_index(standards.form_sets.values())
    found = []
    for item in items:
        hit = find_title(item, body, titles)
        if hit:
            found.append(table_form(hit[1], body))
    return list(dict.fromkeys(found))


def _read_tables(items: Sequence[Item], regions: Sequence[Region], plan: Outline, standards: Standards, year: int) -> _Tables:
    found, statements, unbound = [], [], []
    for region in regions:
        table, reading = read_region(region, standards, year)
        found.append(table)
        statements += reading.statements
        unbound += reading.unbound
    unbound += _unknown_grids(items, regions, plan)
    return _Tables(tuple(found), tuple(statements), tuple(unbound))


def _unknown_grids(items: Sequence[Item], regions: Sequence[Region], plan: Outline) -> list[Unbound]:
    known = {id(row) for region in regions for row in region.rows}
    grids: dict[int, list[GridRow]] = {}
    parts: dict[int, Part] = {}
    for index, item in enumerate(items):
        if isinstance(item, GridRow) and id(item) not in known:
            grids.setdefault(item.grid, []).append(item)
            parts.setdefault(item.grid, plan.parts[index])
    entries = [unknown_grid(rows, parts[grid]) for grid, rows in grids.items()]
    return [entry for entry in entries if entry]
