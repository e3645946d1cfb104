"""The inspection sheet as a reviewer fills it in: an item a line, whether it is met, what is wrong, where, with a picture."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from msgspec import Struct

from juesuan.findings.finding import Finding
from juesuan.findings.inspection import InspectedItem, ItemState
from juesuan.findings.report import DocumentReport, Tally
from juesuan.render.coverage_words import counts_words, other_words
from juesuan.render.picture.finding import Pictures, shown_finding
from juesuan.render.place import one_line, place_words
from juesuan.render.words import SEVERITY
from juesuan.render.xlsx.pen import Pen, height_of, on_paper

ANSWERS = {
    ItemState.MET: "是",
    ItemState.FAILED: "否",
    ItemState.NOT_APPLICABLE: "不适用",
    ItemState.UNREADABLE: "未能读取",
    ItemState.NOT_CHECKABLE: "无法核对",
}
"""What stands under 符合要求."""

_LOOKS = {ItemState.MET: "good", ItemState.FAILED: "bad"}
_COLUMNS = (("序号", 5), ("类别", 8), ("检查内容", 28), ("符合要求", 10), ("存在问题", 46), ("位置", 34), ("图示", 58))
_HEAD = 2
_MOST_PROBLEMS = 6
"""Problems of an item that are told; all are in 问题清单."""
_WIDE, _TALL = 400, 260
"""Pixels of the cell of a picture, less its edges."""
_POINT = 0.75
"""Points a pixel."""


class _Known(Struct, frozen=True):
    """The findings of a document by id, their numbers in 问题清单, and their pictures."""

    findings: Mapping[str, Finding]
    numbers: Mapping[str, int]
    pictures: Pictures

    @classmethod
    def of(cls, document: DocumentReport, pictures: Pictures) -> _Known:
        """What is known of a document."""
        numbers = {finding.id: number for number, finding in enumerate(document.findings, 1)}
        return cls({finding.id: finding for finding in document.findings}, numbers, pictures)


class _Line(Struct, frozen=True):
    """A line of the sheet."""

    item: InspectedItem
    problems: str
    places: str
    picture: bytes | None


def write_inspection(pen: Pen, sheet: Any, document: DocumentReport, pictures: Pictures) -> None:
    """The sheet of one document; its pictures by the ids of its findings."""
    if document.coverage is None:
        return
    items = document.coverage.inspection
    last = len(_COLUMNS) - 1
    sheet.merge_range(0, 0, 0, last, "部门决算公开情况检查表", pen.look("title"))
    sheet.set_row(0, 28)
    about = _about(document)
    sheet.merge_range(1, 0, 1, last, "", pen.look("note"))
    pen.text(sheet, 1, 0, about, "note")
    sheet.set_row(1, height_of([(about, sum(width for _, width in _COLUMNS))]))
    pen.heads(sheet, _HEAD, _COLUMNS)
    known = _Known.of(document, pictures)
    for row, item in enumerate(items, _HEAD + 1):
        _write_item(pen, sheet, row, _line(item, known))
    end = _HEAD + len(items)
    choices = {"validate": "list", "source": list(ANSWERS.values()), "error_title": "符合要求", "error_message": "请从列表中选择"}
    sheet.data_validation(_HEAD + 1, 3, end, 3, choices)
    pen.text(sheet, end + 2, 1, "检查人：", "note")
    pen.text(sheet, end + 2, 4, "检查日期：", "note")
    sheet.freeze_panes(_HEAD + 1, 0)
    on_paper(sheet, _HEAD, "juesuan")


def _about(document: DocumentReport) -> str:
    year = f"{document.year}年度" if document.year is not None else ""
    lines = [
        f"单位：{one_line(document.body) or '（未识别）'}　　年度：{year}　　种类：{document.kind}",
        f"文件：{one_line(document.path)}",
        *(f"对照：{one_line(other_words(other))}" for other in document.others),
        f"结果：{'　'.join(counts_words(Tally.of([document])))}",
    ]
    return "\n".join(lines)


def _line(item: InspectedItem, known: _Known) -> _Line:
    found = [known.findings[name] for name in item.findings if name in known.findings]
    shown = shown_finding(item, known.findings)
    return _Line(
        item,
        _problems(found, known.numbers) or item.reason,
        _places(found, known.numbers),
        known.pictures.get(shown.id) if shown else None,
    )


def _write_item(pen: Pen, sheet: Any, row: int, line: _Line) -> None:
    item = line.item
    asks = f"{item.item}：{item.asks}"
    pen.number(sheet, row, 0, row - _HEAD)
    pen.text(sheet, row, 1, item.group, "centre")
    pen.text(sheet, row, 2, asks)
    pen.text(sheet, row, 3, ANSWERS[item.state], _LOOKS.get(item.state, "centre"))
    pen.text(sheet, row, 4, line.problems)
    pen.text(sheet, row, 5, line.places)
    pen.text(sheet, row, 6, "")
    tall = _insert(sheet, row, line.picture) if line.picture else 0
    sheet.set_row(row, height_of([(asks, 28), (line.problems, 46), (line.places, 34)], tall))


def _problems(found: list[Finding], numbers: Mapping[str, int]) -> str:
    lines = [f"问题{numbers[each.id]}（{each.rule}，{SEVERITY[each.severity]}）{each.message}" for each in found[:_MOST_PROBLEMS]]
    more = len(found) - _MOST_PROBLEMS
    return "\n".join([*lines, *([f"另有 {more} 个，见问题清单"] if more > 0 else [])])


def _places(found: list[Finding], numbers: Mapping[str, int]) -> str:
    return "\n".join(
        f"问题{numbers[each.id]}：{place_words(place)}"
        for each in found[:_MOST_PROBLEMS]
        for place in (each.suspects[0].places[:1] if each.suspects else each.places[:1])
    )


def _insert(sheet: Any, row: int, png: bytes) -> float:
    """Put the picture into its cell, made smaller where it is larger; the points that the row needs."""
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    scale = min(1.0, _WIDE / width, _TALL / height)
    options = {
        "image_data": BytesIO(png),
        "x_scale": scale,
        "y_scale": scale,
        "x_offset": 3,
        "y_offset": 3,
        "object_position": 1,
        "description": "问题所在的位置",
    }
    sheet.insert_image(row, len(_COLUMNS) - 1, "place.png", options)
    return height * scale * _POINT + 6
