"""常见错别字

检查什么
--------
决算公开文字中常见的错字（“拔款”应为“拨款”，“截止2024年12月31日”应为“截至”等）和旧的写法（“帐户”应为“账户”，只作提示），词表见 wording.yaml。

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
from functools import lru_cache

from msgspec.structs import replace

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


_LOOKAROUND = re.compile(r"\(\?[^)]*\)")
_PLAIN = re.compile(r"[\u4e00-\u9fff]+")


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """All words as one expression, a group each, so that a word inside a longer one is not told again."""
    return re.compile("|".join(f"({word})" for word in words))


@lru_cache(maxsize=256)
def _core(word: str) -> str:
    """What a text must hold for the word to be in it: the word without its surroundings, '' where that is no plain text."""
    core = _LOOKAROUND.sub("", word)
    return core if _PLAIN.fullmatch(core) else ""


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each confused word, a note for one that is merely out of place."""
    wording = book.standards.wording
    texts = list(passages(book))
    whole = "\n".join(passage.text for passage in texts)
    for words, severity in ((wording.confusions, None), (wording.misused, Severity.NOTE)):
        held = {word: right for word, right in words.items() if _core(word) in whole}
        pattern, right = _pattern(tuple(held)), tuple(held.values())
        for passage in texts if held else ():
            for found in pattern.finditer(passage.text):
                yield replace(wording_draft(passage, found, right[(found.lastindex or 1) - 1]), severity=severity)
