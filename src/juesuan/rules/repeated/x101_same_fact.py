"""同一事实几处写法不一致

检查什么
--------
同一个数（同一科目、同一口径、同一年度、同一阶段）在表与表之间、表与说明之间、说明各段之间写了不止一次时，各处必须一致。

为什么
------
表与表、表与文字之间的勾稽，大多就是同一个数写了两遍；有一处抄错，读者就不知道该信哪一处。

错例
----
《财政拨款收入支出决算总表》总计 2,961.68 万元，说明第四部分写“财政拨款收入支出总计0.3万元”。

正例
----
表中 247.80 万元，说明写“247.8万元”。

不适用
------
只写了一次的数；因四舍五入相差一个末位单位的数（见 X102）。

依据
----
地方预决算公开操作规程要求公开内容真实、准确；同一事实只有一个数。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.rounding import rounded
from juesuan.findings.finding import Group, Severity
from juesuan.model.key import FactKey, Key
from juesuan.rules.facts import Evidence, FactBook
from juesuan.rules.repeated.versions import groups, repeated
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.ACCURACY,
    since="0.1.0",
    basis=("disclosure_rules", "arithmetic"),
    message="{subject}几处写法不一致：{terms}写作{expected}，这里写作{found}",
    hint="对照账表核实后，把各处改成同一个数",
)


class SameFact(Struct, frozen=True):
    """A fact that is stated more than once."""

    key: FactKey

    @property
    def facts(self) -> tuple[Key, ...]:
        """The one fact."""
        return (self.key,)

    def conflict(self, book: FactBook) -> Draft | None:
        """The draft when its statements fall into more than one group."""
        found = groups(book.of(self.key))
        return _draft(self.key, found) if len(found) > 1 else None

    def value_of(self, book: FactBook, key: Key) -> Decimal | None:
        """The value of the larger group."""
        return groups(book.of(key))[0][0].figure.base


def relations(book: FactBook) -> Iterator[SameFact]:
    """Every fact that is stated more than once."""
    for key, _ in repeated(book):
        yield SameFact(key)


def judge(book: FactBook, relations: Sequence[SameFact]) -> Iterator[Draft]:
    """One draft for each figure that disagrees with the others of its fact; a figure that states two facts is given once."""
    drafts: dict[tuple[int, ...], Draft] = {}
    for relation in relations:
        draft = relation.conflict(book)
        if draft:
            found = groups(book.of(relation.key))
            wrong = tuple(sorted(id(each.statement) for group in found[1:] for each in group))
            drafts[wrong] = _joined(drafts[wrong], draft) if wrong in drafts else draft
    yield from drafts.values()


def _draft(key: Key, found: list[list[Evidence]]) -> Draft:
    main, others = found[0][0], [group[0] for group in found[1:]]
    minority = [each.statement.place for group in found[1:] for each in group]
    return Draft(
        facts=(key,),
        expected=main.written,
        found="、".join(dict.fromkeys(each.written for each in others)),
        difference=_difference(main, others[0]),
        places=(*minority, *(each.statement.place for each in found[0])),
        computed="，".join(f"{len(group)}处写作{group[0].written}" for group in found),
        data={"terms": "多数" if len(found[0]) > len(minority) else "另处"},
    )


def _joined(one: Draft, other: Draft) -> Draft:
    places = tuple(dict.fromkeys((*one.places, *other.places)))
    computed = f"他处写作{one.expected}，此处写作{one.found}"
    return replace(one, facts=(*one.facts, *other.facts), places=places, computed=computed)


def _difference(main: Evidence, other: Evidence) -> str:
    unit = main.figure.unit
    gap = (other.figure.base - main.figure.base) / unit.factor
    return f"{rounded(gap, max(main.figure.decimals, other.figure.decimals)):+f}{unit.symbol}"
