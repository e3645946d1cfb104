"""The rows of the published tables by their codes, for the rules on which rows a table must have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from juesuan.figures.figure import Figure
from juesuan.figures.place import Place
from juesuan.model.disclosure import Part
from juesuan.model.key import FactKey
from juesuan.rules.facts import FactBook

_CONCEPTS = ("expenditure", "income")


def code_rows(book: FactBook, dimension: str, *, figures: bool = False) -> Mapping[str, Mapping[str, Place]]:
    """The codes of the rows of each table with a place of each; '' is the row of the total. ``figures``: only rows with money."""
    tables: dict[str, dict[str, Place]] = defaultdict(dict)
    for statement in book.disclosure.statements:
        place, value = statement.place, statement.value
        if place.part != Part.TABLES or not place.table:
            continue
        if figures and not (isinstance(value, Figure) and value.amount):
            continue
        for key in statement.keys:
            if isinstance(key, FactKey) and key.concept in _CONCEPTS:
                code = key.member(dimension) or ""
                if code.isdecimal() or not code:
                    tables[place.table].setdefault(code, place)
    return {title: codes for title, codes in tables.items() if any(len(code) > len("201") for code in codes)}
