"""The text over several documents ends with a line a document, the worst first."""

from __future__ import annotations

from msgspec.structs import replace

from juesuan.findings.finding import Finding, Severity
from juesuan.findings.report import DocumentReport, Problem, Report
from juesuan.render.text import text_report


def _document(path: str, body: str, *findings: Finding) -> DocumentReport:
    return DocumentReport(path, "", "部门决算", body, 2024, "generic", findings)


def test_the_summary_has_a_line_a_document_the_worst_first(conflict: Finding) -> None:
    warning = replace(conflict, severity=Severity.WARNING)
    unread = DocumentReport("乱.pdf", "", "", "", None, "", problems=(Problem("无法读取", fatal=True),))
    documents = (
        _document("a.txt", "云溪市文献馆"),
        _document("b.txt", "云溪市档案馆", warning, warning),
        _document("c.txt", "云溪市\n广播站", conflict, warning),
        unread,
    )
    lines = text_report(Report("1.0", "1", documents)).splitlines()
    start = lines.index("汇总（问题最重的在前）")
    assert lines[start + 1 :] == [
        "  序号  错误  警告  状态      单位、年度、文件",
        "     1     0     0  未能检查  乱.pdf",
        "     2     1     1  有错误    云溪市 广播站  2024年度  c.txt",
        "     3     0     2  有警告    云溪市档案馆  2024年度  b.txt",
        "     4     0     0  没有问题  云溪市文献馆  2024年度  a.txt",
        "",
        "共 4 份文件：错误 1，警告 3；1 份未能检查。",
        "juesuan 1.0，规则目录 1",
    ]


def test_a_single_document_has_no_summary(conflict: Finding) -> None:
    assert "汇总" not in text_report(Report("1.0", "1", (_document("a.txt", "云溪市文献馆", conflict),)))
