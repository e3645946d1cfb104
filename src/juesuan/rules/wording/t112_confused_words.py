"""常见错别字

检查什么
--------
决算公开文字中常见的错字（“拔款”应为“拨款”等）和误用（“截止2024年”应为“截至”，“帐户”应为“账户”等，只作提示），词表见 wording.yaml。

为什么
------
错别字影响公开文件的严肃性。

错例
----
“截止2024年12月31日”“士地”“上一度”。

正例
----
“截至2024年12月31日”。

不适用
------
词表以外的字词。

依据
----
党政机关公文的文字要求。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, wording_draft

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.2.0",
    basis=("official_documents",),
    message="“{found}”应为“{expected}”",
    hint="改正错别字",
)


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """All words as one expression, a group each, so that a word inside a longer one is not told again."""
    return re.compile("|".join(f"({word})" for word in words))


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each confused word, a note for one that is merely out of place."""
    wording = book.standards.wording
    for words, severity in ((wording.confusions, None), (wording.misused, Severity.NOTE)):
        pattern, right = _pattern(tuple(words)), tuple(words.values())
        for passage in passages(book):
            for found in pattern.finditer(passage.text):
                yield replace(wording_draft(passage, found, right[(found.lastindex or 1) - 1]), severity=severity)
