"""Score sheets (绩效自评表): name, funds with execution rate and score, goals, indicators with weights and scores, total.

Sheets differ between provinces in weights, rows and columns; what they call things is data (forms/report.yaml). Rows are
aligned from the right, since the merged cells that an export leaves out stand on the left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from juesuan.figures.figure import Figure
from juesuan.figures.parsing import parse_cell
from juesuan.figures.units import SCORE, WAN
from juesuan.figures.width import compact, prose_form, title_form
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Phase
from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.model.value import Blank, Text
from juesuan.prose.projects import project_name
from juesuan.read.recognise.cells import TableReading
from juesuan.read.recognise.items import GridRow
from juesuan.read.sources.blocks import Cell
from juesuan.standards.forms import Form
from juesuan.standards.structs import SheetData

_PHASES = {"initial": Phase.INITIAL, "adjusted": Phase.ADJUSTED, "final": Phase.FINAL}
_CELL = re.compile(r"^(?:其中：)?(?P<label>[^：:\d]{2,20})[：:](?P<number>[\d.,]+)(?:万元)?$")
_GROUP = re.compile(r"^(?P<name>.+?)（(?P<weight>\d{1,3})分?）$")
_OVERALL = "overall"


@dataclass(slots=True)
class _Sheet:
    """One sheet while it is read."""

    reading: TableReading
    data: SheetData
    name: str = _OVERALL
    columns: tuple[str, ...] = ()
    stage: str = "head"
    group: str = ""
    seen: set[str] = field(default_factory=set)

    def members(self, **further: str) -> tuple[tuple[str, str], ...]:
        """The key's members: this sheet, and the given ones."""
        return tuple(sorted({"sheet": self.name, **further}.items()))

    def fact(self, concept: str, **further: str) -> FactKey:
        """A fact of this sheet."""
        return self.reading.key(KeyPattern(concept, self.members(**further)))

    def funds(self, phase: Phase) -> FactKey:
        """The money that the sheet speaks of: the project's, or all of the body's."""
        if self.name == _OVERALL:
            return self.reading.key(KeyPattern("expenditure", (), phase))
        members = (("fund", "general_public_budget"), ("nature", "project"), ("project", self.name))
        return self.reading.key(KeyPattern("expenditure", members, phase))


def read_sheet(reading: TableReading, form: Form, rows: Sequence[GridRow]) -> None:
    """State every figure and text of a score sheet."""
    if form.sheet is None:
        return
    sheet = _Sheet(reading, form.sheet)
    for row in rows:
        _STAGES[_stage_of(sheet, row)](sheet, row)


def _stage_of(sheet: _Sheet, row: GridRow) -> str:
    """What kind of row this is: a header changes the stage, a total or name row stands for itself."""
    data = sheet.data
    texts = [compact(cell.text) for cell in row.filled]
    first = title_form(texts[0]) if texts else ""
    if first in data.name_labels:
        return "name"
    if sum(text in data.fund_columns for text in texts) >= 3:
        sheet.stage, sheet.columns = "funds", tuple(data.fund_columns.get(compact(cell.text), "") for cell in row.cells)
        return "header"
    if sum(title_form(text) in data.goal_labels for text in texts) >= 2:
        sheet.stage = "goals"
        return "header"
    roles = tuple(_role(data, compact(cell.text)) for cell in row.cells)
    if {"third", "score"} <= set(roles):
        sheet.stage, sheet.columns = "indicators", roles
        return "header"
    if sheet.stage == "indicators" and first in data.total_labels:
        return "total"
    return sheet.stage


def _role(data: SheetData, text: str) -> str:
    return next((role for role, words in data.indicator_columns.items() if text in words), "")


def _name(sheet: _Sheet, row: GridRow) -> None:
    if len(row.filled) > 1:
        sheet.name = project_name(row.filled[1].text) or _OVERALL


def _skip(sheet: _Sheet, row: GridRow) -> None:
    """Headers and rows of addresses state nothing."""


def _aligned(columns: tuple[str, ...], row: GridRow) -> dict[str, Cell]:
    """The row's cells by the role of their column: true columns by number, ragged ones from the right."""
    if row.ragged:
        pairs = zip(reversed(columns), reversed(row.cells), strict=False)
        return {role: cell for role, cell in pairs if role}
    return {columns[cell.column]: cell for cell in row.cells if cell.column < len(columns) and columns[cell.column]}


def _funds(sheet: _Sheet, row: GridRow) -> None:
    label = next((title_form(cell.text) for cell in row.filled), "").removeprefix("其中：")
    rows = [name for name in sheet.data.fund_rows if label == name]
    if not rows:
        for cell in row.filled:
            _labelled(sheet, cell)
        return
    for role, cell in _aligned(sheet.columns, row).items():
        _fund_cell(sheet, role, cell, sheet.data.fund_rows[rows[0]], label)


def _fund_cell(sheet: _Sheet, role: str, cell: Cell, item: str, label: str) -> None:
    reading = sheet.reading
    if not cell.text.strip():
        return
    if role == "rate":
        rate = DerivedKey(DerivedKind.COMPLETION, sheet.funds(Phase.FINAL), sheet.funds(Phase.ADJUSTED))
        reading.put(cell, (rate,), parse_cell(cell.text, reading.unit), (label, "执行率"))
    elif role in ("weight", "score"):
        key = sheet.fact(f"execution_{role}")
        reading.put(cell, (key,), parse_cell(cell.text, SCORE), (label, "分值" if role == "weight" else "得分"))
    elif item:
        key = reading.key(KeyPattern("sheet_funds", sheet.members(fund_row=item), _PHASES[role]))
        reading.put(cell, (key,), parse_cell(cell.text, WAN), (label, role))
    else:
        whole = reading.key(KeyPattern("sheet_funds", sheet.members(), _PHASES[role]))
        reading.put(cell, (sheet.funds(_PHASES[role]), whole), parse_cell(cell.text, WAN), (label, role))


def _labelled(sheet: _Sheet, cell: Cell) -> None:
    """A cell that holds a label and its figure (其中：一般公共预算：257): a source of the funds, or a nature of their use."""
    found = _CELL.match(compact(cell.text))
    label = found["label"] if found else ""
    data = sheet.data
    if found is None or (label not in data.fund_cells and label not in data.nature_cells):
        sheet.reading.miss(cell, "不属于自评表的任何一栏")
        return
    keys = []
    written = data.fund_cells.get(label) or data.nature_cells.get(label)
    if written and sheet.name == _OVERALL:
        keys.append(sheet.reading.key(parse_pattern(written)))
    if label in data.fund_cells:
        keys.append(sheet.reading.key(KeyPattern("sheet_funds", sheet.members(fund_row=label), Phase.ADJUSTED)))
    if keys:
        sheet.reading.put(cell, tuple(keys), parse_cell(found["number"], WAN), (label, "金额"))


def _goals(sheet: _Sheet, row: GridRow) -> None:
    texts = [cell for cell in row.filled if len(compact(cell.text)) > 6]
    if len(texts) >= 2:
        for concept, cell in zip(("goal", "achievement"), texts[-2:], strict=True):
            sheet.reading.put(cell, (sheet.fact(concept),), Text(prose_form(cell.text)), ("年度总体目标", concept))


def _indicators(sheet: _Sheet, row: GridRow) -> None:
    for cell in row.filled:
        _group(sheet, cell)
    cells = _aligned(sheet.columns, row)
    third = prose_form(cells["third"].text) if "third" in cells else ""
    weight = cells.get("weight")
    if not third or weight is None or not isinstance(parse_cell(weight.text, SCORE), Figure):
        return
    name = third if third not in sheet.seen else f"{third}（{len(sheet.seen) + 1}）"
    sheet.seen.add(name)
    for role in ("target", "actual", "weight", "score", "reason"):
        if role in cells:
            _indicator_cell(sheet, role, cells[role], name)


def _indicator_cell(sheet: _Sheet, role: str, cell: Cell, name: str) -> None:
    key = sheet.fact(role, indicator=name)
    text = prose_form(cell.text)
    value = parse_cell(text, SCORE) if role in ("weight", "score") else (Text(text) if text else Blank())
    sheet.reading.put(cell, (key,), value, (name, role))


def _group(sheet: _Sheet, cell: Cell) -> None:
    found = _GROUP.match(title_form(cell.text))
    if found:
        key = sheet.fact("group_weight", indicator_group=found["name"])
        sheet.reading.put(cell, (key,), parse_cell(found["weight"], SCORE), (found["name"], "分值"))


def _total(sheet: _Sheet, row: GridRow) -> None:
    figures = [cell for cell in row.filled[1:] if isinstance(parse_cell(cell.text, SCORE), Figure)]
    for concept, cell in zip(("weight", "score"), figures[:2], strict=False):
        sheet.reading.put(cell, (sheet.fact(concept),), parse_cell(cell.text, SCORE), ("总分", concept))


_STAGES = {
    "head": _skip,
    "header": _skip,
    "name": _name,
    "funds": _funds,
    "goals": _goals,
    "indicators": _indicators,
    "total": _total,
}
