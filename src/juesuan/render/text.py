"""Report → text for a reader: by document, then severity and official group, then fact.

Findings about one fact stand together under one number, in the block of the heaviest of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby

from juesuan.findings.finding import Finding, Severity, Suspect
from juesuan.findings.inspection import ItemState
from juesuan.findings.report import Coverage, DocumentReport, Problem, Report, Tally
from juesuan.model.disclosure import Unbound
from juesuan.render.by_fact import Fact, block_of, by_fact
from juesuan.render.coverage_words import (
    counts_words,
    figures_words,
    idle_rules,
    other_words,
    scanned_words,
    states_words,
    summary_words,
    tables_words,
)
from juesuan.render.entry import Entry, entry_of
from juesuan.render.lines import Line, draw
from juesuan.render.place import one_line, place_words, quoted_places
from juesuan.render.waived_words import waiver_words
from juesuan.render.words import SEVERITY

MOST_UNBOUND = 10
"""How many unbound figures a text report lists; JSON has all of them."""

MOST_RIVALS = 2
"""How many rivals of the suspects a text report shows; JSON has more of them."""

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def text_report(report: Report, width: int = 80, *, colour: bool = False) -> str:
    """The report for a terminal of so many columns, or for a file or pipe (without colour)."""
    documents = (text_document(document, width, colour=colour) for document in report.documents)
    end = text_end(list(map(entry_of, report.documents)), report, width, colour=colour)
    return "".join((*documents, end))


def text_document(document: DocumentReport, width: int = 80, *, colour: bool = False) -> str:
    """The part of a report that one document takes, an empty line behind it."""
    return draw((*_document(document), Line()), width, colour=colour)


def text_end(entries: Sequence[Entry], report: Report, width: int = 80, *, colour: bool = False) -> str:
    """What stands behind the documents: a summary over several, the worst first, and the versions of ``report``."""
    tally = reduce(Tally.joined, (entry.tally for entry in entries), Tally())
    summary = list(_summary(entries)) if len(entries) > 1 else []
    sums = [Line(summary_words(tally), style="bold")] if tally.documents != 1 else []
    versions = Line(f"juesuan {report.version}，规则目录 {report.catalogue}", style="dim")
    return draw([*summary, *sums, versions], width, colour=colour)


def _summary(entries: Sequence[Entry]) -> Iterator[Line]:
    """A line a document; its name last, so that what stands before it lines up."""
    yield Line("汇总（问题最重的在前）", style="bold")
    yield Line("单位、年度、文件", 2, "序号  错误  警告  状态      ")
    for number, entry in enumerate(sorted(entries, key=lambda each: each.weight), start=1):
        status = entry.status + "  " * (5 - len(entry.status))
        counts = f"{number:>4}  {entry.tally.errors:>4}  {entry.tally.warnings:>4}  {status}"
        style = _STYLE[Severity.ERROR] if entry.tally.exit_status else ""
        year = f"{entry.year}年度" if entry.year is not None else ""
        yield Line("  ".join(word for word in (one_line(entry.body), year, entry.path) if word), 2, counts, style)
    yield Line()


def _document(document: DocumentReport) -> Iterator[Line]:
    yield Line(document.path, style="bold")
    yield from (Line(file.path, 2, "文件 ") for file in document.files if len(document.files) > 1)
    year = f"{document.year}年度" if document.year is not None else ""
    form_set = f"格式 {document.form_set}" if document.form_set else ""
    known = [word for word in (document.body, year, document.kind, form_set) if word]
    if known:
        yield Line("  ".join(known))
    yield from (Line(other_words(other), 2, "对照文件 ") for other in document.others)
    if document.coverage is not None:
        yield Line("  ".join(counts_words(Tally.of([document]))))
    yield from _findings(document)
    yield from _waived(document)
    yield from _problems(document.problems)
    if document.coverage is not None:
        yield from _coverage(document.coverage)


def _findings(document: DocumentReport) -> Iterator[Line]:
    facts = by_fact(document.findings)
    if not facts and document.coverage is not None:
        yield from (Line(), Line("未发现问题。", style="bold green"))
    numbered = enumerate(facts, start=1)
    for _, block in groupby(numbered, key=lambda pair: block_of(pair[1])):
        pairs = list(block)
        lead = pairs[0][1][0]
        yield from (Line(), Line(f"{SEVERITY[lead.severity]}：{lead.group}", style=_STYLE[lead.severity]))
        for number, fact in pairs:
            yield from _fact(number, fact)


def _fact(number: int, fact: Fact) -> Iterator[Line]:
    label = f"{number}. "
    for finding in fact:
        own = "" if finding.severity is fact[0].severity else f"（{SEVERITY[finding.severity]}）"
        own += "（存疑）" if finding.doubtful else ""
        yield Line(finding.message, 2, f"{label}{finding.rule}{own} ", "bold")
        yield from _details(finding, 2 + len(label))
        label = " " * len(label)


def _details(finding: Finding, indent: int) -> Iterator[Line]:
    for order, suspect in enumerate(finding.suspects):
        yield Line(_suspect(suspect), indent, "     " if order else "疑为 ", "bold" if not order else "")
    for order, rival in enumerate(_likely(finding.rivals)):
        yield Line(_suspect(rival), indent, "     " if order else "其次 ")
    expected = "算得" if finding.of_another else "应为"
    pairs = ((expected, finding.expected), ("实为", finding.found), ("相差", finding.difference))
    amounts = "   ".join(f"{word} {amount}" for word, amount in pairs if amount)
    if amounts:
        yield Line(amounts, indent)
    if finding.computed:
        yield Line(finding.computed, indent, "计算 ")
    for order, place in enumerate(quoted_places(finding.places)):
        yield Line(place, indent, "     " if order else "位置 ")
    for also in finding.also:
        yield Line(f"{also.rule} {also.message}", indent, "同因 ")
    if finding.look:
        yield Line(finding.look, indent, "提示 ")
    if finding.hint:
        yield Line(finding.hint, indent, "建议 ")


def _likely(rivals: Sequence[Suspect]) -> Sequence[Suspect]:
    """The rivals whose repair settles more than it opens, the first few."""
    return [rival for rival in rivals if rival.gain > 0][:MOST_RIVALS]


def _suspect(suspect: Suspect) -> str:
    look = f"，{suspect.look}" if suspect.look else ""
    return f"{suspect.label}：写作{suspect.stated}，改为{suspect.repaired}即可对上（{_where(suspect)}{look}）"


def _where(suspect: Suspect) -> str:
    more = f"等{len(suspect.places)}处" if len(suspect.places) > 1 else ""
    return place_words(suspect.places[0]) + more


def _waived(document: DocumentReport) -> Iterator[Line]:
    """The findings that do not count, and why."""
    if document.waived:
        yield from (Line(), Line("已豁免", style="bold"))
    for each in document.waived:
        finding = each.finding
        yield Line(finding.message, 2, f"- {finding.rule} ")
        yield Line(waiver_words(each.waiver), 4, "豁免 ")
        yield from (Line(place, 4, "位置 ") for place in quoted_places(finding.places[:1]))


def _problems(problems: Sequence[Problem]) -> Iterator[Line]:
    if problems:
        yield from (Line(), Line("未能读取或检查", style="bold magenta"))
    for problem in problems:
        yield Line(problem.message, 2, "- ")


def _coverage(coverage: Coverage) -> Iterator[Line]:
    yield from (Line(), Line("覆盖情况", style="bold"))
    yield Line(tables_words(coverage), 2, "表格 ")
    yield Line(figures_words(coverage) + ("；未对应的有：" if coverage.unbound else "。"), 2, "数字 ")
    for (reason, place), group in groupby(coverage.unbound[:MOST_UNBOUND], key=_reason_and_place):
        yield Line(f"{'、'.join(figure.text for figure in group)}（{reason}）：{place}", 7, "- ")
    more = len(coverage.unbound) - MOST_UNBOUND
    if more > 0:
        yield Line(f"另有 {more} 个，见 JSON 报告（--format json）。", 7, "- ")
    if coverage.inspection:
        yield Line(_inspection(coverage), 2, "事项 ")
    if coverage.hint:
        yield Line(coverage.hint, 2, "提示 ")
    yield from _scanned(coverage)
    idle = f"；未能运行 {len(coverage.not_run)} 条：" if coverage.not_run else "。"
    yield Line(f"已运行 {coverage.rules_run} 条{idle}", 2, "规则 ")
    for reason, rules in idle_rules(coverage).items():
        yield Line(f"{reason}：{'、'.join(rules)}", 7, "- ")


def _scanned(coverage: Coverage) -> Iterator[Line]:
    """Which pages were recognised, and the readings in doubt that no sum confirms."""
    if not coverage.scanned:
        return
    open_doubts = [doubt for doubt in coverage.doubts if not doubt.confirmed]
    count = scanned_words(coverage)
    yield Line(f"{count}；请对照原件核对：" if open_doubts else f"{count}。", 2, "扫描 ")
    for doubt in open_doubts[:MOST_UNBOUND]:
        yield Line(f"{one_line(doubt.text)}（识别存疑）：{place_words(doubt.place)}", 7, "- ")
    if len(open_doubts) > MOST_UNBOUND:
        yield Line(f"另有 {len(open_doubts) - MOST_UNBOUND} 处，见 JSON 报告（--format json）。", 7, "- ")


def _reason_and_place(unbound: Unbound) -> tuple[str, str]:
    """What neighbours may share; the wording of the place only where it is more than the figure."""
    bare = one_line(unbound.place.quote) == one_line(unbound.text)
    return unbound.reason, place_words(unbound.place) if bare else quoted_places([unbound.place])[0]


def _inspection(coverage: Coverage) -> str:
    """How many items of the inspection sheet are in which state, and which could not be checked."""
    open_items = "、".join(
        item.item for item in coverage.inspection if item.state in (ItemState.UNREADABLE, ItemState.NOT_CHECKABLE)
    )
    return states_words(coverage) + (f"（{open_items}）。" if open_items else "。")
