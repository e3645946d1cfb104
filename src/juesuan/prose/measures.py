"""What a count is of: by its measure word, and of the kind that was named before (外宾接待支出…，接待0批次)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from juesuan.prose.lexicon import Subject, TermMatch
from juesuan.prose.phrases import PhraseMatch


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


def counted_by(terms: Sequence[TermMatch], word: str, position: int) -> list[TermMatch]:
    """The terms up to the last one that a count with this measure word, at a position, speaks of."""
    kept = list(terms)
    while len(kept) > 1 and _is_narrowed(kept, word):
        kept.pop()
    if len(kept) < len(terms) or (kept and kept[-1].end == position):
        return kept
    fitting = [n for n, term in enumerate(kept) if word in term.subject.measures]
    return kept[: fitting[-1] + 1] if fitting and fitting[-1] >= len(kept) - 2 else kept


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
