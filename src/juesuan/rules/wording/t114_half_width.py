"""半角标点与全角标点混用

检查什么
--------
汉字之间、汉字与数字之间的逗号、分号、冒号写成半角的，全文合为一条。通篇用全角、只有少数几处汉字之间的逗号或分号是半角的，是警告；其他的是提示。

为什么
------
公文用全角标点；混用多半是拼接文字留下的。

错例
----
“占15.45%,因公出国（境）费支出决算0万元”。

正例
----
“占15.45%，因公出国（境）费支出决算0万元”。

不适用
------
数字中的千分号，时间和比例（3:2），网址和邮箱；外文；全文都用半角的。

依据
----
标点符号用法的一般规则；党政机关公文的文字要求。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, quoted

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.3.0",
    basis=("official_documents",),
    message="半角标点与全角标点混用，共{of}处，如“{found}”",
    hint="改成全角标点",
)

_HALF = re.compile(
    r"(?<=[^\W\x00-\xff]|[”）%％])[,;:](?!\d)|(?<=[^\W\x00-\xff]|[”）])[,;:](?=\d)|(?<=\d)[,;:](?=[^\W\x00-\xff]|[“（])"
)
_BETWEEN = re.compile(r"(?<=[^\W\x00-\xff])[,;](?=[^\W\x00-\xff])")
"""Marks that nobody sets on purpose; a half-width colon (其中:) stands in the form of a region itself."""
_FULL = re.compile("[，；：]")
_FEW = 10
"""So many times more full-width marks than half-width ones show that the latter are slips."""
_SHOWN = 5


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for all half-width marks, where full-width ones are the rule."""
    texts = list(passages(book))
    found = [(passage, mark) for passage in texts for mark in _HALF.finditer(passage.text)]
    full = sum(len(_FULL.findall(passage.text)) for passage in texts)
    if found and full > len(found):
        slips = [each for each in found if _BETWEEN.match(each[0].text, each[1].start())] if full > _FEW * len(found) else []
        places = tuple(quoted(passage, mark.start(), mark.end()) for passage, mark in (slips or found)[:_SHOWN])
        yield Draft(
            facts=(),
            expected="全角标点",
            found=places[0].quote,
            places=places,
            data={"of": str(len(found))},
            mark="half width",
            severity=None if slips else Severity.NOTE,
        )
