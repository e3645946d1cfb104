"""标点重复或相连

检查什么
--------
逗号、句号、顿号、分号、冒号重复，或两个不同的点号相连。

为什么
------
多半是删改后留下的标点。

错例
----
“占15.45%，，因公出国”；“压缩开支、，节约经费”；“如下：。”。

正例
----
省略号“……”、破折号“——”，引号、括号后的标点。

不适用
------
省略号和破折号。

依据
----
标点符号用法的一般规则；党政机关公文的文字要求。
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
    group=Group.FORM,
    since="0.1.0",
    basis=("official_documents",),
    message="标点重复或相连：“{found}”",
    hint="只留一个标点",
)

_DOUBLED = re.compile(r"[，。、；：,;][，。、；：,;]+")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each run of points."""
    for passage in passages(book):
        for found in _DOUBLED.finditer(passage.text):
            yield wording_draft(passage, found, found[0][-1])
