"""The order in which a reader comes upon places: file, page or sheet, then from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from juesuan.figures.place import Place, Spot
from juesuan.model.disclosure import Disclosure

Position = tuple[int, int, int, float, int]
"""File, page, sheet, line (or paragraph, row, distance from the top), column; 0 for what is unknown."""

NOWHERE: Position = (0, 0, 0, 0, 0)

_Name = TypeVar("_Name", bound=Hashable)
_CELL = re.compile(r"([A-Z]+)(\d+)")


def positions_in(disclosure: Disclosure) -> Callable[[Iterable[Place]], Position]:
    """What tells the position of the first of some places that has one.

    Files come as the sections do, sheets as the tables do and then the text.
    """
    sections = [section.place.spot for section in disclosure.sections]
    files = _numbers(spot.file for spot in sections)
    tables = [table.place.spot for table in disclosure.tables]
    texts = [passage.place.spot for section in disclosure.sections for passage in section.paragraphs]
    sheets = _numbers((spot.file, spot.sheet or "") for spot in (*tables, *texts))

    def position(places: Iterable[Place]) -> Position:
        spot = next((place.spot for place in places if _is_known(place.spot)), None)
        if spot is None:
            return NOWHERE
        row, column = _row_and_column(spot)
        return files.get(spot.file, 0), spot.page or 0, sheets.get((spot.file, spot.sheet or ""), 0), row, column

    return position


def _numbers(names: Iterable[_Name]) -> dict[_Name, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names), 1)}


def _is_known(spot: Spot) -> bool:
    return bool(spot.page or spot.line or spot.paragraph or spot.sheet)


def _row_and_column(spot: Spot) -> tuple[float, int]:
    """Line or paragraph; else row and column of the cell (A is 1), else the distance from the top of the page."""
    found = _CELL.fullmatch(spot.cell or "")
    if spot.line or spot.paragraph:
        return spot.line or spot.paragraph or 0, 0
    if found:
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return int(found[2]), column
    return (spot.box[1] if spot.box else 0), 0
