"""What templates leave behind in a text: the wordings, and whether a document is a template that nobody has filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from juesuan.model.disclosure import Part, Sentence
from juesuan.prose.template import parse_template, to_pattern
from juesuan.rules.facts import FactBook
from juesuan.rules.wording.passages import passages

_LEAST = 10
"""Least wordings left open in a document that is taken for an unfilled template."""


@lru_cache(maxsize=4)
def residue_pattern(templates: tuple[str, ...]) -> re.Pattern[str]:
    """All the wordings as one expression."""
    return re.compile("|".join(to_pattern(parse_template(text), "") for text in templates))


def residues(book: FactBook) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """Each wording that a template left open, with its paragraph."""
    pattern = residue_pattern(book.standards.wording.residue)
    for passage in passages(book):
        for found in pattern.finditer(passage.text):
            yield passage, found


def is_unfilled(book: FactBook) -> bool:
    """True for a template that nobody has filled in: no table holds a figure, and many wordings are left open."""
    tables = [table for table in book.disclosure.tables if table.place.part == Part.TABLES]
    return bool(tables) and all(table.blank for table in tables) and sum(1 for _ in residues(book)) >= _LEAST
