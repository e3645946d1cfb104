"""模板残留

检查什么
--------
模板中供选择或填写的文字没有处理：“增加（减少）”“调增（减）”“XX局”“××万元”“一个一级项目支出一张”等；标题中的“部门（单位）”只作一条提示。

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

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from juesuan.findings.finding import Group, Severity
from juesuan.prose.template import parse_template, to_pattern
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, wording_draft

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.1.0",
    basis=("form_sets",),
    message="模板文字没有处理：“{found}”",
    hint="选定一种说法，或填上实际内容",
)


_LONGEST_TITLE = 40


@lru_cache(maxsize=4)
def _pattern(templates: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(to_pattern(parse_template(text), "") for text in templates))


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each wording that a template left open; one note for all titles that name both department and unit."""
    wording = book.standards.wording
    pattern, of_titles = _pattern(wording.residue), _pattern(wording.residue_titles)
    titles: list[Draft] = []
    for passage in passages(book):
        for found in pattern.finditer(passage.text):
            yield wording_draft(passage, found, "选定的说法")
        if len(passage.text) <= _LONGEST_TITLE:
            titles += [wording_draft(passage, found, "选定的说法") for found in of_titles.finditer(passage.text)]
    if titles:
        places = tuple(place for draft in titles for place in draft.places)
        yield replace(titles[0], places=places, severity=Severity.NOTE)
