"""Targets against results: the quantities of both texts by unit, and whether the result answers the target.

A finding here says that someone gave full marks wrongly; where the wording leaves it open (no word of direction beside money or
time, a rate a month against a sum of the year) the result counts as an answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from juesuan.figures.parsing import parse_number
from juesuan.figures.units import MEASURE_WORDS
from juesuan.figures.width import prose_form
from juesuan.standards.scoring import FarAbove

MONEY, PERCENT, TIME, BARE = "元", "%", "时间", ""
"""The units that stand for several written ones; a count keeps its measure word, a number alone has none."""

_MONEY = {"亿元": Decimal(10**8), "万元": Decimal(10**4), "千元": Decimal(1000), "元": Decimal(1), "亿": Decimal(10**8)}
_MONEY |= {"万": Decimal(10**4)}
_PERCENT = ("个百分点", "百分点", "百分比", "%", "分")
_TIME = ("个工作日", "工作日", "个自然日", "个月", "小时", "分钟", "天")
_FURTHER = (
    "平方米", "平方公里", "立方米", "平米", "㎡", "公里", "千米", "公斤", "千克", "课时", "学时", "人日", "车次",
    "台次", "场次", "标段", "份", "位", "册", "本", "所", "座", "处", "间", "栋", "亩", "米", "吨", "株", "头", "只",
    "种", "幅", "笔", "起", "宗", "部", "门", "例", "张", "支", "队", "班", "块", "盏", "棵", "段", "轮", "款", "村",
    "校", "版", "集", "首", "字",
)  # fmt: skip
_COUNTS = (*MEASURE_WORDS, *_FURTHER)
_TIMES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_PLAIN = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_MORE = "(?:余|多|几|来)?"
_COUNTED = "|".join(map(re.escape, sorted(_COUNTS, key=len, reverse=True)))
_UNIT = (
    rf"(?P<percent>{'|'.join(_PERCENT)})(?![钟之类级别支])|(?P<time>{'|'.join(_TIME)})|(?P<money>[亿万千]?元)"
    rf"|(?P<times>[百千万亿]?){_MORE}(?P<count>{_COUNTED})|(?P<short>[万亿])"
)
_QUANTITY = re.compile(
    rf"(?<![\d.第前])(?P<low>{_PLAIN})(?:[^\d，。；、]{{0,2}}[-~～—－至到](?P<high>{_PLAIN}))?{_MORE}(?:{_UNIT})(?![月日])"
)
_BARE = re.compile(rf"\D{{0,6}}?(?P<number>{_PLAIN})")
_THRESHOLD = re.compile(rf"(?:{_PLAIN})(?:[亿万千]?元|%|{_COUNTED})以[上下]")
_IN_WORDS = re.compile(rf"[二三四五六七八九十百千两]{{1,4}}{_MORE}(?:{_COUNTED}|个月|天)|百分之|[一二三四五六七八九]成")

_AT_LEAST = re.compile(r"[≥>＞﹥≧]|不(?:得)?(?:低|少|小)于|以上|至少|(?<!不)(?<!不得)(?:超过|高于|大于|多于)|达到?\d")
_AT_MOST = re.compile(
    r"[≤<＜﹤≦]|不(?:得|能|应)?(?:超|高于|大于|多于)|控制在|以下|\d[^\d，。；]{0,4}内|(?<!不)(?<!不得)(?:低于|小于|少于)"
)
_BAD = re.compile(r"差错|投诉|事故|故障|违规|违纪|违法|缺陷|死亡|逾期|超标|失误|遗漏|漏报|损坏|丢失|返工|舆情|负面|超支|空置|误差")
_DEALT_WITH = re.compile(r"处[置理]|办[结理]|回[复访]|整改|化解|查处|调处|受理|解决|下降|降低|减少")
_COST = re.compile(r"成本|预算|经费|支出|费|开支|造价|单价|标准|花销|投入")
_DURATION = re.compile(r"时[间限长效]|周期|天数|工期|期限")
_A_MONTH = re.compile(r"每(?:个)?[季月周天日]|/[季月周天日]|[季月]均")
_NONE = re.compile(r"[无未零]|没有|杜绝")
_ALL = re.compile(r"全[部面额覆]|完成|达标|[均皆]|应.尽.|[按及准]时|合格")
_IN_TIME = re.compile(r"[及按准]时|[按如]期|提前|全年")


class Answer(StrEnum):
    """How a result stands to its target."""

    MET = "met"
    NOT_MET = "not_met"
    NO_QUANTITY = "no_quantity"
    OTHER_UNIT = "other_unit"


class Range(Struct, frozen=True):
    """A quantity: from ``low`` to ``high``, the same number unless the text gives both ends."""

    low: Decimal
    high: Decimal


Quantities = Mapping[str, Sequence[Range]]


def quantities(text: str) -> Quantities:
    """The quantities of a text by unit: money in 元, percentages, time, counts by measure word, a number alone under ''.

    Ordinals and years are none; nor is what only qualifies a thing (5亿元以上产业项目1个).
    """
    plain = prose_form(text)
    found = _found(_THRESHOLD.sub("", plain)) or _found(plain)
    bare = None if found else _BARE.fullmatch(plain)
    number = parse_number(bare["number"]) if bare else None
    return found if number is None else {BARE: [Range(number, number)]}


def _found(plain: str) -> dict[str, list[Range]]:
    found: dict[str, list[Range]] = defaultdict(list)
    for match in _QUANTITY.finditer(plain):
        low, high = (parse_number(match[end] or match["low"]) for end in ("low", "high"))
        if low is not None and high is not None:
            unit, factor = _unit(match)
            found[unit].append(Range(low * factor, high * factor))
    return dict(found)


def _unit(match: re.Match[str]) -> tuple[str, Decimal]:
    """The unit that a written one stands for, and how many of it that is; all time is one unit, of which no sums are made."""
    if match["percent"]:
        return PERCENT, Decimal(1)
    if match["time"]:
        return f"{TIME}{match['time']}", Decimal(1)
    if match["money"] or match["short"]:
        return MONEY, _MONEY[match["money"] or match["short"]]
    return match["count"], Decimal(_TIMES[match["times"]])


def answer(target: str, actual: str, about: str = "") -> Answer:
    """Whether the result answers the target: gives quantities, in a unit of the target, and reaches them.

    ``about`` is the indicator's name, which tells whether less is better where the target does not. Targets without a quantity are
    met by any result. Where a unit stands several times, counts are compared by their sums, percentages one by one.
    """
    wanted, reached = quantities(target), quantities(actual)
    if not wanted:
        return Answer.MET
    if not reached:
        return Answer.MET if _in_words(wanted, actual) else Answer.NO_QUANTITY
    if bool(_A_MONTH.search(target)) is not bool(_A_MONTH.search(actual)):
        return Answer.MET
    shared = [unit for unit in wanted if unit in reached]
    if not shared:
        return Answer.MET if _comparable(wanted, reached) else Answer.OTHER_UNIT
    met = all(_met(unit, wanted[unit], reached[unit], _ceiling(target, about, unit)) for unit in shared)
    return Answer.MET if met else Answer.NOT_MET


def far_above(target: str, actual: str, about: str, limit: FarAbove) -> bool:
    """True when a count reached is many times the one count wanted, so that the target was set too low or counts another thing."""
    wanted, reached = quantities(target), quantities(actual)
    shared = [unit for unit in wanted if unit in reached and unit in _COUNTS]
    if len(shared) != 1 or bool(_A_MONTH.search(target)) or _ceiling(target, about, shared[0]):
        return False
    least, most = (sum((each.low for each in side[shared[0]]), Decimal(0)) for side in (wanted, reached))
    return least > 0 and most >= limit.times * least and most - least >= limit.least


def _in_words(wanted: Quantities, actual: str) -> bool:
    """True when words give the quantity: none of nought, all of a hundred percent, in time, Chinese numerals."""
    ranges = [each for found in wanted.values() for each in found]
    if _IN_WORDS.search(actual):
        return True
    if all(not each.high for each in ranges):
        return bool(_NONE.search(actual))
    if set(wanted) == {PERCENT} and all(each.high == 100 for each in ranges):
        return bool(_ALL.search(actual))
    return all(unit.startswith(TIME) for unit in wanted) and bool(_IN_TIME.search(actual))


def _comparable(wanted: Quantities, reached: Quantities) -> bool:
    """True when one text gives no unit, both give time, or both count things (个, 批次) and the result counts as many."""
    if BARE in wanted or BARE in reached:
        return True
    units = (*wanted, *reached)
    if all(unit.startswith(TIME) for unit in units):
        return True
    lows, highs = ([each for found in side.values() for each in found] for side in (wanted, reached))
    return all(unit in _COUNTS for unit in units) and sum(each.high for each in highs) >= sum(each.low for each in lows)


def _ceiling(target: str, about: str, unit: str) -> bool | None:
    """True when the target is a ceiling, False when it is a floor, None when the wording leaves it open."""
    least, most = bool(_AT_LEAST.search(target)), bool(_AT_MOST.search(target))
    if least or most:
        return None if least and most else most
    both = about + target
    if _BAD.search(both) and not _DEALT_WITH.search(both):
        return True
    if unit == MONEY:
        return True if _COST.search(both) else None
    if unit.startswith(TIME) or (unit == BARE and (_COST.search(both) or _DURATION.search(both))):
        return None
    return False


def _met(unit: str, wanted: Sequence[Range], reached: Sequence[Range], ceiling: bool | None) -> bool:
    """True when what was reached meets what was wanted, or when the wording leaves it open; nought is always a ceiling."""
    if not any(each.high for each in wanted):
        ceiling = True
    if ceiling is None:
        return True
    paired = len(wanted) == len(reached)
    if ceiling:
        lows, highs = sorted(each.low for each in reached), sorted(each.high for each in wanted)
        return all(low <= high for low, high in zip(lows, highs, strict=True)) if paired else lows[0] <= sum(highs)
    got, least = sorted(each.high for each in reached), sorted(each.low for each in wanted)
    if unit not in (PERCENT, BARE):
        return sum(got) >= sum(least)
    return all(high >= low for high, low in zip(got, least, strict=True)) if paired else got[-1] >= least[0]
