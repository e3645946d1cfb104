"""Sentences, the clauses that bind nothing, and the numbers that state nothing (years, dates, ordinals, thresholds)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from juesuan.model.disclosure import Sentence
from juesuan.prose.template import parse_template, to_pattern
from juesuan.standards.structs import PhrasesFile

_END = re.compile(r"[。！；;]+")
_CLAUSE_ENDS = ("，其中：", "，其中:", "，其中，", "，截至", "，截止", "，年末", "，期末")
_PURPOSES = ("主要用于", "用于")
_DIGIT = re.compile(r"\d")
_BEFORE_QUOTE = "”）)"
_LONGEST = 2000
"""Most characters of a sentence: what is longer is no sentence, and is cut so that no text takes long to read."""
_NUMBER = re.compile(r"(?<![\d.])[-−－]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.])[-−－]?\d+(?:\.\d+)?")
_NOT_STATED = re.compile(
    r"(?=[\d第〔【\[（(A-Za-z附图表])(?:"
    r"(?:19|20)\d\d\s?[-—至到]\s?(?:19|20)\d\d年?"
    r"|(?<![\d.,])(?:19|20)\d\d(?:年度?|[．.](?=\D|$)|[．.](?:0?[1-9]|1[0-2])(?=[-—－至到月]))|(?<=年)\d{1,2}月|(?<=月)\d{1,2}日|(?<![\d.])\d{1,2}月(?:\d{1,2}日)?"
    r"|第\d+[条款项次届号批期轮]|[〔【\[（(]\d{4}[〕】\]）)]|(?<!\d)\d+号"
    r"|(?<![\d.])\d+(?:\.\d+)?(?:万元|元|亿元)(?:（含[^）]{0,6}）)?(?:及|或)?(?:以上|以下|以内)"
    r"|(?<!\d)\d+(?:\.\d+)?(?:万元|元|亿元)（含）|(?<!\d)\d+\+\d+(?:\+\d+)*|[A-Za-z]\d+|(?<!\d)\d+(?:周年|小时|天|个月|分钟|平方米|㎡|公里|米)"
    r"|(?<!\d)\d+[.．]\d+[.．]\d+|(?<![\d.])\d{1,2}[.．](?:19|20)\d\d年度?|附件\d+(?:-\d+)?|[图表]\d+|\d+表"
    r"|(?<![\d.])\d+(?:\.\d+)?分(?:（不?含[^）]{0,4}）)?及?(?:以上|以下|以内)|(?<![\d.])\d+(?:\.\d+)?分?[-—－至~～]\d+(?:\.\d+)?分"
    r"|(?<![\d.])\d{1,4}强(?![度化制调])|(?<![\d.])\d{3}(?:基地|国道|省道|县道|高地|医院|研究所))"
)
_ORDINAL = re.compile(r"^\s*(?:\d{1,2}[、.．)）](?!\d)|[（(]\d{1,2}[)）])|(?<=[：；。，])(?:\d{1,2}[、．]|[（(]\d{1,2}[)）])|[①-⑳]")
_ENCLOSED = re.compile(r"（[^（）。！]{0,200}）")
_OF_BUDGET = re.compile(r"(?:预算|预决算)数?(?:相比)?(?:差异|不一致|变动)?的?(?:主要)?$")
_FIGURE = re.compile(r"\d(?![\d.]*年)")


class Span(Struct, frozen=True):
    """A stretch of a sentence."""

    start: int
    end: int

    def covers(self, position: int) -> bool:
        """True when the position lies in it."""
        return self.start <= position < self.end

    def touches(self, start: int, end: int) -> bool:
        """True when it shares a character with start to end."""
        return self.start < end and start < self.end


def sentences(paragraph: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph with their offsets: cut at 。！； and where a quote or bracket closes behind them."""
    for start, sentence in _whole_sentences(paragraph):
        for cut in range(0, len(sentence), _LONGEST):
            yield start + cut, sentence[cut : cut + _LONGEST]


def counted_sentences(paragraph: Sentence) -> Iterator[tuple[int, int, str]]:
    """The sentences of a paragraph, each with its number in the section and its offset in the paragraph."""
    first = paragraph.place.sentence or 1
    for number, (start, sentence) in enumerate(sentences(paragraph.text), first):
        yield number, start, sentence


def sentence_at(paragraph: Sentence, position: int) -> int | None:
    """The number, in its section, of the sentence that holds a position of the paragraph; None in a heading."""
    if paragraph.place.sentence is None:
        return None
    return paragraph.place.sentence + max(0, bisect_right(_starts(paragraph.text), position) - 1)


@lru_cache(maxsize=8)
def _starts(text: str) -> tuple[int, ...]:
    """Where the sentences begin: kept, since one long paragraph may be asked for each of many findings."""
    return tuple(start for start, _ in sentences(text))


def _whole_sentences(paragraph: str) -> Iterator[tuple[int, str]]:
    start = 0
    for found in _END.finditer(paragraph):
        end = found.end()
        if _is_enclosed(paragraph, found.start()):
            continue
        while end < len(paragraph) and paragraph[end] in _BEFORE_QUOTE:
            end += 1
        if paragraph[start:end].strip():
            yield start, paragraph[start:end]
        start = end
    if paragraph[start:].strip():
        yield start, paragraph[start:]


def _is_enclosed(paragraph: str, position: int) -> bool:
    """True inside brackets that close in the same sentence: a ； there cuts nothing."""
    found = _ENCLOSED.match(paragraph, max(paragraph.rfind("（", max(0, position - 200), position), 0))
    return found is not None and found.end() > position


def masks(sentence: str, data: PhrasesFile) -> list[Span]:
    """The clauses of purpose, reason and listing: from their opening word to the end of the sentence.

    The reason why the final figure is not the budget ends where the sentence turns to last year, and so does a purpose that
    names no amounts of its own.
    """
    resumed = _resumed(data.resumed)
    found: list[Span] = []
    before: tuple[str, ...] = ()
    for start in (opening.start() for opening in _openings(data).finditer(sentence) if opening.lastgroup == "mask"):
        turns = data.turns if _OF_BUDGET.search(sentence[max(0, start - 20) : start]) else ()
        if sentence.startswith(_PURPOSES, start) and not _DIGIT.search(sentence[start : _first_turn(sentence, start, data.turns)]):
            turns = data.turns
        if not found or turns != before or not found[-1].covers(start):
            found.append(Span(start, _clause_end(sentence, start, (*_CLAUSE_ENDS, *turns), resumed)))
            before = turns
    return found


def _first_turn(sentence: str, start: int, turns: tuple[str, ...]) -> int:
    """Where the first of the turns stands behind a position: the end of the sentence if none does."""
    return min((found for turn in turns if (found := sentence.find(turn, start)) >= 0), default=len(sentence))


@lru_cache(maxsize=4)
def _openings(data: PhrasesFile) -> re.Pattern[str]:
    """The words that open a masked clause; longer ones that do not are found first and passed over."""
    kept, masked = ("|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in (data.unmasked, data.masks))
    begins = re.escape("".join(sorted({word[0] for word in (*data.unmasked, *data.masks)})))
    return re.compile(f"(?=[{begins}])(?:(?P<kept>{kept})|(?P<mask>{masked}))")


@lru_cache(maxsize=4)
def _resumed(templates: tuple[str, ...]) -> re.Pattern[str]:
    inside = "|".join(to_pattern(parse_template(text), "") for text in templates)
    return re.compile(rf"(?:{inside})(?=\d)")


def _clause_end(sentence: str, start: int, ends: tuple[str, ...], resumed: re.Pattern[str]) -> int:
    """The end of a clause: of the sentence, before “，其中”, “，截至” and the like, or a closing bracket that opened before it."""
    depth = 0
    for position in range(start, len(sentence)):
        char = sentence[position]
        if char == "（":
            depth += 1
        elif char == "）":
            if not depth:
                return position
            depth -= 1
        elif sentence.startswith(ends, position) or resumed.match(sentence, position):
            return position
    return len(sentence)


def not_stated(sentence: str) -> list[Span]:
    """The stretches whose numbers state no fact: years, dates, ordinals, document numbers, thresholds, durations."""
    found = [Span(*match.span()) for match in _NOT_STATED.finditer(sentence)]
    return found + [Span(*match.span()) for match in _ORDINAL.finditer(sentence)]


def numbers(sentence: str) -> list[tuple[int, int]]:
    """The spans of all numbers of a sentence that state something."""
    excluded = not_stated(sentence)
    spans = [match.span() for match in _NUMBER.finditer(sentence)]
    return [(start, end) for start, end in spans if not any(span.touches(start, end) for span in excluded)]


def clause_start(sentence: str, position: int) -> int:
    """Where the clause of a figure begins: behind the last comma or colon, or behind the last 、 that ends another figure's part.

    So 收、支总计 is quoted whole, and 甲费1万元、乙费2万元 is not.
    """
    start = max(sentence.rfind(mark, 0, position) for mark in "，：,") + 1
    ended = [found.end() for found in re.finditer("、", sentence) if start <= found.start() < position]
    parts = zip((start, *ended), ended, strict=False)
    return max((end for begin, end in parts if _FIGURE.search(sentence, begin, end)), default=start)
