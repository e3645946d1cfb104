from __future__ import annotations

from msgspec.structs import replace
from rich.cells import cell_len

from juesuan.figures.place import Place
from juesuan.findings.finding import Finding, Severity, Suspect
from juesuan.findings.report import Coverage, DocumentReport, Report
from juesuan.model.disclosure import SourceFile
from juesuan.render.by_fact import by_fact
from juesuan.render.text import text_report


def _text(*documents: DocumentReport, width: int = 80) -> str:
    return text_report(Report("0.1.0", "2024.1", documents), width)


def test_a_document_is_headed_by_what_it_is_and_the_counts(document: DocumentReport) -> None:
    assert _text(document).startswith(
        "examples/yunxi.txt\n云溪市人民政府驻上海联络处  2024年度  部门决算  格式 hunan-2024\n错误 1  警告 1  提示 1\n"
    )


def test_several_files_are_listed_with_their_paths(document: DocumentReport) -> None:
    files = (SourceFile("公开/说明.docx", "ab" * 32), SourceFile("公开/附表.xls", "cd" * 32))
    assert "  文件 公开/说明.docx\n  文件 公开/附表.xls\n" in _text(replace(document, files=files))
    assert "文件 公开/说明.docx" not in _text(replace(document, files=files[:1]))


def test_where_the_rest_may_be_is_said_under_the_coverage(document: DocumentReport, coverage: Coverage) -> None:
    text = _text(replace(document, coverage=replace(coverage, hint="可能在另一个文件里")))
    assert "  提示 可能在另一个文件里\n  规则 已运行" in text


def test_a_finding_shows_amounts_every_place_and_what_to_do(document: DocumentReport) -> None:
    assert (
        "错误：准确性\n"
        "  1. X101 同一事实两处数字不一致：公务接待费\n"
        "     应为 3.61万元   实为 3.60万元   相差 -0.01万元\n"
        "     位置 第1103行，《财政拨款“三公”经费支出决算表》，“公务接待费”行，\n"
        "          “决算数”列：“3.61”\n"
        "          第12页，决算情况说明“九、财政拨款‘三公’经费支出决算情况说明”，第4句：\n"
        "          “公务接待费支出决算为3.60万元”\n"
        "     建议 核对明细账后改正其中一处。\n"
    ) in _text(document)


def test_the_suspect_leads_its_likely_rivals_follow_and_the_computation_is_shown(
    document: DocumentReport, conflict: Finding, cell: Place
) -> None:
    first, likely, unlikely = (
        Suspect(conflict.fact, "公务接待费", "3.61万元", repaired, gain, "", (cell,))
        for repaired, gain in (("3.60万元", 2), ("3.57万元", 1), ("3.16万元", 0))
    )
    shown = replace(conflict, suspects=(first,), rivals=(likely, unlikely), computed="2.71万元 + 0.89万元 = 3.60万元")
    text = _text(replace(document, findings=(shown,)), width=200)
    where = "第1103行，《财政拨款“三公”经费支出决算表》，“公务接待费”行，“决算数”列"
    assert (
        f"     疑为 公务接待费：写作3.61万元，改为3.60万元即可对上（{where}）\n"
        f"     其次 公务接待费：写作3.61万元，改为3.57万元即可对上（{where}）\n"
        "     应为 3.61万元   实为 3.60万元   相差 -0.01万元\n"
        "     计算 2.71万元 + 0.89万元 = 3.60万元\n"
        "     位置 "
    ) in text
    assert "3.16万元" not in text


def test_findings_about_one_fact_stand_under_one_number(document: DocumentReport) -> None:
    text = _text(document)
    assert "     N901（提示） 完成率与金额只差尾数\n     应为 16.41%   实为 16.40%\n" in text
    assert "警告：完整性\n  2. S101 缺少应公开的表\n" in text


def test_facts_are_ordered_by_their_heaviest_finding(conflict: Finding, missing_table: Finding, rounding: Finding) -> None:
    assert by_fact([rounding, missing_table, conflict]) == [(conflict, rounding), (missing_table,)]


def test_findings_without_a_fact_are_not_thrown_together(missing_table: Finding) -> None:
    other = replace(missing_table, id="S101:form=expenditure")
    assert by_fact([missing_table, other]) == [(missing_table,), (other,)]


def test_groups_follow_the_inspection_sheet(conflict: Finding, missing_table: Finding) -> None:
    error = replace(missing_table, severity=Severity.ERROR)
    assert by_fact([conflict, error]) == [(error,), (conflict,)]


def test_coverage_lists_tables_figures_and_rules(document: DocumentReport) -> None:
    text = _text(document)
    assert "表格 应有 3 张，识别 2 张；未见：财政拨款“三公”经费支出决算表\n" in text
    assert "数字 共 612 个，已对应到事实 598 个（97.7%）；未对应的有：\n" in text
    assert "规则 已运行 41 条；未能运行 2 条：\n       - 没有上年数：A301、A302\n" in text


def test_unbound_figures_are_listed_up_to_a_cap(document: DocumentReport) -> None:
    text = _text(document)
    assert "8.00、9.00（不属于任何一行）：第1103行" in text.replace("\n         ", "")
    assert "10.00" not in text
    assert "- 另有 4 个，见 JSON 报告（--format json）。" in text


def test_the_quote_of_an_unbound_figure_is_not_said_twice(coverage: Coverage, cell: Place) -> None:
    figure = replace(coverage.unbound[0], text="3.61", place=cell)
    document = DocumentReport("a", "", "", "", None, "", coverage=replace(coverage, unbound=(figure,)))
    assert "：“3.61”" not in _text(document)


def test_almost_all_is_not_rounded_to_all(coverage: Coverage, document: DocumentReport) -> None:
    almost = replace(coverage, figures_bound=9999, figures_total=10000)
    assert "（99.9%）" in _text(replace(document, coverage=almost))


def test_a_clean_document_says_so(document: DocumentReport) -> None:
    clean = replace(document, findings=(), problems=())
    assert "错误 0  警告 0\n\n未发现问题。\n" in _text(clean)


def test_a_rule_that_crashed_is_a_problem(document: DocumentReport) -> None:
    assert "未能读取或检查\n  - 规则 N902 运行出错：除数为零\n" in _text(document)


def test_an_unreadable_document_has_its_reason_and_nothing_else(unreadable: DocumentReport) -> None:
    assert _text(unreadable) == ("坏.pdf\n\n未能读取或检查\n  - 无法读取“坏.pdf”：文件已加密\n\njuesuan 0.1.0，规则目录 2024.1\n")


def test_several_documents_are_summed_up(report: Report) -> None:
    assert "共 2 份文件：错误 1，警告 1，提示 1；1 份未能检查。\n" in text_report(report)


def test_no_line_is_wider_than_asked_and_nothing_is_drawn(report: Report) -> None:
    for width in (60, 80, 100):
        lines = text_report(report, width).splitlines()
        assert max(map(cell_len, lines)) <= width
        assert not any(char in line for line in lines for char in "\x1b│─━┃")


def test_colour_changes_nothing_but_the_colours(report: Report) -> None:
    import re

    coloured = text_report(report, colour=True)
    assert "\x1b[1;31m错误：准确性\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text_report(report)
