"""Score sheets (绩效自评表): name, funds with execution rate and score, goals, indicators with weights and scores, total.

Sheets differ between provinces in weights, rows and columns; what they call things is data (forms/report.yaml). Rows are
aligned from the right, since the merged cells that an export leaves out stand on the left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from juesuan.figures.figure import Figure
from juesuan.figures.parsing import parse_cell
from juesuan.figures.units import PERCENT, SCORE, Unit, unit_of
from juesuan.figures.width import compact, prose_form, title_form
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Phase
from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.model.statement import Statement
from juesuan.model.value import Blank, Text, Value
from juesuan.prose.projects import project_name
from juesuan.read.recognise.cells import TableReading
from juesuan.read.recognise.items import GridRow
from juesuan.read.sources.blocks import Cell
from juesuan.standards.forms import Form
from juesuan.standards.structs import SheetData

_PHASES = {"initial": Phase.INITIAL, "adjusted": Phase.ADJUSTED, "final": Phase.FINAL}
_CELL = re.compile(r"^(?:[^：:\d]{2,12}[：:])*(?P<label>[^：:\d]{2,20})[：:](?P<number>[\d.,]+)(?:万元)?$")
_GROUP = re.compile(
    r"^(?:(?P<name>.+?)（(?P<weight>\d{1,3}(?:\.\d+)?)分?）"
    r"|(?P<plain>[\u4e00-\u9fff]{2,12}指标)[/：:]?(?P<bare>\d{1,3}(?:\.\d+)?)分?)$"
)
_UNIT = re.compile(r"（(亿元|万元|千元|元)）")
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_LABEL = re.compile(r"^(?:其中[：:])?|[：:]$")
_OVERALL = "overall"
_GOALS = ("goal", "achievement")
_LEVELS = frozenset({"first", "second"})
_CELLS = ("target", "actual", "weight", "score", "reason", "standard")
_NAMELESS = "未写名称的项目"
_SENTENCE_ENDS = ("。", "！", "；", ";", ".")
_FEWEST = 4
"""Fewest known columns by which the header of the indicators is told from other rows."""


class _Sheet(Struct):
    """One sheet while it is read."""

    reading: TableReading
    data: SheetData
    name: str = _OVERALL
    columns: Mapping[int, str] = field(default_factory=dict)
    stage: str = "head"
    unit: Unit | None = None
    seen: set[str] = field(default_factory=set)
    group: tuple[str, Cell] | None = None

    def money(self, text: str) -> Value:
        """An amount of money: in the unit that the sheet writes beside its funds, else in that of the tables."""
        return parse_cell(text, self.unit or self.reading.unit)

    def column_title(self, role: str) -> str:
        """What a column is called."""
        words = self.data.indicator_columns.get(role)
        return words[0] if words else next((text for text, own in self.data.fund_columns.items() if own == role), role)

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
    if len({_plain(text) for text in texts} & data.fund_columns.keys()) >= 3:
        sheet.stage, sheet.columns = "funds", _roles(row, _words_of(data.fund_columns))
        sheet.unit = next((unit_of(found[1]) for text in texts if (found := _UNIT.search(title_form(text)))), None)
        return "header"
    if sum(title_form(text) in data.goal_labels for text in texts) >= 2:
        sheet.stage, sheet.columns = "goals", _roles(row, {"goal": data.goal_labels[::2], "achievement": data.goal_labels[1::2]})
        return "header"
    columns = _roles(row, data.indicator_columns)
    if "third" in columns.values() and len(columns) >= _FEWEST:
        sheet.stage, sheet.columns = "indicators", _with_group_weights(row, columns, data.indicator_columns["weight"])
        sheet.group = None
        return "header"
    if sheet.stage == "indicators" and first in data.total_labels:
        return "total"
    return sheet.stage


def _roles(row: GridRow, words: Mapping[str, Sequence[str]]) -> dict[int, str]:
    """The role of each column by the header texts: true columns by number, ragged ones counted from the right (-1).

    Of several texts that name one role the first known word wins: 三级指标 before a 绩效指标 that heads all of them.
    """
    texts = {_column(row, order): _plain(cell.text) for order, cell in enumerate(row.cells)}
    found: dict[int, str] = {}
    for role, known in words.items():
        hits = [column for word in known for column, text in texts.items() if text == word]
        if hits:
            found[hits[0]] = role
    return found


def _with_group_weights(row: GridRow, columns: Mapping[int, str], words: Sequence[str]) -> dict[int, str]:
    """The columns, where each level has weights of its own: left of the third level those of groups, then the indicator's."""
    third = next(column for column, role in columns.items() if role == "third")
    hits = sorted(_column(row, order) for order, cell in enumerate(row.cells) if _plain(cell.text) in words)
    own = next((column for column in hits if column > third), None)
    kept = {column: role for column, role in columns.items() if role != "weight" or own is None or column == own}
    if own is None:
        return kept
    of_groups = {column: "group_weight" for column in hits if kept.get(column - 1) == "first"}
    return {**kept, own: "weight", **of_groups}


def _plain(text: str) -> str:
    """A header without the letters, weights and units that stand in brackets behind it: 执行率（B/A）, 得分（20分*执行率）."""
    return _NOTE.sub("", compact(text))


def _words_of(columns: Mapping[str, str]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for text, role in columns.items():
        words.setdefault(role, []).append(text)
    return words


def _column(row: GridRow, order: int) -> int:
    return order - len(row.cells) if row.ragged else row.cells[order].column


def _name(sheet: _Sheet, row: GridRow) -> None:
    """The project's name stands in the cell behind the label, which may be blank."""
    behind = row.cells[row.cells.index(row.filled[0]) + 1 :]
    sheet.name = (project_name(behind[0].text) if behind else "") or _NAMELESS


def _skip(sheet: _Sheet, row: GridRow) -> None:
    """Headers and rows of addresses state nothing."""


def _aligned(columns: Mapping[int, str], row: GridRow) -> dict[str, Cell]:
    """The row's cells by the role of their column."""
    numbered = {_column(row, order): cell for order, cell in enumerate(row.cells)}
    return {role: numbered[column] for column, role in columns.items() if column in numbered}


def _funds(sheet: _Sheet, row: GridRow) -> None:
    labels = [_LABEL.sub("", _plain(cell.text)) for cell in row.filled[:2]]
    label = next((each for each in labels if each in sheet.data.fund_rows), "")
    if not label:
        for cell in row.filled:
            _labelled(sheet, cell)
        return
    for role, cell in _aligned(sheet.columns, row).items():
        _fund_cell(sheet, role, cell, sheet.data.fund_rows[label], label)


def _fund_cell(sheet: _Sheet, role: str, cell: Cell, item: str, label: str) -> None:
    """A cell of the funds; in the row of one source a rate is that source's, and a dash for weight or score states nothing."""
    if not cell.text.strip():
        return
    reading, at = sheet.reading, (label, sheet.column_title(role))
    source = {"fund_row": item} if item else {}
    if role in ("weight", "score"):
        score = parse_cell(cell.text, SCORE)
        if isinstance(score, Figure) or not item:
            reading.put(cell, (sheet.fact(f"execution_{role}"),), score, at)
        return
    spent, budget = (
        reading.key(KeyPattern("sheet_funds", sheet.members(**source), phase)) for phase in (Phase.FINAL, Phase.ADJUSTED)
    )
    if role == "rate":
        of, base = (spent, budget) if item else (sheet.funds(Phase.FINAL), sheet.funds(Phase.ADJUSTED))
        rate = _rate(cell.text)
        if rate:
            reading.put(cell, (DerivedKey(DerivedKind.COMPLETION, of, base),), rate, at)
        else:
            reading.miss(cell, "不知是比率还是百分比")
        return
    own = reading.key(KeyPattern("sheet_funds", sheet.members(**source), _PHASES[role]))
    reading.put(cell, (own,) if item else (sheet.funds(_PHASES[role]), own), sheet.money(cell.text), at)


def _rate(text: str) -> Value | None:
    """A rate, which some sheets write without its sign (100.00); None for a small one, which may be of one (0.95) or a hundred."""
    value = parse_cell(text, PERCENT)
    small = isinstance(value, Figure) and "%" not in text and 0 < value.amount <= 2
    return None if small else value


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
        sheet.reading.put(cell, tuple(keys), sheet.money(found["number"]), (label, "金额"))


def _goals(sheet: _Sheet, row: GridRow) -> None:
    """The goal and what was achieved; in a ragged row both, since one alone may be any label."""
    cells = {role: cell for role, cell in _aligned(sheet.columns, row).items() if cell.text.strip() or not row.ragged}
    if len(cells) < len(_GOALS):
        return
    if any(_is_broken_off(sheet, concept, cell) for concept, cell in cells.items()):
        for concept, cell in cells.items():
            _go_on(sheet, concept, cell)
    elif cells["goal"].text.strip():
        for (concept, cell), label in zip(cells.items(), sheet.data.goal_labels, strict=False):
            sheet.reading.put(cell, (sheet.fact(concept),), _text(cell), ("年度总体目标", label))


def _stated_text(sheet: _Sheet, concept: str) -> tuple[int, Statement, Text] | None:
    """The last text that states the goal or achievement of the sheet, and its number among the statements."""
    keys = (sheet.fact(concept),)
    for number, each in reversed(list(enumerate(sheet.reading.statements))):
        if each.keys == keys and isinstance(each.value, Text):
            return number, each, each.value
    return None


def _is_broken_off(sheet: _Sheet, concept: str, cell: Cell) -> bool:
    """True when the text stops on an earlier page than this cell's, in the middle of a sentence."""
    found = _stated_text(sheet, concept)
    if found is None or not cell.text.strip() or not cell.spot.page:
        return False
    return (found[1].place.spot.page or cell.spot.page) < cell.spot.page and not found[2].text.endswith(_SENTENCE_ENDS)


def _go_on(sheet: _Sheet, concept: str, cell: Cell) -> None:
    """The row goes on where the page before broke it off."""
    found, more = _stated_text(sheet, concept), prose_form(cell.text)
    if found and more:
        number, stated, text = found
        sheet.reading.statements[number] = replace(stated, value=Text(text.text + more))


def _text(cell: Cell) -> Value:
    text = prose_form(cell.text)
    return Text(text) if text else Blank()


def _indicators(sheet: _Sheet, row: GridRow) -> None:
    cells = _aligned(sheet.columns, row)
    if len(row.filled) == 1:
        name = _group_of(row.filled[0])[0]
        sheet.group = (name, row.filled[0]) if name in sheet.data.first_levels else None
    _open_group(sheet, cells)
    own = {id(cell) for role, cell in cells.items() if role not in _LEVELS}
    for cell in row.filled:
        if id(cell) not in own or len(row.filled) == 1:
            _group(sheet, cell)
    third = prose_form(cells["third"].text) if "third" in cells else ""
    if not third or not any(isinstance(_score(cells, role), Figure) for role in ("weight", "score")):
        return
    name = third if third not in sheet.seen else f"{third}（{len(sheet.seen) + 1}）"
    sheet.seen.add(name)
    if sheet.group:
        group, cell = sheet.group
        sheet.reading.put(cell, (sheet.fact("group", indicator=name),), Text(group), (name, sheet.column_title("first")))
    for role in _CELLS:
        if role in cells:
            value = (
                _score(cells, role) if role in ("weight", "score") else _target(cells) if role == "target" else _text(cells[role])
            )
            sheet.reading.put(cells[role], (sheet.fact(role, indicator=name),), value, (name, sheet.column_title(role)))


def _open_group(sheet: _Sheet, cells: Mapping[str, Cell]) -> None:
    """The first-level indicator that this row opens, for it and those below; its weight where that has a column of its own."""
    cell = cells.get("first")
    if cell is None or not cell.text.strip():
        return
    name = _group_of(cell)[0]
    sheet.group = (name, cell)
    weight = parse_cell(cells["group_weight"].text, SCORE) if "group_weight" in cells else None
    if isinstance(weight, Figure):
        sheet.reading.put(cells["group_weight"], (sheet.fact("group_weight", indicator_group=name),), weight, (name, "分值"))


def _group_of(cell: Cell) -> tuple[str, str]:
    """The name of a group, and its weight where that stands in the same cell: 产出指标（60分）, 产出指标60."""
    text = title_form(cell.text)
    found = _GROUP.match(text)
    return (found["name"] or found["plain"], found["weight"] or found["bare"]) if found else (text, "")


def _target(cells: Mapping[str, Cell]) -> Value:
    """The target with its sign and measure, where these stand in columns of their own (≥ | 95 | %)."""
    target = prose_form(cells["target"].text)
    sign, measure = (prose_form(cells[role].text) if role in cells else "" for role in ("sign", "measure"))
    whole = target if not target[-1:].isdigit() else f"{sign.replace('＝', '=').removeprefix('=')}{target}{measure}"
    return Text(whole) if target else Blank()


def _score(cells: Mapping[str, Cell], role: str) -> Value:
    return parse_cell(cells[role].text, SCORE) if role in cells else Blank()


def _group(sheet: _Sheet, cell: Cell) -> None:
    name, weight = _group_of(cell)
    if weight:
        key = sheet.fact("group_weight", indicator_group=name)
        sheet.reading.put(cell, (key,), parse_cell(weight, SCORE), (name, "分值"))


def _total(sheet: _Sheet, row: GridRow) -> None:
    """The figures of the total row, in the order of the columns of weights and scores; one alone by its own column."""
    figures = [cell for cell in row.filled[1:] if isinstance(parse_cell(cell.text, SCORE), Figure)]
    order = [role for _, role in sorted(sheet.columns.items()) if role in ("weight", "score")]
    own = {role: cell for role, cell in _aligned(sheet.columns, row).items() if role in order and cell in figures}
    for concept, cell in own.items() if len(figures) < len(order) else zip(order, figures, strict=False):
        sheet.reading.put(cell, (sheet.fact(concept),), parse_cell(cell.text, SCORE), ("总分", sheet.column_title(concept)))


_STAGES = {
    "head": _skip,
    "header": _skip,
    "name": _name,
    "funds": _funds,
    "goals": _goals,
    "indicators": _indicators,
    "total": _total,
}
