"""说了问题没有说原因

检查什么
--------
标题写明“原因分析”的一节，应当说出原因；只写问题、没有一处说到原因的列出，写得较长的只作提示。

为什么
------
自评要求分析原因；标题写着原因，内容只有问题，整改无从着手。

错例
----
“七、存在的问题及原因分析”之下只有“资产管理制度还需进一步健全。”一句。

正例
----
“资产盘点不及时，主要是由于专职人员不足。”

不适用
------
写明没有问题的；标题没有写“原因”的；内容为空的（见 S113）。

依据
----
项目支出绩效评价管理办法：未完成绩效目标的要分析原因。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, TextSection
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="“{of}”一节没有说原因：“{found}”",
    hint="写明问题产生的原因",
)

_HEADING = re.compile("问题[^。]{0,6}原因|原因分析")
_CAUSE = re.compile(r"原因|由于|因|导致|造成|致使|所致|使得|源于|缘于|在于|归结|鉴于|受[^，。；]{1,20}(?:影响|制约|限制)|影响")
_NONE = re.compile("无|没有[^，。]{0,6}问题|未发现|不存在|不涉及")
_SHORT = 80


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each section on problems and causes whose text names no cause; a note where the text is long."""
    for section in book.disclosure.sections:
        text = "".join(passage.text for passage in section.paragraphs)
        if section.part is not Part.REPORT or not _HEADING.search(section.heading) or not text:
            continue
        if not _CAUSE.search(text) and not _NONE.match(text):
            yield _draft(section, text)


def _draft(section: TextSection, text: str) -> Draft:
    return Draft(
        facts=(),
        expected="原因",
        found=text[:40],
        places=(section.paragraphs[0].place,),
        data={"of": section.heading},
        mark=section.heading,
        severity=Severity.NOTE if len(text) > _SHORT else None,
    )
