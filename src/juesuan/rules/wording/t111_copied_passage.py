"""一段文字复制到了另一处

检查什么
--------
绩效报告中，同一段较长的文字（100 字以上）一字不差地出现在整体绩效和项目绩效等不同的节。

为什么
------
项目的绩效应当写项目自己的内容，照抄整体绩效说不出项目做了什么。

错例
----
“项目支出绩效情况”整段照抄“整体支出绩效情况”。

正例
----
两节各写各的内容。

不适用
------
部门职责等依规定各处相同的内容；短句。

依据
----
项目支出绩效评价管理办法：自评要反映项目绩效目标完成情况。
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import quoted

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


def _copied(passage: Sentence, earlier: list[Sentence]) -> Draft | None:
    seeds = [passage.text[at : at + _SEED] for at in range(0, len(passage.text) - _SEED, _SEED)]
    for other in earlier:
        if not any(seed in other.text for seed in seeds):
            continue
        match = SequenceMatcher(None, passage.text, other.text, autojunk=False).find_longest_match()
        if match.size >= _LONG:
            start, end = match.a, match.a + match.size
            return Draft(
                facts=(),
                expected="本节自己的内容",
                found=str(match.size),
                places=(quoted(passage, start, start + _SEED), quoted(other, match.b, match.b + _SEED)),
                data={"of": other.place.section or "前文"},
                mark=passage.text[start : min(end, start + _SEED)],
            )
    return None
