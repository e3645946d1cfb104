"""“一是、二是”缺号或重号

检查什么
--------
一段文字（或一节各段连起来）中“一是、二是、三是”应从“一是”开始、依次而下。

为什么
------
缺号多半是整段复制时漏了开头，或删改后没有重编。

错例
----
“主要用于全面落实工作定位。二是着力强队伍。三是着力优管理。”（没有“一是”）

正例
----
“一是抓学习。二是抓纪律。三是抓组织。”

不适用
------
“一是一、二是二”等成语；前一段已有“一是”的续段。

依据
----
党政机关公文的文字要求。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.figures.numerals import chinese_number
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Sentence, TextSection
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.2.0",
    basis=("official_documents",),
    message="“{found}”之前没有“{expected}”",
    hint="补上缺少的一项，或重新编号",
)

_MARK = re.compile(r"(?<![第统唯之万单专同划归合周期初])([一二三四五六七八九十])是(?!一[、，。；]|二[、，。；]|不是|”)")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each run of marks that does not begin with 一是, or leaves one out."""
    for section in book.disclosure.sections:
        yield from _check_section(section)


def _check_section(section: TextSection) -> Iterator[Draft]:
    runs: list[int] = []
    for passage in section.paragraphs:
        marks = list(_MARK.finditer(passage.text))
        if marks and chinese_number(marks[0][1]) not in (1, *(last + 1 for last in runs)):
            runs = [last for last in runs[-1:] if last < chinese_number(marks[0][1])]
        for mark in marks:
            number = chinese_number(mark[1])
            outer = next((level for level in reversed(range(len(runs))) if runs[level] + 1 == number), None)
            if number == 1:
                runs.append(1)
            elif outer is None:
                yield _draft(passage, mark, (runs or [0])[-1] + 1)
                runs = [number]
            else:
                runs[outer:] = [number]


def _draft(passage: Sentence, mark: re.Match[str], expected: int) -> Draft:
    place = quoted(passage, mark.start(), mark.end())
    tens, ones = divmod(expected, 10)
    word = f"{'十' if tens else ''}{'一二三四五六七八九'[ones - 1] if ones else ''}"
    return Draft(facts=(), expected=f"{word}是", found=mark[0], places=(place,), mark=f"{mark[0]}{place.quote}")
