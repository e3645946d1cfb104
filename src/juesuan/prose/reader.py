"""Reads the sentences of one section: every phrase to statements, every number left over to the unbound list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from juesuan.figures.place import Place
from juesuan.model.disclosure import Sentence, Unbound
from juesuan.model.key import DerivedKey, DerivedKind, Key
from juesuan.model.pattern import KeyPattern
from juesuan.model.statement import Statement
from juesuan.model.value import Text
from juesuan.prose.binding import Bound, Frame, bind, bind_share_of_fund, of_named_budget
from juesuan.prose.clauses import clause_start, counted_sentences, numbers
from juesuan.prose.funds import of_evaluated, of_fund
from juesuan.prose.gaps import (
    NUMBERS,
    OF_A_CHART,
    words,
)
from juesuan.prose.items import ItemBook, ItemMatch
from juesuan.prose.lexicon import Subject
from juesuan.prose.listed import listed_amounts
from juesuan.prose.measures import above_count, is_narrower
from juesuan.prose.phrases import PhraseMatch
from juesuan.prose.profile import count_of
from juesuan.prose.quantities import label_quantity
from juesuan.prose.reviews import is_told_of
from juesuan.prose.scan import MASKED, NO_SUBJECT, OF_CHANGE, WEAK, Scan, within
from juesuan.prose.sides import is_of_spending, on_its_side

_DIGIT = re.compile(r"\d")
_ACCOUNTS = frozenset({"income", "expenditure", "carry_over", "grand_total"})
_NO_PHRASE = "没有匹配的句式"
_CHARTED = "独自成行的数，可能是图中的标注"
_UNKNOWN_ITEM = "科目名称不在代码表中"
_LIST = re.compile(r"(?:主要包括|主要包含|主要用于|具体包括|包括)[：:]?")
_PURPOSE = re.compile(r"(?:主要用于|主要是用于)[：:]?")


class SectionReading(Struct):
    """The state while one section is read: its default subject, the carried one, and what was found.

    In ``free`` text a figure without a verb needs a term of its own, and what no phrase binds is a labelled quantity.
    """

    frame: Frame
    items: ItemBook
    default: Subject
    carried: Subject
    free: bool = False
    statements: list[Statement] = field(default_factory=list)
    unbound: list[Unbound] = field(default_factory=list)
    divided: Subject | None = None
    latest: Subject | None = None

    @classmethod
    def begin(cls, frame: Frame, items: ItemBook, subject: Subject, *, free: bool = False) -> SectionReading:
        """The state before the first sentence: the section's own subject is carried."""
        return cls(frame, items, subject, subject, free)

    def read(self, paragraphs: Sequence[Sentence]) -> None:
        """Read the paragraphs of the section in order."""
        section = self.frame
        for paragraph in paragraphs:
            if OF_A_CHART.fullmatch(paragraph.text):
                self.unbound += [Unbound(found, _CHARTED, paragraph.place) for found in NUMBERS.findall(paragraph.text)]
                continue
            for number, _, sentence in counted_sentences(paragraph):
                self.frame = of_evaluated(of_fund(section, paragraph.text), sentence)
                self._sentence(sentence, replace(paragraph.place, sentence=number, quote=sentence))

    def _sentence(self, sentence: str, place: Place) -> None:
        if self.free and not _DIGIT.search(sentence):
            return
        found = Scan.of(self.frame, self.items, self.default, sentence)
        for item in found.items:
            self._name_item(item, place)
        done, reasons, turned = self._bind(found)
        done += listed_amounts(self.frame, sentence, found.nearest)
        self.statements += [_statement(each, place, sentence) for each in done]
        first = found.first_subject()
        self._clauses(found, place, first or self.carried)
        self._leftover(found, done, reasons, place)
        end = len(sentence)
        self.latest = found.nearest(end) or self.latest
        self.divided = None if sentence.endswith("。") else found.divided(end, self.carried) or self.divided
        if first and self._of_project(first) is first:
            self.carried = self.carried if is_narrower(self.carried, first) else first
        elif turned:
            self.carried = self.default
        elif not first and found.opens_unknown():
            self.carried = Subject((), {})

    def _bind(self, found: Scan) -> tuple[list[Bound], dict[int, str], bool]:
        """What the phrases of a sentence state, why others state nothing (by position), and whether it turned to 支出."""
        done: list[Bound] = []
        reasons: dict[int, str] = {}
        lost = turned = -1
        spent: Subject | None = None
        for phrase in found.phrases:
            subject, reason = found.subject_of(phrase, self.carried, lost)
            if subject and not is_told_of(subject, phrase, found.sentence, self.frame.standards.lexicon):
                subject = None
            if reason != MASKED:
                subject = above_count(self.frame, self.carried, found.terms, found.phrases, phrase) or subject
            subject = found.compared(phrase, self._surely(found, phrase, self._of_project(subject)))
            side = on_its_side(self.frame, self.default, found.sentence, phrase, subject)
            if side is not subject:
                subject, spent, turned = side, side, phrase.start
            elif turned >= 0 and subject and not (found.has_term(turned, phrase) or is_of_spending(found.sentence, phrase)):
                subject = spent
            above = found.divided(phrase.start, self.carried) or self.divided
            bound = bind(self.frame, found.sentence, phrase, subject, above) if subject else []
            whole = found.before_aside(phrase.start, done)
            share = bind_share_of_fund(self.frame, phrase, subject, whole) if whole and subject else []
            if any(found.counts_again(phrase, each, bound) for each in done) or self._is_foreign(subject) or share:
                bound = share
            done += [of_named_budget(each, done) for each in bound]
            if reason == NO_SUBJECT and phrase.phrase.phrase == "amount" and not found.is_aside(phrase.start):
                lost = phrase.start
            for _, start, _ in () if bound else phrase.slots.values():
                reasons[start] = reason or NO_SUBJECT
        return done, reasons, turned >= 0

    def _surely(self, found: Scan, phrase: PhraseMatch, subject: Subject | None) -> Subject | None:
        """None where the carried subject is too far: for a bare figure of free text, a comparison behind a whole and its parts."""
        name = phrase.phrase.phrase
        bare = self.free and name in WEAK and not found.terms
        passing = name in OF_CHANGE and subject is not None and all(each.concept == "carry_over" for each in subject.patterns)
        either = (name == "budget_comparison" or passing) and self.latest not in (None, subject)
        return None if subject is self.carried and (bare or either) else subject

    def _is_foreign(self, subject: Subject | None) -> bool:
        """True for a term of the accounts (一般公共预算支出) in a section on something else: it divides that, and is no total."""
        own = {pattern.concept for pattern in self.default.patterns}
        named = {pattern.concept for pattern in subject.patterns} if subject else set()
        return bool(own and named) and own.isdisjoint(_ACCOUNTS) and named <= _ACCOUNTS

    def _leftover(self, found: Scan, done: Sequence[Bound], reasons: dict[int, str], place: Place) -> None:
        """The numbers that no phrase bound: labelled quantities in free text, else listed as unbound."""
        sentence = found.sentence
        taken = [*((each.start, each.end) for each in done), *((item.start, item.end) for item in found.items)]
        for start, end in numbers(sentence):
            if any(first <= start and end <= last for first, last in taken):
                continue
            labelled = label_quantity(sentence, start, end) if self.free else None
            if labelled:
                named = count_of(sentence, start, end, self.frame.standards.profile) or labelled[0]
                self.statements.append(Statement((self.frame.key(named),), labelled[1], place))
            else:
                self.unbound.append(Unbound(sentence[start:end], _reason(found, reasons, start), place))

    def _of_project(self, subject: Subject | None) -> Subject | None:
        """“项目支出” below the heading of one project speaks of that project."""
        bare = subject is not None and [dict(pattern.members) for pattern in subject.patterns] == [{"nature": "project"}]
        carried = self.carried.patterns and "project" in dict(self.carried.patterns[0].members)
        return self.carried if bare and carried else subject

    def _name_item(self, item: ItemMatch, place: Place) -> None:
        for code, name in item.names:
            key = self.frame.key(KeyPattern("expenditure", (("fund", "all"), ("function", code), ("nature", "all"))))
            named = DerivedKey(DerivedKind.NAME, key)
            self.statements.append(Statement((named,), Text(name), place))

    def _clauses(self, scan: Scan, place: Place, subject: Subject) -> None:
        """State the list of items after 主要包括, of the nearest term, and the purpose after 主要用于, of the subject."""
        listed = _LIST.search(scan.sentence)
        rest = scan.sentence[listed.end() :] if listed else ""
        if listed and "、" in rest:
            text = Text(rest, tuple(words(rest)))
            self._text(DerivedKind.ITEMS, scan.nearest(listed.start()) or subject, text, place)
        purpose = _PURPOSE.search(scan.sentence)
        if purpose:
            text = Text(scan.sentence[purpose.end() :].rstrip("。；"))
            self._text(DerivedKind.PURPOSE, subject, text, place)

    def _text(self, kind: DerivedKind, subject: Subject, text: Text, place: Place) -> None:
        keys: tuple[Key, ...] = tuple(DerivedKey(kind, self.frame.key(pattern)) for pattern in subject.patterns)
        if keys:
            self.statements.append(Statement(keys, text, place))


def _statement(bound: Bound, place: Place, sentence: str) -> Statement:
    quote = sentence[clause_start(sentence, bound.start) : bound.end]
    return Statement(bound.keys, bound.value, replace(place, quote=quote), bound.flaws)


def _reason(scan: Scan, reasons: Mapping[int, str], start: int) -> str:
    if within(scan.masked, start):
        return MASKED
    unknown = [item for item in scan.items if item.code is None]
    if unknown:
        return _UNKNOWN_ITEM
    return next((reason for at, reason in reasons.items() if at <= start <= at + 12), _NO_PHRASE)
