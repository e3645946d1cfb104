"""年份过时

检查什么
--------
“截至…年12月31日”“截至…年末”的年份，标题中的年度，“与…年度相比”的年份，段首“…年度收入支出总计”“本部门…年度政府采购支出”等的年份，“…年度决算数小于预算数”的年份，是否与决算年度相符。

为什么
------
沿用上年文本时常常忘改年份。

错例
----
2024 年度决算中写“截至2023年12月31日”；“与2022年度相比”。

正例
----
“截至2024年12月31日”；“与2023年度相比”。

不适用
------
职责、沿革、文号中的年份；公开日期；与本年数同段并列的上年数；上年评价结果的应用和整改。

依据
----
决算反映本年度情况；文字说明必须与年度一致。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.figures.numerals import split_ordinal
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import headings, passages, wording_draft

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.1.0",
    basis=("form_sets",),
    message="年份与决算年度不符：“{found}”，应为{expected}年",
    hint="改成正确的年份，并核对同句的数字是否也是上年的",
)

_DATE = re.compile(r"(?<![与比较同])截[至止](?:到)?(20\d\d)年(?:12月31日|底|末|年末|年底)")
_COMPARED = re.compile(r"(?:与|比|较|同)(20\d\d)年度?(?:决算)?(?:数)?(?:相比|比较|持平|[，,]|增|减|下降|上升|降低|多|少)")
_STATED = re.compile(
    r"(?:^|(?<=[。；：）、.]))(20\d\d)年度?(?:本|我)?(?:部门|单位|局|委|办)?[，,]?"
    r"(?:收入支出总计|收、支总计|收支总计|本年收入合计|本年支出合计|财政拨款收|(?:一般公共预算)?财政拨款(?:基本|项目)?支出|政府采购支出总额|政府采购金额|“三公”经费财政拨款)"
)
_BUDGET = re.compile(
    r"与(20\d\d)年度?[^，。；]{0,20}年初预算(?:数)?[\d.,]*万?元?相比，完成"
    r"|(20\d\d)年度?[^，。；\d]{0,24}决算数(?:大于|小于|高于|低于)(?:年初|全年|调整)?预算数"
    r"|纳入[^，。；]{0,30}?(20\d\d)年度?(?:部门|单位)?决算编制范围"
)
"""Wordings that are about the reporting year alone: its budget, its accounts."""
_OPENING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]{1,2})*(?:[^，。；：\d与比较同至到对自从]{2,30})?(20\d\d)年度?(?:末|底)?，?[^，。；：]{0,16}"
    r"(?:收入|支出|决算|财政拨款|经费|采购|车辆|资产|会议费|培训费|公务接待|因公出国)"
)
"""The year with which a paragraph on the accounts begins, where it names no other."""
_TOLD = re.compile(r"\d|无|没有|未")
_LONGEST_TITLE = 30
_TITLE = re.compile(r"(20\d\d)年度?[^，。；]{0,20}(?:决算|绩效)(?![^，。；]*(?:应用|整改|批复))")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each year that should be the reporting year, or the one before it, and is not."""
    year = book.disclosure.identity.year
    for passage in passages(book):
        if passage.place.part in (Part.NARRATIVE, Part.PROFILE):
            yield from _wrong(passage, _BUDGET, year)
        if passage.place.part in (Part.NARRATIVE, Part.REPORT):
            yield from _wrong(passage, _DATE, year)
            yield from _wrong(passage, _COMPARED, year - 1)
            if all(int(found[1]) != year for found in _STATED.finditer(passage.text)):
                yield from _wrong(passage, _STATED, year)
        if passage.place.part is Part.NARRATIVE and _of_last_year(passage.text, year):
            yield from _wrong(passage, _OPENING, year)
    for heading in (*headings(book), *_part_titles(book)):
        yield from _wrong(heading, _TITLE, year)


def _part_titles(book: FactBook) -> Iterator[Sentence]:
    """The titles of parts that stand on the line below their number (第三部分)."""
    for section in book.disclosure.sections:
        ordinal, rest = split_ordinal(section.heading)
        if ordinal and ordinal.style == "part" and not rest:
            yield from (passage for passage in section.paragraphs[:1] if len(passage.text) < _LONGEST_TITLE)


def _of_last_year(text: str, year: int) -> bool:
    """True when a paragraph opens with the year before, is not told of already, and names the reporting year nowhere."""
    found = _OPENING.match(text)
    if found is None or not _TOLD.search(text, found.start(1) + 4):
        return False
    return int(found[1]) == year - 1 and str(year) not in text and not _STATED.match(text)


def _wrong(passage: Sentence, pattern: re.Pattern[str], year: int) -> Iterator[Draft]:
    for found in pattern.finditer(passage.text):
        if int(found[found.lastindex or 1]) != year:
            yield wording_draft(passage, found, str(year))
