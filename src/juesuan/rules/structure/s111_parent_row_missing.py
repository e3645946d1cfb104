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

from collections.abc import Container, Iterator, Mapping

from juesuan.figures.place import Place
from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.structure.code_rows import code_rows

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
    standard = {form.title for form in book.standards.form_set(book.disclosure.identity.form_set).forms}
    for dimension in _DIMENSIONS:
        tables = code_rows(book, dimension)
        totals = sum("" in codes for codes in tables.values())
        for title, codes in tables.items():
            elsewhere = {code for other, its in tables.items() if other != title for code in its}
            missing = sorted({code[:-2] for code in codes if _is_due(code, codes, elsewhere) and code[:-2] not in codes})
            if title in standard and 2 * totals > len(tables) > 1 and "" not in codes:
                missing.append("")
            if len(missing) <= _MOST:
                yield from (_draft(title, code, codes) for code in missing)


def _is_due(code: str, codes: Mapping[str, Place], elsewhere: Container[str]) -> bool:
    """True when the table lists codes of the level above this one's, or its own class, and another table the row itself."""
    if len(code) <= len("201"):
        return False
    return any(len(other) == len(code) - 2 for other in codes) or (code[:3] in codes and code[:-2] in elsewhere)


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
