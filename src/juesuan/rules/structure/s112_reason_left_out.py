"""唯独这一项没有写原因

检查什么
--------
文中三处以上的决算数与预算数不同（或与上年不同），其余各处都写了原因，只有一处没有写。“三公”经费自成一类。

为什么
------
决算数与年初预算数、与上年数的差异应当逐项说明原因；各项都写而独缺一项，多半是漏写。

错例
----
“三公”经费各项、各功能科目都写了“决算数小于预算数的主要原因是…”，只有“公务用车运行维护费”一项写完完成率就结束了。

正例
----
每一项都写原因，或在各项之后统一说明。

不适用
------
完成率为 100% 的，增减为 0 的，预算和决算都是 0 的；其后分项说明的总数；没有预算数的；没有写原因的不止一处；同一差异在别处写了原因（总数下只有这一项）；“三公”经费、会议费、培训费与上年的增减；原因写在紧接的下一段。

依据
----
财政预决算领域基层政务公开标准目录第 8 项：增减变化要说明原因。
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

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
    message="其他各项都写了不同的原因，这一项没有：“{found}”",
    hint="补写原因",
)

_COMPLETED = re.compile(
    r"完成[^，。；]{0,10}预算[^，。；]{0,4}?(\d[\d.]*)[%％]"
    r"|预算(?:数)?为?(?P<budget>[\d.,]+)万元，(?:支出)?决算(?:数)?为?(?P<final>[\d.,]+)万元(?!，[^。；]{0,8}完成)"
)
_CHANGED = re.compile(
    r"(?:比|较|与)(?:上年|20\d\d年)度?(?:决算)?数?(?:相比)?，?[^，。；]{0,14}?(?:增加|减少|增长|下降)(?!0(?:\.0+)?万元)\d[\d.,]*万元"
)
_REASON = re.compile(
    r"原因|由于|主要是|因为|受.{1,12}影响|得益于|[，。；：、（]因|所致|厉行节约|压减|严控"
    r"|[，。；][^，。；]{0,24}(?:上年(?:度)?|本年(?:度)?)(?:无|没有|未)"
)
_NO_BUDGET = re.compile(r"(?:由于|因)[^，。；]{0,6}年初预算(?:数)?为?0(?:\.0+)?(?:万元)?")
"""Why there is no rate; not why there was spending."""
_WHOLE = re.compile(r"100(?:\.0+)?")
_PARTS = re.compile(r"其中|具体|如下|：$")
"""A total whose parts follow, each with its own reason."""
_LIST = re.compile("如下[：:。]?$")
_OPENS_PARTS = re.compile("(?:其中|如下)[：:。]?$")
"""A paragraph of its own that opens the parts of the total before it."""
"""A total whose parts follow, with reasons or without."""
_ENOUGH = 3
"""Fewest items that show that the document gives a reason for each."""
_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)万元")
_ZERO = re.compile(r"0(?:\.0+)?")
_BUDGETS = re.compile(r"决算数?(?:大于|小于|高于|低于)")
_SAME = re.compile(r"，?[^，。；]{0,10}(?:持平|一致|相同|相等)")


class _Kind(Struct, frozen=True):
    """What wants a reason: the difference told in a paragraph, in which sections, and where the talk of it ends (None: nowhere)."""

    different: Callable[[str], re.Match[str] | None]
    sections: re.Pattern[str]
    end: re.Pattern[str] | None


class _Item(Struct, frozen=True):
    """A difference told in a paragraph, and whether it says why."""

    passage: Sentence
    found: re.Match[str]
    explained: bool

    @property
    def told(self) -> tuple[str, ...]:
        """The last amount before the difference, and the difference itself."""
        return (*_AMOUNT.findall(self.passage.text, 0, self.found.start())[-1:], self.found[0])


def check(book: FactBook) -> Iterator[Draft]:
    """A draft for the one difference (a whole and its only part are one) without a reason among others of its kind that have one.

    The same difference told and explained elsewhere (the only part of a whole) needs none.
    """
    sections = [section for section in book.disclosure.sections if section.part is Part.NARRATIVE]
    for kind in _KINDS:
        items = [item for each in sections if kind.sections.match(each.section or "") for item in _items(each, kind)]
        told = {item.told for item in items if item.explained}
        bare = [item for item in items if item.told not in told]
        if len({item.told for item in bare}) == 1 and len(items) >= _ENOUGH:
            yield _draft(bare[-1])


def _items(section: TextSection, kind: _Kind) -> Iterator[_Item]:
    texts = [passage.text for passage in section.paragraphs]
    for number, passage in enumerate(section.paragraphs):
        found = kind.different(passage.text)
        if found is None or _LIST.search(passage.text):
            continue
        following = texts[number + 1 :]
        whole = _PARTS.search(passage.text) or any(_OPENS_PARTS.search(text) for text in following[:1])
        after = following if whole else [text for text in following[:1] if not kind.different(text)]
        explained = _is_explained(passage.text, found, kind.end) or any(_REASON.search(text) for text in after)
        yield _Item(passage, found, explained)


def _is_explained(text: str, found: re.Match[str], end: re.Pattern[str] | None) -> bool:
    """True when a reason stands before the difference, or after it and before the paragraph goes on to what is another matter."""
    turn = end.search(text, found.end()) if end else None
    own = text[: turn.start()] if turn else text
    if turn and (again := _BUDGETS.search(text, turn.end())):
        own += text[again.start() :]
    return bool(_REASON.search(_NO_BUDGET.sub("", own)))


def _not_as_planned(text: str) -> re.Match[str] | None:
    """Where a paragraph tells of a budget that was not spent to the full, or overspent; None where it tells of none."""
    found = _COMPLETED.search(text)
    if found is None:
        return None
    as_planned = (
        _WHOLE.fullmatch(found[1]) and not _unplanned(text, found.start()) if found[1] else found["budget"] == found["final"]
    )
    as_planned = as_planned or _SAME.match(text, found.end()) or _nothing(text, found.start())
    return None if as_planned else found


def _unplanned(text: str, end: int) -> bool:
    """True when the budget before it is nought and the spending is not: 100 % says nothing of it."""
    amounts = _AMOUNT.findall(text, 0, end)[-2:]
    return len(amounts) > 1 and bool(_ZERO.fullmatch(amounts[0])) and not _ZERO.fullmatch(amounts[1])


def _nothing(text: str, end: int) -> bool:
    """True when the two amounts before it are nought: nothing was planned and nothing was spent."""
    amounts = _AMOUNT.findall(text, 0, end)[-2:]
    return bool(amounts) and all(_ZERO.fullmatch(amount) for amount in amounts)


_LAST_YEAR = re.compile(r"(?:比|较|与)(?:上年|20\d\d年)")
_KINDS = (
    _Kind(_not_as_planned, re.compile("budget_|fiscal_"), _LAST_YEAR),
    _Kind(_not_as_planned, re.compile("three_public"), _LAST_YEAR),
    _Kind(_CHANGED.search, re.compile("overview|income|expenditure|fiscal_|budget_|operating_cost"), None),
)


def _draft(item: _Item) -> Draft:
    place = quoted(item.passage, item.found.start(), item.found.end())
    return Draft(facts=(), expected="原因", found=item.found[0], places=(place,), mark=place.quote)
