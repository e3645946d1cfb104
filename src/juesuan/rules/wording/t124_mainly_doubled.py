"""“为……为主”

检查什么
--------
“以……为主”写成“为……为主”的，列出来；正文和自评表的指标都看。

为什么
------
两个“为”重复，是改写时没有改净。

错例
----
拜访企业为大型企业为主。

正例
----
拜访企业以大型企业为主。

不适用
------
前面已有“以”（以为企业服务为主）；为某人服务、提供。

依据
----
党政机关公文格式：文字准确。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from juesuan.findings.finding import Group, Severity
from juesuan.model.statement import Statement
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages, wording_draft

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.2.0",
    basis=("official_documents",),
    message="“{found}”应为“{expected}”",
    hint="改为“以……为主”",
)

_FOUND = re.compile(
    r"(?<![以因作成认称视列定分改较颇尤极广甚最更行])为(?P<what>[^，。；、：为以]{2,14})为主(?![体导线要题管持办旨力轴])"
)
_WITH = re.compile(r"以[^，。；]{0,14}$")
_FOR = re.compile(r"服务|提供|谋|帮助|支持|办理")


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each place of the text, and one for each wording of the sheets with all its cells."""
    for passage in passages(book):
        for found in _found(passage.text):
            yield wording_draft(passage, found, _right(found))
    cells: dict[str, list[Statement]] = defaultdict(list)
    for sheet in book.sheets:
        for each in sheet.indicators:
            cells[each.name].append(next(cell for role, cell in each.cells.items() if role != "group"))
            for role in ("target", "actual"):
                if each.text(role):
                    cells[each.text(role)].append(each.cells[role])
    for text, stated in cells.items():
        for found in _found(text):
            places = tuple(cell.place for cell in stated)
            yield Draft(facts=(), expected=_right(found), found=found[0], places=places, mark=text)


def _found(text: str) -> Iterator[re.Match[str]]:
    for found in _FOUND.finditer(text):
        if not _FOR.search(found["what"]) and not _WITH.search(text, 0, found.start()):
            yield found


def _right(found: re.Match[str]) -> str:
    return f"以{found['what']}为主"
