"""缺少规定的说明内容

检查什么
--------
有公务接待费的，应说明批次和人次；有因公出国（境）费的，应说明团组数和人次；有公务用车费的，应说明保有量；应有“三公”经费的总数和比重，湖南、上海、江苏的格式还应有与上年的比较，机关运行经费及其比较，政府采购的总额，国有资产占用的说明。

为什么
------
这些内容是规定必须公开的。

错例
----
公务接待费 3.6 万元，没有写批次和人次。

正例
----
公务接待费 4.86 万元，接待 21 批次 168 人次。

不适用
------
没有该项支出；没有决算情况说明部分，或只是节选；文字的句式没有读懂（覆盖情况中列出）。

依据
----
财政预决算领域基层政务公开标准目录第 8 项。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.figures.place import Place
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.structure.narrative import filled_text, is_stated, key_of, stated_concepts
from juesuan.standards.wording import ObligationData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.2.0",
    basis=("disclosure_catalogue",),
    message="没有说明{expected}",
    hint="按公开格式补写",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each obligation of wording.yaml that applies and is met by no statement."""
    sections = {each.section for each in book.disclosure.sections if each.part is Part.NARRATIVE and each.section}
    if len(sections) < book.standards.wording.whole_narrative:
        return
    concepts = stated_concepts(book.disclosure)
    for obligation in book.standards.wording.obligations:
        if _applies(book, obligation) and not is_stated(book, obligation, concepts) and not _is_worded(book, obligation):
            severity = Severity.NOTE if obligation.note else None
            place = Place(Part.NARRATIVE, section=obligation.section)
            yield Draft(facts=(), expected=obligation.term, found="无", places=(place,), mark=obligation.term, severity=severity)


def _applies(book: FactBook, obligation: ObligationData) -> bool:
    """True in its form sets and sections, when the fact that calls for the statement, if any, is stated and not zero."""
    if obligation.form_sets and book.disclosure.identity.form_set not in obligation.form_sets:
        return False
    if obligation.sections and not _text(book, obligation):
        return False
    return not obligation.when or any(each.figure.amount for each in book.of(key_of(book, obligation.when)))


def _is_worded(book: FactBook, obligation: ObligationData) -> bool:
    text = _text(book, obligation)
    return any(re.search(word, text) for word in obligation.words)


def _text(book: FactBook, obligation: ObligationData) -> str:
    if not obligation.sections:
        return filled_text(book.disclosure)
    own = (
        each
        for each in book.disclosure.sections
        if each.part is Part.NARRATIVE and (each.section or "").startswith(obligation.sections)
    )
    return "".join(passage.text for section in own for passage in section.paragraphs)
