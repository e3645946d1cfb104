"""Shape of inspection.yaml: the items of the reviewer's inspection sheet."""

from __future__ import annotations

from typing import Literal

from juesuan.standards.structs import Strict


class InspectionItemData(Strict, frozen=True):
    """An item of the inspection sheet: what it asks, why, the beginnings of the codes of its rules, or why none can tell.

    ``part``: the part of the document that it is about. ``notes``: notes of its rules fail it too. An item whose rules all need
    another document is open without one.
    """

    item: str
    group: Literal["及时性", "完整性", "准确性", "规范性", "绩效"]
    asks: str
    basis: tuple[str, ...]
    rules: tuple[str, ...] = ()
    unchecked: str = ""
    planned: str = ""
    part: str = ""
    notes: bool = False


class InspectionFile(Strict, frozen=True):
    """inspection.yaml: the items in the order of the sheet."""

    items: tuple[InspectionItemData, ...]
