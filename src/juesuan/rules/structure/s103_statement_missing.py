"""缺少规定的说明内容

检查什么
--------
有公务接待费的，应说明批次和人次；有因公出国（境）费的，应说明团组数和人次；有公务用车费的，应说明保有量；有“一般性支出情况说明”一节的，在湖南还应说明节庆、晚会、论坛、赛事活动（没有的写明没有，缺的只作提示）；应有“三公”经费、机关运行经费、政府采购、国有资产占用、预算绩效的说明。

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

from collections.abc import Iterator

from juesuan.figures.place import Place
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.model.key import FactKey
from juesuan.model.pattern import parse_pattern
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.structure.narrative import filled_text
from juesuan.standards.structs import ObligationData

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
    stated = {(key.concept, key.year) for statement in book.disclosure.statements for key in _facts(statement.keys)}
    year = book.disclosure.identity.year
    text = filled_text(book.disclosure)
    for obligation in book.standards.wording.obligations:
        met = any((concept, year) in stated for concept in obligation.concepts) or any(word in text for word in obligation.words)
        if not met and _is_owed(book, obligation, sections) and _applies(book, obligation):
            severity = Severity.NOTE if obligation.note else None
            place = Place(Part.NARRATIVE, section=obligation.section)
            yield Draft(facts=(), expected=obligation.term, found="无", places=(place,), mark=obligation.term, severity=severity)


def _is_owed(book: FactBook, obligation: ObligationData, sections: set[str]) -> bool:
    """True when the document has the section and the region to which the obligation belongs."""
    region = book.standards.form_set(book.disclosure.identity.form_set).region
    return obligation.within in ("", *sections) and obligation.region in ("", region)


def _facts(keys: tuple[object, ...]) -> Iterator[FactKey]:
    for key in keys:
        if isinstance(key, FactKey):
            yield key


def _applies(book: FactBook, obligation: ObligationData) -> bool:
    """True when there is no condition, or the fact that calls for the statement is stated and not zero."""
    if not obligation.when:
        return True
    key = parse_pattern(obligation.when).complete(book.standards.concepts, book.disclosure.identity.year)
    return any(each.figure.amount for each in book.of(key))
