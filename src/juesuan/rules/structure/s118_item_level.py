"""没有列到项级

检查什么
--------
收入、支出、一般公共预算支出表按功能分类列至项级，基本支出表按经济分类列至款级：同一张表的其他科目都列到了，而有一个款（类）有数却没有列它的项（款）。

为什么
------
预算法实施条例要求列至项级；少一行项级科目，这笔钱就不知道用在哪里。

错例
----
支出决算表有“22102 住房改革支出 18.14”一行，下面没有“2210201 住房公积金”。

正例
----
每个款之下都列出它的项。

不适用
------
表中多数款没有列项（不列项级的表）；没有列到的不止两个（表没有读全）；金额为 0 的。

依据
----
预算法实施条例：部门决算按功能分类公开到项，基本支出按经济分类公开到款。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from juesuan.figures.place import Place
from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.structure.code_rows import code_rows

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.3.0",
    basis=("budget_law_rules", "form_sets"),
    message="《{of}》有“{found}”一行，没有列它的下一级科目",
    hint="补上下一级科目的一行，并核对合计",
)

_LEVELS = {"function": len("20103"), "economic": len("301")}
"""Length of the codes below which each classification must go on to the next level."""
_MOST = 2
_SHARE = (2, 3)
"""What part of the rows of that length has the next level where a table goes down to it."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each row with money and without parts in a table whose other rows have them."""
    for dimension, length in _LEVELS.items():
        for title, rows in code_rows(book, dimension, figures=True).items():
            level = [code for code in rows if len(code) == length]
            bare = [code for code in level if not any(code != other and other.startswith(code) for other in rows)]
            divided = len(level) - len(bare)
            if 0 < len(bare) <= _MOST and divided * _SHARE[1] >= len(level) * _SHARE[0]:
                yield from (_draft(title, code, rows) for code in bare)


def _draft(title: str, code: str, rows: Mapping[str, Place]) -> Draft:
    row = rows[code].row or code
    return Draft(facts=(), expected="下一级科目", found=row, places=(rows[code],), data={"of": title}, mark=f"{title}:{code}")
