"""得分超过分值

检查什么
--------
每项指标、预算执行率和总分的得分不超过它的分值；文中写出的部门整体、项目的自评得分和平均得分不超过 100 分。

为什么
------
得分不可能高于满分。

错例
----
分值 10，得分 12。

正例
----
分值 10，得分 10。

不适用
------
没有写出分值或得分；文中写明另有附加分、加分，或满分不是 100 分的。

依据
----
项目支出绩效评价管理办法：自评采用打分评价。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import FactKey
from juesuan.model.statement import Statement
from juesuan.model.value import Figure
from juesuan.performance.scores import FULL
from juesuan.performance.sheets import Sheet
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("evaluation_rules",),
    message="{where}（{sheet}）的“{of}”得分{found}超过分值{expected}",
    hint="核对分值和得分",
)

_OTHER_SCALE = re.compile(r"加分|满分(?:为|是)?(?!100)\d{3}分")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each score above its weight."""
    for sheet in book.sheets:
        for name, weight, score in _pairs(sheet):
            if isinstance(weight.value, Figure) and isinstance(score.value, Figure) and score.value.amount > weight.value.amount:
                yield Draft(
                    facts=(score.keys[0], weight.keys[0]),
                    expected=str(weight.value),
                    found=str(score.value),
                    difference=f"{score.value.amount - weight.value.amount:+f}分",
                    places=(score.place, weight.place),
                    computed=f"得分{score.value} > 分值{weight.value}",
                    data={"where": "自评表", "sheet": book.standards.member_term("sheet", sheet.name), "of": name},
                )
    yield from _told(book)


def _told(book: FactBook) -> Iterator[Draft]:
    """The scores that the text tells of a sheet or of all projects, above the full one."""
    if any(_OTHER_SCALE.search(each.text) for each in passages(book)):
        return
    for key in (*book.keys("score"), *book.keys("performance_score")):
        for each in book.of(key):
            if not each.statement.place.table and each.figure.amount > FULL:
                yield Draft(
                    facts=(key,),
                    expected=f"{FULL}分",
                    found=each.written,
                    difference=f"{each.figure.amount - FULL:+f}分",
                    places=(each.statement.place,),
                    computed=f"得分{each.written} > 满分{FULL}分",
                    data={"where": "文中", "sheet": _whose(book, key), "of": "自评"},
                )


def _whose(book: FactBook, key: FactKey) -> str:
    sheet = key.member("sheet")
    return book.standards.member_term("sheet", sheet) if sheet else "项目平均"


def _pairs(sheet: Sheet) -> Iterator[tuple[str, Statement, Statement]]:
    """Weight and score of each indicator, of the execution row and of the total, by what they are called."""
    rows = [(each.name, each.cells.get("weight"), each.cells.get("score")) for each in sheet.indicators]
    rows.append(("预算执行率", sheet.own.get("execution_weight"), sheet.own.get("execution_score")))
    rows.append(("总分", sheet.totals.get("weight"), sheet.totals.get("score")))
    for name, weight, score in rows:
        if weight and score:
            yield name, weight, score
