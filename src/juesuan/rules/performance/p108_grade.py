"""评价等级与得分不符

检查什么
--------
说明中的绩效评价等级（优、良、中、差）与整体支出自评表的总分、与文中写出的部门整体或某个项目的自评得分相符：文中写明了等级划分的按所写的划分，没有写的，90 分以上为优，80 分以上为良，60 分以上为中，其余为差。

为什么
------
等级由得分划定，两处应当一致。

错例
----
总分 85 分，说明写“评价结果为优”。

正例
----
总分 99.6 分，说明写“绩效评价结果为优秀”。

不适用
------
没有写等级；没有整体支出自评表，文中也没有写得分。

依据
----
项目支出绩效评价管理办法：等级的划分。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from juesuan.figures.place import Place
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence
from juesuan.model.key import FactKey
from juesuan.model.statement import Statement
from juesuan.performance.grades import grade_scale
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="评价等级写作“{found}”，而{sheet}自评得分{terms}，应为“{expected}”",
    hint="按得分改正等级，或核对得分",
)

_GRADE = re.compile(r"(?:评价结果|自评结果|评价等级|自评等级|评定等级|等级)(?:为|是|：)“?(优|良|中|差)(?!于)")


_MARKS = "“”"
_GRADES = "优良中差"


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each grade of the text that the score of the same sheet does not give."""
    texts = [each for each in passages(book) if each.place.part in (Part.NARRATIVE, Part.REPORT)]
    told = list(_ratings(book))
    for statement, found, scores in told:
        grades = [_grade_of(each.figure.amount, texts, book) for each in scores]
        if grades and found in _GRADES and all(right != found for right, _ in grades):
            yield _draft(book, found, statement.place, scores[0], grades[0])
    quotes = [statement.place.quote for statement, _, _ in told]
    yield from _in_passages(book, [each for each in texts if not any(quote in each.text for quote in quotes)], texts)


def _ratings(book: FactBook) -> Iterator[tuple[Statement, str, Sequence[Evidence]]]:
    """The grades that phrases bound, each as its first character, with the stated versions of a score that gives it.

    A grade of all projects (均为优) is that of every project whose score its section tells.
    """
    for key, found in book.texts.items():
        if isinstance(key, FactKey) and key.concept == "rating":
            for statement, text in found:
                if not key.members and _differ(book, statement.place):
                    continue
                keys = [FactKey("score", key.year, key.phase, key.members)] if key.members else _scored_in(book, statement.place)
                for each in keys:
                    yield statement, text.text.strip(_MARKS)[:1], book.of(each)


def _differ(book: FactBook, place: Place) -> bool:
    """True when the section counts projects of several grades: 3个项目均为优，2个项目为良."""
    told = [
        key
        for key in book.keys("performance_grades")
        if any(each.statement.place.section == place.section for each in book.of(key))
    ]
    return len(told) > 1


def _scored_in(book: FactBook, place: Place) -> list[FactKey]:
    """The scores of single projects that a section tells."""
    own = [key for key in book.keys("score") if key.member("sheet") not in (None, "overall") and not key.member("indicator")]
    return [key for key in own if any(each.statement.place.section == place.section for each in book.of(key))]


def _in_passages(book: FactBook, among: Iterable[Sentence], texts: list[Sentence]) -> Iterator[Draft]:
    """The grades of the whole in free text, by the total of its sheet."""
    sheet = next((each for each in book.sheets if each.name == "overall"), None)
    stated = sheet.totals.get("score") if sheet else None
    score = next((each for each in book.of(stated.keys[0]) if each.statement is stated), None) if stated else None
    if score is None:
        return
    grade = _grade_of(score.figure.amount, texts, book)
    for passage in among:
        for found in _GRADE.finditer(passage.text):
            if found[1] != grade[0] and "整体" in passage.text:
                yield _draft(book, found[1], quoted(passage, found.start(), found.end()), score, grade)


def _draft(book: FactBook, found: str, place: Place, score: Evidence, grade: tuple[str, Decimal]) -> Draft:
    right, least = grade
    key = score.statement.keys[0]
    sheet = key.member("sheet") if isinstance(key, FactKey) else None
    return Draft(
        facts=(key,),
        expected=right,
        found=found,
        places=(place, score.statement.place),
        computed=f"得分{score.written} ≥ {least}分，为“{right}”",
        data={"terms": score.written, "sheet": book.standards.member_term("sheet", sheet or "overall")},
    )


def _grade_of(score: Decimal, texts: Iterable[Sentence], book: FactBook) -> tuple[str, Decimal]:
    """The grade of a score and its least score, by the scale that the document states, else by the usual one."""
    own = next((scale for each in texts if "优" in each.text and (scale := grade_scale(each.text))), None)
    scale = own or {grade: Decimal(least) for grade, least in book.standards.wording.grades.items()}
    return next(((grade, least) for grade, least in scale.items() if score >= least), (list(scale)[-1], Decimal(0)))
