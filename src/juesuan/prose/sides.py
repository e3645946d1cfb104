"""The sides of the accounts: what “收入” and “支出” alone mean behind a term of the other side."""

from __future__ import annotations

import re

from juesuan.model.pattern import KeyPattern
from juesuan.prose.binding import Frame
from juesuan.prose.lexicon import Subject
from juesuan.prose.phrases import PhraseMatch

_SPENT = re.compile(r"(?:^|[，；。、：])(?:本年)?支出$")
_SPENDING = KeyPattern(members=(("side", "expenditure"),))
_INCOME = Subject((KeyPattern("income"),), {})
_NOT_SPENT = frozenset({"income", "carry_over"})
_NOT_RECEIVED = frozenset({"expenditure", "carry_over"})


def is_of_spending(sentence: str, phrase: PhraseMatch) -> bool:
    """True when a phrase begins with 支出, or stands behind a clause that is no more."""
    return sentence.startswith("支出", phrase.start) or bool(_SPENT.search(sentence, 0, phrase.start))


def on_its_side(frame: Frame, default: Subject, sentence: str, phrase: PhraseMatch, subject: Subject | None) -> Subject | None:
    """The subject on the side that the phrase names: the section's expenditure for “支出…万元” behind a term of income.

    ``default`` is what the section is on. None where the section has nothing on that side.
    """
    if subject is None:
        return None
    if sentence.startswith(("收入", "决算收入"), phrase.start):
        return _received(frame, default, subject)
    if not is_of_spending(sentence, phrase):
        return subject
    if ("side", "income") in (member for pattern in subject.patterns for member in pattern.members):
        return Subject(tuple(pattern.merge(_SPENDING) for pattern in subject.patterns[:1]), {})
    if not any(pattern.concept in _NOT_SPENT for pattern in subject.patterns):
        return subject
    return _spent(frame, default)


def _received(frame: Frame, default: Subject, subject: Subject) -> Subject | None:
    """What “收入” means behind a subject: in a section on one fund its income, else the section's own, if it has one."""
    if not any(pattern.concept in _NOT_RECEIVED for pattern in subject.patterns):
        return subject
    if subject is default and "source" in dict(frame.context.members):
        return _INCOME
    return default if any(pattern.concept == "income" for pattern in default.patterns) else None


def _spent(frame: Frame, default: Subject) -> Subject | None:
    """What “支出” alone means: the section's own expenditure, else that of the fund that it is on."""
    if any(pattern.concept == "expenditure" for pattern in default.patterns):
        return default
    return Subject((KeyPattern("expenditure"),), {}) if "fund" in dict(frame.context.members) else None
