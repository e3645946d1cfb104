"""豁免已经过期

检查什么
--------
豁免清单中的每一项，核对之日没有超过它的期限；期限当天仍然有效。

为什么
------
豁免是有期限的承诺：到期仍没有改正的问题，应当重新看过，而不是一直略过。过期的豁免不起作用，它所说的问题照常列出。

错例
----
期限写 2025-06-30，核对之日是 2025-07-01。

正例
----
期限写 2025-06-30，核对之日是 2025-06-30。

不适用
------
本次没有核对该项所说单位或年度的文件；文件未能读取；该项的规则本次没有运行。

依据
----
豁免清单自己写明的期限。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.figures.place import Place, Spot
from juesuan.findings.finding import Group, Severity
from juesuan.findings.waiver import WaiverState
from juesuan.model.disclosure import Part
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.2.0",
    basis=("waiver_list",),
    message="豁免已于 {until} 到期，问题“{finding}”{outcome}（理由：{reason}；经手：{who}）",
    hint="重新看过后改正问题，或写明理由延长期限；问题已不存在的，删去这一项",
    of_waivers=True,
)


def check(book: FactBook) -> Iterator[Draft]:
    """Every waiver whose last day is past."""
    for use in book.waivers:
        if use.state is WaiverState.EXPIRED:
            waiver = use.waiver
            place = Place(Part.OTHER, quote=waiver.finding, spot=Spot(line=waiver.line))
            outcome = "照常列出" if use.finding else "在所核对的文件中也已不存在"
            data = {"finding": waiver.finding, "reason": waiver.reason, "who": waiver.who, "outcome": outcome}
            data["until"] = waiver.until.isoformat()
            yield Draft(facts=(), expected="", found="", places=(place,), data=data, mark=waiver.finding)
