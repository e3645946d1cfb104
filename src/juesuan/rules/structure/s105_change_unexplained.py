"""增减变化没有说明原因

检查什么
--------
说明中写了比上年增减、决算数大于或小于预算数的，同一段或紧接的一段应说明原因。

为什么
------
增减变化要说明原因，是公开的规定内容。

错例
----
“年初预算36.00万元，支出决算36.93万元，决算数大于年初预算数。”之后没有原因。

正例
----
“决算数大于年初预算数的主要原因是缴存基数调整。”

不适用
------
增减为 0、持平；只列分项增减而在后文统一说明原因的。

依据
----
财政预决算领域基层政务公开标准目录第 8 项：“三公”经费等增减变化要说明原因。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence, TextSection
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.2.0",
    basis=("disclosure_catalogue",),
    message="写了“{found}”而没有说明原因",
    hint="补写增减的原因",
    status="preview",
)

_CHANGED = re.compile(
    r"决算数?(?:大于|高于|小于|低于)(?:年初|全年|调整)?预算数?"
    r"|(?:比|较|与)(?:上年|20\d\d年)度?(?:决算)?数?(?:相比)?，?[^，。；]{0,14}?(?:增加|减少|增长|下降)(?!0(?:\.0+)?万元)\d[\d.,]*万元"
)
_REASON = re.compile(r"原因|由于|主要是|因为|系|受.{1,12}影响|得益于|[，。；：、]因|，为|用于|所致")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each paragraph that tells of a change where neither it nor what follows in the section says why."""
    for section in book.disclosure.sections:
        if section.part is Part.NARRATIVE:
            yield from _check_section(section)


def _check_section(section: TextSection) -> Iterator[Draft]:
    texts = [passage.text for passage in section.paragraphs]
    for number, passage in enumerate(section.paragraphs):
        changed = _CHANGED.search(passage.text)
        if changed and not any(_REASON.search(text) for text in (passage.text, *texts[number + 1 :])):
            yield _draft(passage, changed)


def _draft(passage: Sentence, changed: re.Match[str]) -> Draft:
    place = quoted(passage, changed.start(), changed.end())
    return Draft(facts=(), expected="原因", found=changed[0], places=(place,), mark=place.quote)
