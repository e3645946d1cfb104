"""Subjects to phrases: which term a phrase speaks of, and the keys and values that follow.

The subject is the nearest term before the phrase, else the one carried from the sentence or the item above. An unknown noun
in between (…费, …支出, …收入, …经费) blocks the binding rather than lend the figure to a neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from juesuan.figures.figure import Figure
from juesuan.figures.parsing import NUMBER, parse_number
from juesuan.figures.units import PERCENT, WAN, unit_of
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key, Phase
from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.model.statement import Flaw
from juesuan.model.value import Text, Value
from juesuan.prose.lexicon import Lexicon, Subject
from juesuan.prose.phrases import PhraseMatch
from juesuan.prose.years import year_at
from juesuan.standards.standards import Standards
from juesuan.standards.structs import SlotData

_NUMBER = re.compile(NUMBER)
_APPROXIMATE = re.compile(r"^(?:约|近|超|逾|将近|大约)|\d(?:余|多)")
_DOWN = ("减", "下降", "降", "少", "调减", "净减")
_PRIOR = re.compile(r"(?:比|较|与|同|和|跟)(?:上年|上一年|去年|(20\d\d)年)")
_BUDGET = re.compile(r"(?:比|较|与|同|和|跟)(?:20\d\d年度?)?(?:年初|全年|调整后?)?预算")
_COMPARING = frozenset({DerivedKind.CHANGE, DerivedKind.CHANGE_RATE, DerivedKind.COMPARISON})
_TOTALS = {"总收入": "income", "总支出": "expenditure"}
_PARENT_ORDER = ("economic", "function", "nature", "three_item", "category", "supplier", "source", "fund")


class Frame(Struct, frozen=True):
    """What a section gives to every sentence: standards, reporting year, lexicon, section id, context of its keys."""

    standards: Standards
    year: int
    lexicon: Lexicon
    section: str
    context: KeyPattern

    def key(self, pattern: KeyPattern, phase: Phase | None = None) -> FactKey:
        """The fact key of a term's pattern in this section; ``phase`` is the phrase's, if it names one."""
        merged = self.context.merge(pattern)
        if phase:
            merged = merged.merge(KeyPattern(phase=phase))
        return merged.complete(self.standards.concepts, self.year)


class Bound(Struct, frozen=True):
    """A phrase bound: the keys and the value of one of its slots, the slot's span."""

    keys: tuple[Key, ...]
    value: Value
    start: int
    end: int
    flaws: tuple[Flaw, ...]


def bind(frame: Frame, sentence: str, phrase: PhraseMatch, subject: Subject, above: Subject | None = None) -> list[Bound]:
    """What the phrase states about the subject; empty when the subject takes no such figure.

    ``above`` is what the sentence divides, the whole of a share that names none.
    """
    bound = []
    for name, (text, start, end) in phrase.slots.items():
        slot = phrase.phrase.states.get(name)
        if slot is None:
            continue
        value = _value(name, text, phrase)
        if slot.derived == DerivedKind.CHANGE_RATE and text.endswith("百分点"):
            continue  # points are the difference of two rates, not the rate of a change
        own = replace(frame, year=year_at(sentence, start, frame.year, compares=slot.derived in _COMPARING))
        keys = _keys(_Reading(own, sentence, phrase, above), subject, slot, value)
        if keys:
            flaws = (phrase.flaw,) if phrase.flaw and not _needs_no_unit(value, phrase.flaw) else ()
            bound.append(Bound(keys, value, start, phrase.end if slot.of else end, flaws))
    return bound


def of_named_budget(bound: Bound, earlier: Sequence[Bound]) -> Bound:
    """“完成调整后预算的…” behind “支出预算5.00万元”, in a sentence that names no other budget, is of that one."""
    named = {key for each in earlier for key in each.keys if isinstance(key, FactKey)}

    def base(key: Key) -> Key:
        if not isinstance(key, DerivedKey) or key.kind is not DerivedKind.COMPLETION or key.base is None or key.base in named:
            return key
        unsaid = key.base.at(phase=Phase.BUDGET)
        return replace(key, base=unsaid) if unsaid in named else key

    return replace(bound, keys=tuple(base(key) for key in bound.keys))


def bind_share_of_fund(frame: Frame, phrase: PhraseMatch, subject: Subject, whole: Bound) -> list[Bound]:
    """What “（其中：一般公共预算支出5.00万元）” states behind a figure: how much of its fact that fund paid."""
    members = dict(subject.patterns[0].members) if len(subject.patterns) == 1 else {}
    text, start, end = phrase.slots.get("money", ("", 0, 0))
    key = whole.keys[0]
    if not text or "fund" not in members or not isinstance(key, FactKey):
        return []
    if "paid_from" not in frame.standards.concepts[key.concept].dimensions:
        return []
    return [Bound((key.with_member("paid_from", members["fund"]),), _value("money", text, phrase), start, end, ())]


class _Reading(Struct, frozen=True):
    """A phrase in its sentence and section."""

    frame: Frame
    sentence: str
    phrase: PhraseMatch
    above: Subject | None


def _needs_no_unit(value: Value, flaw: Flaw) -> bool:
    """True for a nought: “年初预算数为0，无法计算” reads the same in every unit."""
    return flaw is Flaw.NO_UNIT and isinstance(value, Figure) and not value.amount


def _keys(reading: _Reading, subject: Subject, slot: SlotData, value: Value) -> tuple[Key, ...]:
    frame = reading.frame
    if slot.of:
        return (frame.key(parse_pattern(slot.of)),)
    if slot.measure:
        named = subject.measures.get(slot.measure)
        return (frame.key(named),) if named else ()
    if slot.derived:
        keys = [_derived(reading, pattern, slot) for pattern in subject.patterns]
        return tuple(dict.fromkeys(key for key in keys if key))
    if isinstance(value, Figure) and not value.unit.symbol.endswith("元"):
        word = value.unit.symbol
        pattern = subject.measures.get(word) or subject.measures.get(word.removeprefix("个"))
        return (frame.key(pattern),) if pattern else ()
    phase = Phase(slot.phase) if slot.phase else None
    return tuple(dict.fromkeys(frame.key(pattern, phase) for pattern in subject.patterns))


def _derived(reading: _Reading, pattern: KeyPattern, slot: SlotData) -> DerivedKey | None:
    frame, phrase = reading.frame, reading.phrase
    kind = DerivedKind(slot.derived)
    key = frame.key(pattern, Phase(slot.phase) if slot.phase else None)
    if kind is DerivedKind.SHARE:
        whole = phrase.slots.get("whole")
        base = _whole(frame, whole[0]) if whole else _divided(reading, key) or parent_key(frame.standards, key, pattern)
        return DerivedKey(kind, key, base) if base else None
    if slot.base == "prior":
        base = key.at(year=key.year - 1)
    elif slot.base:
        base = key.at(phase=_budget_phase(reading.sentence[phrase.start : phrase.end], Phase(slot.base)))
    else:
        base = _base_of_change(reading.sentence[: phrase.start], key)
    return DerivedKey(kind, key, base) if base else None


def _budget_phase(text: str, default: Phase) -> Phase:
    if "年初" in text:
        return Phase.INITIAL
    return Phase.ADJUSTED if "全年" in text or "调整" in text else default


def _base_of_change(before: str, key: FactKey) -> FactKey | None:
    """The base of a change: what the sentence last compares with, last year by default; None when that is the fact itself."""
    budget = max((found.start() for found in _BUDGET.finditer(before)), default=-1)
    prior = list(_PRIOR.finditer(before))
    if budget >= max(0, prior[-1].start() if prior else 0):
        return key.at(phase=_budget_phase(before[budget : budget + 12], Phase.BUDGET))
    named = next((int(found[1]) for found in reversed(prior) if found[1]), key.year - 1)
    if named == key.year:
        return key.at(phase=_budget_phase(before[prior[-1].end() :], Phase.BUDGET)) if "预算" in before[prior[-1].end() :] else None
    return key.at(year=named)


def _divided(reading: _Reading, key: FactKey) -> FactKey | None:
    """The key that the sentence divides, when the key of the part stands below it."""
    frame = reading.frame
    for pattern in reading.above.patterns if reading.above else ():
        whole = frame.key(pattern)
        if whole != key and whole.concept == key.concept and covers(frame.standards, whole, key):
            return whole
    return None


def covers(standards: Standards, whole: FactKey, part: FactKey) -> bool:
    """True when along every dimension the whole's member is the part's or stands above it."""
    concept = standards.concepts[whole.concept]
    for name in concept.dimensions:
        top, member = whole.member(name) or concept.default(name), part.member(name) or concept.default(name)
        if top != member and not standards.dimensions[name].below(member, top):
            return False
    return True


def _whole(frame: Frame, text: str) -> FactKey | None:
    """The key of the term after 占; tolerant of a leading 全年, 我单位 and a closing 的.

    In the section on income 占总收入 is of the income of the year, which is what that section divides, and not of 总计.
    """
    if _TOTALS.get(text.removesuffix("的")) == frame.section:
        return frame.key(KeyPattern(frame.section))
    for wording in (
        text,
        text.removesuffix("总额"),
        text.removesuffix("的"),
        text.removesuffix("决算"),
        re.sub(r"^(?:(?:部门|单位)?预算(?=项目)|全部|全年|本年度|本年|部门|当年)", "", text).removesuffix("总额"),
    ):
        general, own = frame.lexicon.general(wording), frame.lexicon.exactly(wording, frame.section)
        subject = (own or general) if "财政拨款" in wording else (general or own)
        if subject and subject.patterns:
            return frame.key(subject.patterns[0])
    return None


def parent_key(standards: Standards, key: FactKey, own: KeyPattern) -> FactKey | None:
    """The whole of a share when the text names none: the key one step up the tree that the term itself is split along."""
    named = dict(own.members)
    for dimension in _PARENT_ORDER:
        member = key.member(dimension)
        if member and dimension in named:
            parent = standards.dimensions[dimension].parent(member)
            default = standards.concepts[key.concept].default(dimension)
            return key.with_member(dimension, None if parent in (None, default) else parent)
    return None


def _value(slot: str, text: str, phrase: PhraseMatch) -> Value:
    if slot in ("word", "dir"):
        return Text(text)
    found = _NUMBER.search(text)
    number = parse_number(found[0]) if found else None
    if found is None or number is None:
        return Text(text)
    symbol = text[found.end() :].lstrip("余多")
    unit = unit_of(symbol) if symbol else (PERCENT if slot == "percent" else WAN)
    direction = phrase.slots.get("dir")
    if direction and any(word in direction[0] for word in _DOWN):
        number = -abs(number) if number else Decimal(number)
    if phrase.phrase.states[slot].negative and number:
        number = -number
    return Figure(number, unit, approximate=bool(_APPROXIMATE.search(text)))
