"""大于、小于、持平与数字不符

检查什么
--------
“决算数大于（小于）预算数”“与上年持平”等说法，要与写出的两个数相符；说“持平”的，同一句不能又有不为零的增减额或增减幅度。

为什么
------
说法与数字相反，多半是套用模板时没有改字，或数字抄错。

错例
----
年初预算 36.00 万元，决算 36.93 万元，写“决算数小于年初预算数”；“与上年持平，增长3.2%”。

正例
----
年初预算 257 万元，决算 247.8 万元，写“决算数小于年初预算数”。

不适用
------
所比的两个数没有都写出，也没有写增减额；写“基本持平”而相差不大的。

依据
----
文字说明必须与表中数字一致。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from msgspec.structs import replace

from juesuan.figures.interval import Interval
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("form_sets", "arithmetic"),
    message="{of}：{terms}，应说“{expected}”，写作“{found}”",
    hint="按数字改正说法；如果说法无误，则核对两个数",
)

_ABOVE = frozenset({"大于", "高于", "多于", "超过"})
_BELOW = frozenset({"小于", "低于", "少于"})
_SOFT = ("基本", "大致", "总体")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each word that no version of the figures bears out."""
    for key in dict.fromkeys(book.derived(DerivedKind.COMPARISON)):
        for statement, word in book.texts.get(key, ()):
            yield from _check_word(book, key, statement, word)
            yield from _check_equal(book, key, statement, word)


def _check_word(book: FactBook, key: DerivedKey, statement: Statement, word: Text) -> Iterator[Draft]:
    pairs = list(product(book.of(key.of), book.looked_up(key.base) if key.base else ()))
    if not pairs or any(_fits(word.text, one.interval, other.interval) for one, other in pairs):
        return
    one, other = pairs[0]
    if _is_soft(statement, word) and _close(one, other):
        return
    yield Draft(
        facts=tuple(each for each in (key, key.of, key.base) if each),
        expected=_right_word(one.interval, other.interval),
        found=word.text,
        places=(statement.place, one.statement.place, other.statement.place),
        computed=f"{one.written}{_sign(one.interval, other.interval)}{other.written}",
        data={"terms": f"{one.written}与{other.written}相比", "of": book.label(key.of)},
    )


def _check_equal(book: FactBook, key: DerivedKey, statement: Statement, word: Text) -> Iterator[Draft]:
    """A draft where a sentence calls two figures equal and tells of a change between them."""
    if word.text in _ABOVE | _BELOW or _is_soft(statement, word):
        return
    for kind in (DerivedKind.CHANGE, DerivedKind.CHANGE_RATE):
        told = [each for each in book.of(DerivedKey(kind, key.of, key.base)) if _one_sentence(each.statement, statement)]
        changed = next((each for each in told if each.interval.low > 0 or each.interval.high < 0), None)
        if changed:
            yield Draft(
                facts=(key, key.of),
                expected="增加" if changed.interval.low > 0 else "减少",
                found=word.text,
                places=(statement.place, changed.statement.place),
                computed=f"增减额{changed.written}不为零",
                data={"terms": f"同一句写了增减{changed.written.removeprefix('-')}", "of": book.label(key.of)},
            )
            return


def _one_sentence(one: Statement, other: Statement) -> bool:
    return one.place.sentence is not None and replace(one.place, quote="") == replace(other.place, quote="")


def _fits(word: str, one: Interval, other: Interval) -> bool:
    if word in _ABOVE:
        return one.high > other.low
    if word in _BELOW:
        return one.low < other.high
    return one.meets(other)


def _right_word(one: Interval, other: Interval) -> str:
    if one.low > other.high:
        return "大于"
    return "小于" if one.high < other.low else "持平"


def _sign(one: Interval, other: Interval) -> str:
    if one.low > other.high:
        return " > "
    return " < " if one.high < other.low else " = "


def _is_soft(statement: Statement, word: Text) -> bool:
    return any(f"{soft}{word.text}" in statement.place.quote for soft in _SOFT)


def _close(one: Evidence, other: Evidence) -> bool:
    """True when the two differ by no more than a unit of the second digit: 基本持平 allows for that."""
    first, second = one.figure.base, other.figure.base
    unit = Decimal(1).scaleb(max(first.adjusted(), second.adjusted()) - 1)
    return bool(second) and abs(first - second) <= unit
