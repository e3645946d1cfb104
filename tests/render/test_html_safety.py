"""Whatever a document holds, its page stays a page: text is text, and several documents stand worst first."""

from __future__ import annotations

import pytest
from html_pages import parsed, text, texts
from msgspec.structs import replace

from juesuan.figures.place import Place, Spot
from juesuan.findings.finding import Also, Finding, Severity, Suspect
from juesuan.findings.report import DocumentReport, Problem, Report
from juesuan.model.disclosure import SourceFile
from juesuan.render.html.page import MOST_UNBOUND, html_report
from juesuan.render.place import place_words

HOSTILE = (
    "</style></title><script>alert(1)</script><img src=x onerror=alert(1)>\"' onclick=alert(1) {{ 7*7 }}\u202e\x00\x1b[31m\ud800"
)


def _hostile(finding: Finding) -> Finding:
    place = Place(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1, HOSTILE, Spot(sheet=HOSTILE, cell=HOSTILE, file=HOSTILE))
    bare = Place("narrative", section=HOSTILE, quote=HOSTILE)
    suspect = Suspect(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1, HOSTILE, (place, bare))
    return replace(
        finding,
        id=HOSTILE, rule=HOSTILE, message=HOSTILE, expected=HOSTILE, found=HOSTILE, difference=HOSTILE, computed=HOSTILE,
        hint=HOSTILE, look=HOSTILE, places=(place, bare), suspects=(suspect,), rivals=(suspect,),
        also=(Also(HOSTILE, HOSTILE, (place,)),),
    )  # fmt: skip


def test_text_of_a_document_is_never_markup(report: Report, document: DocumentReport, conflict: Finding) -> None:
    hostile = replace(
        document,
        path=HOSTILE, body=HOSTILE, kind=HOSTILE, form_set=HOSTILE, findings=(_hostile(conflict),),
        problems=(Problem(HOSTILE, HOSTILE),), files=(SourceFile(HOSTILE), SourceFile(HOSTILE)),
    )  # fmt: skip
    source = html_report(replace(report, documents=(hostile, *report.documents)))
    page = parsed(source.encode(errors="replace").decode())
    assert page.xpath("//script|//img|//@onerror|//@onclick") == []
    assert len(page.xpath("//style|//title")) == 2
    assert [char for char in ("\x00", "\x1b", "\u202e", "\ud800") if char in source] == []
    [section] = [each for each in page.find_class("finding") if "alert(1)" in text(each)]
    shown = "</style></title><script>alert(1)</script><img src=x onerror=alert(1)>\"' onclick=alert(1) {{ 7*7 }}[31m"
    assert texts(section, ".//dd[@class='found']") == [shown]
    assert texts(section, ".//figure//mark") == [shown]
    assert texts(section, ".//h5")[0] == f"1. {shown} {shown}"


def test_the_summary_puts_the_worst_first_and_so_does_the_page(
    report: Report, document: DocumentReport, conflict: Finding, missing_table: Finding, unreadable: DocumentReport
) -> None:
    grave = replace(conflict, id="x", fact="x")
    clean = replace(document, path="净.txt", body="净", findings=(), problems=())
    warned = replace(document, path="警.txt", body="警", findings=(missing_table,), problems=())
    worst = replace(document, path="重.txt", body="重", findings=(conflict, grave), problems=())
    page = parsed(html_report(replace(report, documents=(clean, warned, document, unreadable, worst))))
    rows = [[text(cell) for cell in row] for row in page.xpath("//section[@class='summary']//tbody/tr")]
    body = "云溪市人民政府驻上海联络处"
    assert [(row[1], *row[2:6]) for row in rows] == [
        ("坏.pdf（未能检查）", "0", "0", "0", "0"),
        ("重2024年度部门决算", "2", "0", "0", "0"),
        (f"{body}2024年度部门决算", "1", "1", "1", "0"),
        ("警2024年度部门决算", "0", "1", "0", "0"),
        ("净2024年度部门决算", "0", "0", "0", "0"),
    ]
    links = texts(page, "//section[@class='summary']//a/@href")
    articles = page.find_class("document")
    assert links == [f"#{article.get('id')}" for article in articles]
    assert [text(article.find("h2")) for article in articles] == [row[1].removesuffix("（未能检查）") for row in rows]


def test_one_document_has_no_summary(report: Report, document: DocumentReport) -> None:
    page = parsed(html_report(replace(report, documents=(document,))))
    assert page.find_class("summary") == []
    assert text(page.find(".//title")) == "云溪市人民政府驻上海联络处2024年度部门决算 核对报告"


def test_problems_and_unbound_figures_stand_at_the_end(report: Report, document: DocumentReport, cell: Place) -> None:
    assert document.coverage is not None
    many = replace(document.coverage, unbound=document.coverage.unbound * 30)
    page = parsed(html_report(replace(report, documents=(replace(document, coverage=many),))))
    order = [section.get("class") for section in page.find_class("document")[0].findall("section")]
    assert order == ["findings", "problems", "coverage"]
    [problems] = page.find_class("problems")
    assert texts(problems, ".//li") == ["规则 N902 运行出错：除数为零"]
    [coverage] = page.find_class("coverage")
    rows = coverage.xpath(".//tbody/tr")
    assert len(rows) == MOST_UNBOUND
    assert [text(cell) for cell in rows[0]] == [
        "0.00",
        "不属于任何一行",
        f"{place_words(cell)} 财政拨款“三公”经费支出决算表/公务接待费/决算数@L1103",
    ]
    assert f"另有 {14 * 30 - MOST_UNBOUND} 个，见 JSON 报告" in text(coverage)
    assert "没有上年数：A301、A302" in text(coverage)


def test_without_findings_the_page_says_so(report: Report, document: DocumentReport, unreadable: DocumentReport) -> None:
    page = parsed(html_report(replace(report, documents=(replace(document, findings=()),))))
    assert texts(page, "//p[@class='clean']") == ["未发现问题。"]
    unread = parsed(html_report(replace(report, documents=(unreadable,))))
    assert texts(unread, "//p[@class='clean']") == []
    assert texts(unread, "//section[@class='problems']//li") == ["无法读取“坏.pdf”：文件已加密"]


def test_without_the_disclosure_sentences_are_quoted_as_far_as_they_are_known(report: Report, conflict: Finding) -> None:
    page = parsed(html_report(report))
    [section] = [each for each in page.find_class("finding") if conflict.message in text(each)]
    assert texts(section, ".//figure//mark") == ["公务接待费支出决算为3.60万元"]
    assert section.xpath(".//table") == []


@pytest.mark.parametrize("severity", list(Severity))
def test_a_doubtful_finding_is_told_apart(report: Report, document: DocumentReport, conflict: Finding, severity: Severity) -> None:
    doubtful = replace(conflict, severity=severity, doubtful=True)
    page = parsed(html_report(replace(report, documents=(replace(document, findings=(doubtful,)),))))
    [section] = page.find_class("finding")
    assert text(section.find("h5")) == f"1. X101 （存疑）{conflict.message}"
    assert section.get("class") == f"finding {severity}"
