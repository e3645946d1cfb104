"""内设机构的个数与列举不符

检查什么
--------
第一部分写了内设机构（科室）的个数，又逐个列出名称的，个数应与列出的相同。

为什么
------
个数和名称是同一件事的两种写法；对不上，不是漏列就是写错。

错例
----
“本单位设4个内设机构，包括：综合科、法规科、财务科。”

正例
----
“本单位设3个内设机构，包括：综合科、法规科、财务科。”

不适用
------
列举以“等”结尾的；列出的有一个不是科、处、室、股、部、组（如机关党委、下属中心），或名称里有“和”“及”的；没有写个数或没有列举，或同一部分写了几个不同的个数的。

依据
----
财政预决算领域基层政务公开标准目录第 8 项：公开机构设置情况。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind, FactKey
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("disclosure_catalogue",),
    message="写有内设机构{found}，列出的是{expected}",
    hint="补上漏列的机构，或改正个数",
)

_JOINING = ("和", "及", "与")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each closed list of offices beside another number of them in the same part."""
    offices = FactKey("offices", book.disclosure.identity.year)
    items = DerivedKey(DerivedKind.ITEMS, offices)
    for statement, listed in book.texts.get(items, ()):
        counts = [each for each in book.of(offices) if each.statement.place.part == statement.place.part]
        stated = {each.figure.amount for each in counts}
        if len(stated) == 1 and _is_whole(book, listed) and len(listed.words) not in stated:
            yield _draft(items, statement, listed, counts[0])


def _is_whole(book: FactBook, listed: Text) -> bool:
    """True for a list that leaves nothing open: offices alone, each named apart."""
    endings = book.standards.profile.office_endings
    apart = all(name.endswith(endings) and not any(word in name for word in _JOINING) for name in listed.words)
    return apart and "等" not in listed.text and len(set(listed.words)) == len(listed.words)


def _draft(items: DerivedKey, statement: Statement, listed: Text, count: Evidence) -> Draft:
    number = len(listed.words)
    return Draft(
        facts=(items,),
        expected=f"{number}个",
        found=count.written,
        difference=f"{count.figure.amount - number:+f}个",
        places=(count.statement.place, statement.place),
        computed=f"{'、'.join(listed.words)} = {number}个",
    )
