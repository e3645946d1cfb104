"""All findings, a line each, with a filter and a column for what the reviewer decides; waived ones last, with their waiver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from juesuan.findings.finding import Finding, Suspect
from juesuan.findings.report import DocumentReport
from juesuan.render.entry import document_name
from juesuan.render.place import one_line, place_words, quoted_places
from juesuan.render.waived_words import waiver_words
from juesuan.render.words import SEVERITY
from juesuan.render.xlsx.pen import Pen, height_of, on_paper

COLUMNS = (
    ("公开文件", 16),
    ("序号", 6),
    ("严重程度", 8),
    ("类别", 8),
    ("规则", 7),
    ("问题", 40),
    ("应为", 12),
    ("实为", 12),
    ("相差", 10),
    ("计算依据", 22),
    ("位置", 38),
    ("疑为", 32),
    ("建议", 22),
    ("处理意见", 24),
    ("编号", 60),
)
_NUMBER, _OPINION = 1, 13
"""The columns of the number and of the opinion; what stands behind the opinion is not printed."""


def write_findings(pen: Pen, sheet: Any, documents: Sequence[DocumentReport]) -> None:
    """The sheet over all documents in their order."""
    pen.heads(sheet, 0, COLUMNS)
    row = 0
    for document in documents:
        name = document_name(document)
        for number, (finding, opinion) in enumerate(_findings(document), 1):
            row += 1
            _write(pen, sheet, row, number, _fields(name, finding, opinion))
    sheet.autofilter(0, 0, row, len(COLUMNS) - 1)
    sheet.freeze_panes(1, _NUMBER + 1)
    sheet.print_area(0, 0, row, _OPINION)
    on_paper(sheet, 0, "juesuan")


def _findings(document: DocumentReport) -> Iterator[tuple[Finding, str]]:
    """The findings with what is already decided of them."""
    yield from ((finding, "") for finding in document.findings)
    yield from ((each.finding, f"已豁免。{waiver_words(each.waiver)}") for each in document.waived)


def _fields(name: str, finding: Finding, opinion: str) -> list[str]:
    places = "\n".join(quoted_places(finding.places))
    message = f"（存疑）{finding.message}" if finding.doubtful else finding.message
    also = "".join(f"\n同因 {each.rule} {each.message}" for each in finding.also)
    suspects = [_suspect(each) for each in finding.suspects] + ([finding.look] if finding.look else [])
    expected = f"{finding.expected}（算得）" if finding.of_another and finding.expected else finding.expected
    amounts = [expected, finding.found, finding.difference, finding.computed]
    heads = [name, "", SEVERITY[finding.severity], finding.group, finding.rule, message + also]
    return [*heads, *amounts, places, "\n".join(suspects), finding.hint, opinion, finding.id]


def _suspect(suspect: Suspect) -> str:
    look = f"（{suspect.look}）" if suspect.look else ""
    where = place_words(suspect.places[0]) if suspect.places else ""
    return one_line(f"{suspect.label}：写作{suspect.stated}，改为{suspect.repaired}即可对上{look}，{where}")


def _write(pen: Pen, sheet: Any, row: int, number: int, fields: Sequence[str]) -> None:
    for column, field in enumerate(fields):
        pen.text(sheet, row, column, field, "open" if column == _OPINION else "cell")
    pen.number(sheet, row, _NUMBER, number)
    sheet.set_row(row, height_of([(field, width) for field, (_, width) in zip(fields, COLUMNS, strict=True)]))
