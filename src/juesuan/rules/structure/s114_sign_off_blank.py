"""签字栏空着

检查什么
--------
绩效报告的附表之下有“填表人”“填报日期”“联系电话”“单位负责人签字”等栏而整行没有填写的，逐处列出。

为什么
------
表由谁填、何时填、由谁负责，是公开这几栏的用意；整行空着，报出的表没有人负责。

错例
----
“填表人：　　填报日期：　　联系电话：　　单位负责人签字：”。

正例
----
“填表人：陈立　填报日期：2025年5月8日　联系电话：0731-22880000　单位负责人签字：”。

不适用
------
已经填写其中任何一栏的（签字可能在纸上）；决算公开表和绩效报告以外的文字；只有一栏的。

依据
----
各地部门整体支出、项目支出绩效自评表的公开格式。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="签字栏没有填写：“{found}”",
    hint="填写填表人、日期、联系电话，由单位负责人签字",
)

_LABEL = (
    r"(?:填(?:表|报)(?:人|日期|时间)|制表人|经办人|联系(?:人|电话|方式)|电话|日期|复核人|审核人"
    r"|(?:单位|部门|财务|项目)?(?:主要)?负责人(?:（?签[字章名]?）?)?)"
)
_BLANK = re.compile(rf"(?:{_LABEL}(?:（(?:签[字章名]|盖章|公章)）)?[：:]?){{2,8}}")
_COLON = re.compile("[：:]")
_FILLED_IN_BY = re.compile("填表|填报|制表|经办")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each line of the report that holds two labels or more of a sign-off, and nothing else."""
    for passage in passages(book):
        if passage.place.part != Part.REPORT or not _FILLED_IN_BY.search(passage.text):
            continue
        if _BLANK.fullmatch(passage.text) and len(_COLON.findall(passage.text)) > 1:
            yield Draft(facts=(), expected="填写", found=passage.text, places=(passage.place,), mark=passage.text)
