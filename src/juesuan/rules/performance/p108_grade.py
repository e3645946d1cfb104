"""评价等级与得分不符

检查什么
--------
说明中的绩效评价等级（优、良、中、差）与整体支出自评表的总分相符：90 分以上为优，80 分以上为良，60 分以上为中，其余为差。

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
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.model.value import Figure
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import quoted

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
    right = next(grade for grade, least in book.standards.wording.grades.items() if score >= least)
    for section in book.disclosure.sections:
        for passage in section.paragraphs if section.part is Part.NARRATIVE else ():
            for found in _GRADE.finditer(passage.text):
                if found[1] != right and "整体" in passage.text:
                    yield Draft(
                        facts=(stated.keys[0],),
                        expected=right,
                        found=found[1],
                        places=(quoted(passage, found.start(), found.end()), stated.place),
                        computed=f"总分{stated.value}属于“{right}”一档",
                        data={"terms": str(stated.value)},
                    )
