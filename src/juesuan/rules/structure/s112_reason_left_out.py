"""唯独这一项没有写原因

检查什么
--------
同一节中，多数项目在决算数与预算数不同时都写了原因，其中一两项没有写。

为什么
------
决算数与年初预算数的差异应当逐项说明原因；各项都写而独缺一项，多半是漏写。

错例
----
“三公”经费各项、各功能科目都写了“主要原因是…”，只有“公务用车运行维护费”一项写完完成率就结束了。

正例
----
每一项都写原因，或在各项之后统一说明。

不适用
------
完成率为 100% 的；其后分项说明的总数；没有预算数的；同一节写了原因的不到三项，或不到四分之三；原因写在紧接的下一段。

依据
----
财政预决算领域基层政务公开标准目录第 8 项：增减变化要说明原因。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence, TextSection
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.2.0",
    basis=("disclosure_catalogue",),
    message="同一节的其他各项都写了决算数与预算数不同的原因，这一项没有：“{found}”",
    hint="补写原因",
)

_COMPLETED = re.compile(r"完成[^，。；]{0,10}预算[^，。；]{0,4}?(\d[\d.]*)[%％]")
_AMOUNTS = re.compile(r"预算(?:数)?为?([\d.,]+)万元，(?:支出)?决算(?:数)?为?([\d.,]+)万元")
_REASON = re.compile(r"原因|由于|主要是|因为|受.{1,12}影响|得益于|[，。；：、（]因|所致|厉行节约|压减|严控|不可比|无法")
_LEAST = 3
_SHARE = (3, 4)
_WHOLE = re.compile(r"100(?:\.0+)?")
_PARTS = re.compile(r"其中|具体|如下|：$")
"""A total whose parts follow, each with its own reason."""
_MOST = 2


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph on one item that was not spent to the full, and whether it says why."""

    passage: Sentence
    found: re.Match[str]
    explained: bool


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each item without a reason among others that have one."""
    for section in book.disclosure.sections:
        if section.part is not Part.NARRATIVE:
            continue
        items = list(_items(section))
        bare = [item for item in items if not item.explained]
        explained = len(items) - len(bare)
        if 0 < len(bare) <= _MOST and explained >= _LEAST and explained * _SHARE[1] >= len(items) * _SHARE[0]:
            yield from (_draft(item) for item in bare)


def _items(section: TextSection) -> Iterator[_Item]:
    for number, passage in enumerate(section.paragraphs):
        found = _not_as_planned(passage.text)
        if found is None or _PARTS.search(passage.text):
            continue
        after = section.paragraphs[number + 1].text if number + 1 < len(section.paragraphs) else ""
        follows = bool(_REASON.search(after)) and not _not_as_planned(after)
        yield _Item(passage, found, bool(_REASON.search(passage.text)) or follows)


def _not_as_planned(text: str) -> re.Match[str] | None:
    """Where a paragraph tells of a budget that was not spent to the full, or overspent; None where it tells of none."""
    completed = _COMPLETED.search(text)
    if completed:
        return None if _WHOLE.fullmatch(completed[1]) else completed
    amounts = _AMOUNTS.search(text)
    return amounts if amounts and amounts[1] != amounts[2] else None


def _draft(item: _Item) -> Draft:
    place = quoted(item.passage, item.found.start(), item.found.end())
    return Draft(facts=(), expected="原因", found=item.found[0], places=(place,), mark=place.quote)
