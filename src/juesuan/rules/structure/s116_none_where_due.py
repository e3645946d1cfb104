"""该说明的一节只写了“无”

检查什么
--------
绩效自评结果的应用和公开情况一节，应当写明怎样应用、在哪里公开，不能只写“无”。

为什么
------
自评结果应当应用，也应当公开；只写“无”，等于没有应用、没有公开。

错例
----
“九、自评结果拟应用和公开情况”之下只写“无。”。

正例
----
“自评结果作为下一年度预算安排的参考，随决算在门户网站公开。”

不适用
------
“其他需要说明的问题”等可以没有的内容。

依据
----
项目支出绩效评价管理办法：评价结果的应用与公开。
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
    since="0.2.0",
    basis=("evaluation_rules",),
    message="“{of}”一节只写了“{found}”",
    hint="写明自评结果怎样应用、何时在何处公开",
)

_NONE = re.compile("(?:暂?无|没有|不涉及)[。；]?")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each section that must say something and begins with a paragraph that says there is nothing."""
    due = book.standards.wording.never_none
    for section in book.disclosure.sections:
        if section.part is not Part.REPORT or section.section not in due or not section.paragraphs:
            continue
        first = section.paragraphs[0]
        if _NONE.fullmatch(first.text):
            yield Draft(
                facts=(), expected="应用和公开的情况", found=first.text, places=(first.place,),
                data={"of": section.heading}, mark=section.section,
            )  # fmt: skip
