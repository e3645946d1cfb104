"""各类采购授予中小企业的比重与总额不符

检查什么
--------
货物、工程、服务采购各写出授予中小企业的比重时，各类采购支出乘以各自的比重，其和应等于授予中小企业合同金额。

为什么
------
各类的比重单独看没有另一个数可核对，合起来必须得出授予中小企业的总额。

错例
----
货物 20.00 万元（100%）、工程 30.00 万元（80%）、服务 50.00 万元（60%），授予中小企业写 80.00 万元（应为 74.00 万元）。

正例
----
同上，授予中小企业合同金额 74.00 万元。

不适用
------
有金额的类别没有写出比重，或写出了该类授予中小企业的金额（见 N902）；各类之和不等于采购总额（见 A704）；没有写出授予中小企业的总额。

依据
----
财政预决算领域基层政务公开标准目录第 8 项；各地部门决算公开格式的政府采购部分。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from juesuan.figures.interval import Interval
from juesuan.figures.rounding import rounded, total
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind, FactKey
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.sums import compare

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("disclosure_catalogue", "arithmetic"),
    message="各类采购授予中小企业的比重与总额不符：按比重合计为{expected}，写作{found}",
    hint="逐类核对采购支出和授予中小企业的比重",
)


def check(book: FactBook) -> Iterator[Draft]:
    """A draft when the shares of the categories do not make what small suppliers were awarded."""
    whole = FactKey("procurement", book.disclosure.identity.year, members=(("supplier", "sme"),))
    awarded = book.of(whole)
    pairs = list(_pairs(book, whole.year))
    if not awarded or not pairs or any(not share or book.of(key.of) for key, _, share in pairs):
        return
    bought = book.of(FactKey("procurement", whole.year))
    if bought and not compare([[amount] for _, amount, _ in pairs], bought).agrees:
        return
    made = total([_product(amount, share[0]) for _, amount, share in pairs])
    if any(made.meets(each.interval) for each in awarded):
        return
    unit = awarded[0].figure.unit
    expected = rounded(made.middle / unit.factor, awarded[0].figure.decimals)
    yield Draft(
        facts=(whole, *(key for key, _, _ in pairs)),
        expected=f"{expected}{unit.symbol}",
        found=awarded[0].written,
        difference=f"{rounded(awarded[0].figure.amount - expected, awarded[0].figure.decimals):+f}{unit.symbol}",
        places=(awarded[0].statement.place, *(share[0].statement.place for _, _, share in pairs)),
        computed=f"{' + '.join(f'{amount.written} × {share[0].written}' for _, amount, share in pairs)} = {expected}{unit.symbol}",
    )


def _pairs(book: FactBook, year: int) -> Iterator[tuple[DerivedKey, Evidence, tuple[Evidence, ...]]]:
    """For each category with an amount: the key of its share, the amount, the stated shares."""
    for category in book.standards.dimensions["category"].members:
        base = FactKey("procurement", year, members=(("category", category),))
        part = FactKey("procurement", year, members=(("category", category), ("supplier", "sme")))
        key = DerivedKey(DerivedKind.SHARE, part, base)
        amount = next((each for each in book.of(base) if each.figure.amount), None)
        if amount:
            yield key, amount, book.of(key)


def _product(amount: Evidence, share: Evidence) -> Interval:
    low, high = (getattr(amount.interval, end) * getattr(share.interval, end) for end in ("low", "high"))
    return Interval(low / Decimal(100), high / Decimal(100))
