"""Nouns of money that no term of the lexicon is: a figure behind one of them is lent to no neighbour."""

from __future__ import annotations

import re

_UNKNOWN = re.compile(r"(?:\d{1,2}[.．])?[\u4e00-\u9fff（）]{2,}(?:费|费用|经费|支出|收入|资金|补助|专项|金额|总额)")
_LEADING = re.compile(r"(?:支出|收入|经费|资金|费用|金额|总额)")
_GENERAL = re.compile(
    r"(?:其中|全年|上年度?|去年|本年度?|年度|当年|共计|累计|合计|总计|涉及|实际|项目|采购|合同|总|共|各|本部门|本单位|我单位|全部|相关|上述)*"
    r"(?:费用|经费|支出|收入|资金|金额|总额)"
)


def is_unknown(piece: str) -> bool:
    """True for a noun of money that is no term: 工会经费, 利息收入, but not 全年支出."""
    return bool(_UNKNOWN.fullmatch(piece)) and not _GENERAL.fullmatch(piece)


def leading_noun(sentence: str, position: int) -> str:
    """The noun of money at a position, '' if there is none."""
    found = _LEADING.match(sentence, position)
    return found[0] if found else ""
