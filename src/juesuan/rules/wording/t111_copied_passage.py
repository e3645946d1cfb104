"""一段文字复制到了另一处

检查什么
--------
绩效报告中，同一段较长的文字（100 字以上）一字不差地出现在整体绩效和项目绩效等不同的节；决算情况说明中，有数字的一整段一字不差地出现在说不同事的两节。

为什么
------
各节应当写各节自己的内容；复制后忘了改，本节该说的就没有说。

错例
----
“项目支出绩效情况”整段照抄“整体支出绩效情况”。

正例
----
两节各写各的内容。

不适用
------
部门职责等依规定各处相同的内容；短句；没有数字的套话；说的是同一类总数的两节（财政拨款支出与一般公共预算财政拨款支出）。

依据
----
项目支出绩效评价管理办法：自评要反映项目绩效目标完成情况。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence
from juesuan.model.pattern import parse_pattern
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import quoted
from juesuan.standards.structs import SectionData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="{found} 字的一段文字与“{of}”一节相同",
    hint="改写为本节（本项目）自己的内容",
)

_LONG = 100
_SEED = 40
_FIGURES = re.compile(r"\d\.\d|\d(?!\d|年|月|日).*\d(?!\d|年|月|日)")
_WHOLES = frozenset(
    {"overview", "expenditure", "fiscal_overview", "fiscal_expenditure", "fiscal_overall", "budget_expenditure", "budget_overall"}
)
"""Sections that tell of a whole: of one kind, they may say the same where one fund is all there is."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each paragraph that repeats a long stretch of another section of the report."""
    earlier: list[Sentence] = []
    for section in book.disclosure.sections:
        if section.part is not Part.REPORT or section.section in ("duties", "structure"):
            continue
        for passage in section.paragraphs:
            draft = _copied(passage, earlier) if len(passage.text) >= _LONG else None
            if draft:
                yield draft
        earlier += [passage for passage in section.paragraphs if len(passage.text) >= _LONG]
    yield from _repeated(book)


def _repeated(book: FactBook) -> Iterator[Draft]:
    """One draft for each paragraph of the narrative with figures that is, word for word, one of another section."""
    about = {each.section: _concepts(each) for each in book.standards.sections.sections}
    seen: dict[str, tuple[Sentence, str]] = {}
    for section in book.disclosure.sections:
        own = section.section or ""
        if own not in about or section.part is not Part.NARRATIVE:
            continue
        for passage in section.paragraphs:
            if len(passage.text) >= _SEED and _FIGURES.search(passage.text):
                other, its = seen.setdefault(passage.text, (passage, own))
                if own != its and not ({own, its} <= _WHOLES and about[own] & about[its]):
                    yield _draft(passage, other, (0, 0), len(passage.text))


def _concepts(section: SectionData) -> frozenset[str]:
    """What a section is about: the concepts of its subject, or itself."""
    return frozenset(parse_pattern(written).concept for written in section.subject) or frozenset({section.section})


def _copied(passage: Sentence, earlier: list[Sentence]) -> Draft | None:
    seeds = [passage.text[at : at + _SEED] for at in range(0, len(passage.text) - _SEED, _SEED)]
    for other in earlier:
        if not any(seed in other.text for seed in seeds):
            continue
        match = SequenceMatcher(None, passage.text, other.text, autojunk=False).find_longest_match()
        if match.size >= _LONG:
            return _draft(passage, other, (match.a, match.b), match.size)
    return None


def _draft(passage: Sentence, other: Sentence, at: tuple[int, int], size: int) -> Draft:
    start, there = at
    return Draft(
        facts=(),
        expected="本节自己的内容",
        found=str(size),
        places=(quoted(passage, start, start + _SEED), quoted(other, there, there + _SEED)),
        data={"of": other.place.section or "前文"},
        mark=passage.text[start : start + min(size, _SEED)],
    )
