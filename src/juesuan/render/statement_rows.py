"""Statements as rows of a flat table, the same for workbook and CSV: key, label, value, unit, year, phase and place."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from juesuan.figures.place import Place
from juesuan.model.disclosure import Disclosure
from juesuan.model.key import DerivedKey, FactKey, Key
from juesuan.model.statement import Flaw, Statement
from juesuan.model.value import Blank, Dash, Figure, Text, Unreadable, Value
from juesuan.render.place import one_line
from juesuan.render.place_ref import place_ref
from juesuan.render.words import part_word
from juesuan.standards.standards import Standards

Field = str | int | Decimal | None

PLACE_COLUMNS = ("部分", "表", "标题", "行", "列", "句", "页", "文本行", "段", "工作表", "单元格", "原文", "位置")
STATEMENT_COLUMNS = ("序号", "键", "事实", "类型", "数值", "单位", "文字", "约数", "年度", "阶段", "缺陷", *PLACE_COLUMNS)
"""One row a key: a figure that states two facts has two rows with one 序号. 位置 is what ``juesuan show --place`` takes."""

PHASES = {
    "initial_budget": "年初预算",
    "adjusted_budget": "全年预算",
    "available": "实际可用",
    "budget": "预算",
    "final": "决算",
}
"""How the phases are called."""

FLAWS = {
    Flaw.NO_UNIT: "缺单位",
    Flaw.NO_PERCENT: "缺百分号",
    Flaw.BOTH_WORDS: "二选一的词都在",
    Flaw.DOUBLED_WORD: "词语重复",
}
"""How the flaws of a wording are called."""


def statement_rows(disclosure: Disclosure, standards: Standards) -> Iterator[tuple[Field, ...]]:
    """A row for each key of each statement, in the order of the document; columns as ``STATEMENT_COLUMNS``."""
    for number, statement in enumerate(disclosure.statements, start=1):
        for key in statement.keys:
            yield (number, *_fact(key, standards), *_written(statement, key), *place_fields(statement.place))


def place_fields(place: Place) -> tuple[Field, ...]:
    """A place in the order of ``PLACE_COLUMNS``."""
    spot = place.spot
    names = tuple(one_line(name or "") for name in (place.table, place.section, place.row, place.column))
    numbers = (place.sentence, spot.page, spot.line, spot.paragraph, spot.sheet, spot.cell)
    return (part_word(place.part), *names, *numbers, place.quote, place_ref(place))


def _fact(key: Key, standards: Standards) -> tuple[str, str]:
    return str(key), standards.label(key)


def _written(statement: Statement, key: Key) -> tuple[Field, ...]:
    fact: FactKey = key.of if isinstance(key, DerivedKey) else key
    flaws = "、".join(FLAWS[flaw] for flaw in statement.flaws)
    return (*_value(statement.value), fact.year, PHASES[fact.phase], flaws)


def _value(value: Value) -> tuple[Field, ...]:
    """Type, amount, unit, text, whether approximate."""
    match value:
        case Figure():
            return "数字", value.amount, value.unit.symbol, "", "约" if value.approximate else ""
        case Text():
            return "文字", None, "", value.text, ""
        case Blank():
            return "空白", None, "", "", ""
        case Dash():
            return "横线", None, "", str(value), ""
        case Unreadable():
            return "无法识别", None, "", value.text, ""
