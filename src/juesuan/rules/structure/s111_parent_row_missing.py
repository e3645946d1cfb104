"""表中缺上级科目或合计的一行

检查什么
--------
按科目编码列示的表，列了下级科目（如 20805），就应当有它的上级科目（208）一行；同一文件的各表都有合计行的，每张表都应有合计行。

为什么
------
缺了上级科目或合计的一行，分项就没有总数可对。

错例
----
支出决算表列有 2010301、2010302，却没有 20103 一行。

正例
----
类、款、项各级都列一行，最上面是合计。

不适用
------
表中这一级科目一行也没有列（只列项级，或只列类级）；缺的行超过两行（表没有读全）。

依据
----
各地部门决算公开格式：支出功能分类列至项级，基本支出经济分类列至款级。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from juesuan.figures.place import Place
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.model.key import FactKey
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.2.0",
    basis=("form_sets",),
    message="《{of}》没有“{expected}”一行，而列了它的下级",
    hint="补上这一行，并核对各级科目的合计",
)

_DIMENSIONS = ("function", "economic")
_MOST = 2
"""Most rows that a table lacks by a slip; where there are more, the table was not read whole."""
_TOTAL = "合计"


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each row whose parts stand in the table and which does not."""
    for dimension in _DIMENSIONS:
        tables = _codes(book, dimension)
        totals = sum("" in codes for codes in tables.values())
        for title, codes in tables.items():
            missing = sorted({code[:-2] for code in codes if _level_above(code, codes) and code[:-2] not in codes})
            if 2 * totals > len(tables) > 1 and "" not in codes:
                missing.append("")
            if len(missing) <= _MOST:
                yield from (_draft(title, code, codes) for code in missing)


def _codes(book: FactBook, dimension: str) -> Mapping[str, Mapping[str, Place]]:
    """The codes of the rows of each table with a place of each; '' is the row of the total."""
    tables: dict[str, dict[str, Place]] = defaultdict(dict)
    for statement in book.disclosure.statements:
        place = statement.place
        if place.part != Part.TABLES or not place.table:
            continue
        for key in statement.keys:
            if isinstance(key, FactKey) and key.concept in ("expenditure", "income"):
                code = key.member(dimension) or ""
                if code.isdecimal() or not code:
                    tables[place.table].setdefault(code, place)
    return {title: codes for title, codes in tables.items() if any(len(code) > len("201") for code in codes)}


def _level_above(code: str, codes: Mapping[str, Place]) -> bool:
    """True when the table lists codes of the level above this one's."""
    return len(code) > len("201") and any(len(other) == len(code) - 2 for other in codes)


def _draft(title: str, code: str, codes: Mapping[str, Place]) -> Draft:
    below = min(other for other in codes if other.startswith(code) and other != code)
    return Draft(
        facts=(),
        expected=code or _TOTAL,
        found="无",
        places=(codes[below],),
        data={"of": title},
        mark=f"{title}:{code or _TOTAL}",
    )
