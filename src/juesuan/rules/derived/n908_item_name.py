"""科目名称与编码不符

检查什么
--------
同一编码的科目名称，各表之间、表与说明之间应当一致；编码的名称在代码表中有可靠记载的，应与代码表（含改名前后的名称）一致；名称若是同一款下另一编码的名称，则编码或名称有一个写错。

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

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.key import DerivedKey, DerivedKind
from juesuan.model.statement import Statement
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
    for key in dict.fromkeys(book.derived(DerivedKind.NAME)):
        names = book.texts.get(key, ())
        main = names[0][1].text
        other = [(statement, text.text) for statement, text in names if not _same(text.text, main)]
        if other:
            renamed = all(_is_official(key, name) for name in (main, *(name for _, name in other)))
            yield _draft(key, main, other, names[0][0], Severity.NOTE if renamed else None)
        elif official := _official(key, main) or _of_another_code(key, main):
            yield _draft(key, official, [(names[0][0], main)], None)


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
