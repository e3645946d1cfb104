"""Single projects as subjects of the section on performance: “某某项目绩效自评综述：全年预算数为…，自评得分…”.

Of a project the text tells budget, spending, rate, score and grade; other figures behind its name are what it brought about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from juesuan.model.pattern import KeyPattern
from juesuan.prose.clauses import clause_start
from juesuan.prose.lexicon import Subject, TermMatch
from juesuan.prose.measures import measure_word
from juesuan.prose.phrases import PhraseMatch
from juesuan.prose.projects import project_name
from juesuan.standards.structs import LexiconFile, ReviewData

_SCORES = frozenset({"own_score", "mean_score"})
_NUMBERED = r"(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]?)?"
_NAME = r"[“]?(?P<name>[\u4e00-\u9fffA-Za-z0-9“”（）《》·\-]{2,40}?)[”]?(?:项目|项目支出)?"
_YEAR = re.compile(r"20\d\d年度?")
_OF_PROJECTS = re.compile(r"项目(?:支出)?(?:数量?|个数|总数)?(?:共计|共有|共|合计|为|有)?$")


@lru_cache(maxsize=4)
def _expressions(data: ReviewData) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    endings, scored, categories = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in (data.endings, data.scored, data.categories)
    )
    opening = rf"(?:^|[。；]){_NUMBERED}{_NAME}(?:{endings})[：:，。]"
    inside = rf"(?:^|[，。；：]){_NUMBERED}{_NAME}(?:{scored})(?=[为是：]?\d)"
    return (re.compile(opening), re.compile(inside)), re.compile(categories)


def find_reviews(sentence: str, section: str, data: LexiconFile) -> Iterator[TermMatch]:
    """The projects of which a sentence tells; none for a mere category (部门决算中项目绩效自评结果)."""
    reviews = data.reviews
    if section not in reviews.within:
        return
    expressions, categories = _expressions(reviews)
    for found in (match for expression in expressions for match in expression.finditer(sentence)):
        name = project_name(found["name"])
        if categories.sub("", _YEAR.sub("", name)):
            members = (("sheet", name),)
            counts = {"分": KeyPattern("score", members), "等级": KeyPattern("rating", members)}
            yield TermMatch(name, *found.span("name"), Subject((KeyPattern("sheet_funds", members),), counts))


def is_told_of(subject: Subject, phrase: PhraseMatch, sentence: str, data: LexiconFile) -> bool:
    """False for a score of a part, for what a project built behind its name, and for a count of what are no projects."""
    if phrase.phrase.phrase in _SCORES:
        clause = sentence[clause_start(sentence, phrase.start) : phrase.start]
        if any(word in clause for word in data.reviews.parts):
            return False
    if any(pattern.concept == "sheet_funds" for pattern in subject.patterns):
        return phrase.phrase.phrase in data.reviews.phrases
    counted = subject.measures.get(measure_word(phrase)) if "count" in phrase.slots else None
    return counted is None or counted.concept != "performance_projects" or bool(_OF_PROJECTS.search(sentence[: phrase.start]))
