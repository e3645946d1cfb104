"""科目名称与编码不符

检查什么
--------
同一编码的科目名称，各表之间、表与说明之间应当一致；编码的名称在代码表中有可靠记载的，应与代码表（含改名前后的名称）一致；名称若是同一款下另一编码的名称，则编码或名称有一个写错；用的是改名前后、与本年度不符的名称，作为提示（改名年份的前后一年不查）。

为什么
------
说明中的类、款、项名称写错，读者就找不到对应的表中数字。

错例
----
表中 2101103 为“公务员医疗补助”，说明写“公务员医疗补贴（项）”；表中“住房公积金”的编码写作 2210299。

正例
----
表与说明都写“公务员医疗补助”。

不适用
------
只差结尾“支出”二字、空格或全角半角；几处用的是改名前后的名称（只作提示）；代码表中没有或记载不可靠的编码。

依据
----
政府收支分类科目；各地部门决算公开格式。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.standards.codes import code_list, name_form

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.1.0",
    basis=("form_sets",),
    message="{of}的科目名称不一致：应为“{expected}”，写作“{found}”",
    hint="按当年政府收支分类科目改正名称",
)

_WITH_PARENT = 5
"""Digits of a code that stands below another (款, 项)."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each code whose names differ, or differ from the official one."""
    keys: dict[tuple[str, str], list[DerivedKey]] = defaultdict(list)
    for each in dict.fromkeys(book.derived(DerivedKind.NAME)):
        keys[next(iter(each.of.members))].append(each)
    for same in keys.values():
        names = [(own, *found) for own in same for found in book.texts.get(own, ())]
        names.sort(key=lambda each: -_votes(each[2].text, names))
        yield from _of_one_code(names)


def _votes(name: str, names: Sequence[tuple[DerivedKey, Statement, Text]]) -> int:
    """How often a code has this name: the commonest one is not the one that is wrong."""
    return sum(_same(name, other.text) for _, _, other in names)


def _of_one_code(named: Sequence[tuple[DerivedKey, Statement, Text]]) -> Iterator[Draft]:
    """At most one draft for the names of a code, in all tables and in the narrative."""
    if not named:
        return
    key, first, text = named[0]
    main = text.text
    other = [(own, statement, its.text) for own, statement, its in named if not _same(its.text, main)]
    if other:
        renamed = all(_is_official(key, name) for name in (main, *(name for *_, name in other)))
        wrong = [(statement, name) for _, statement, name in other]
        yield _draft(other[0][0], main, wrong, first, Severity.NOTE if renamed else None)
    elif official := _official(key, main) or _of_another_code(key, main):
        yield _draft(key, official, [(first, main)], None)
    elif dated := _misdated(key, main):
        yield _draft(key, dated, [(first, main)], None, Severity.NOTE)


def _draft(
    key: DerivedKey,
    expected: str,
    wrong: list[tuple[Statement, str]],
    main: Statement | None,
    severity: Severity | None = None,
) -> Draft:
    places = [statement.place for statement, _ in wrong]
    return Draft(
        facts=(key,),
        expected=expected,
        found="、".join(dict.fromkeys(name for _, name in wrong)),
        places=(*places, *((main.place,) if main else ())),
        data={"of": next(member for _, member in key.of.members)},
        severity=severity,
    )


def _is_official(key: DerivedKey, name: str) -> bool:
    """True when the code has, or had, this name."""
    dimension, code = next(iter(key.of.members))
    codes = code_list(dimension)
    return codes is not None and any(_same(name, each) for each in codes.names(code))


def _misdated(key: DerivedKey, name: str) -> str | None:
    """What the code was named in the year of the document, when the name is one of other years."""
    dimension, code = next(iter(key.of.members))
    codes = code_list(dimension)
    found = codes.codes.get(code) if codes else None
    return found.misdated(name, key.of.year) if found else None


def _same(one: str, other: str) -> bool:
    first, second = name_form(one), name_form(other)
    return first == second or first.endswith(second) or second.endswith(first)


def _of_another_code(key: DerivedKey, name: str) -> str | None:
    """What the code is, when the name is that of exactly one other code of the same 款 and none of the code's own."""
    dimension, code = next(iter(key.of.members))
    codes = code_list(dimension)
    if codes is None or len(code) < _WITH_PARENT:
        return None
    others, own = codes.named(name, len(code), code[:-2]), codes.name(code)
    if code in others or (not others and any(_same(name, each) for each in codes.names(code))):
        return None
    return (own or f"编码 {others[0]}") if len(others) == 1 else None


def _official(key: DerivedKey, name: str) -> str | None:
    """The official name, if the code list has it from a published document and the document's name is none of the code's."""
    dimension, code = next(iter(key.of.members))
    codes = code_list(dimension)
    found = codes.codes.get(code) if codes else None
    if found is None or found.confidence != "seen-in-published-document":
        return None
    return None if any(_same(name, each) for each in (found.name, *found.other_names)) else found.name
