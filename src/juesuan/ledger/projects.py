"""Projects with their amounts, goals and indicators; the classes that their expenditure belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from juesuan.ledger.books import Entry, Indicator, Project, RowRef
from juesuan.ledger.columns import Row
from juesuan.ledger.cube import Cube
from juesuan.ledger.problems import Complaints, Problem
from juesuan.ledger.tables import Table
from juesuan.model.key import FactKey, Phase
from juesuan.model.pattern import parse_pattern
from juesuan.standards.standards import Standards
from juesuan.standards.workbook import ChoiceData

_PHASES = {"initial": Phase.INITIAL, "adjusted": Phase.ADJUSTED, "spent": Phase.FINAL}
_TITLES = {"initial": "预算表的年初预算数", "adjusted": "预算表的全年预算数", "spent": "账上的支出数"}
ZERO = Decimal(0)


def classes_of(rows: Sequence[Row]) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the class of each project adds to the keys of its expenditure, by its name."""
    found = {}
    for row in rows:
        choice = row.values.get("class")
        if isinstance(choice, ChoiceData) and row.values["name"]:
            found[row.values["name"]] = parse_pattern(choice.adds).members
    return found


def without_spent(rows: Sequence[Row]) -> list[Row]:
    """The rows without the amounts that were spent in the whole year: within the year the vouchers tell them."""
    return [Row(row.number, {**row.values, "spent": None}) for row in rows]


def projects_of(  # noqa: PLR0913, PLR0917 -- the sheets that projects are made of
    table: Table, rows: Sequence[Row], indicators: dict[str, list[Indicator]], cube: Cube, year: int, complaints: Complaints
) -> tuple[Project, ...]:
    """The projects; amounts that are not given are those of the books, and those that are given must agree with them."""
    projects = []
    for row in rows:
        name = row.values["name"] or ""
        whole = name == table.sheet.whole
        amounts = {column: _amount(table, row, column, _key(name, year, column, whole), cube, complaints) for column in _PHASES}
        goal, attained = row.values.get("goal") or "", row.values.get("attained") or ""
        own = tuple(indicators.pop(name, ()))
        reference = RowRef(table.name, row.number, name)
        projects.append(Project("" if whole else name, **amounts, goal=goal, attained=attained, indicators=own, row=reference))
    return tuple(projects)


def indicators_of(table: Table, rows: Sequence[Row]) -> dict[str, list[Indicator]]:
    """The indicators by project."""
    found: dict[str, list[Indicator]] = defaultdict(list)
    for row in rows:
        found[row.values["project"] or ""].append(_indicator(table, row))
    return found


def unclaimed(table: Table, indicators: dict[str, list[Indicator]], complaints: Complaints) -> None:
    """Tell of indicators whose project is in no row of the projects."""
    for name, own in indicators.items():
        message = f"“{name}”不在项目表里，它的 {len(own)} 个指标没有用到"
        complaints.add(Problem(table.name, table.cell(own[0].row.row, "project"), message, "请在项目表补一行，或改正项目名称"))


def _indicator(table: Table, row: Row) -> Indicator:
    values: dict[str, Any] = row.values
    direction, grade = values.get("direction"), values.get("grade")
    return Indicator(
        first=values["first"] or "",
        second=values["second"] or "",
        third=values["third"] or "",
        weight=values["weight"] or ZERO,
        direction=(direction.value or "") if isinstance(direction, ChoiceData) else "",
        target=values["target"] or "",
        actual=values.get("actual") or "",
        reason=values.get("reason") or "",
        grade=grade.title if isinstance(grade, ChoiceData) else "",
        score=values.get("score"),
        row=RowRef(table.name, row.number, values["third"] or ""),
    )


def _key(name: str, year: int, column: str, whole: bool) -> FactKey:
    key = FactKey("expenditure", year, _PHASES[column])
    return key if whole else key.with_member("nature", "project").with_member("project", name)


def _amount(  # noqa: PLR0913, PLR0917 -- one amount with its place
    table: Table, row: Row, column: str, key: FactKey, cube: Cube, complaints: Complaints
) -> Decimal:
    typed: Decimal | None = row.values.get(column)
    booked, _ = cube.total(key)
    if typed is not None and booked is not None and typed != booked:
        message = f"填写的 {typed:,.2f} 与{_TITLES[column]} {booked:,.2f} 不符，相差 {typed - booked:,.2f} 元"
        complaints.add(Problem(table.name, table.cell(row.number, column), message, "请核对；不填则用账上的数"))
    if typed is not None:
        return typed
    if column == "adjusted" and booked is None:
        return _amount(table, row, "initial", key.at(phase=Phase.INITIAL), cube, complaints)
    return booked or ZERO


def project_totals(entries: Sequence[Entry], standards: Standards) -> Cube:
    """The sums that projects are held against."""
    return Cube.of([entry for entry in entries if entry.key.concept == "expenditure"], standards)
