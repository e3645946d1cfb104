"""没有写部门职责

检查什么
--------
文件有概况部分和决算情况说明的，应当写明部门（单位）的职责。

为什么
------
不知道一个单位做什么，就读不懂它花了多少钱；职责是规定公开的内容。

错例
----
第一部分概况只有“二、机构设置”，全文没有说到职责。

正例
----
“一、部门职责”之下写明各项职责。

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
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.structure.profile import Wanted, lacking, no_profile

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.3.0",
    basis=("disclosure_catalogue",),
    message="概况部分没有写{expected}",
    hint="按公开格式补写",
)

_WANTED = Wanted(
    "duties",
    "部门（单位）职责",
    re.compile("职责|职能|负责|任务|宗旨"),
    re.compile("主要(?:职责|职能|任务)|(?:职责|职能)(?:是|为|包括|：)|主要负责|宗旨"),
)


def check(book: FactBook) -> Iterator[Draft]:
    """At most one draft: the duties are told nowhere in the profile."""
    return lacking(book, _WANTED)


def idle(book: FactBook) -> str:
    """Why the profile cannot be looked at."""
    return no_profile(book)
