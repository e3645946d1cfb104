"""没有写机构设置

检查什么
--------
文件有概况部分和决算情况说明的，应当写明机构设置（内设机构、决算单位构成或人员情况）。

为什么
------
决算包括哪些单位，是规定公开的内容；不知道有几个单位，就不知道数字是谁的。

错例
----
第一部分概况只写职责，没有机构设置一节，也没有说到内设机构或所属单位。

正例
----
“二、机构设置”之下写明内设机构和所属单位；没有的，写明没有。

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
    "structure",
    "机构设置",
    re.compile("机构|内设|编制|科室|所属|下属|(?:单位|部门)构成|处室|独立核算"),
    re.compile(
        r"内设|编制(?:人?数|人员)?\d|(?:科室|处室|机构)(?:\d|[一二三四五六七八九十]+个)|(?:下属|所属)单位\d|(?:单位|部门)(?:决算)?构成|独立核算"
    ),
)


def check(book: FactBook) -> Iterator[Draft]:
    """At most one draft: the structure is told nowhere in the profile."""
    return lacking(book, _WANTED)


def idle(book: FactBook) -> str:
    """Why the profile cannot be looked at."""
    return no_profile(book)
