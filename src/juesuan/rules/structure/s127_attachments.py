"""附件清单与附件不一致

检查什么
--------
报告末尾列出的附件（附件：1.…　2.…），应各有一个标题为“附件1”“附件2”的附件，名称相符（可以简写，项目自评表可以项目名称列出）；列出而没有的、名称不同的，列出来。年度、括号、单位名称不比。

为什么
------
读者按清单找附件；清单和附件对不上，不是漏了附件，就是沿用了别的清单。

错例
----
清单写“2.部门整体支出绩效自评表”，附件2 的标题是“整体支出绩效评价基础数据表”。

正例
----
清单写“3.项目支出绩效自评表”，后附附件3-1、附件3-2《项目支出绩效自评表》。

不适用
------
没有附件清单；文件里没有编号的附件（附件另行公开）。

依据
----
党政机关公文格式：附件的顺序号和名称应当与正文的附件说明一致。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from juesuan.figures.width import title_form
from juesuan.findings.finding import Group, Severity
from juesuan.model.disclosure import Part, Sentence, TextSection
from juesuan.rules.facts import FactBook
from juesuan.rules.rule import Draft, RuleData
from juesuan.rules.wording.passages import passages

RULE = RuleData(
    severity=Severity.WARNING,
    group=Group.FORM,
    since="0.2.0",
    basis=("official_documents",),
    message="附件清单与附件不一致：清单列有“{expected}”，{found}",
    hint="按附件改正清单，或补上缺少的附件",
)

_FIRST = re.compile(r"^附件[：:]?1[.、．](?P<title>\S{4,60})$")
_NEXT = re.compile(r"^(?:附件[：:]?)?(?P<number>\d{1,2})[.、．](?P<title>\S{4,60})$")
_HEADING = re.compile(r"^附件(?P<number>\d{1,2})(?:-\d{1,2})?[：:.、．]?(?P<title>.{0,60})$")
_LOOSE = re.compile(r"（[^（）]*）|20\d\d年度?|[《》“”。；]|部门|单位|本级|的")
_KIND = re.compile("基础数据表|自评表|评分表|目标表|申报表|情况表|报告")
_LONGEST = 60


def check(book: FactBook) -> Iterator[Draft]:
    """One draft for each entry of the list that no attachment of its number has for a title."""
    entries = _listed([each for each in passages(book) if each.place.part == Part.REPORT])
    headed = _headed(book.disclosure.sections)
    if not entries or not headed:
        return
    body = _form(book.disclosure.identity.body)
    for number, (title, passage) in entries.items():
        sections = headed.get(number, [])
        titles = [name for section in sections if (name := _title(section))]
        if not sections and sum(map(len, headed.values())) >= len(entries):
            continue
        if not sections:
            yield _draft(passage, title, f"没有附件{number}", ())
        elif titles and not any(_alike(title, name, body) for name in titles):
            yield _draft(passage, title, f"附件{number}的标题是“{titles[0]}”", sections[:1])


def _listed(texts: Sequence[Sentence]) -> Mapping[int, tuple[str, Sentence]]:
    """The entries of the first list of attachments by number, as long as the numbers go on."""
    start = next((n for n, each in enumerate(texts) if _FIRST.match(each.text)), len(texts))
    found: dict[int, tuple[str, Sentence]] = {}
    for number, each in enumerate(texts[start:], 1):
        match = _NEXT.match(each.text.removeprefix("附件").lstrip("：:"))
        if match is None or int(match["number"]) != number:
            break
        found[number] = (match["title"], each)
    return found if len(found) > 1 else {}


def _headed(sections: Sequence[TextSection]) -> Mapping[int, list[TextSection]]:
    found: dict[int, list[TextSection]] = defaultdict(list)
    for section in sections:
        match = _HEADING.match(title_form(section.heading))
        if match and section.part is Part.REPORT:
            found[int(match["number"])].append(section)
    return found


def _title(section: TextSection) -> str:
    """The title behind the number, else the short line below it."""
    match = _HEADING.match(title_form(section.heading))
    own = match["title"] if match else ""
    below = section.paragraphs[0].text if section.paragraphs else ""
    return own or (below if len(below) <= _LONGEST and not below.endswith("。") else "")


def _alike(one: str, other: str, body: str) -> bool:
    """True where the one title is the other shortened, or both name the same kind of attachment (驻沪工作经费自评表)."""
    first, second = sorted((_form(each).replace(body, "") for each in (one, other)), key=len)
    rest = iter(second)
    return bool(first) and (all(char in rest for char in first) or (bool(_kinds(one)) and _kinds(one) == _kinds(other)))


def _kinds(title: str) -> set[str]:
    """The words by which a title says what the attachment is, and whether it is of the whole."""
    found = set(_KIND.findall(title))
    return found | {"整体"} if found and "整体" in title else found


def _form(text: str) -> str:
    return _LOOSE.sub("", title_form(text))


def _draft(passage: Sentence, title: str, found: str, sections: Sequence[TextSection]) -> Draft:
    return Draft(
        facts=(),
        expected=title,
        found=found,
        places=(passage.place, *(section.place for section in sections)),
        mark=title,
    )
