"""词语重复

检查什么
--------
同一个词语（两个字以上，或“的”“了”等单字）、同一个分句紧接着写了两遍。

为什么
------
多半是修改模板时留下的重复。

错例
----
“一般公共预算财政拨款支出减少减少32.91万元”；“与上年相比，与上年相比，减少…”；“占76.4%，占76.4%，”。

正例
----
“减少32.91万元”。

不适用
------
前引号后的名称与紧接的词重复（缺后引号，见 T103）；后一个词与后文组成固定名称（“本单位单位价值50万元以上”中的“单位价值”）；单字分属前后两个词（“目的的”“为了了解”）；叠用的数量词（“一项一项”）。

依据
----
党政机关公文的文字要求。
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
    message="词语重复：“{found}”",
    hint="删去重复的词语",
)

_ENDS = ("目的", "存在", "现在", "参与", "行为", "作为", "认为", "成为")
_BEGINS = ("了解", "了结", "及时", "在职", "在编", "在岗", "在建", "在册", "在线", "和谐", "和平", "为期", "是否", "与会")
"""Words in which a particle is no word of its own: 以营利为目的|的单位, 为了|了解."""

_DOUBLED = re.compile(r"([\u4e00-\u9fff“”]{2,10}[，、：]?)\1|([的了在和为是与及])\2|(20\d\d年度?)\3|([^，。；：、]{4,40}[，；])\4")

_FIGURES = re.compile(r"[\d.,%％万亿元、，；]")
_LEAST_WORDS = 2
"""Least characters of a clause beside its figures; 0.00万元，0.00万元， is a list."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each wording that stands twice in a row."""
    wording, names = book.standards.wording, _project_names(book)
    for passage in passages(book):
        for found in _DOUBLED.finditer(passage.text):
            second = (found.start() + found.end()) // 2
            if passage.text[: found.start()].endswith("“") and "”" not in passage.text[found.start() :].split("“")[0]:
                continue  # a quoted name whose closing quote is missing (T103), then a word that repeats its end
            if found[4] and len(_FIGURES.sub("", found[4])) < _LEAST_WORDS:
                continue
            if found[0] in wording.may_double or passage.text.startswith(tuple(wording.compounds), second):
                continue
            if passage.text[:second].endswith(names):
                continue  # a project's name, then a word that repeats its end: 招商专项|专项资金
            if found[1] and found[1].startswith("一") and len(found[1]) == 2:
                continue
            if found[2] and (passage.text[:second].endswith(_ENDS) or passage.text.startswith(_BEGINS, second)):
                continue
            yield wording_draft(passage, found, found[0][: len(found[0]) // 2])


def _project_names(book: FactBook) -> tuple[str, ...]:
    return tuple({name for key in book.keys("expenditure") if (name := key.member("project"))})
