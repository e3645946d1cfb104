"""空表没有说明

检查什么
--------
没有任何数字的表，表下应有说明（如“本单位没有政府性基金收入，故本表无数据”）。

为什么
------
空表不加说明，读者分不清是没有这项收支，还是漏填。

错例
----
《国有资本经营预算财政拨款支出决算表》各行空白，表下没有说明。

正例
----
空表下注明“本单位没有使用国有资本经营预算安排的支出，故本表无数据”。

不适用
------
表中有数字（包括写出的 0）；整份没有填写的模板（见 T104）。

依据
----
各地部门决算公开格式：空表应当列出并说明。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.residue import is_unfilled

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.1.0",
    basis=("form_sets",),
    message="《{table}》是空表，却没有说明原因",
    hint="在表下注明没有此项收支、本表无数据",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each blank table without a remark that says why."""
    words = book.standards.wording.blank_remarks
    if is_unfilled(book):
        return
    for table in book.disclosure.tables:
        explained = any(word in remark for remark in table.remarks for word in words)
        if table.blank and not explained:
            yield Draft(
                facts=(),
                expected="空表说明",
                found="无",
                places=(table.place,),
                data={"table": table.place.table or table.title},
                mark=table.form,
            )
