"""目录与正文不一致

检查什么
--------
目录列出的各条在正文中都有，序号与正文相同、没有重号，次序与正文一致；正文的一级标题目录中都有；目录注有页码的，各条的页码与正文相差一致。

为什么
------
目录与正文对不上，多半是改了一处没有改另一处，或者漏了一节。

错例
----
目录列“八、国有资本经营预算支出决算情况说明”，正文没有这一节；目录写“十、机关运行经费支出说明”，正文是“十一、机关运行经费支出说明”。

正例
----
目录与正文逐条一致（“情况”“说明”“的”等字的有无不计）。

不适用
------
没有目录；目录中有一半以上在正文中找不到（正文在别的文件）；标题写法略有不同的；页码大多数对不上的（不是这一版的页码）。

依据
----
各地部门决算公开格式：目录。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.structure.contents import Contents, Heading, contents_of

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.3.0",
    basis=("form_sets",),
    message="目录与正文不一致：应为“{expected}”，{found}",
    hint="按正文改正目录，或补上正文缺少的一节",
)

_ALIKE = 0.7
_LEAST_PAGES = 3


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each entry without its heading, heading without an entry, other ordinal, other order or other page."""
    contents = contents_of(book.disclosure)
    if contents is None:
        return
    found = {entry: _matching(entry, contents.body) for entry in contents.entries}
    if 2 * sum(bool(each) for each in found.values()) <= len(found):
        return
    apart = any(each.place.spot.file for each in book.disclosure.tables)
    for entry, headings in found.items():
        if apart and entry.ordinal and entry.ordinal.style == "part":
            continue  # tables in a file of their own have no heading of their part
        if not headings and entry.ordinal and not _nearly(entry, contents.body):
            yield _draft(entry, entry.text, "正文中没有")
        elif _renumbered(entry, headings):
            yield _draft(headings[0], entry.text, f"正文写作“{headings[0].text}”", entry)
    yield from _repeated(found)
    yield from _unlisted(contents)
    yield from _pages(found)


def idle(book: FactBook) -> str:
    """Why there is nothing to hold against another."""
    return "" if contents_of(book.disclosure) else "文件没有目录"


def _matching(entry: Heading, body: Sequence[Heading]) -> list[Heading]:
    if entry.ordinal and entry.ordinal.style == "part":
        parts = [each for each in body if each.ordinal and each.ordinal.style == "part"]
        return [each for each in parts if each.form == entry.form or (each.ordinal == entry.ordinal and not each.form)] or [
            each for each in body if each.form == entry.form
        ]
    return [each for each in body if each.form == entry.form]


def _nearly(entry: Heading, body: Sequence[Heading]) -> bool:
    """True when a heading differs so little that it is the same one, worded otherwise."""
    if not entry.form:
        return True
    return any(
        entry.form in each.form
        or (each.form and each.form in entry.form)
        or SequenceMatcher(None, entry.form, each.form).ratio() > _ALIKE
        for each in body
        if each.ordinal and entry.ordinal and each.ordinal.value == entry.ordinal.value
    )


def _renumbered(entry: Heading, headings: Sequence[Heading]) -> bool:
    """True when the heading stands in the body under other numbers of the same style only."""
    own = [each for each in headings if each.ordinal and entry.ordinal and each.ordinal.style == entry.ordinal.style]
    return bool(own) and all(each.ordinal != entry.ordinal for each in own)


def _repeated(found: Mapping[Heading, Sequence[Heading]]) -> Iterator[Draft]:
    """The entries with the number of the one before, unless the body numbers so too, of which T108 tells."""
    for before, entry in pairwise(found):
        one, two = before.ordinal, entry.ordinal
        in_body = any(each.ordinal == two for each in found[entry]) and any(each.ordinal == one for each in found[before])
        if one and two and one.style == "comma" and one == two and before.part is entry.part and not in_body:
            yield _draft(entry, entry.text, f"与“{before.text}”同号")


def _unlisted(contents: Contents) -> Iterator[Draft]:
    """The headings 一、 of the narrative that the list leaves out, where it names most of them."""
    listed = {each.form for each in contents.entries if each.part in (Part.CONTENTS, Part.NARRATIVE)}
    headings = [
        each for each in contents.body
        if each.part is Part.NARRATIVE and each.ordinal and each.ordinal.style == "comma" and each.place.section == each.text
    ]  # fmt: skip
    missing = [each for each in headings if each.form not in listed and not _nearly(each, contents.entries)]
    if missing and 2 * sum(each.form in listed for each in headings) > len(headings):
        yield from (_draft(each, each.text, "目录中没有") for each in missing)


def _pages(found: dict[Heading, list[Heading]]) -> Iterator[Draft]:
    """The entries whose page is not as far from the printed one as that of the others."""
    apart = {
        entry: {each.place.spot.page - entry.page for each in headings if each.place.spot.page is not None}
        for entry, headings in found.items()
        if entry.page is not None and headings
    }
    apart = {entry: offsets for entry, offsets in apart.items() if offsets}
    counts = Counter(offset for offsets in apart.values() for offset in offsets)
    if not counts:
        return
    offset, agreed = counts.most_common(1)[0]
    if agreed < _LEAST_PAGES or 3 * agreed < 2 * len(apart):
        return
    for entry, offsets in apart.items():
        if offset not in offsets:
            page = min(offsets) - offset + (entry.page or 0)
            yield _draft(entry, f"{entry.text} 第{page}页", f"目录写作第{entry.page}页")


def _draft(at: Heading, expected: str, found: str, also: Heading | None = None) -> Draft:
    places = (at.place, *((also.place,) if also else ()))
    return Draft(facts=(), expected=expected, found=found, places=places, mark=at.text)
