"""Doubtful readings: sums confirm them or not; what rests on an unconfirmed one claims no error."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

from msgspec.structs import replace

import juesuan
from juesuan.figures.figure import Blank, Figure
from juesuan.findings.finding import Severity
from juesuan.findings.report import DocumentReport
from juesuan.model.disclosure import Disclosure
from juesuan.model.statement import Statement
from juesuan.render.text import text_report

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "yunxi-liaison-office-2024.txt"
TABLE, ROW, COLUMN = "支出决算表", "2101103 公务员医疗补助", "基本支出"


@cache
def clean() -> Disclosure:
    return juesuan.read_disclosure(EXAMPLE)


def is_chosen(statement: Statement) -> bool:
    place = statement.place
    return (place.table, place.row, place.column) == (TABLE, ROW, COLUMN)


def read(confidence: float | None, amount: str | None = None) -> Disclosure:
    """The clean example as if one cell stood on a scanned page, and, with an amount, were misread."""
    changed = []
    for statement in clean().statements:
        if is_chosen(statement):
            place = replace(statement.place, spot=replace(statement.place.spot, page=7, confidence=confidence))
            value = statement.value
            assert isinstance(value, Figure)
            value = replace(value, amount=Decimal(amount)) if amount else value
            changed.append(replace(statement, place=place, value=value))
        else:
            changed.append(statement)
    assert sum(map(is_chosen, changed)) == 1
    return replace(clean(), statements=tuple(changed))


def checked(disclosure: Disclosure) -> DocumentReport:
    (document,) = juesuan.check_disclosure(disclosure).documents
    assert document.coverage is not None
    return document


def doubts(document: DocumentReport) -> list[tuple[str, str | None, bool]]:
    assert document.coverage is not None
    return [(doubt.text, doubt.place.row, doubt.confirmed) for doubt in document.coverage.doubts]


def test_a_doubtful_figure_that_its_sums_bear_out_is_confirmed() -> None:
    document = checked(read(0.6))
    assert document.findings == ()
    assert doubts(document) == [("3.02万元", ROW, True)]


def test_a_sure_reading_is_no_doubt() -> None:
    assert doubts(checked(read(0.99))) == []
    assert doubts(checked(clean())) == []


def test_a_misreading_in_doubt_claims_no_error() -> None:
    document = checked(read(0.6, "8.20"))
    assert doubts(document) == [("8.20万元", ROW, False)]
    assert document.findings
    for finding in document.findings:
        assert (finding.severity, finding.doubtful) == (Severity.WARNING, True)
        assert finding.hint.startswith("识别存疑：")


def test_a_sure_reading_that_contradicts_is_an_error_that_says_whence_it_comes() -> None:
    document = checked(read(0.99, "8.20"))
    assert [(each.severity, each.doubtful) for each in document.findings] == [(Severity.ERROR, False)]
    assert document.findings[0].hint.startswith("所据内容由扫描页识别得来，请先对照原件。")


def test_findings_of_a_text_layer_say_nothing_of_recognition() -> None:
    (finding,) = checked(read(None, "8.20")).findings
    assert (finding.severity, finding.doubtful) == (Severity.ERROR, False)
    assert "识别" not in finding.hint


def test_a_doubtful_blank_is_never_confirmed() -> None:
    disclosure = read(0.0)
    blank = tuple(replace(each, value=Blank()) if is_chosen(each) else each for each in disclosure.statements)
    assert doubts(checked(replace(disclosure, statements=blank))) == [("（空白）", ROW, False)]


def test_the_text_report_lists_what_no_sum_confirms() -> None:
    text = text_report(juesuan.check_disclosure(read(0.6, "8.20")), 200)
    assert "扫描 第 7 页是扫描页，文字由识别得来；识别存疑 1 处；请对照原件核对：" in text
    assert f"- 8.20万元（识别存疑）：第7页第657行，《{TABLE}》，“{ROW}”行，“{COLUMN}”列" in text
    assert "（存疑）" in text


def test_the_text_report_counts_what_sums_confirm() -> None:
    text = text_report(juesuan.check_disclosure(read(0.6)), 200)
    assert "扫描 第 7 页是扫描页，文字由识别得来；识别存疑 1 处，其中 1 处与勾稽关系相符。" in text
    assert "扫描" not in text_report(juesuan.check_disclosure(clean()), 200)
