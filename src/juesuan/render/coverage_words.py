"""Coverage and counts in Chinese words, for reports that are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from juesuan.findings.finding import Severity
from juesuan.findings.inspection import ItemState
from juesuan.findings.report import Coverage, OtherReport, Tally
from juesuan.render.words import SEVERITY


def tables_words(coverage: Coverage) -> str:
    """How many tables were expected and found, which further ones, and which are missing."""
    missing = [table for table in coverage.tables_expected if table not in coverage.tables_found]
    further = [table for table in coverage.tables_found if table not in coverage.tables_expected]
    count = f"应有 {len(coverage.tables_expected)} 张，识别 {len(coverage.tables_expected) - len(missing)} 张"
    count += f"，另识别 {len(further)} 张（{'、'.join(further)}）" if further else ""
    return f"{count}；未见：{'、'.join(missing)}" if missing else f"{count}。"


def figures_words(coverage: Coverage) -> str:
    """How many figures there are and how many state a fact; no full stop, for what is left may follow."""
    bound, total = coverage.figures_bound, coverage.figures_total
    if not total:
        return "没有数字"
    whole, tenth = divmod(bound * 1000 // total, 10)
    return f"共 {total} 个，已对应到事实 {bound} 个（{whole}.{tenth}%）"


def idle_rules(coverage: Coverage) -> dict[str, list[str]]:
    """The rules that did not run, by reason."""
    rules: dict[str, list[str]] = {}
    for idle in coverage.not_run:
        rules.setdefault(idle.reason, []).append(idle.rule)
    return rules


def counts_words(tally: Tally) -> list[str]:
    """How many of each severity, and waived; no count of notes without any, since they may have been left out."""
    counts = {Severity.ERROR: tally.errors, Severity.WARNING: tally.warnings, Severity.NOTE: tally.notes}
    shown = (each for each in SEVERITY if counts[each] or each is not Severity.NOTE)
    return [f"{SEVERITY[each]} {counts[each]}" for each in shown] + ([f"已豁免 {tally.waived}"] if tally.waived else [])


def summary_words(tally: Tally) -> str:
    """How many documents, findings, and documents that could not be checked."""
    counts = "，".join(counts_words(tally))
    return f"共 {tally.documents} 份文件：{counts}" + (f"；{tally.failed} 份未能检查。" if tally.failed else "。")


def other_words(other: OtherReport) -> str:
    """A document that was held against: its role, what it is, how much agreed."""
    who = "，".join(each for each in (other.body, f"{other.year}年度" if other.year else "", other.note) if each)
    count = f"核对 {other.compared} 个数，一致 {other.agreed} 个" if other.compared else "没有可以对照的数"
    return f"{other.role} {other.path}{f'（{who}）' if who else ''}：{count}"


def states_words(coverage: Coverage) -> str:
    """How many items of the inspection sheet are in which state."""
    counts = Counter(item.state for item in coverage.inspection)
    return "，".join(f"{state} {counts[state]}" for state in ItemState if counts[state])


def scanned_words(coverage: Coverage) -> str:
    """Which pages were recognised, and how many readings are in doubt."""
    confirmed = sum(doubt.confirmed for doubt in coverage.doubts)
    count = f"第 {page_ranges(coverage.scanned)} 页是扫描页，文字由识别得来；识别存疑 {len(coverage.doubts)} 处"
    return f"{count}，其中 {confirmed} 处与勾稽关系相符" if confirmed else count


def page_ranges(pages: Sequence[int]) -> str:
    """Page numbers in order, neighbours as a range: 1、3-5."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "、".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
