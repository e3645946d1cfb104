"""封面没有单位名称或年度

检查什么
--------
目录（或第一部分）之前有封面的，封面应当写出单位名称和决算年度，年度与决算年度相符。

为什么
------
读者凭封面知道是谁、哪一年的决算。

错例
----
封面只有“部门决算”四字，没有年度；2024 年度决算的封面写“2023年度部门决算”。

正例
----
封面写“云溪市人民政府驻上海联络处”“2024年度部门决算”。

不适用
------
没有封面；节选；封面是图片的。

依据
----
各地部门决算公开格式：封面。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from juesuan.figures.width import compact
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Disclosure, Part, Sentence
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.3.0",
    basis=("form_sets",),
    message="封面的{of}应为“{expected}”，写作“{found}”",
    hint="改正封面",
)

_ACCOUNTS = re.compile("决算")
_YEAR = re.compile(r"(20\d\d)年(?:度|(?=[^\d月]|$))")
_LONGEST = 40
_LINES = 8


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for a year that lacks or is another, one for a name that lacks."""
    cover = cover_of(book.disclosure)
    text = "".join(compact(line.text) for line in cover)
    if not cover:
        return
    identity, years = book.disclosure.identity, _YEAR.findall(text)
    if str(identity.year) not in years and (years or str(identity.year) not in text):
        yield _draft(cover, "年度", str(identity.year), years[0] if years else "无")
    body = compact(identity.body)
    if body and body not in text:
        yield _draft(cover, "单位名称", identity.body, "无")


def idle(book: FactBook) -> str:
    """Why there is no cover to look at."""
    return "" if cover_of(book.disclosure) else "文件没有封面，或只是节选"


def cover_of(disclosure: Disclosure) -> Sequence[Sentence]:
    """The lines before the contents list or the first part, when they are those of a cover."""
    first = next(iter(disclosure.sections), None)
    lines = first.paragraphs if first and first.part is Part.OTHER and not first.heading else ()
    fits = 0 < len(lines) <= _LINES and all(len(line.text) <= _LONGEST for line in lines)
    return lines if fits and any(_ACCOUNTS.search(line.text) for line in lines) else ()


def _draft(cover: Sequence[Sentence], of: str, expected: str, found: str) -> Draft:
    return Draft(facts=(), expected=expected, found=found, places=(cover[0].place,), data={"of": of}, mark=of)
