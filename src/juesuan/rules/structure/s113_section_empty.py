"""标题下没有内容

检查什么
--------
决算情况说明的一级标题之下应当有文字、表或下一级标题；二级标题之下，同级的其他标题都有文字的，也应当有。

为什么
------
只有标题没有内容，等于这一项没有公开。

错例
----
“十二、政府采购支出说明”之后紧接“十三、国有资产占用情况说明”。

正例
----
没有此项内容的，也写一句“本单位2024年度无政府采购支出”。

不适用
------
没有编号的标题；全文都没有说到的（见 S103）；标题之下有表或图的；目录。

依据
----
财政预决算领域基层政务公开标准目录第 8 项；各地部门决算公开格式。
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from juesuan.figures.numerals import split_ordinal
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, TextSection
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.structure.narrative import filled_text, is_stated, stated_concepts

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.2.0",
    basis=("disclosure_catalogue", "form_sets"),
    message="“{found}”之下没有内容",
    hint="补写内容；没有此项的，写明没有",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each section of which no instance (contents list or body) has anything below its heading."""
    sections = [each for each in book.disclosure.sections if each.part is Part.NARRATIVE]
    stated = {statement.place.section for statement in book.disclosure.statements}
    filled = {one.section for one, after in pairwise((*sections, None)) if one and _is_filled(one, after)}
    told: set[str] = set()
    text = filled_text(book.disclosure)
    whole = len([section for section in filled if section]) >= book.standards.wording.whole_narrative
    for section in sections if whole else ():
        if _style(section) != "comma" or section.section is None or section.section in filled | told or section.heading in stated:
            continue
        told.add(section.section)
        if not _is_missing(book, section, text):
            yield Draft(facts=(), expected="说明文字", found=section.heading, places=(section.place,), mark=section.section)
    if whole:
        yield from _bare_below(sections, stated)


def _bare_below(sections: Sequence[TextSection], stated: Container[str | None]) -> Iterator[Draft]:
    """One draft for each heading （一） without anything below it, where others of its level have a text."""
    level = [(one, after) for one, after in pairwise((*sections, None)) if one and _style(one) == "bracket"]
    texts = {one.heading for one, _ in level if one.paragraphs}
    for one, after in level:
        bare = not one.paragraphs and (after is None or _style(after) in ("bracket", "comma", "part"))
        if bare and texts and one.heading not in texts and one.heading not in stated:
            yield Draft(facts=(), expected="说明文字", found=one.heading, places=(one.place,), mark=one.heading)


def _is_missing(book: FactBook, section: TextSection, text: str) -> bool:
    """True when S103 says of the section's subject that it is stated nowhere."""
    obligations = [each for each in book.standards.wording.obligations if any(word in section.heading for word in each.words)]
    concepts = stated_concepts(book.disclosure)
    return any(not any(word in text for word in each.words) and not is_stated(book, each, concepts) for each in obligations)


def _is_filled(section: TextSection, after: TextSection | None) -> bool:
    """True with text of its own, or a heading of a lower level below it."""
    lower = after is not None and _style(after) not in ("comma", "part")
    return bool(section.paragraphs) or lower


def _style(section: TextSection) -> str:
    ordinal, _ = split_ordinal(section.heading)
    return ordinal.style if ordinal else ""
