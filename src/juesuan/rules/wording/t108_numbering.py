"""标题编号缺号或重号

检查什么
--------
同一部分中“一、二、三”各级标题应依次编号，名词解释各条不应重号；缺的号正好由一个没有编号的标题补上的，只作提示（导出时常丢自动编号）。

为什么
------
编号不连，读者以为缺了一节。

错例
----
“一、”“二、”之后是“四、”；相连的两个标题都是“一、”。

正例
----
“一、”“二、”“三、”。

不适用
------
目录；只有一个标题的部分；绩效报告中从“一、”重新编起的（几份报告、几个附件相连）；没有识别出的标题。

依据
----
党政机关公文格式。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.figures.numerals import Ordinal, split_ordinal
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, TextSection
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.2.0",
    basis=("official_documents",),
    message="标题编号不连：“{found}”之前应有“{expected}”",
    hint="核对是否缺了一节，或重新编号",
)

_PARTS = (Part.PROFILE, Part.NARRATIVE, Part.REPORT)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each heading numbered 一、 that does not follow the one before; a note if unnumbered headings can fill the gap."""
    for part in _PARTS:
        last, between = 0, 0
        inside: set[int] = set()
        first: str | None = None
        opened: set[str] = set()
        for section in book.disclosure.sections:
            ordinal, _ = split_ordinal(section.heading)
            if section.part is not part:
                last = 0 if ordinal and ordinal.style == "part" else last
                continue
            if ordinal is None or ordinal.style == "part":
                between = between + 1 if ordinal is None and section.heading else 0
                last = 0 if ordinal else last
            elif section.section is None and not section.paragraphs and section.heading in opened:
                last, between, inside = ordinal.value, 0, set()
            elif ordinal.style == "comma":
                gap = set(range(last + 1, ordinal.value))
                again = ordinal.value == 1 == last and part is not Part.REPORT and section.section not in (None, first)
                if (again or ordinal.value not in (1, last + 1)) and last and not (gap and gap <= inside):
                    yield _draft(section, last + 1, filled=0 < ordinal.value - last - 1 <= between)
                last, between, inside, first = ordinal.value, 0, set(), section.section
                opened.add(section.heading)
            inside |= _numbers(section)
    yield from _repeated_terms(book)


def _repeated_terms(book: FactBook) -> Iterator[Draft]:
    """One draft for each term of the glossary that has the number of the one before."""
    last: Ordinal | None = None
    for section in book.disclosure.sections:
        for passage in section.paragraphs if section.part is Part.GLOSSARY else ():
            ordinal, _ = split_ordinal(passage.text)
            if ordinal and last and (ordinal.style, ordinal.value) == (last.style, last.value):
                term = re.split("[：:。]", passage.text)[0]
                yield Draft(facts=(), expected=f"第{last.value + 1}项", found=term, places=(passage.place,), mark=term)
            last = ordinal or last


def _numbers(section: TextSection) -> set[int]:
    """The numbers of paragraphs that begin like headings: sections whose title is not known."""
    ordinals = (split_ordinal(passage.text)[0] for passage in section.paragraphs)
    return {each.value for each in ordinals if each and each.style == "comma"}


def _draft(section: TextSection, expected: int, *, filled: bool) -> Draft:
    return Draft(
        facts=(),
        expected=f"第{expected}项",
        found=section.heading,
        places=(section.place,),
        mark=section.heading,
        severity=Severity.NOTE if filled else None,
    )
