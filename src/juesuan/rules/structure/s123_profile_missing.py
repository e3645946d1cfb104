"""没有写部门职责或机构设置

检查什么
--------
文件有概况部分和决算情况说明的，应当写明部门（单位）职责和机构设置（或决算单位构成、人员情况）。

为什么
------
职责和机构设置是规定公开的内容；不知道做什么、有几个单位，就读不懂花了多少钱。

错例
----
第一部分概况只写职责，没有机构设置一节，全文也没有说到内设机构或所属单位。

正例
----
“一、部门职责”“二、机构设置”各有内容；没有内设机构的，写明没有。

不适用
------
没有概况部分；节选；标题不同而内容写到的。

依据
----
财政预决算领域基层政务公开标准目录第 8 项：部门（单位）概况。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.3.0",
    basis=("disclosure_catalogue",),
    message="概况部分没有写{expected}",
    hint="按公开格式补写",
)

_DUE = {
    "部门（单位）职责": re.compile("职责|职能|负责|任务|宗旨"),
    "机构设置": re.compile("机构|内设|编制|科室|所属|下属|(?:单位|部门)构成|处室|独立核算"),
}


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each of the two that a profile with text says nothing of."""
    if not _is_whole(book):
        return
    profile = [section for section in book.disclosure.sections if section.part is Part.PROFILE]
    text = "".join(passage.text for section in profile for passage in section.paragraphs)
    filled = {section.section for section in profile if section.paragraphs}
    names = {"部门（单位）职责": "duties", "机构设置": "structure"}
    for name, words in _DUE.items():
        if names[name] not in filled and not words.search(text):
            yield Draft(facts=(), expected=name, found="无", places=(profile[0].place,), mark=name)


def idle(book: FactBook) -> str:
    """Why the profile cannot be looked at."""
    return "" if _is_whole(book) else "文件没有概况部分，或只是节选"


def _is_whole(book: FactBook) -> bool:
    """True with a profile and a narrative."""
    sections = {each.section for each in book.disclosure.sections if each.part is Part.NARRATIVE and each.section}
    profile = any(each.part is Part.PROFILE for each in book.disclosure.sections)
    return profile and len(sections) >= book.standards.wording.whole_narrative
