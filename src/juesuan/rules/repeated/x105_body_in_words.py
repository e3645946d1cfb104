"""单位概况几处说法不一致

检查什么
--------
单位的机构规格（正处级等）、公益类别、预算级次，在第一部分和自评报告等处写了不止一次的，各处必须一致。

为什么
------
这些是同一个单位的同一项事实，只有一种说法是对的。

错例
----
第一部分写“本单位为正处级公益一类事业单位”，自评报告的单位基本情况写“本单位为副处级公益一类事业单位”。

正例
----
两处都写“正处级公益一类事业单位”。

不适用
------
只写了一处的；说的是下属单位、内设机构或领导职务的；“事业单位”与“公益一类事业单位”这样一处详、一处略的。

依据
----
财政预决算领域基层政务公开标准目录第 8 项：公开部门（单位）概况；同一事实只有一个说法。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import FactKey
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("disclosure_catalogue",),
    message="{subject}几处说法不一致：一处写“{expected}”，一处写“{found}”",
    hint="核对机构编制文件，各处改成一致",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each thing said of the body in two ways."""
    for concept in book.standards.profile.single:
        key = FactKey(concept, book.disclosure.identity.year)
        stated = book.texts.get(key, ())
        first, other = (stated[0], next((each for each in stated if each[1] != stated[0][1]), None)) if stated else (None, None)
        if first and other:
            yield Draft(
                facts=(key,),
                expected=first[1].text,
                found=other[1].text,
                places=(other[0].place, first[0].place),
            )
