"""下级标题用了上级的序号

检查什么
--------
“（一）”之下的小标题应当用“1.”，不应又用“一、”；这样的小标题作为提示列出，一节一条。

为什么
------
公文的层次序数依次为“一、”“（一）”“1.”“（1）”；倒用了，读者分不清哪一级属于哪一级。

错例
----
“（一）整体支出绩效情况”之下的小标题写“一、政治引领”“二、服务大局”。

正例
----
“（一）整体支出绩效情况”之下写“1.政治引领”“2.服务大局”。

不适用
------
下一个“一、”级标题的号数接着上一个的（就是上级标题）；只有一个的；有冒号或成段的文字。

依据
----
党政机关公文格式：结构层次序数。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.figures.numerals import split_ordinal
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence, TextSection
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.NOTE,
    group=Group.FORM,
    since="0.2.0",
    basis=("official_documents",),
    message="“{of}”之下的小标题用了上级的序号：“{found}”",
    hint="“（一）”之下用“1.”，再下用“（1）”",
)

_LONGEST = 30


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each section headed （一） with two headings or more numbered 一、 and 二、 below it."""
    for section in book.disclosure.sections:
        ordinal, _ = split_ordinal(section.heading)
        if section.part not in (Part.NARRATIVE, Part.REPORT) or ordinal is None or ordinal.style != "bracket":
            continue
        found = list(_higher(section))
        if len(found) > 1 and [number for number, _ in found[:2]] == [1, 2]:
            yield Draft(
                facts=(),
                expected=f"1.{split_ordinal(found[0][1].text)[1]}",
                found=found[0][1].text,
                places=tuple(passage.place for _, passage in found),
                data={"of": section.heading},
                mark=section.heading,
            )


def _higher(section: TextSection) -> Iterator[tuple[int, Sentence]]:
    for passage in section.paragraphs:
        ordinal, rest = split_ordinal(passage.text)
        if ordinal and ordinal.style == "comma" and len(rest) < _LONGEST and "：" not in rest:
            yield ordinal.value, passage
