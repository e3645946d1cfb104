"""“主要用于”之后没有写用途

检查什么
--------
“主要用于”之后应当是用途：直接断句，或者接“一是……了……”这样已经做完的事（多半是从总结中剪来的），列出来。

为什么
------
用途没有写，钱花在哪里就不知道。

错例
----
“项目支出38.46万元，主要用于。”；“主要用于一是建好了招商引资队伍。”

正例
----
“主要用于招商活动的场租和差旅。”；“主要用于：一是场租；二是差旅。”

不适用
------
冒号后另起一段写用途的；“主要用于一是场租，二是差旅”这样写出用途的。

依据
----
各地部门决算公开格式：说明资金用途。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, wording_draft

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.2.0",
    basis=("form_sets",),
    message="“主要用于”之后没有写用途：“{found}”",
    hint="写出资金的具体用途",
)

_LEFT_OUT = re.compile(
    r"主要用于[：:]?(?=[。；，、])|主要用于(?:[一1]是|第一[，、]|[（(]?[一1][）)、.])[^，。；：]{2,18}(?<![为除到])了(?![解结])[^，。；]{0,12}"
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each purpose that is announced and not given."""
    for passage in passages(book):
        if "主要用于" in passage.text:
            for found in _LEFT_OUT.finditer(passage.text):
                yield wording_draft(passage, found, "用途")
