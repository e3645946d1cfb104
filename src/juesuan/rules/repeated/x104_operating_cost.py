"""机关运行经费与公用经费不符

检查什么
--------
概况说明本部门是行政单位或参照公务员法管理的单位，且没有提到事业单位的，机关运行经费应等于一般公共预算基本支出中的公用经费。

为什么
------
机关运行经费就是行政单位和参公单位的公用经费；两处不同，必有一处口径有误。

错例
----
参公单位公用经费 45.15 万元，机关运行经费写 54.15 万元。

正例
----
参公单位公用经费 45.15 万元，机关运行经费 45.15 万元。

不适用
------
概况没有说明单位性质，或有事业单位、所属单位（事业单位的公用经费不计入）；两处有一处没有写出。

依据
----
机关运行经费的定义：行政单位（含参照公务员法管理的事业单位）一般公共预算基本支出中的公用经费。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.model.pattern import parse_pattern
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.sums import compare, difference

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("form_sets",),
    message="机关运行经费写作{found}，而公用经费为{expected}",
    hint="核对两处口径；确有事业单位的公用经费不计入的，加以说明",
)

_ADMINISTRATIVE = re.compile(r"参照公务员法|参公管理|行政单位|工作部门|组成部门|行政机关")
_OTHER = re.compile(
    r"(?<!参照公务员法管理的)(?<!参公管理)事业单位|公益[一二]类|行政事业单位|(?:下属|所属|下辖|二级(?:预算)?)(?:单位|机构)|(?:中心|学校|研究所|大队)(?=[、，；。）等]|$)"
)


def check(book: FactBook) -> Iterator[Draft]:
    """A draft when a body without public institutions tells of another operating cost than its public cost."""
    profile = "".join(each.text for part in book.disclosure.sections if part.part is Part.PROFILE for each in part.paragraphs)
    if not _ADMINISTRATIVE.search(profile) or _OTHER.search(profile):
        return
    year = book.disclosure.identity.year
    public, operating = (
        parse_pattern(written).complete(book.standards.concepts, year)
        for written in ("expenditure[fund=general_public_budget,nature=basic,economic=public]", "operating_cost")
    )
    costs, stated = book.of(public), book.of(operating)
    if costs and stated and not compare([costs], stated).agrees:
        yield Draft(
            facts=(operating, public),
            expected=costs[0].written,
            found=stated[0].written,
            difference=difference([costs], stated[0]),
            places=(stated[0].statement.place, costs[0].statement.place),
            computed=f"机关运行经费 = 公用经费{costs[0].written}",
        )
