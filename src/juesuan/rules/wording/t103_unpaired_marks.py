"""引号、括号不成对

检查什么
--------
每一段、每个标题中，引号、括号、书名号、方括号是否成对。

为什么
------
少一半的引号或括号，常常意味着改动时丢了文字。

错例
----
“年初预算项目“驻京工作经费专项资金，年中执行调减0万元”（有前引号，没有后引号）。

正例
----
“‘三公’经费（财政拨款）支出”。

不适用
------
在同一节的别的段落中配上对的（跨段引用，或分段有误）；编号“1）”的半个括号。

依据
----
标点符号用法的一般规则；党政机关公文的文字要求。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.1.0",
    basis=("official_documents",),
    message="“{found}”没有配对",
    hint="补上缺少的一半，或删去多余的一半",
)

_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "【": "】", "〔": "〕"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_MARK = re.compile(f"[{''.join((*_PAIRS, *_CLOSERS))}]")
_LABEL = re.compile(r"(?:^|(?<=[。；：，、]))(?:\d{1,2}|[一二三四五六七八九十]{1,3})）")


_SHOWN = 5
"""At most so many places of one mark in one paragraph are shown."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each mark that stands in a paragraph without its other half, however often."""
    for section in book.disclosure.sections:
        if section.part is Part.CONTENTS:
            continue
        passages = (Sentence(section.heading, section.place), *section.paragraphs)
        marks = {mark for mark, _ in unpaired("".join(passage.text for passage in passages))}
        for passage in passages if marks else ():
            alone: dict[str, list[int]] = {}
            for mark, position in unpaired(passage.text):
                alone.setdefault(mark, []).append(position)
            yield from (_draft(passage, mark, positions) for mark, positions in alone.items() if mark in marks)


def unpaired(text: str) -> list[tuple[str, int]]:
    """The marks without their other half and where they stand; half brackets of numbering are not counted."""
    marks = [(match[0], match.start()) for match in _MARK.finditer(text)]
    if not marks:
        return []
    labels = {match.end() - 1 for match in _LABEL.finditer(text)} if "）" in text else set()
    opened: dict[str, list[int]] = {opener: [] for opener in _PAIRS}
    alone: list[tuple[str, int]] = []
    for char, position in marks:
        if char in _PAIRS:
            opened[char].append(position)
        elif opened[_CLOSERS[char]]:
            opened[_CLOSERS[char]].pop()
        elif position not in labels:
            alone.append((char, position))
    alone += [(opener, position) for opener, positions in opened.items() for position in positions]
    return sorted(alone, key=lambda each: each[1])


def _draft(passage: Sentence, mark: str, positions: list[int]) -> Draft:
    places = tuple(quoted(passage, position, position + 1) for position in positions[:_SHOWN])
    return Draft(
        facts=(),
        expected=_PAIRS.get(mark) or _CLOSERS[mark],
        found=mark,
        places=places,
        mark=f"{mark}{places[0].quote}",
    )
