"""The year of a figure in a sentence: “2023年度支出5万元，2024年度支出4万元”, “比上年决算数5万元减少1万元”.

A year that opens a clause is what the figures behind it speak of, until another is named. A year behind 比, 与 and the like
only lends itself to a figure that follows in the same clause, before any word of change.
"""

from __future__ import annotations

import re

_YEAR = re.compile(
    r"(?P<named>20\d\d)年度?(?!初|末|底|\d{1,2}月|结[转余])"
    r"|(?P<prior>上年度?|上一年度?|去年)(?!初|末|底|结[转余])"
    r"|(?P<own>本年度?|今年|当年)(?!初|末|底|收入|支出|结[转余])"
)
_FIRST = re.compile(r"(?:[^，；]{0,4}[、.．）])?20\d\d年")
_COMPARING = re.compile(r"[比较与和同跟]$")
_OPENING = re.compile(r"(?:^|[，,；;：:（。])(?:其中|而)?$|^[^，；]{0,4}[、.．）]$")
_TURNING = re.compile(r"[，,；;。：]|相比|比较|持平|一致|增|减|下降|上升|提高|降低|多|少")


def year_at(sentence: str, position: int, year: int, *, compares: bool = False) -> int:
    """The year that a figure at a position of the sentence belongs to; the reporting year unless another is named.

    A figure that ``compares`` two years belongs to the reporting year, unless the sentence opens with another and names no more.
    """
    if compares and (str(year) in sentence[:position] or not _FIRST.match(sentence)):
        return year
    topic = year
    near = None
    before = sentence[:position]
    for found in _YEAR.finditer(before):
        named = int(found["named"]) if found["named"] else year - 1 if found["prior"] else year
        lead = before[max(0, found.start() - 8) : found.start()]
        near = (named, found.end())
        if not _COMPARING.search(lead) and (named == year or _OPENING.search(lead)):
            topic = named
    if near and not _TURNING.search(before, near[1]):
        return near[0]
    return topic
