"""基本支出表缺人员经费或公用经费的合计

检查什么
--------
按经济分类列示的表，表式规定有“人员经费合计”“公用经费合计”的，应当有这一行。

为什么
------
缺了合计，分项就没有总数可对，说明中的人员经费、公用经费也没有出处。

错例
----
基本支出决算明细表列有 301、302 各款，末尾没有“人员经费合计”和“公用经费合计”。

正例
----
表的末尾列“人员经费合计 236.26”“公用经费合计 36.57”。

不适用
------
空表；表式没有规定这一行的；表中没有按科目列数的。

依据
----
各地部门决算公开格式：一般公共预算财政拨款基本支出决算明细表。
"""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, TableFound
from juesuan.model.key import FactKey
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.standards.forms import Form

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.COMPLETENESS,
    since="0.3.0",
    basis=("form_sets",),
    message="《{of}》没有“{expected}”一行",
    hint="补上这一行，并核对它与各科目之和",
)


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each total of a group of codes that a table's form has and the table has not."""
    forms = {form.name: form for form in book.standards.form_set(book.disclosure.identity.form_set).forms}
    for table in book.disclosure.tables:
        form = forms.get(table.form)
        if form and form.dimension and table.place.part == Part.TABLES and not table.blank:
            yield from _check_table(book, table, form)


def _check_table(book: FactBook, table: TableFound, form: Form) -> Iterator[Draft]:
    stated = {
        key.member(form.dimension)
        for each in book.disclosure.statements
        if each.place.table == table.place.table and each.place.part == Part.TABLES
        for key in each.keys
        if isinstance(key, FactKey)
    }
    if not any(member and member.isdecimal() for member in stated):
        return
    for row in form.rows:
        members = {dict(state.members).get(form.dimension) for state in row.states} - {None}
        if members and members.isdisjoint(stated):
            yield Draft(
                facts=(), expected=row.title, found="无", places=(table.place,),
                data={"of": table.place.table or table.title}, mark=f"{table.form}:{row.title}",
            )  # fmt: skip
