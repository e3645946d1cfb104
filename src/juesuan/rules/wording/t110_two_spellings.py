"""同一名称两种写法

检查什么
--------
书名号中的名称，只差一个字的，多半是同一名称写错了一处。

为什么
------
名称前后不一致，读者不知是否同一事物。

错例
----
一处写《京株快讯》，一处写《京珠快讯》。

正例
----
各处都写《云沪信息》。

不适用
------
名称不足三个字；长短不同；并列在一起的几个名称；法律的名称（会计法、审计法）；只差数字、年份，或“预”与“决”、“上”与“下”、“省”与“市”等有意区分的字。

依据
----
党政机关公文的文字要求。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from juesuan.figures.place import Place
from juesuan.figures.width import prose_form
from juesuan.findings.finding import Group, Severity
from juesuan.model.value import Text
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.2.0",
    basis=("official_documents",),
    message="同一名称两种写法：“{expected}”与“{found}”",
    hint="核对正确的名称，各处改成一致",
)

_TITLE = re.compile(r"《([^《》]{3,30})》")
_LISTED = re.compile(r"《[^《》]+》(?:（[^（）]*）)?(?:[、，]?[和与及以]{0,2}《[^《》]+》(?:（[^（）]*）)?)+")
_LAW = re.compile(r"(?<!办)法$")
_DIGIT = re.compile(r"[\d一二三四五六七八九十年]")
_OPPOSITES = {frozenset(pair) for pair in ("预决", "上下", "前后", "左右", "东西", "南北", "大小", "新旧", "正副", "甲乙", "收支")}
_OPPOSITES |= {frozenset(pair) for pair in ("内外", "男女", "中小", "党团")}
_OPPOSITES |= {frozenset(pair) for pair in ("国省", "省市", "省县", "省区", "市县", "市区", "县区", "县乡", "区镇", "乡镇")}
"""Characters that tell two titles apart on purpose: 预算 and 决算, part one and two, levels of government."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each pair of titles that differ in one character."""
    found, listed = _titles(book), _listed(book)
    names = sorted(found, key=lambda name: -len(found[name]))
    for number, name in enumerate(names):
        for other in names[number + 1 :]:
            if _one_apart(name, other) and frozenset((name, other)) not in listed and not _LAW.search(name):
                yield Draft(
                    facts=(),
                    expected=name,
                    found=other,
                    places=(*found[other], *found[name][:3]),
                    mark="|".join(sorted((name, other))),
                )


def _titles(book: FactBook) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for passage in passages(book):
        for name in _TITLE.findall(passage.text):
            found[name].append(passage.place)
    for statement in book.disclosure.statements:
        if isinstance(statement.value, Text) and statement.place.table:
            for name in _TITLE.findall(prose_form(statement.value.text)):
                found[name].append(statement.place)
    return found


def _listed(book: FactBook) -> set[frozenset[str]]:
    """The pairs of titles that stand side by side in a list, and so are two."""
    runs = (_TITLE.findall(run[0]) for passage in passages(book) for run in _LISTED.finditer(passage.text))
    return {frozenset(pair) for names in runs for pair in combinations(names, 2)}


def _one_apart(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and frozenset(apart[0]) not in _OPPOSITES and not any(_DIGIT.match(char) for char in apart[0])
