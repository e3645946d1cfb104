"""用途所说的支出性质与表不符

检查什么
--------
某项支出“主要用于…基本支出”，而表中该项没有基本支出；或说“项目支出”而表中没有项目支出。

为什么
------
用途文字常从别的项复制而来，性质与表中数字相反。

错例
----
一般行政管理事务（项）在表中只有项目支出 10.00，文字写“用于…等基本支出”。

正例
----
行政运行（项）在表中有基本支出，文字写“用于…的基本支出”。

不适用
------
用途没有提到基本支出或项目支出；表中该项两种支出都有；没有支出决算表。

依据
----
预算法实施条例要求基本支出和项目支出分别公开；文字说明必须与表一致。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKind
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("budget_law_rules", "form_sets"),
    message="{of}的用途写作“{found}”，而表中该项只有{expected}",
    hint="核对该项的支出性质，改正用途说明",
)

_NATURES = {"basic": ("基本支出", "project", "项目支出"), "project": ("项目支出", "basic", "基本支出")}


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each purpose that names a nature which the item does not have."""
    for key in dict.fromkeys(book.derived(DerivedKind.PURPOSE)):
        if not key.of.member("function"):
            continue
        for statement, text in book.texts.get(key, ()):
            for nature, (word, other, other_word) in _NATURES.items():
                named, rest = (book.of(key.of.with_member("nature", each)) for each in (nature, other))
                if word in text.text and other_word not in text.text and _none(named) and _some(rest):
                    yield Draft(
                        facts=(key, key.of.with_member("nature", nature)),
                        expected=f"{other_word}{rest[0].written}",
                        found=text.text,
                        places=(statement.place, rest[0].statement.place),
                        data={"of": book.label(key.of)},
                    )


def _none(versions: tuple[Evidence, ...]) -> bool:
    return bool(versions) and not any(each.figure.amount for each in versions)


def _some(versions: tuple[Evidence, ...]) -> bool:
    return any(each.figure.amount for each in versions)
