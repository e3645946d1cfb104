"""Who the body is: the sheet of pairs to a profile, with the counts that it states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from juesuan.figures.parsing import parse_number
from juesuan.figures.width import title_form
from juesuan.ledger.books import Entry, Profile, RowRef
from juesuan.ledger.columns import Row
from juesuan.ledger.problems import Complaints, Problem
from juesuan.ledger.tables import Table
from juesuan.model.disclosure import DocumentKind
from juesuan.model.pattern import parse_pattern
from juesuan.standards.standards import Standards
from juesuan.standards.workbook import FieldData, WorkbookData

_NO = ("否", "无", "N", "0")


class Known(Struct, frozen=True):
    """The profile, and the counts that its sheet states."""

    profile: Profile
    entries: tuple[Entry, ...]


def profile_of(table: Table, rows: Sequence[Row], data: WorkbookData, standards: Standards, complaints: Complaints) -> Known | None:
    """The profile; None when body or year are not known."""
    values = _values(table, rows, complaints)
    _check_version(table, values, data, complaints)
    for field in table.sheet.rows:
        if field.required and not values.get(field.field):
            complaints.add(Problem(table.name, "", f"没有填写“{field.title}”", f"请补填“{field.title}”", grave=True))
    year = _year(table, values, complaints)
    if year is None or not values.get("body"):
        return None
    _check_form_set(table, values, standards, complaints)
    profile = Profile(
        body=values["body"][0][1],
        year=year,
        kind=DocumentKind.DEPARTMENT if _one(values, "kind") == DocumentKind.DEPARTMENT.value else DocumentKind.UNIT,
        form_set=_one(values, "form_set"),
        level=_one(values, "level"),
        duties=_all(values, "duties"),
        offices=_all(values, "offices"),
        units=_all(values, "units") or (values["body"][0][1],),
        administrative=_one(values, "administrative") not in _NO,
    )
    return Known(profile, tuple(_counts(table, values, standards, year, complaints)))


Values = dict[str, list[tuple[Row, str]]]


def _values(table: Table, rows: Sequence[Row], complaints: Complaints) -> Values:
    fields = {title_form(each): field for field in table.sheet.rows for each in (field.title, field.field)}
    values: Values = defaultdict(list)
    for row in rows:
        field = fields.get(title_form(row.values["item"] or ""))
        text = (row.values.get("value") or "").strip()
        if field is None:
            message = f"没有“{row.values['item']}”这一项"
            repair = f"可填的项目：{'、'.join(each.title for each in table.sheet.rows)}"
            complaints.add(Problem(table.name, table.cell(row.number, "item"), message, repair))
        elif text:
            _add(table, values, field, row, text, complaints)
    return values


def _add(  # noqa: PLR0913, PLR0917 -- one value with its place
    table: Table, values: Values, field: FieldData, row: Row, text: str, complaints: Complaints
) -> None:
    if values[field.field] and not field.repeated:
        first = values[field.field][0][0].number
        message = f"“{field.title}”写了两次（第 {first} 行、第 {row.number} 行）"
        complaints.add(Problem(table.name, table.cell(row.number, "value"), message, "请只留一行", grave=True))
    if field.choices and text not in field.choices:
        message = f"“{field.title}”没有“{text}”这一选项"
        complaints.add(Problem(table.name, table.cell(row.number, "value"), message, f"可填：{'、'.join(field.choices)}"))
    values[field.field].append((row, text))


def _check_version(table: Table, values: Values, data: WorkbookData, complaints: Complaints) -> None:
    if not values.get("version"):
        return
    row, text = values["version"][0]
    number = int(text) if text.isdecimal() else -1
    if number in data.readable:
        return
    message = f"底稿版本是 {text}，本程序读 {'、'.join(map(str, data.readable))}"
    newer = number > data.version
    repair = "请升级 juesuan" if newer else "请用 juesuan new 新建底稿，把各表的数据粘贴过去"
    complaints.add(Problem(table.name, table.cell(row.number, "value"), message, repair, grave=True))


def _year(table: Table, values: Values, complaints: Complaints) -> int | None:
    if not values.get("year"):
        return None
    row, text = values["year"][0]
    plain = text.removesuffix("年度").removesuffix("年").strip()
    if plain.isdecimal() and len(plain) == 4:
        return int(plain)
    complaints.add(
        Problem(table.name, table.cell(row.number, "value"), f"决算年度“{text}”不是年份", "请写四位数字，如 2024", grave=True)
    )
    return None


def _check_form_set(table: Table, values: Values, standards: Standards, complaints: Complaints) -> None:
    row, text = values["form_set"][0] if values.get("form_set") else (None, "")
    if row is None or text in standards.form_sets:
        return
    message, known = f"没有“{text}”这一表式", "、".join(sorted(standards.form_sets))
    complaints.add(Problem(table.name, table.cell(row.number, "value"), message, f"可填：{known}", grave=True))


def _counts(table: Table, values: Values, standards: Standards, year: int, complaints: Complaints) -> list[Entry]:
    entries = []
    for field in table.sheet.rows:
        if not field.states or not values.get(field.field):
            continue
        row, text = values[field.field][0]
        number: Decimal | None = parse_number(text.rstrip("人名个"))
        if number is None:
            cell = table.cell(row.number, "value")
            complaints.add(Problem(table.name, cell, f"“{field.title}”应是数字，写的是“{text}”", "请改为数字", grave=True))
            continue
        key = parse_pattern(field.states).complete(standards.concepts, year)
        entries.append(Entry(key, number, (RowRef(table.name, row.number, field.title),)))
    return entries


def _one(values: Values, field: str) -> str:
    found = values.get(field)
    return found[0][1] if found else ""


def _all(values: Values, field: str) -> tuple[str, ...]:
    return tuple(text for _, text in values.get(field, ()))
