"""评价等级与得分不符

检查什么
--------
说明中的绩效评价等级（优、良、中、差）与整体支出自评表的总分相符：文中写明了等级划分的按所写的划分，没有写的，90 分以上为优，80 分以上为良，60 分以上为中，其余为差。

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
没有整体支出自评表或没有写等级。

依据
----
项目支出绩效评价管理办法：等级的划分。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence
from juesuan.model.value import Figure
from juesuan.performance.grades import grade_scale
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="评价等级写作“{found}”，而整体支出自评总分{terms}，应为“{expected}”",
    hint="按总分改正等级，或核对总分",
)

_GRADE = re.compile(r"(?:评价结果|自评结果|评价等级|自评等级|评定等级|等级)(?:为|是|：)“?(优|良|中|差)(?!于)")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each grade of the narrative that the overall sheet's total does not give."""
    sheet = next((each for each in book.sheets if each.name == "overall"), None)
    stated = sheet.totals.get("score") if sheet else None
    if stated is None or not isinstance(stated.value, Figure):
        return
    score = stated.value.amount
    texts = [each for each in passages(book) if each.place.part in (Part.NARRATIVE, Part.REPORT)]
    right, least = _grade_of(score, texts, book)
    for passage in texts:
        for found in _GRADE.finditer(passage.text):
            if found[1] != right and "整体" in passage.text:
                yield Draft(
                    facts=(stated.keys[0],),
                    expected=right,
                    found=found[1],
                    places=(quoted(passage, found.start(), found.end()), stated.place),
                    computed=f"总分{stated.value} ≥ {least}分，为“{right}”",
                    data={"terms": str(stated.value)},
                )


def _grade_of(score: Decimal, texts: Iterable[Sentence], book: FactBook) -> tuple[str, Decimal]:
    """The grade of a score and its least score, by the scale that the document states, else by the usual one."""
    own = next((scale for each in texts if "优" in each.text and (scale := grade_scale(each.text))), None)
    scale = own or {grade: Decimal(least) for grade, least in book.standards.wording.grades.items()}
    return next(((grade, least) for grade, least in scale.items() if score >= least), (list(scale)[-1], Decimal(0)))
