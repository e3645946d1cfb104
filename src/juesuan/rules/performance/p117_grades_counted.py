"""各等级项目数与自评项目数不符

检查什么
--------
写了绩效自评的项目数，同一节或自评结果一节又写了各等级的项目数（或“…个项目的自评等级均为优”）的，各等级之和应等于自评项目数。四个等级都写出的、写出的已超过自评项目数的，由 A706 核对。

为什么
------
每个项目都有一个等级；少了的项目没有结果，多了的不知从何而来。

错例
----
绩效自评的项目 21 个，自评等级为“优”的 18 个，“良”的 2 个。

正例
----
绩效自评的项目 21 个，自评等级为“优”的 18 个，“良”的 3 个。

不适用
------
没有写自评项目数；只写了一个等级而没有说“均”；同一节又写了部门评价、财政评价项目数，不知等级说的是哪些项目；文中另说了其余的项目（“其余2个项目暂未评级”）。

依据
----
各地部门决算公开格式的预算绩效说明。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from juesuan.figures.numerals import chinese_ordinal
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import FactKey
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("form_sets", "arithmetic"),
    message="各等级的项目数之和与绩效自评的项目数不符：{terms}，应为{expected}，合计{found}",
    hint="核对自评项目数，逐个等级核对，写全各等级的项目数",
)

_OTHER_STEPS = frozenset({"evaluation", "department", "finance"})
_OWN = "自评"
"""In the heading of a section that tells the results apart from the number of projects."""
_ALL_ALIKE = "均"
_REST = re.compile(r"其余|剩余|其他项目|另有|(?:未|没有|不)(?:评|完工|完成|纳入|参加)")
"""Words of projects that have no grade, or one that is not told by its name."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each section whose grades do not add up to the projects that it says were evaluated."""
    grades = _by_section(book, "performance_grades")
    for section, projects in _by_section(book, "performance_projects").items():
        counted = _evaluated(projects)
        results = grades.get(section) or next((each for other, each in grades.items() if _OWN in other), {})
        graded = {grade: each for key, each in results.items() if (grade := key.member("grade"))}
        if counted and graded and _tells_all(book, projects, graded):
            yield from _draft(book, counted, graded)


def _by_section(book: FactBook, concept: str) -> Mapping[str, dict[FactKey, Evidence]]:
    """The first figure of each key of a concept, by the section of the prose that states it."""
    found: dict[str, dict[FactKey, Evidence]] = defaultdict(dict)
    for key in book.keys(concept):
        for each in book.of(key):
            found[each.statement.place.section or ""].setdefault(key, each)
    return found


def _evaluated(projects: Mapping[FactKey, Evidence]) -> list[Evidence]:
    """The numbers of projects evaluated, by fund where they are told so; none where others than the body evaluated some."""
    if any(key.member("step") in _OTHER_STEPS for key in projects):
        return []
    own = {key: each for key, each in projects.items() if key.member("step") == "self" and not key.member("level")}
    whole = [each for key, each in own.items() if not key.member("fund")]
    return whole or list(own.values())


def _tells_all(book: FactBook, projects: Iterable[FactKey], graded: Mapping[str, Evidence]) -> bool:
    """True when the grades named are surely all of them, and no relation adds them up already."""
    complete = set(graded) == set(book.standards.dimensions["grade"].members)
    alike = any(_ALL_ALIKE in each.statement.place.quote for each in graded.values())
    return not (complete and _is_whole(projects)) and (alike or len(graded) > 1)


def _is_whole(projects: Iterable[FactKey]) -> bool:
    """True when the number of all projects evaluated is told, against which A706 adds up the grades."""
    return any(not key.member("fund") and not key.member("level") and key.member("step") == "self" for key in projects)


def _draft(book: FactBook, counted: list[Evidence], graded: Mapping[str, Evidence]) -> Iterator[Draft]:
    parts = list(graded.values())
    whole, found = (sum((each.figure.amount for each in some), start=Decimal(0)) for some in (counted, parts))
    told = found > whole and "excellent" in graded and _is_whole(key for each in counted for key in _keys(each))
    if whole == found or told or (found < whole and _tells_rest(book, (*counted, *parts), whole - found)):
        return
    unit = counted[0].figure.unit.symbol
    yield Draft(
        facts=tuple(each.statement.keys[0] for each in (*counted, *parts)),
        expected=f"{whole}{unit}",
        found=f"{found}{unit}",
        difference=f"{found - whole:+f}{unit}",
        places=tuple(each.statement.place for each in (*counted, *parts)),
        computed=f"{' + '.join(str(each.figure.amount) for each in parts)} = {found}{unit}",
        data={"terms": "、".join(f"{book.standards.member_term('grade', grade)}{each.written}" for grade, each in graded.items())},
    )


def _tells_rest(book: FactBook, figures: Iterable[Evidence], rest: Decimal) -> bool:
    """True when the sections speak of further projects: the rest by its number, or in words (其余项目暂未评级)."""
    sections = {each.statement.place.section for each in figures}
    number = re.compile(rf"(?<![\d.])(?:{rest}|{chinese_ordinal(int(rest))})(?:个|项)")
    texts = [each.text for each in passages(book) if each.place.section in sections]
    return any(_REST.search(text) or number.search(text) for text in texts)


def _keys(evidence: Evidence) -> Iterator[FactKey]:
    return (key for key in evidence.statement.keys if isinstance(key, FactKey))
