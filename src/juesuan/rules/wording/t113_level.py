"""部门和单位混称

检查什么
--------
部门决算的说明自称“本部门”，单位决算的说明自称“本单位”；全文都这样称而有少数几处称作另一种的，合为一条列出。部门决算中称“本单位”的只作提示，因为部门本级也是单位。

为什么
------
部门包括本级和所属单位，单位只是自己；混称使读者不知道数字是谁的，也多半是从别的文件抄来的。

错例
----
单位决算中写“截至2024年12月31日，本部门共有车辆2辆”，其余各处都是“本单位”。

正例
----
单位决算中各处都写“本单位”。

不适用
------
另一种说法更多的（没有所属单位的部门常这样写）；“本部门、本单位”“本部门及所属单位”等并提的；表下的注和名词解释；没有说到收支和数量的段落。

依据
----
各地部门决算公开格式：部门决算、单位决算分别编制。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import DocumentKind, Part
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.3.0",
    basis=("form_sets",),
    message="{of}中自称“{found}”，应为“{expected}”",
    hint="改成与封面一致的称呼，并核对同一段的数字",
)

_WORDS = {DocumentKind.DEPARTMENT: ("本部门", "本单位"), DocumentKind.UNIT: ("本单位", "本部门")}
_ACCOUNTS = re.compile(r"\d|支出|经费|收入|采购")
"""What a paragraph tells of that is on the accounts: elsewhere a department may well speak of itself as a unit."""
_NAME = r"(?<![、及和与或（]){word}(?![、及和与或）（]|本级|所属|预算单位|单位|各)"


def check(book: FactBook) -> Iterator[Draft]:
    """One draft with all places of the other word."""
    kind = book.disclosure.identity.kind
    if kind not in _WORDS:
        return
    right, other = _WORDS[kind]
    sections = [section for section in book.disclosure.sections if section.part is Part.NARRATIVE]
    passages = [each for section in sections for each in section.paragraphs if _ACCOUNTS.search(each.text)]
    mine = sum(len(re.findall(_NAME.format(word=right), each.text)) for each in passages)
    pattern = re.compile(_NAME.format(word=other))
    places = [quoted(each, found.start(), found.end()) for each in passages for found in pattern.finditer(each.text)]
    if places and mine >= len(places):
        severity = Severity.NOTE if kind is DocumentKind.DEPARTMENT else None
        yield Draft(
            facts=(), expected=right, found=other, places=tuple(places), data={"of": kind.value}, mark=other, severity=severity
        )
