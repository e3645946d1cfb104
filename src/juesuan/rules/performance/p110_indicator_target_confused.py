"""指标名称与指标值混同

检查什么
--------
三级指标写成了指标值（如“12个月”，与指标值一字不差），或指标值写成了指标名称（如“宣传完成度”，而完成值是数量）的，列出来。

为什么
------
指标说明考核什么，指标值说明要达到多少；写成同一个，就看不出考核什么，或没有目标可比。

错例
----
三级指标“12个月”，指标值“12个月”；指标值“宣传工作完成度”，完成值“100%”。

正例
----
三级指标“项目完成时限”，指标值“12个月”，完成值“12个月”。

不适用
------
没有写指标值；名称与指标值相同而没有数量的文字；“有所提高”“按期完成”等定性的指标值。

依据
----
中央部门项目支出核心绩效目标和指标设置及取值指引：指标名称与指标值分别填写。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.figures.width import compact
from juesuan.findings.finding import Group, Severity
from juesuan.performance.sheets import Indicator, Sheet
from juesuan.performance.targets import quantities
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("core_indicators", "evaluation_rules"),
    message="自评表（{sheet}）{of}：“{found}”",
    hint="三级指标写考核的事项，年度指标值写要达到的数量或程度",
)

_NAME = re.compile(r"[\u4e00-\u9fff（）“”、]{2,}(?<![年季月温速力进适幅])(?:度|[^\d效频]率|数量|人数|次数|金额)")
_QUALITATIVE = re.compile(
    "提高|提升|增强|加强|改善|保持|完善|降低|减少|增加|保障|保证|确保|促进|优化|合规|较|不断|持续|有所|明显|显著|规范"
)
_QUANTITY = re.compile(r"[≥≤>＜<=＝]?\d[\d.,]*(?:%|[^\W\x00-\xff]{0,3})")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each indicator that is named by its target, or whose target is but a name."""
    for sheet in book.sheets:
        for indicator in sheet.indicators:
            target = compact(indicator.text("target"))
            if compact(indicator.name) == target and _QUANTITY.fullmatch(target) and quantities(target):
                yield _draft(book, sheet, indicator, "指标名称写成了指标值")
            elif _is_name(target) and _QUANTITY.fullmatch(compact(indicator.text("actual"))):
                yield _draft(book, sheet, indicator, "指标值写成了指标名称，没有写目标")


def _is_name(target: str) -> bool:
    return bool(_NAME.fullmatch(target)) and not _QUALITATIVE.search(target)


def _draft(book: FactBook, sheet: Sheet, indicator: Indicator, of: str) -> Draft:
    cells = [indicator.cells[role] for role in ("target", "actual") if role in indicator.cells]
    return Draft(
        facts=tuple(cell.keys[0] for cell in cells),
        expected="指标名称与指标值分别填写",
        found=indicator.text("target"),
        places=tuple(cell.place for cell in cells),
        data={"sheet": book.standards.member_term("sheet", sheet.name), "of": of},
    )
