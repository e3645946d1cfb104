"""Amounts of an enumeration of economic items (人员经费5.00万元，主要包括基本工资3.00万元、奖金2.00万元): each is that item's."""

from __future__ import annotations

import re
from collections.abc import Callable

from juesuan.figures.figure import Figure
from juesuan.figures.parsing import NUMBER, parse_number
from juesuan.figures.units import unit_of
from juesuan.model.pattern import KeyPattern
from juesuan.prose.binding import Bound, Frame
from juesuan.prose.lexicon import Subject
from juesuan.standards.codes import economic_codes

_SECTION = "basic"
_LIST = re.compile(r"(?:主要包括|主要包含|具体包括|包括|主要用于|用于|其中)[：:，]?(?=[\u4e00-\u9fff（）]{2,20}\d)")
_ITEM = re.compile(rf"(?:以及|和)?([\u4e00-\u9fff（）]{{2,20}}?)(?:支出)?(({NUMBER})(万元|元))(?=[、，；。]|$)")
_BETWEEN = re.compile(r"[、，]")
_LENGTH = 5
_REST = frozenset({"其他", "其它", "其他费用", "其他支出"})
"""What may be the rest of the list, and not the item 其他支出."""


def listed_amounts(frame: Frame, sentence: str, nearest: Callable[[int], Subject | None]) -> list[Bound]:
    """What an enumeration with amounts states of the economic items below the term that it divides; an unknown name ends it."""
    opened = _LIST.search(sentence) if frame.section == _SECTION else None
    whole = nearest(opened.start()) if opened else None
    top = dict(whole.patterns[0].members).get("economic", "") if whole and len(whole.patterns) == 1 else ""
    if not (opened and whole and top):
        return []
    bound, position = list[Bound](), opened.end()
    while found := _ITEM.match(sentence, position):
        code = _code(frame, found[1], top)
        number = parse_number(found[3])
        if code is None or number is None:
            break
        key = frame.key(whole.patterns[0].merge(KeyPattern(members=(("economic", code),))))
        bound.append(Bound((key,), Figure(number, unit_of(found[4])), found.start(2), found.end(2), ()))
        between = _BETWEEN.match(sentence, found.end())
        if not between:
            break
        position = between.end()
    return bound


def _code(frame: Frame, name: str, top: str) -> str | None:
    """The one code of an economic item of this name below a node; of two (30902, 31002) the one that the table prints."""
    if name in _REST:
        return None
    tree = frame.standards.dimensions["economic"]
    codes = [code for code in economic_codes().named(name, _LENGTH) if tree.below(code, top)]
    form = frame.standards.form_sets["generic"].form("basic")
    printed = {code for row in form.prints.codes for code in row.split()} if form and form.prints else set()
    return next((code for code in codes if len(codes) == 1 or code in printed), None)
