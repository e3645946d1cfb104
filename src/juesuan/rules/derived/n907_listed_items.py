"""所列经济科目与基本支出明细表不符

检查什么
--------
“人员经费主要包括…”“公用经费主要包括…”所列的科目，明细表中应有金额；明细表中有金额的科目，应当列出（以“等”结尾的除外）。

为什么
------
所列科目多半是套用上年文字，与本年明细表对不上。

错例
----
文字列有“个人农业生产补贴”，明细表该科目为空；明细表有“奖励金 0.31”，文字没有列。

正例
----
文字所列正是明细表中有金额的科目。

不适用
------
没有基本支出明细表，或文字没有列出科目；不能对应到经济科目的词。

依据
----
预算法实施条例要求基本支出按经济分类公开到款；文字说明必须与表一致。
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from juesuan.figures.width import title_form
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind, FactKey
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.standards.codes import economic_codes

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("budget_law_rules", "form_sets"),
    message="{of}所列科目与基本支出明细表不符：{terms}",
    hint="按明细表中有金额的科目改写列举",
)

_OPEN_ENDED = re.compile(r"等[^、，。；]{0,12}(?:[，。；]|$)")
_AND = re.compile(r"以及|和|及|与")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each list: what it names without an amount, and what it leaves out."""
    for key in dict.fromkeys(book.derived(DerivedKind.ITEMS)):
        amounts = _amounts(book, key.of)
        for statement, text in book.texts.get(key, ()) if amounts else ():
            draft = _compare(book, key, statement, text, amounts)
            if draft:
                yield draft


def _amounts(book: FactBook, node: FactKey) -> dict[str, FactKey]:
    """The 款 below the node that table 06 states, by code; nothing when it states none with an amount."""
    tree = book.standards.dimensions["economic"]
    top = node.member("economic")
    found = {}
    for key in book.keys("expenditure"):
        member = key.member("economic")
        if not (member and top and len(member) == max(tree.code_lengths)):
            continue
        if key.with_member("economic", top) == node and tree.below(member, top):
            found[member] = key
    return found if any(book.of(key)[0].figure.amount for key in found.values()) else {}


def _compare(book: FactBook, key: DerivedKey, statement: Statement, text: Text, amounts: dict[str, FactKey]) -> Draft | None:
    names = {_form(name): code for code in amounts for name in _names(book, code)}
    listed = {names[_form(name)]: name for word in text.words for name in _joined(word, names)}
    if len(listed) < 2:
        return None
    empty = [code for code in listed if not any(each.figure.amount for each in book.of(amounts[code]))]
    left_out = [code for code, each in amounts.items() if book.of(each)[0].figure.amount and code not in listed]
    if _OPEN_ENDED.search(text.text):
        left_out = []
    if not empty and not left_out:
        return None
    parts = [f"列有“{listed[code]}”而表中没有金额" for code in empty]
    parts += [f"表中有“{_names(book, code)[0]}”{book.of(amounts[code])[0].written}而没有列出" for code in left_out]
    return Draft(
        facts=(key, *(amounts[code] for code in (*empty, *left_out))),
        expected="、".join(_names(book, code)[0] for code in amounts if book.of(amounts[code])[0].figure.amount),
        found="、".join(text.words),
        places=(
            statement.place,
            *(book.of(amounts[code])[0].statement.place for code in (*empty, *left_out)),
        ),
        data={"terms": "；".join(parts), "of": book.label(key.of)},
    )


def _joined(word: str, names: Collection[str]) -> list[str]:
    """The names of items that a word of the list is: one, or two joined by 和 (a 和 may belong to a name itself)."""
    plain = re.sub(r"等.*$", "", word)
    pairs = [(plain[: found.start()], plain[found.end() :]) for found in _AND.finditer(plain)]
    candidates = [(plain,), *pairs]
    return next((list(each) for each in candidates if all(_form(name) in names for name in each)), [])


def _names(book: FactBook, code: str) -> list[str]:
    """The names of a code: as the document's table has it, then the official ones."""
    year = book.disclosure.identity.year
    key = FactKey("expenditure", year, members=(("economic", code),))
    own = [text.text for _, text in book.texts.get(DerivedKey(DerivedKind.NAME, key), ())]
    return [*own, *economic_codes().names(code)] or [code]


def _form(name: str) -> str:
    return title_form(name).removesuffix("支出").replace("费用", "费")
