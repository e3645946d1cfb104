"""段落以分号、逗号结束，或没有结束的标点

检查什么
--------
决算情况说明中，一节最后一段以“；”“，”“、”结束的，合为一条；其他段落都以句号结束，而有一两段没有结束标点的（只作提示）。

为什么
------
话没有说完，或者后面的一段丢了。

错例
----
一节的最后一段：“主要是因为市内公务更多乘坐公共交通；”。

正例
----
每一段以句号结束；列举的各条以分号相接，最后一条用句号。

不适用
------
后面还有同一列举的下一条；标题、表名、图名；段尾是冒号的；多数段落都没有句号的（换行处不是段落）。

依据
----
标点符号用法的一般规则；党政机关公文的文字要求。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.3.0",
    basis=("official_documents",),
    message="段落没有以句号结束：“{found}”",
    hint="补上句号；话没有说完的，补写完整",
)

_OPEN = re.compile("[；，、]$")
_CLOSED = re.compile("[。！？：…；，、][”’）]?$|[。！？]$|[）》]$")
_SENTENCE = re.compile("[，。]")
_LEAST = 20
_MOST = 2
_SHARE = 10
"""How many paragraphs end as they should for each that does not."""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for all last paragraphs that go on; a note for each of the few without any mark."""
    sections = [section for section in book.disclosure.sections if section.part is Part.NARRATIVE]
    last = [passage for section in sections for passage in section.paragraphs[-1:]]
    open_ = [_draft(each, None) for each in last if _OPEN.search(each.text) and len(each.text) >= _LEAST]
    if open_:
        yield replace(open_[0], places=tuple(place for draft in open_ for place in draft.places))
    told = [each for section in sections for each in section.paragraphs if len(each.text) >= _LEAST and _SENTENCE.search(each.text)]
    bare = [each for each in told if not _CLOSED.search(each.text)]
    if 0 < len(bare) <= _MOST and len(told) > _SHARE * len(bare):
        yield from (_draft(passage, Severity.NOTE) for passage in bare)


def _draft(passage: Sentence, severity: Severity | None) -> Draft:
    place = quoted(passage, len(passage.text) - 1, len(passage.text))
    return Draft(facts=(), expected="。", found=place.quote, places=(place,), mark=place.quote, severity=severity)
