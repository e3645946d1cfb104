"""豁免没有用上

检查什么
--------
豁免清单中的每一项，在它所说的单位和年度的公开文件中，都有它所说的问题。

为什么
------
问题已经改正，或者编号写错，豁免就应当删去或改正；留着它，以后同样的问题再出现时会被悄悄略过。

错例
----
清单豁免 X101:three_public[three_item=reception]@2024:final，而文件中接待费各处一致。

正例
----
文件中接待费两处不同，清单写明理由、经手人和期限。

不适用
------
本次没有核对该项所说单位或年度的文件；文件未能读取；该项的规则本次没有运行（如没有给出对照文件，或没有 --show-notes）。

依据
----
豁免只对仍然存在的问题有意义。
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
    message="豁免没有用上：所核对的文件中没有问题“{finding}”（理由：{reason}；经手：{who}）",
    hint="问题已经改正的，删去这一项；编号照报告中的 id 写",
    of_waivers=True,
)


def check(book: FactBook) -> Iterator[Draft]:
    """Every waiver that found nothing to take out."""
    for use in book.waivers:
        if use.state is WaiverState.UNUSED:
            waiver = use.waiver
            place = Place(Part.OTHER, quote=waiver.finding, spot=Spot(line=waiver.line))
            data = {"finding": waiver.finding, "reason": waiver.reason, "who": waiver.who}
            yield Draft(facts=(), expected="", found="", places=(place,), data=data, mark=waiver.finding)
