"""The inventory of phrases, compiled: one expression that finds every phrase of a sentence, by priority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from juesuan.model.statement import Flaw
from juesuan.prose.template import first_characters, parse_template, slots_of, to_pattern
from juesuan.standards.structs import PhraseData, PhrasesFile


class PhraseMatch(Struct, frozen=True):
    """A phrase found: where, its slots with their spans, and the flaw of its wording if it is a faulty form."""

    phrase: PhraseData
    start: int
    end: int
    slots: Mapping[str, tuple[str, int, int]]
    flaw: Flaw | None


class _Variant(Struct, frozen=True):
    phrase: PhraseData
    flaw: Flaw | None
    slots: tuple[str, ...]


class PhraseBook(Struct, frozen=True):
    """All variants of all phrases as one alternation; the n-th variant's groups are named ``vN_slot``.

    ``hint`` is what every phrase holds one of, a digit or a word of a slot: without it a sentence is not searched.
    """

    expression: re.Pattern[str]
    hint: re.Pattern[str]
    variants: tuple[_Variant, ...]

    def find(self, sentence: str, start: int = 0) -> Iterator[PhraseMatch]:
        """The phrases of a sentence from a position on, left to right, not overlapping."""
        if not self.hint.search(sentence):
            return
        for found in self.expression.finditer(sentence, start):
            prefix = found.lastgroup or ""
            variant = self.variants[int(prefix[1:-1])]
            slots = {
                name.rpartition("_")[2]: (found[group], *found.span(group))
                for name in variant.slots
                if found[group := f"{prefix}{name}"] is not None
            }
            yield PhraseMatch(variant.phrase, found.start(), found.end(), slots, variant.flaw)


@lru_cache(maxsize=4)
def phrase_book(data: PhrasesFile) -> PhraseBook:
    """The compiled inventory; faulty forms of a phrase come before its right ones, since they are longer."""
    variants: list[_Variant] = []
    parts: list[str] = []
    words: set[str] = set()
    firsts: set[str] = set()
    for phrase in data.phrases:
        forms = [(Flaw(flaw), text) for flaw, texts in phrase.faulty.items() for text in texts]
        for flaw, text in (*forms, *((None, text) for text in phrase.read)):
            nodes = parse_template(text)
            prefix = f"v{len(variants)}_"
            slots = tuple(slots_of(nodes))
            begins = first_characters(nodes)
            firsts |= begins
            words.update(word for slot in slots if slot.name == "word" for word in slot.words)
            variants.append(_Variant(phrase, flaw, tuple(slot.name for slot in slots)))
            parts.append(f"{_among(begins)}(?P<{prefix}>{to_pattern(nodes, prefix)})")
    hint = re.compile("|".join((r"\d", *map(re.escape, sorted(words)))))
    return PhraseBook(re.compile(f"{_among(firsts)}(?:{'|'.join(parts)})"), hint, tuple(variants))


def _among(characters: Iterable[str]) -> str:
    """A look ahead for one of the characters: most phrases begin with another one, and are passed over at once."""
    return f"(?=[{re.escape(''.join(sorted(characters)))}])"
