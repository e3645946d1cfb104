"""一节文字说的是另一节的事

检查什么
--------
说明政府性基金、国有资本经营、社会保险基金的一节，文字只提到别的一类资金，没有提到本节的资金。

为什么
------
多半是复制了另一节的文字而没有改。

错例
----
“政府性基金预算支出情况”一节写“本单位无国有资本经营预算支出安排”。

正例
----
“政府性基金预算支出情况”一节写“本单位无政府性基金预算支出安排”。

不适用
------
文字两类都提到，或都没有提到。

依据
----
各地部门决算公开格式。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.2.0",
    basis=("form_sets",),
    message="“{of}”一节说的是“{found}”，没有提到“{expected}”",
    hint="改成本节应说的内容",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each section that speaks of another fund and never of its own."""
    about = {each.section: each.about for each in book.standards.sections.sections if each.about}
    words = tuple(dict.fromkeys(about.values()))
    for section in book.disclosure.sections:
        own = about.get(section.section or "")
        text = "".join(passage.text for passage in section.paragraphs)
        if not own or own in text:
            continue
        other = next((word for word in words if word in text), None)
        if other:
            passage = next(each for each in section.paragraphs if other in each.text)
            start = passage.text.find(other)
            yield Draft(
                facts=(),
                expected=own,
                found=other,
                places=(quoted(passage, start, start + len(other)), section.place),
                data={"of": section.heading},
                mark=f"{section.section}:{other}",
            )
