"""唯独这一项“三公”经费没有与上年比较

检查什么
--------
“三公”经费中有的项目写了与上年相比的增减，另有支出不为零的项目（因公出国（境）费、公务用车运行维护费、公务接待费）没有写。

为什么
------
各项应按同一格式写；别的项目写了而独缺一项，多半是漏写，读者看不出这项支出是增是减。

错例
----
公务接待费写了“与上年相比减少6.12万元”，公务用车运行维护费只写了预算、决算和完成率。

正例
----
每一项都写“与上年相比增加（减少）…”，或者都不写。

不适用
------
支出为零的项目；所有项目都没有与上年比较的；在别的段落里写了该项上年数或增减的。

依据
----
各地部门决算公开格式：“三公”经费逐项说明与上年相比的增减。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.model.key import FactKey
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.2.0",
    basis=("form_sets",),
    message="“三公”经费的其他项目写了与上年相比的增减，{subject}没有",
    hint="补写该项与上年相比的增减额、增减幅度和原因",
)

_NAMED = {"abroad": re.compile("出国"), "vehicles_running": re.compile("公务用?车"), "reception": re.compile("接待费")}
"""The items, with the words by which a paragraph is known to speak of them."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each item that was spent on and not compared, where another is."""
    year = book.disclosure.identity.year
    compared = re.compile(rf"上年|去年|同比|上一年|{year - 1}")
    texts = [each.text for each in passages(book) if each.place.part == Part.NARRATIVE]
    items = {item: _final(book, item) for item in _NAMED}
    told = {item for item, word in _NAMED.items() if any(word.search(text) and compared.search(text) for text in texts)}
    for item, final in items.items():
        if final and item not in told and any(items[other] for other in told):
            key = FactKey("three_public", year, members=(("three_item", item),))
            yield Draft(facts=(key,), expected="与上年相比的增减", found="无", places=(final.statement.place,))


def _final(book: FactBook, item: str) -> Evidence | None:
    """What was spent on an item as the narrative states it; None where that is nothing."""
    key = FactKey("three_public", book.disclosure.identity.year, members=(("three_item", item),))
    stated = [each for each in book.of(key) if each.statement.place.part == Part.NARRATIVE]
    return stated[0] if stated and all(each.figure.amount for each in stated) else None
