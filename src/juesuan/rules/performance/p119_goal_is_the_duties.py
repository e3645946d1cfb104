"""年度目标照抄单位职责

检查什么
--------
自评表的年度总体目标（预期目标）每一句都照抄文中写的单位职责（两句以上）的，列出来。

为什么
------
职责说明单位管什么事，年年相同；目标要说明这一年、这个项目做到什么，照抄职责就无从判断完成了没有。

错例
----
招商项目的年度目标写“承担招商引资联络工作。协助做好流动党员管理服务工作。承办交办的其他工作。”，与职责一字不差。

正例
----
招商项目的年度目标写“签约三个项目，拜访企业二十家”。

不适用
------
没有写职责；目标只有一句；有一句不是职责。

依据
----
项目支出绩效评价管理办法：绩效目标与项目相关，细化、可衡量。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.figures.place import Place
from juesuan.figures.width import compact
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence
from juesuan.model.value import Text
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="自评表（{sheet}）的年度总体目标照抄了单位职责",
    hint="写出本年度要做到的事项和数量",
)

_END = re.compile(r"[。；;]")
_OF_DUTIES = re.compile(r"主要职[能责]|职能是|职责是|职责为")
_SHORT = 8
"""Fewest characters of a sentence that is copied, and not the same by chance."""
_LEAST = 2


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each sheet whose goal is made of sentences of the duties alone."""
    duties = [(compact(each.text), each) for each in passages(book) if _tells_duties(each)]
    for sheet in book.sheets:
        goal = sheet.own.get("goal")
        if goal is None or not isinstance(goal.value, Text):
            continue
        sentences = [each for each in map(compact, _END.split(goal.value.text)) if each]
        if len(sentences) < _LEAST or any(len(each) < _SHORT for each in sentences):
            continue
        copied = next((each for text, each in duties if sentences[0] in text), None)
        if copied and all(any(sentence in text for text, _ in duties) for sentence in sentences):
            yield Draft(
                facts=(goal.keys[0],),
                expected="本年度的目标",
                found=goal.value.text[:40],
                places=(goal.place, _place(copied, sentences[0])),
                data={"sheet": book.standards.member_term("sheet", sheet.name)},
            )


def _tells_duties(passage: Sentence) -> bool:
    return passage.place.part == Part.PROFILE or (passage.place.part == Part.REPORT and bool(_OF_DUTIES.search(passage.text)))


def _place(passage: Sentence, sentence: str) -> Place:
    start = max(0, passage.text.find(sentence))
    return quoted(passage, start, start + len(sentence))
