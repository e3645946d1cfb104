"""One sentence scanned: its phrases, what each of them may speak of, and what stands between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from juesuan.model.pattern import KeyPattern
from juesuan.prose.binding import Bound, Frame
from juesuan.prose.clauses import Span, masks, not_stated
from juesuan.prose.events import find_events
from juesuan.prose.gaps import (
    MEAN,
    OPENED,
    is_unknown,
    leading_noun,
    length,
    names_something,
    pieces,
    without_opening,
)
from juesuan.prose.items import ItemBook, ItemMatch
from juesuan.prose.lexicon import Subject, TermMatch
from juesuan.prose.measures import counted_by, is_narrower, measure_word, without_counted_parts
from juesuan.prose.phrases import PhraseMatch, phrase_book
from juesuan.prose.reviews import find_reviews

_QUOTED = re.compile(r"“[^“”]{2,30}”")
_ENCLOSED = re.compile(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）")
_OF_PARTS = frozenset({"initial_budget", "adjusted_budget", "budget", "final", "amount"})
WEAK = frozenset({"amount", "count", "share", "own_score", "mean_score"})
_WEAK_GAP = 10
"""Most Chinese characters between a term and a figure that follows it without a verb of its own."""
_CARRIED_GAP = 5
"""The same where the subject is carried from before the sentence, or the amount has a clause of its own (公务用车加油1.50万元)."""
OF_CHANGE = frozenset({"change", "change_rate", "prior_comparison", "bare_comparison"})
_OF_ALL = frozenset({"involved_in_all", "share_of", "share"})
_PASSING = re.compile(r"，其中(?![：:，])")
_ONCE = frozenset({"count", "own_score", "mean_score"})
_OF_EVENTS = frozenset({"amount", "final", "persons", "count"})
MASKED = "在用途、原因或列举的从句中"
NO_SUBJECT = "没有找到它所说的项目"


class Scan(Struct, frozen=True):
    """One sentence scanned: phrases, candidates for their subjects, and the stretches that bind nothing."""

    sentence: str
    phrases: tuple[PhraseMatch, ...]
    terms: tuple[TermMatch, ...]
    items: tuple[ItemMatch, ...]
    masked: tuple[Span, ...]
    events: tuple[TermMatch, ...]
    asides: tuple[Span, ...]

    @classmethod
    def of(cls, frame: Frame, known: ItemBook, default: Subject, sentence: str) -> Scan:
        """Scan a sentence; ``known`` are the items that the tables name, ``default`` is the section's own subject."""
        masked = tuple(masks(sentence, frame.standards.phrases))
        excluded = not_stated(sentence)
        items = tuple(item for item in known.find(sentence) if not within(masked, item.start))
        items = items or _unknown_item(frame, default, sentence)
        phrases = tuple(
            phrase
            for phrase in phrase_book(frame.standards.phrases).find(sentence)
            if not any(
                span.touches(start, end) for name, (_, start, end) in phrase.slots.items() for span in excluded if name != "year"
            )
        )
        wholes = [Span(*phrase.slots["whole"][1:]) for phrase in phrases if "whole" in phrase.slots]
        taken = [Span(item.start, item.end) for item in items]
        terms = [_item_term(item, sentence) for item in items]
        terms += find_reviews(sentence, frame.section, frame.standards.lexicon)
        for term in frame.lexicon.find(sentence, frame.section):
            inside = any(span.touches(term.start, term.end) for span in (*wholes, *taken))
            if not inside and not within(masked, term.start):
                mean = sentence.endswith(MEAN, 0, term.start)
                terms.append(replace(term, subject=Subject((), {})) if mean else term)
        asides = tuple(Span(*found.span()) for found in _ENCLOSED.finditer(sentence))
        events = tuple(find_events(sentence, frame.section, frame.standards.lexicon))
        terms = [term for term in terms if not any(event.start < term.end and term.start < event.end for event in events)]
        terms.sort(key=lambda each: each.start)
        apart = tuple(_apart(frame, sentence, phrase, terms) for phrase in phrases)
        return cls(sentence, apart, tuple(terms), items, masked, events, asides)

    def first_subject(self) -> Subject | None:
        """The subject that the sentence is about: its first term that takes amounts or counts, or an item of no known code."""
        unknown = {item.start for item in self.items if item.code is None}
        return next(
            (term.subject for term in self.terms if term.subject.patterns or term.subject.measures or term.start in unknown), None
        )

    def has_term(self, start: int, phrase: PhraseMatch) -> bool:
        """True when a term stands between a position and the figure of a phrase, which may share its last word (支出)."""
        return any(start < term.start and term.end <= _slot(phrase) for term in self.terms)

    def counts_again(self, phrase: PhraseMatch, earlier: Bound, bound: Sequence[Bound]) -> bool:
        """True for a second count or score behind one term (编制158名，年末实有148人): it is of something else."""
        same = phrase.phrase.phrase in _ONCE and any(each.keys == earlier.keys for each in bound)
        return same and not self.has_term(earlier.start, phrase)

    def _is_sum(self, terms: Sequence[TermMatch]) -> bool:
        """True when the last of several terms joined by 、 is followed by 共: the figure is that of all of them."""
        joined = len(terms) > 1 and self.sentence[terms[-2].end : terms[-1].start] == "、"
        return joined and self.sentence.startswith(("共", "合计"), terms[-1].end)

    def nearest(self, position: int) -> Subject | None:
        """The last subject that takes amounts before a position."""
        before = [term.subject for term in self.terms if term.end <= position and term.subject.patterns]
        return before[-1] if before else None

    def divided(self, position: int, carried: Subject) -> Subject | None:
        """What the last “其中” before a position divides: the term before it, else what the sentences before speak of."""
        inside = self.sentence.rfind("其中", 0, position)
        if inside < 0:
            return None
        return self.nearest(inside) or (carried if inside < len("（一）") else None)

    def compared(self, phrase: PhraseMatch, subject: Subject | None) -> Subject | None:
        """None for a change behind a passing “，其中年初结转和结余X万元，”: bodies mean the balance or the whole by it."""
        parts = [found.start() for found in _PASSING.finditer(self.sentence, 0, phrase.start)]
        inside = [term for term in self.terms if parts and parts[-1] < term.start and term.end <= phrase.start]
        if phrase.phrase.phrase not in OF_CHANGE or len(inside) != 1 or not self.nearest(parts[-1]):
            return subject
        balance = all(pattern.concept == "carry_over" for pattern in inside[0].subject.patterns)
        return None if balance else subject

    def subject_of(self, phrase: PhraseMatch, carried: Subject, lost: int) -> tuple[Subject | None, str]:
        """The subject of a phrase, or None and why; ``lost`` is where an amount before it has found none."""
        event = self._event_of(phrase)
        if event:
            return event.subject, ""
        if within(self.masked, phrase.start):
            return None, MASKED
        if any(slot.of for slot in phrase.phrase.states.values()):
            return Subject((), {}), ""
        before = [term for term in self.terms if term.start <= phrase.start and term.end <= _slot(phrase)]
        before = [term for term in before if not self.is_aside(term.start, term.end, phrase.start)]
        if phrase.phrase.phrase in ("count", "persons"):
            word = measure_word(phrase)
            before = counted_by(self.sentence, before, word, phrase.start)
            if before and is_narrower(carried, before[-1].subject, word):
                return (carried, "") if not self._blocked(before[-1].end, phrase, known=True) else (None, NO_SUBJECT)
        elif phrase.phrase.phrase in _OF_ALL:
            before = without_counted_parts(before)
        elif phrase.phrase.phrase in OF_CHANGE:
            before = [term for term in before if term.subject.patterns or not term.subject.measures] or before
        end = before[-1].end if before else 0
        if end <= lost or self._is_sum(before) or self._blocked(end, phrase, known=bool(before)):
            return None, NO_SUBJECT
        return (before[-1].subject if before else carried), ""

    def is_aside(self, start: int, end: int | None = None, before: int | None = None) -> bool:
        """True for a stretch in brackets (closed before a position): what is said there lends itself to nothing behind."""
        last = len(self.sentence) if before is None else before
        return any(span.start < start and (end or start) < span.end <= last for span in self.asides)

    def before_aside(self, position: int, done: Sequence[Bound]) -> Bound | None:
        """The figure right before the brackets that a position stands in."""
        opened = next((span.start for span in self.asides if span.covers(position)), -1)
        return next((each for each in done if each.end == opened), None)

    def _event_of(self, phrase: PhraseMatch) -> TermMatch | None:
        """The event that an amount or a number of people belongs to: only the first of each after its name is surely its own."""
        before = [event for event in self.events if event.end <= phrase.start]
        if (
            not before
            or phrase.phrase.phrase not in _OF_EVENTS
            or any(before[-1].end <= t.start <= phrase.start for t in self.terms)
        ):
            return None
        earlier = [
            other for other in self.phrases if before[-1].end <= other.start < phrase.start and _kind(other) == _kind(phrase)
        ]
        return None if earlier else before[-1]

    def opens_unknown(self) -> bool:
        """True when the first figure is that of an unknown noun (公务船购置费18.00万元): the next sentence speaks of it too."""
        first = next((phrase for phrase in self.phrases if not within(self.masked, phrase.start)), None)
        if first is None or any(term.start <= first.start for term in self.terms):
            return False
        gap = without_opening(self.sentence[: first.start])
        return any(is_unknown(piece) for piece in pieces(gap + leading_noun(self.sentence, first.start)))

    def _names_another(self, start: int, phrase: PhraseMatch) -> bool:
        """True for an amount in brackets with a word of its own that is no term: 收入总计9.00万元（含上年余额3.00万元）."""
        opened = self.sentence.rfind("（", start, phrase.start)
        inside = self.sentence[opened + 1 : phrase.start]
        return phrase.phrase.phrase == "amount" and opened >= start and "）" not in inside and length(inside) > 1

    def _unmasked(self, start: int, end: int) -> str:
        """The stretch of the sentence without what is masked in it."""
        if not self.masked:
            return self.sentence[start:end]
        return "".join(self.sentence[at] for at in range(start, end) if not within(self.masked, at))

    def _blocked(self, start: int, phrase: PhraseMatch, *, known: bool) -> bool:
        gap = self._unmasked(start, phrase.start)
        for other in self.phrases:
            if start < other.end <= phrase.start:
                gap = gap.replace(self.sentence[max(start, other.start) : other.end], "，", 1)
        gap = _ENCLOSED.sub("", gap)
        if self._names_another(start, phrase) or _QUOTED.search(gap):
            return True
        if any(is_unknown(piece) for piece in pieces(gap + leading_noun(self.sentence, phrase.start))):
            return True
        last, of_part = pieces(gap)[-1], phrase.phrase.phrase in _OF_PARTS and "其中" in gap
        if any(mean in last for mean in MEAN) or (of_part and names_something(last)):
            return True
        apart = phrase.phrase.phrase == "amount" and last != gap
        if phrase.phrase.phrase == "amount" and (apart or not known) and names_something(last):
            return True
        limit = _WEAK_GAP if known and not apart else _CARRIED_GAP
        return phrase.phrase.phrase in WEAK and length(last) > limit


def _unknown_item(frame: Frame, default: Subject, sentence: str) -> tuple[ItemMatch, ...]:
    """“2.行政运行：年初预算…”, where no row of the tables has that name alone: an item of which nothing is known."""
    found = OPENED.match(sentence)
    if not found or not names_something(found["name"]) or [each.concept for each in default.patterns] != ["expenditure"]:
        return ()
    known = any(frame.lexicon.find(found["name"], frame.section))
    return () if known else (ItemMatch(found.start("name"), found.end("name"), None, ()),)


def _item_term(item: ItemMatch, sentence: str) -> TermMatch:
    patterns = (KeyPattern("expenditure", (("function", item.code),)),) if item.code else ()
    return TermMatch(sentence[item.start : item.end], item.start, item.end, Subject(patterns, {}))


def _apart(frame: Frame, sentence: str, phrase: PhraseMatch, terms: Sequence[TermMatch]) -> PhraseMatch:
    """The phrase without words that end a term: 年末结转和结余|0.19万元 states no 结余0.19万元."""
    ends = [term.end for term in terms if term.start < phrase.start < term.end <= _slot(phrase)]
    found = next(phrase_book(frame.standards.phrases).find(sentence, max(ends)), None) if ends else None
    return found if found and _slot(found) == _slot(phrase) else phrase


def _slot(phrase: PhraseMatch) -> int:
    """Where the first slot of a phrase begins."""
    return min((start for _, start, _ in phrase.slots.values()), default=phrase.end)


def _kind(phrase: PhraseMatch) -> str:
    return "count" if "count" in phrase.slots else "money"


def within(spans: Sequence[Span], position: int) -> bool:
    """True when one of the stretches covers the position."""
    return any(span.covers(position) for span in spans)
