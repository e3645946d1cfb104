"""原因没有写

检查什么
--------
“主要原因是”“主要是因为”之后应写出原因，不能直接以句号结束。

为什么
------
空着的原因是模板没有填。

错例
----
“决算数小于预算数的主要原因是：。”

正例
----
“主要原因是压缩差旅。”

不适用
------
冒号后另起一段写原因的；两数持平的。

依据
----
财政预决算领域基层政务公开标准目录第 8 项：增减变化要说明原因。
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
    basis=("disclosure_catalogue",),
    message="写了“{found}”而没有原因",
    hint="补写原因",
)

_EMPTY = re.compile(r"(?:主要原因[是为]|主要原因(?=[：:])|主要是因为|原因是)[：:]?(?=[。；]|无。|略。)")

_SAME = re.compile(r"(?:持平|一致|相同|相等)的?$")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each reason that is announced and not given."""
    for passage in passages(book):
        for found in _EMPTY.finditer(passage.text):
            if _SAME.search(passage.text, max(0, found.start() - 12), found.start()):
                continue
            yield wording_draft(passage, found, "原因")
