"""写全部完成绩效目标而自评表扣了分

检查什么
--------
文中写“全部完成绩效目标”“绩效目标全部完成”，而自评表有指标的得分低于分值的，列出来。

为什么
------
扣分说明这一项没有完全达到目标，两处说法不一。

错例
----
文中写“全部完成绩效目标”，自评表“培训人次”分值 10 分、得分 8 分。

正例
----
文中写“基本完成绩效目标”，或自评表各项都是满分。

不适用
------
没有自评表；没有写全部完成，或者同一句又说了例外（除个别指标外、部分指标未达预期）；说的是某个项目，而扣分的是别的表。

依据
----
项目支出绩效评价管理办法：自评结果应当真实、客观。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence
from juesuan.performance.sheets import Indicator, Sheet
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="文中写“{found}”，而自评表（{sheet}）的{of}",
    hint="写明哪些目标没有完全达到，或核对得分",
)

_ALL = re.compile(
    r"(?<![不未非])全部(?:完成|实现|达成)了?(?:年初|年度|预期|预定|既定|设定|各项|的){0,4}绩效目标"
    r"|绩效目标(?:已|均已)?全部(?:完成|实现|达成)"
)
_LIMITED = re.compile(r"除[^，。；]{1,20}外|个别|部分|基本|大部|未达|未完成|没有达到|偏差")
"""Words by which the same sentence takes back that it was all of them."""
_ORDINAL = r"(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．])?"
_OF_ONE = re.compile(rf"^{_ORDINAL}[^，。；：]{{2,30}}项目(?:绩效自评)?(?:综述|情况)?[：:。]")
"""A paragraph that begins with the name of one project."""
_OF_EACH = re.compile(r"(?:各|所有|全部|[\d一二两三四五六七八九十]个)(?:预算)?项目|项目(?:支出)?(?:\d|均|都)")
_SHOWN = 3


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for the first passage that says so, with the indicators of one sheet that lost points."""
    texts = [each for each in passages(book) if each.place.part in (Part.NARRATIVE, Part.REPORT)]
    said = ((each, found) for each in texts if (found := _said(each.text)))
    meant = ((*each, sheet) for each in said for sheet in _meant(book, *each) if any(one.lost for one in sheet.indicators))
    passage, found, sheet = next(meant, (None, None, None))
    if passage is None or found is None or sheet is None:
        return
    lost = [each for each in sheet.indicators if each.lost]
    cells = [each.cells["score"] for each in lost[:_SHOWN]]
    yield Draft(
        facts=tuple(cell.keys[0] for cell in cells),
        expected="与得分一致的说法",
        found=found[0],
        places=(quoted(passage, found.start(), found.end()), *(cell.place for cell in cells)),
        data={"sheet": book.standards.member_term("sheet", sheet.name), "of": "、".join(map(_told, lost[:_SHOWN]))},
    )


def _said(text: str) -> re.Match[str] | None:
    """Where a text says that all goals were reached, and its sentence takes nothing back."""
    for found in _ALL.finditer(text):
        start, end = text.rfind("。", 0, found.start()) + 1, text.find("。", found.end())
        if not _LIMITED.search(text[start : end if end >= 0 else len(text)]):
            return found
    return None


def _meant(book: FactBook, passage: Sentence, found: re.Match[str]) -> list[Sheet]:
    """The sheets that a passage speaks of: those of the projects it names, of all projects where it says so, else every one."""
    before, heading = passage.text[: found.end()], passage.place.section or ""
    projects = [each for each in book.sheets if each.name != "overall"]
    named = [each for each in projects if each.name in before or each.name in heading]
    if named:
        return named
    sentence = before[before.rfind("。", 0, found.start()) + 1 :]
    if _OF_EACH.search(sentence):
        return projects
    return [] if "项目" in sentence or _OF_ONE.match(before) else list(book.sheets)


def _told(indicator: Indicator) -> str:
    return f"“{indicator.name}”分值{indicator.figure('weight')}、得分{indicator.figure('score')}"
