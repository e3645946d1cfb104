"""The summary over several documents, a line each, the worst first, with a link to the sheet of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

from juesuan.findings.report import Tally
from juesuan.render.coverage_words import summary_words
from juesuan.render.entry import Entry
from juesuan.render.place import one_line
from juesuan.render.xlsx.book import cell_text
from juesuan.render.xlsx.pen import Pen, height_of, on_paper

_COLUMNS = (
    ("序号", 6),
    ("单位", 34),
    ("年度", 8),
    ("错误", 8),
    ("警告", 8),
    ("提示", 8),
    ("已豁免", 8),
    ("不符合的事项", 13),
    ("结果", 12),
    ("文件", 44),
)
_HEAD = 2


def write_summary(pen: Pen, sheet: Any, entries: Sequence[Entry], sheets: Sequence[str]) -> None:
    """The sheet; entries in their order, each with the name of its sheet ('' for none)."""
    last = len(_COLUMNS) - 1
    sheet.merge_range(0, 0, 0, last, "部门决算公开核对汇总", pen.look("title"))
    sheet.set_row(0, 28)
    sheet.merge_range(1, 0, 1, last, summary_words(reduce(Tally.joined, (each.tally for each in entries))), pen.look("note"))
    pen.heads(sheet, _HEAD, _COLUMNS)
    for number, (entry, name) in enumerate(zip(entries, sheets, strict=True), 1):
        _write(pen, sheet, _HEAD + number, entry, name)
        pen.number(sheet, _HEAD + number, 0, number)
    sheet.autofilter(_HEAD, 0, _HEAD + len(entries), last)
    sheet.freeze_panes(_HEAD + 1, 0)
    on_paper(sheet, _HEAD, "juesuan")


def _write(pen: Pen, sheet: Any, row: int, entry: Entry, name: str) -> None:
    body = one_line(entry.body) or entry.name
    if name:
        sheet.write_url(row, 1, f"internal:'{name}'!A1", pen.look("link"), cell_text(body))
    else:
        pen.text(sheet, row, 1, body)
    pen.text(sheet, row, 2, str(entry.year or ""), "centre")
    tally = entry.tally
    for column, count in enumerate((tally.errors, tally.warnings, tally.notes, tally.waived, entry.items_failed), 3):
        pen.number(sheet, row, column, count)
    pen.text(sheet, row, 8, entry.status, "bad" if tally.exit_status else "centre")
    pen.text(sheet, row, 9, entry.path)
    sheet.set_row(row, height_of([(body, 34), (entry.path, 44)]))
