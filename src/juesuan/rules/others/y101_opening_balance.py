"""年初结转与上年年末结转不符

检查什么
--------
给出上年决算时：本年的年初结转和结余，等于上年决算公开的年末结转和结余；合计、财政拨款和各种资金分别核对。

为什么
------
上年没有用完的钱就是本年年初的钱；两年的公开文件接不上，说明至少有一年写错，或者年中有没有说明的调整。

错例
----
上年年末结转和结余 7.70 万元，本年年初结转和结余写 7.07 万元。

正例
----
上年年末 7.70 万元，本年年初 7.70 万元。

不适用
------
没有给出上年决算；两年有一年没有写出。说明里写明结转作了调整、更正或收回的，只作警告。

依据
----
部门决算的年初结转按上年决算的年末结转填列。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import Phase
from juesuan.model.other import Role
from juesuan.rules.facts import FactBook
from juesuan.rules.others.against import Against
from juesuan.rules.others.restated import says_restated
from juesuan.rules.rule import RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.2.0",
    basis=("accounts_rules", "arithmetic"),
    message="{subject}与上年年末不符：上年决算公开的年末数为{expected}，本年年初写作{found}",
    hint="对照上年决算批复核实；年初数作过调整的，在说明中写明",
    needs=Role.PRIOR,
)

_BALANCE = "结转"


def relations(book: FactBook) -> Iterator[Against]:
    """Every opening balance of which last year's disclosure states the closing one."""
    year = book.disclosure.identity.year
    severity = Severity.WARNING if says_restated(book, _BALANCE) else None
    for prior in book.in_role(Role.PRIOR):
        for key in book.keys("carry_over"):
            if (key.year, key.phase, key.member("moment")) == (year, Phase.FINAL, "opening"):
                theirs = prior.of(key.with_member("moment", "closing").at(year=year - 1))
                if theirs:
                    yield Against(key, theirs, prior.document.path, severity)
