"""The words between a term and a figure: whether they name something of their own, so that the figure is not the term's."""

from __future__ import annotations

import re

_UNKNOWN_NOUN = re.compile(r"(?:\d{1,2}[.．])?[\u4e00-\u9fff（）]{2,}(?:费|费用|经费|支出|收入|资金|补助|专项|金额|总额)")
_LEADING_NOUN = re.compile(r"(?:支出|收入|经费|资金|费用|金额|总额)")
_NOT_A_NOUN = re.compile(
    r"(?:其中|全年|上年度?|去年|本年度?|年度|当年|共计|累计|合计|总计|涉及|实际|项目|采购|合同|总|共|各|本部门|本单位|我单位|全部|相关|上述)*"
    r"(?:费用|经费|支出|收入|资金|金额|总额)"
)
_OPENING = re.compile(r"^(?:其中[：:，]?|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])+")
_FILLING = re.compile(
    r"其中|全年|本年度?|当年|年度|上年度?|去年|年|月|日|共|合|总|累|计|实际|支出|收入|经费|资金|金额|费用|额|(?<![^\W\x00-\xff])[我本该][^\W\x00-\xff]{1,2}|部门|单位|"
    r"一般公共预算|财政拨款|财政|预算|决算|[各均为是约已了达到数]|安排|使用|开支|产生|发生|完成|执行|涉及|具体|分别|方面|总体|情况|说明|结构|规模|变化|变动|增减|构成"
)
"""Words between a carried subject and an amount that name nothing of their own."""
_OTHERS = frozenset({"差额", "差异", "差额为", "差异数", "缺口"})
MEAN = ("人均", "车均", "平均", "户均", "每辆", "每批", "每人", "每次")
"""Words by which a figure is a mean, and not the cost that it is taken from."""
OPENED = re.compile(
    r"(?:(?:其中[：:，]?)?（?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）、.．]|其中[：:，]?|(?=[\u4e00-\u9fff（）]{2,30}[：:](?:年初|支出决算|决算|预算)))"
    r"(?P<name>[\u4e00-\u9fff（）、]{2,30}?)(?=[：:，。]|年初预算|支出决算|决算|预算|\d|$)"
)
"""A sentence that is numbered, begins with 其中 or with a name and a colon, and what it names before its first mark or figure."""
NUMBERS = re.compile(r"\d[\d,.]*")
OF_A_CHART = re.compile(r"(?:[\d,.，%％\s]|万元|元|年)*\d(?:[\d,.，%％\s]|万元|元|年)*")
"""A line of figures and nothing else: the axis and the columns of a chart."""
_AMOUNT = re.compile(r"[\d.,]+(?:万元|元)$")
_CJK = re.compile(r"[^\W\x00-\xff]")


def pieces(text: str) -> list[str]:
    """The text cut at commas, enumeration marks, colons, semicolons and where a bracket opens."""
    return re.split(r"[，、：；,（]", text)


def is_unknown(piece: str) -> bool:
    """True for a noun of money that is no term: 工会经费, 利息收入, but not 全年支出."""
    return bool(_UNKNOWN_NOUN.fullmatch(piece)) and not _NOT_A_NOUN.fullmatch(piece)


def names_something(piece: str) -> bool:
    """True when more than filling words is left of a piece: 森林防火, but not 全年共."""
    return piece in _OTHERS or len(_CJK.findall(_FILLING.sub("", piece))) > 1


def length(piece: str) -> int:
    """The number of Chinese characters outside brackets."""
    return len(_CJK.findall(re.sub(r"（[^）]*）", "", piece)))


def without_opening(text: str) -> str:
    """The text without 其中 and ordinals at its beginning."""
    return _OPENING.sub("", text)


def leading_noun(sentence: str, position: int) -> str:
    """The word of money that stands at a position of a sentence."""
    noun = _LEADING_NOUN.match(sentence, position)
    return noun[0] if noun else ""


def words(text: str) -> list[str]:
    """The members of an enumeration, up to the end of the sentence."""
    clause = re.split(r"[。；]", text)[0]
    found = [_AMOUNT.sub("", word) for word in re.split(r"[、，]|,(?!\d{3}(?!\d))", clause)]
    return [re.sub(r"^(?:以及|和|及)|等(?:支出|费用|经费)?$", "", word) for word in found if word]
