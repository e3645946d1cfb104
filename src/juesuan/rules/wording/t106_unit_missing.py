"""数字缺少单位或百分号

检查什么
--------
“支出决算为…”后的金额缺少“万元”（或写成“万”），“完成预算的…”后的比率缺少“%”。

为什么
------
没有单位的数读不出大小。

错例
----
“支出决算为247.8，完成预算的96.4。”

正例
----
“支出决算为247.8万元，完成预算的96.4%。”

不适用
------
表中的数（单位在表头）；金额为 0 的（“年初预算数为0，无法计算百分比”）。

依据
----
党政机关公文的文字要求。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.model.statement import Flaw
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, wording_draft

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.1.0",
    basis=("official_documents",),
    message="{subject}缺少{expected}：“{found}”",
    hint="补上单位或百分号",
)

_NO_YUAN = re.compile(r"(?:预算|决算|支出|收入|经费|金额|总额)(?:数)?(?:为|共计|合计)?\d[\d,]*(?:\.\d+)?[万亿](?=[，。；、])")
_MISSING = {Flaw.NO_UNIT: "单位", Flaw.NO_PERCENT: "百分号"}


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each statement whose phrase lacks its unit or percent sign."""
    for statement in book.disclosure.statements:
        for flaw in statement.flaws:
            if flaw in _MISSING:
                yield Draft(
                    facts=statement.keys[:1],
                    expected=_MISSING[flaw],
                    found=statement.place.quote,
                    places=(statement.place,),
                )
    for passage in passages(book):
        for found in _NO_YUAN.finditer(passage.text) if passage.place.part is Part.NARRATIVE else ():
            yield replace(wording_draft(passage, found, "“元”"), data={"subject": "金额"})
