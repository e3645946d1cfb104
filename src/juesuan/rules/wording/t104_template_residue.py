"""模板残留

检查什么
--------
模板中供选择或填写的文字没有处理：“增加（减少）”“调增（减）”“XX局”“××万元”“一个一级项目支出一张”等；标题中的“部门（单位）”只作一条提示。同一处残留多于五处的合为一条；整份没有填写的模板只报一条。

为什么
------
没有选定的说法读不出意思，也说明没有核对过。

错例
----
“年中执行调增（减）0万元”；“比上年增加（减少）2.50万元”。

正例
----
“年中执行调减0万元”；“比上年减少2.50万元”。

不适用
------
名词解释中解释格式的文字。

依据
----
各地部门决算公开格式（模板）。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, wording_draft
from juesuan.rules.wording.residue import is_unfilled, residue_pattern, residues

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.1.0",
    basis=("form_sets",),
    message="模板文字没有处理：“{found}”",
    hint="选定一种说法，或填上实际内容",
)

_LONGEST_TITLE = 40
_MOST = 5
"""Most places of one wording that are findings of their own; more are one finding, with the first of them."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each wording left open, for one that stands often, or for a whole template; a note for all titles with both words."""
    found = [wording_draft(passage, match, "选定的说法") for passage, match in residues(book)]
    if is_unfilled(book):
        words = f"整份文件（{len(found)}处）"
        yield replace(_together(found), expected="填写好的文件", found=words, mark="模板")
        return
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in found:
        groups[draft.found].append(draft)
    for wording, drafts in groups.items():
        often = len(drafts) > _MOST
        yield from [replace(_together(drafts), found=f"{wording}（{len(drafts)}处）", mark=wording)] if often else drafts
    yield from _titles(book)


def _titles(book: FactBook) -> Iterator[Draft]:
    """One note for all titles that name both department and unit."""
    pattern = residue_pattern(book.standards.wording.residue_titles)
    titles = [passage for passage in passages(book) if len(passage.text) <= _LONGEST_TITLE]
    drafts = [wording_draft(passage, found, "选定的说法") for passage in titles for found in pattern.finditer(passage.text)]
    if drafts:
        yield replace(drafts[0], places=tuple(place for draft in drafts for place in draft.places), severity=Severity.NOTE)


def _together(drafts: Sequence[Draft]) -> Draft:
    """The first of the drafts with the places of the first few."""
    return replace(drafts[0], places=tuple(place for draft in drafts[:_MOST] for place in draft.places))
