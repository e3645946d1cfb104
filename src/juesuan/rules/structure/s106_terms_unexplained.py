"""用到的专用名词没有解释

检查什么
--------
决算说明中用到、各地格式要求解释的专用名词（基本支出、项目支出、“三公”经费、机关运行经费等），应在“名词解释”部分解释。

为什么
------
专用名词要解释，读者才看得懂。

错例
----
说明中多处用到“项目支出”，名词解释没有这一条。

正例
----
名词解释列有“项目支出”。

不适用
------
没有名词解释部分；说明中没有用到该名词。

依据
----
财政预决算领域基层政务公开标准目录第 8 项：对专业性较强的名词要解释。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.figures.place import Place
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.NOTE,
    group=Group.COMPLETENESS,
    since="0.2.0",
    basis=("disclosure_catalogue",),
    message="名词解释没有“{expected}”，而说明中用到了它",
    hint="在名词解释部分补充这一条",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each term that the narrative uses and the glossary does not explain."""
    glossary, narrative = (_text(book, part) for part in (Part.GLOSSARY, Part.NARRATIVE))
    if not glossary:
        return
    for term in book.standards.wording.glossary_terms:
        plain = term.replace("“", "").replace("”", "")
        if plain in narrative and plain not in glossary:
            place = Place(Part.GLOSSARY)
            yield Draft(facts=(), expected=term, found="无", places=(place,), mark=term)


def _text(book: FactBook, part: Part) -> str:
    text = "".join(each.text for section in book.disclosure.sections if section.part is part for each in section.paragraphs)
    return text.replace("“", "").replace("”", "")
