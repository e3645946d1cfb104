"""What was not read or not checked, so that silence means something: problems, rules, figures, doubtful readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from juesuan.findings.report import DocumentReport
from juesuan.render.coverage_words import idle_rules
from juesuan.render.entry import document_name
from juesuan.render.place import place_words
from juesuan.render.xlsx.pen import Pen, height_of, on_paper

_COLUMNS = (("公开文件", 26), ("种类", 18), ("内容", 50), ("原因", 36), ("位置", 50))

_Row = tuple[str, str, str, str]


def write_unchecked(pen: Pen, sheet: Any, documents: Sequence[DocumentReport]) -> None:
    """The sheet over all documents in their order."""
    pen.heads(sheet, 0, _COLUMNS)
    row = 0
    for document in documents:
        name = document_name(document)
        for fields in _rows(document):
            row += 1
            texts = (name, *fields)
            for column, text in enumerate(texts):
                pen.text(sheet, row, column, text)
            sheet.set_row(row, height_of([(text, width) for text, (_, width) in zip(texts, _COLUMNS, strict=True)]))
    sheet.autofilter(0, 0, row, len(_COLUMNS) - 1)
    sheet.freeze_panes(1, 0)
    on_paper(sheet, 0, "juesuan")


def _rows(document: DocumentReport) -> Iterator[_Row]:
    """Kind, what, why, where."""
    for problem in document.problems:
        yield "未能读取或检查", problem.message, "", ""
    coverage = document.coverage
    if coverage is None:
        return
    if coverage.hint:
        yield "可能在别处", coverage.hint, "", ""
    for table in coverage.tables_expected:
        if table not in coverage.tables_found:
            yield "未见的表", table, "", ""
    for reason, rules in idle_rules(coverage).items():
        yield "未能运行的规则", "、".join(rules), reason, ""
    for figure in coverage.unbound:
        yield "未对应的数字", figure.text, figure.reason, place_words(figure.place)
    for doubt in coverage.doubts:
        if not doubt.confirmed:
            yield "识别存疑", doubt.text, "扫描页识别，请对照原件", place_words(doubt.place)
