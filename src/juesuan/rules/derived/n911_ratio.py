"""控制率算错

检查什么
--------
人员控制率等于在职人数除以编制数；规模控制率、投资控制率等于实际除以批复（预算）。

为什么
------
控制率必须能由写出的两个数算出来。

错例
----
编制 7 人，在职 5 人，控制率写 81%。

正例
----
编制 7 人，在职 5 人，控制率 71%。

不适用
------
没有写出两个数；除数为 0；不带百分号、写成小数的比值（0.78）。

依据
----
部门整体支出绩效评价基础数据表的填报口径。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from juesuan.figures.interval import scale
from juesuan.figures.width import half_width
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind, FactKey
from juesuan.rules.derived.ratios import Ratio, percentage, solve_percentage
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.PERFORMANCE,
    since="0.2.0",
    basis=("form_sets", "arithmetic"),
    message="{of}的控制率{wrong}：由{terms}应得{expected}，写作{found}",
    hint="用实际数除以编制数（批复数、预算数）重算",
)


def relations(book: FactBook) -> Iterator[Ratio]:
    """Every stated percentage of this kind with the two figures that it follows from."""
    for key in dict.fromkeys(book.derived(DerivedKind.RATIO)):
        if key.base and book.of(key) and not _is_fraction(book, key, key.base):
            yield Ratio(key, key.of, key.base, percentage, solve_percentage, ("实际数", "控制数"))


def _is_fraction(book: FactBook, key: DerivedKey, base: FactKey) -> bool:
    """True when the cells say 0.78, without a percent sign, for 78 %."""
    exact = [
        found for top, bottom in product(book.of(key.of), book.of(base)) if (found := percentage(top.interval, bottom.interval))
    ]
    cells = [each for each in book.of(key) if "%" not in half_width(each.statement.place.quote)]
    fractions = [scale(each.interval, Decimal(100)) for each in cells]
    return len(cells) == len(book.of(key)) and all(any(each.meets(found) for found in exact) for each in fractions)
