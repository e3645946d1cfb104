"""What a count is of: by its measure word, and of the kind that was named before (外宾接待支出…，接待0批次)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from juesuan.prose.binding import Frame, covers
from juesuan.prose.lexicon import Subject, TermMatch
from juesuan.prose.phrases import PhraseMatch

_MARKS = re.compile("[，、；。：（）]")
_BUDGETS = frozenset({"initial_budget", "adjusted_budget", "budget"})
_OF_A_COST = _BUDGETS | {
    "final",
    "completion",
    "completion_initial",
    "completion_adjusted",
    "completion_of_budget",
    "completion_of_initial",
    "completion_of_adjusted",
    "budget_comparison",
    "change",
    "change_rate",
}


def measure_word(phrase: PhraseMatch) -> str:
    """The measure word of a count."""
    return re.sub(r"^[^\d]*[\d.,]+[余多]?", "", phrase.slots["count"][0])


def is_narrower(narrow: Subject, wide: Subject, word: str = "") -> bool:
    """True when the one counts a kind of what the other, which takes no amounts, counts (by every word, or the given one)."""
    words = [word] if word else list(wide.measures)
    if wide.patterns or not words:
        return False
    pairs = [(narrow.measures.get(each), wide.measures.get(each)) for each in words]
    return all(own and other and own.concept == other.concept and own.members and not other.members for own, other in pairs)


def counted_by(sentence: str, terms: Sequence[TermMatch], word: str, position: int) -> list[TermMatch]:
    """The terms up to the last one that a count with this measure word, at a position, speaks of."""
    kept = list(terms)
    if len(kept) > 1 and _qualifies(sentence, kept[-2], kept[-1], word):
        return kept[:-1]
    while len(kept) > 1 and _is_narrowed(kept, word):
        kept.pop()
    if len(kept) < len(terms) or (kept and kept[-1].end == position):
        return kept
    fitting = [n for n, term in enumerate(kept) if word in term.subject.measures]
    return kept[: fitting[-1] + 1] if fitting and fitting[-1] >= len(kept) - 2 else kept


def _qualifies(sentence: str, first: TermMatch, last: TermMatch, word: str) -> bool:
    """True when a term that takes no amounts says of which things the next one in the same clause is: 购置单价50万元以上的设备."""
    own, named = first.subject.measures.get(word), last.subject.measures.get(word)
    apart = own and named and own.concept != named.concept and not first.subject.patterns
    return bool(apart) and not _MARKS.search(sentence, first.end, last.start)


def _is_narrowed(terms: Sequence[TermMatch], word: str) -> bool:
    """True when the last term counts the same thing as one before it, which says of which kind: 国内公务接待…，接待26批次."""
    wide = terms[-1].subject.measures.get(word)
    before = next((term.subject.measures.get(word) for term in reversed(terms[:-1]) if term.subject.patterns), None)
    nearest = terms[-2].subject.measures.get(word)
    if wide is None or wide.members:
        return False
    return any(each and each.concept == wide.concept and each.members for each in (nearest, before))


def without_counted_parts(terms: Sequence[TermMatch]) -> list[TermMatch]:
    """The terms up to the last that is no part of what an earlier one takes amounts of: 自评，其中一级项目8个，共涉及资金5万元."""
    kept = list(terms)
    while len(kept) > 1 and not kept[-1].subject.patterns and any(_counts_part(kept[-1], each) for each in kept[:-1]):
        kept.pop()
    return kept


def _counts_part(part: TermMatch, whole: TermMatch) -> bool:
    counted = {pattern.concept for pattern in whole.subject.measures.values()}
    return bool(whole.subject.patterns) and any(each.concept in counted for each in part.subject.measures.values())


def above_count(
    frame: Frame, carried: Subject, terms: Sequence[TermMatch], phrases: Sequence[PhraseMatch], phrase: PhraseMatch
) -> Subject | None:
    """The carried subject where a cost stands behind a term that is only counted: 公务接待11批次，86人次，预算为1.00万元.

    The heading above says of what. A kind of reception has a cost, but no budget of its own; so the sentence must tell a budget.
    """
    if phrase.phrase.phrase not in _OF_A_COST or not carried.patterns:
        return None
    before = [term for term in terms if term.end <= phrase.start]
    if not before:
        return None
    last = before[-1]
    counted = any(other.phrase.phrase == "count" and 0 <= other.start - last.end <= 1 for other in phrases)
    budgeted = any(other.phrase.phrase in _BUDGETS and other.start > last.end for other in phrases)
    own = [frame.key(pattern) for pattern in last.subject.patterns]
    above = [frame.key(pattern) for pattern in carried.patterns]
    below = all(
        key.concept == whole.concept and key != whole and covers(frame.standards, whole, key) for key in own for whole in above
    )
    return carried if counted and budgeted and below else None
