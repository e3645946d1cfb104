"""基数为 0 却写了比率、减少或持平

检查什么
--------
预算数为 0 而有支出的，不能写完成预算的百分比（常见，只作提示）；上年数为 0 的，不能写增长的百分比；写明上年没有这项支出的，不能说比上年减少或持平。

为什么
------
以 0 为基数的比率没有意义；从 0 不会再减少。

错例
----
“年初预算为0万元，支出决算为218.00万元，完成年初预算的100%”；“与上年相比减少17.65万元，上年无此项支出”。

正例
----
“由于年初预算数为0，无法计算百分比”；“与上年相比增加17.65万元，上年无此项支出”。

不适用
------
两数都是 0 的；本年和上年都没有的。

依据
----
比率的定义。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.model.key import DerivedKey, DerivedKind, FactKey
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, wording_draft

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.3.0",
    basis=("arithmetic",),
    message="基数为 0，应为“{expected}”，写作“{found}”",
    hint="写明基数为 0、无法计算；或核对基数",
)

_NO_RATE = "无法计算百分比"
_NONE_BEFORE = re.compile(
    r"(?:(?:减少|下降|降低)(?:了)?\d[^。；，]{0,12}|持平|增长(?:了)?\d[\d.]*[%％])"
    r"(?:，[^，。；]{0,12}(?:原因)?(?:是|为)?)?，?(?:主要)?(?:因为|因|由于|是)?上年(?:度)?(?:无|没有|未发生|未安排)(?:此项|该项|此类|该类|这项)"
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each completion or growth of nought, and for each decrease from nothing."""
    for kind in (DerivedKind.COMPLETION, DerivedKind.CHANGE_RATE):
        for key in book.derived(kind):
            yield from _check_rate(book, key)
    for passage in passages(book):
        for found in _NONE_BEFORE.finditer(passage.text) if passage.place.part is Part.NARRATIVE else ():
            yield wording_draft(passage, found, "增加，不写百分比")


def _check_rate(book: FactBook, key: DerivedKey) -> Iterator[Draft]:
    base = key.base
    if not isinstance(base, FactKey) or not isinstance(key.of, FactKey):
        return
    bases, finals, rates = book.looked_up(base), book.of(key.of), book.of(key)
    if bases and finals and rates and not any(each.figure.amount for each in bases) and all(each.figure.amount for each in finals):
        places = (rates[0].statement.place, bases[0].statement.place, finals[0].statement.place)
        severity = Severity.NOTE if key.kind is DerivedKind.COMPLETION else None
        yield Draft(facts=(key,), expected=_NO_RATE, found=rates[0].written, places=places, severity=severity)
