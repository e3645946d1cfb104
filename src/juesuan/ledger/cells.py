"""Cells of the workbook to values by the kind of their column: numbers, days, codes, choices, names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from math import isfinite
from typing import Any

from msgspec import Struct

from juesuan.figures.figure import Blank, Dash, Figure
from juesuan.figures.parsing import parse_cell
from juesuan.figures.units import YUAN
from juesuan.figures.width import title_form
from juesuan.ledger.names import Names
from juesuan.standards.codes import budget_accounts, code_list
from juesuan.standards.workbook import BookColumn, ChoiceData
from juesuan.workbook.rows import Value

ERRORS = frozenset({"#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"})
_CODE = re.compile(r"\D{0,4}(\d{3,})(?!\d)")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*日)?(?:[ T].*)?")
_PACKED_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Complaint(Struct, frozen=True):
    """What is wrong with a cell, and the repair; a cell that is not ``grave`` has its value all the same."""

    message: str
    repair: str
    grave: bool = True


Converted = tuple[Any, Complaint | None]
Converter = Callable[[Value], Converted]


def converter(column: BookColumn, names: Names) -> Converter:
    """What turns the cells of a column into its values; a blank cell is None."""
    makers: dict[str, Converter] = {
        "number": lambda raw: _number(raw, column),
        "date": lambda raw: _date(raw, column),
        "code": lambda raw: _code(raw, column),
        "choice": lambda raw: _choice(raw, column),
        "account": lambda raw: _account(raw, column),
        "fact": lambda raw: _fact(raw, column, names),
        "key": lambda raw: _fact(raw, column, names),
    }
    make: Converter = makers.get(column.kind, _plain)

    def convert(raw: Value) -> Converted:
        return (None, None) if raw is None else _error(raw, column) or make(raw)

    return convert


def text_of(raw: Value) -> str:
    """The text of a cell; a whole number without decimals."""
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, float):
        return format(raw, ".15g")
    return "" if raw is None else str(raw)


def _plain(raw: Value) -> Converted:
    return text_of(raw), None


def exact(raw: float) -> Decimal:
    """The number that a workbook shows, without the noise of binary fractions: 15 digits."""
    return Decimal(raw) if isinstance(raw, int) else Decimal(format(raw, ".15g"))


def _error(raw: Value, column: BookColumn) -> Converted | None:
    if not isinstance(raw, str) or raw not in ERRORS:
        return None
    return None, Complaint(f"“{column.title}”的公式出错（{raw}）", "请改正公式，或直接填写数值")


def _number(raw: Value, column: BookColumn) -> Converted:
    if isinstance(raw, float | int) and not isinstance(raw, bool) and isfinite(raw):
        return exact(raw), None
    if isinstance(raw, str):
        if _PLAIN_NUMBER.fullmatch(raw):
            return Decimal(raw), None
        cell = parse_cell(raw, YUAN)
        if isinstance(cell, Figure) and cell.unit == YUAN:
            return cell.amount, None
        if isinstance(cell, Blank | Dash):
            return None, None
    return None, Complaint(f"“{column.title}”应是数字，写的是“{text_of(raw)}”", "请改为数字，金额以元为单位")


def _date(raw: Value, column: BookColumn) -> Converted:
    text = text_of(raw)
    if not text:
        return None, None
    found = _DAY.fullmatch(text) or _PACKED_DAY.fullmatch(text)
    try:
        if found:
            return dt.date(int(found[1]), int(found[2]), int(found[3])), None
    except ValueError:
        pass
    return None, Complaint(f"“{column.title}”应是日期，写的是“{text}”", "请写成 2024-03-05 的样子")


def _code(raw: Value, column: BookColumn) -> Converted:
    text = text_of(raw)
    codes = code_list(column.dimension)
    if not text or codes is None:
        return text, None
    found = _CODE.match(text)
    if found:
        code = found[1]
        if code in codes.codes:
            return code, None
        repair = "请核对编码；若是新增科目，" + ("可不理会" if code_name(text) else "请写成“编码 名称”")
        return code, Complaint(f"“{column.title}”里没有编码 {code}", repair, grave=False)
    named = codes.named(text)
    longest = [code for code in named if len(code) == max(map(len, named))]
    if len(longest) == 1:
        return longest[0], None
    if longest:
        return "", Complaint(f"“{column.title}”的“{text}”对应多个编码：{'、'.join(longest)}", "请写编码")
    return "", Complaint(f"“{column.title}”里没有“{text}”", "请写编码，或写“编码 名称”")


def code_name(raw: Value) -> tuple[str, str] | None:
    """Code and name of a cell that has both."""
    text = text_of(raw)
    found = _CODE.match(text)
    name = text[found.end() :].strip(" \u3000-－—_:：.、()（）[]【】") if found else ""
    return (found[1], name) if found and name else None


def _account(raw: Value, column: BookColumn) -> Converted:
    text = text_of(raw)
    found = _CODE.match(text)
    code = found[1] if found else ""
    known = budget_accounts().codes
    if not text or (code and code[:4] in known):
        return code, None
    named = () if code else tuple(each for each in budget_accounts().named(text) if len(each) == 4)
    if len(named) == 1:
        return named[0], None
    return code, Complaint(f"“{column.title}”里没有“{text}”这一会计科目", "请写政府会计制度的科目编码，如 7101")


def _choice(raw: Value, column: BookColumn) -> Converted:
    text = text_of(raw)
    if not text:
        return None, None
    found = chosen(text, column.choices)
    if found:
        return found, None
    listed = "、".join(each.title for each in column.choices)
    return None, Complaint(f"“{column.title}”没有“{text}”这一选项", f"可填：{listed}")


def chosen(text: str, choices: tuple[ChoiceData, ...]) -> ChoiceData | None:
    """The choice of this title or alias, also behind a code of the user's own (``111 一般公共预算资金``)."""
    form = title_form(text)
    for choice in choices:
        forms = {title_form(each) for each in (choice.title, *choice.aliases)}
        if form in forms or form.lstrip("0123456789-.、") in forms - {""}:
            return choice
    return None


def _fact(raw: Value, column: BookColumn, names: Names) -> Converted:
    text = text_of(raw)
    if not text:
        return None, None
    found = names.find(text)
    if len(found) == 1:
        return found[0], None
    if found:
        listed = "、".join(map(str, found[:4]))
        return None, Complaint(f"“{column.title}”的“{text}”可指多个事实：{listed}", "请写其中一个键")
    return None, Complaint(f"“{column.title}”里的“{text}”不是已知的事项", "请写公开表上的名称，或事实的键")
