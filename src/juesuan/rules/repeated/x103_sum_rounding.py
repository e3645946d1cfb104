"""合计与各部分之和有尾差

检查什么
--------
合计与各组成部分之和不完全相等，但相差没有超过四舍五入所能解释的范围。全文并作一条提示，列出各处。

为什么
------
金额单位由元换算成万元时常有尾差，不算错误，但复核时可能想知道。

错例
----
货物 4.79、工程 0、服务 246.47，合计写 251.25（和为 251.26）。

正例
----
货物 4.79、工程 0、服务 246.46，合计 251.25。

不适用
------
完全相等；相差更大的（见 A 类规则）。

依据
----
部门决算公开表常注明“金额单位转换时可能存在尾数误差”。
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.kinds.tree import TreeSum, tree_sums
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.sums import difference, written_sum

RULE = RuleData(
    severity=Severity.NOTE,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("form_sets", "arithmetic"),
    message="{number}处合计与各组成部分之和有尾差，如{subject}：和为{expected}，写作{found}",
    hint="如能统一换算口径，可使合计与分项相等",
)

_SUMS = (
    ("expenditure", "function"),
    ("expenditure", "nature"),
    ("expenditure", "economic"),
    ("expenditure", "fund"),
    ("income", "source"),
    ("income", "function"),
    ("three_public", "three_item"),
    ("procurement", "category"),
)
"""Concepts and dimensions whose sums are worth a note."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for all wholes that their parts make only by rounding: the first at length, the others by their places."""
    drafts = list(_all(book))
    if drafts:
        others = (draft.places[0] for draft in drafts[1:])
        yield replace(drafts[0], places=(*drafts[0].places, *others), data={"number": str(len(drafts))})


def _all(book: FactBook) -> Iterator[Draft]:
    seen = set()
    for concept, dimension in _SUMS:
        for relation in tree_sums(book, concept, dimension):
            if relation.whole not in seen and relation.exhaustive and not relation.conflict(book):
                draft = _rounded(book, relation)
                if draft:
                    seen.add(relation.whole)
                    yield draft


def _rounded(book: FactBook, relation: TreeSum) -> Draft | None:
    wanted = relation.value_of(book, relation.whole)
    stated = book.of(relation.whole)[0]
    if wanted is None or any(each.figure.base == wanted for each in book.of(relation.whole)):
        return None
    versions = [book.of(part) for part in relation.parts if book.of(part)[0].figure.amount]
    expected = written_sum(versions, stated)
    return Draft(
        facts=(relation.whole,),
        expected=expected,
        found=stated.written,
        difference=difference(versions, stated),
        places=(stated.statement.place, *(each[0].statement.place for each in versions)),
        computed=f"{' + '.join(each[0].written for each in versions)} = {expected}",
    )
