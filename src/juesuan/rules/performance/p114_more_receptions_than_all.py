"""指标的接待数超过全部接待

检查什么
--------
三级指标考核接待的批次、人次，完成值不应超过文中写出的累计接待批次、人次。

为什么
------
指标所说的接待是全部接待的一部分，或就是全部。

错例
----
全年累计接待 125 批次，指标“完成接待工作”完成值“152批次”。

正例
----
全年累计接待 125 批次（其中公务 16、商务 5、食堂 104），完成值“125批次”。

不适用
------
没有写出累计接待数（“三公”经费中的国内公务接待只是其中一部分，不相比）；指标不是接待；完成值没有或不止一个批次、人次。

依据
----
同一事实的两处表述应当一致；部分不大于整体。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import FactKey
from juesuan.performance.sheets import Indicator, Sheet
from juesuan.performance.targets import quantities
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("arithmetic",),
    message="自评表（{sheet}）“{of}”完成值{found}，超过{subject}{expected}",
    hint="核对实际接待的批次、人次，两处写成一致",
)

_COUNTED = {"批次": "reception_batches", "人次": "reception_persons"}


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each result of receptions that is above all receptions of the year."""
    for sheet in book.sheets:
        for indicator in sheet.indicators:
            if "接待" not in indicator.name + indicator.text("target"):
                continue
            reached = quantities(indicator.text("actual"))
            for unit, concept in _COUNTED.items():
                stated = book.of(FactKey(concept, book.disclosure.identity.year, members=(("kind", "hosted"),)))
                found = reached.get(unit, ())
                if stated and len(found) == 1 and all(found[0].low > each.figure.amount for each in stated):
                    yield _draft(book, sheet, indicator, stated[0], concept)


def _draft(book: FactBook, sheet: Sheet, indicator: Indicator, stated: Evidence, concept: str) -> Draft:
    cell = indicator.cells["actual"]
    return Draft(
        facts=(FactKey(concept, book.disclosure.identity.year, members=(("kind", "hosted"),)), cell.keys[0]),
        expected=stated.written,
        found=indicator.text("actual"),
        places=(cell.place, stated.statement.place),
        data={"sheet": book.standards.member_term("sheet", sheet.name), "of": indicator.name},
    )
