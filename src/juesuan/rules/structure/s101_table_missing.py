"""缺少规定的表

检查什么
--------
表式规定的各张决算表，以及目录列出的各张决算表，是否都在文件中。

为什么
------
少公开一张表，相应的支出就没有公开；“三公”经费表尤其不能少。

错例
----
湖南表式有公开01表至公开09表，文件只有前八张，没有《财政拨款“三公”经费支出决算表》；目录列有《支出决算表》，正文没有。

正例
----
九张表齐全；没有数据的表也列出空表并注明。

不适用
------
文件中一半以上的表都没有（表在附件中，或只是节选）；文件所在地区的表式未知，缺的不止一张、目录也没有列出该表的，只作提示。

依据
----
财政预决算领域基层政务公开标准目录第 8 项；各地部门决算公开格式。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from juesuan.figures.numerals import split_ordinal
from juesuan.figures.place import Place
from juesuan.figures.width import title_form
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.standards.forms import Form

RULE = RuleData(
    severity=Severity.ERROR,
    group=Group.COMPLETENESS,
    since="0.1.0",
    basis=("disclosure_catalogue", "form_sets"),
    message="没有找到规定的表《{expected}》",
    hint="补上该表；没有数据的，列出空表并注明原因",
)

_LONGEST_TITLE = 40


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each form of the set that the document lacks, when it holds at least half of them."""
    forms, lines = _forms(book), _lines(book)
    found = {table.form for table in book.disclosure.tables} & {form.name for form in forms}
    if 2 * len(found) < len(forms):
        return
    for form in forms:
        if form.name not in found:
            yield Draft(
                facts=(),
                expected=form.title,
                found="无",
                places=(Place(Part.TABLES, table=form.title),),
                mark=form.name,
                severity=_severity(
                    book,
                    lines[title_form(form.title)],
                    alone=len(found) == len(forms) - 1 and _is_central(book) and not form.may_be_blank,
                ),
            )


def _severity(book: FactBook, lines: int, *, alone: bool) -> Severity | None:
    """A warning in a region whose forms are not known, where the contents list names the table, or only this one lacks.

    A title that stands twice may be that of a picture.
    """
    if book.disclosure.identity.region_known:
        return None
    return Severity.WARNING if lines == 1 or (alone and not lines) else Severity.NOTE


def _is_central(book: FactBook) -> bool:
    """True for the set of no region: its forms are those of the central standard, which no region leaves out."""
    return not book.standards.form_set(book.disclosure.identity.form_set).place_names


def _lines(book: FactBook) -> Counter[str]:
    """How often each title stands alone on its line: once is in the contents list, but above no table."""
    return Counter(
        title_form(split_ordinal(text)[1])
        for section in book.disclosure.sections
        for text in (section.heading, *(passage.text for passage in section.paragraphs if len(passage.text) < _LONGEST_TITLE))
    )


def _forms(book: FactBook) -> tuple[Form, ...]:
    return book.standards.form_set(book.disclosure.identity.form_set).forms
