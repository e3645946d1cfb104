"""What a file is that is no disclosure of final accounts: a published budget, or the performance self-evaluation alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from juesuan.figures.width import compact
from juesuan.read.recognise.identity import arabic_years
from juesuan.read.recognise.items import Item, Line, lines_of, text_of
from juesuan.read.recognise.regions import find_report_title, find_title, title_index
from juesuan.read.recognise.titles import find_heading, section_index
from juesuan.standards.standards import Standards

BUDGET = "这是部门预算，不是部门决算"
EVALUATION = "这是绩效自评报告或自评表，不是部门决算；请用 --as-one 与同一份决算的说明和附表合在一起核对"

_BUDGET = re.compile(
    r"(?:部门|单位)预算|20\d\d年度?[^，。；决]{0,30}预算(?:信息)?(?:公开|编制|说明|报告|报表|表)|支预算(?:总|明细)?表"
)
_ACCOUNTS = re.compile(r"决算")
_REPORT = re.compile(r"绩效[^，。；]{0,12}(?:自评|评价)[^，。；]{0,12}(?:报告|表)(?:[（(].{0,8}[）)])?$")
_DISCLOSURE = re.compile(r"[^，。；]*决算(?!数)[^，。；]*")
_OF_REPORTS_TOO = frozenset({"duties", "structure", "evaluation"})
"""Sections that reports on performance have as well as narratives."""

_SHORT = 60
_COVER_LINES = 12


def refusal(items: Sequence[Item], body: str, standards: Standards) -> str:
    """Why the file is no disclosure, if it is known to be something else (Chinese); else ''."""
    titles = title_index(standards.form_sets.values())
    written = [found[1] for item in items if (found := find_title(item, body, titles))]
    if not any(_ACCOUNTS.search(title) for title in written) and is_budget(items):
        return BUDGET
    if not written and _is_evaluation(items, body, standards):
        return EVALUATION
    return ""


def is_budget(items: Iterable[Item]) -> bool:
    """True when more of the short lines speak of a budget of body or year than of final accounts."""
    lines = [arabic_years(line) for item in items for line in lines_of(item) if len(line) < _SHORT]
    return sum(bool(_BUDGET.search(line)) for line in lines) > sum(bool(_ACCOUNTS.search(line)) for line in lines)


def is_report_cover(items: Sequence[Item]) -> bool:
    """True when one of the first lines is the title of a report on performance, or of a sheet of it."""
    return any(_REPORT.search(line) for line in _cover(items))


def _is_evaluation(items: Sequence[Item], body: str, standards: Standards) -> bool:
    """The title of the report on a cover that has no word of final accounts, or tables of the report and no narrative on money."""
    if any(_DISCLOSURE.fullmatch(line) for line in _cover(items)):
        return False
    if is_report_cover(items):
        return True
    index = section_index(standards)
    found = (find_heading(item.text, body, index) for item in items if isinstance(item, Line))
    if any(each.section.section not in _OF_REPORTS_TOO and not each.section.part for each in found if each):
        return False
    forms = standards.form_sets["report"].forms
    return any(find_report_title(item, forms) for item in items)


def _cover(items: Sequence[Item]) -> list[str]:
    texts = (line for item in items for line in (lines_of(item) or [text_of(item)]) if len(line) <= _SHORT)
    return [compact(line) for line in islice(texts, _COVER_LINES)]
