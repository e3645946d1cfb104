"""“三公”经费分项缺一项

检查什么
--------
“三公”经费一节逐段说明因公出国（境）费、公务用车购置及运行维护费、公务接待费，说了其中两项，缺第三项的。

为什么
------
“三公”经费要分项公开；没有发生的一项也要写明没有。

错例
----
一节中有“1、因公出国（境）费支出决算为0万元”“3、公务用车购置费及运行维护费支出决算为41.96万元”两段，没有公务接待费。

正例
----
三项各有一段，为 0 的写 0。

不适用
------
没有逐段说明的；第三项写在同节别的一段里的；“三公”经费全部为 0 而不分项的。

依据
----
财政预决算领域基层政务公开标准目录第 8 项：“三公”经费要分项说明。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.figures.numerals import split_ordinal
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, TextSection
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.3.0",
    basis=("disclosure_catalogue",),
    message="“{of}”一节逐项说明，没有说{expected}",
    hint="补写这一项；没有发生的，写明为 0",
)

_ITEMS = {
    "因公出国（境）费": re.compile("因公出国"),
    "公务用车购置及运行维护费": re.compile("公务用车|公车"),
    "公务接待费": re.compile("公务接待|接待费"),
}
_BEGINS = 12
"""Within how many characters the item stands of which a paragraph tells."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each section that tells of two items in paragraphs of their own, and in none of the third."""
    for section in book.disclosure.sections:
        if section.part is Part.NARRATIVE and (section.section or "").startswith("three_public"):
            yield from _check_section(section)


def _check_section(section: TextSection) -> Iterator[Draft]:
    texts = [split_ordinal(passage.text)[1] for passage in section.paragraphs]
    own = [name for name, item in _ITEMS.items() if any(item.search(text[:_BEGINS]) for text in texts)]
    if len(own) != len(_ITEMS) - 1:
        return
    (missing,) = [name for name in _ITEMS if name not in own]
    others = [_ITEMS[name] for name in own]
    if not any(_ITEMS[missing].search(text) and not all(other.search(text) for other in others) for text in texts):
        yield Draft(
            facts=(), expected=missing, found="无", places=(section.place,),
            data={"of": section.heading}, mark=f"{section.section}:{missing}",
        )  # fmt: skip
