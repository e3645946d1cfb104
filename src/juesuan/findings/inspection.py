"""The inspection of a document: each item of the reviewer's sheet with its state."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from juesuan.findings.finding import Group


class ItemState(StrEnum):
    """What an item of the sheet came to."""

    MET = "符合"
    FAILED = "不符合"
    NOT_APPLICABLE = "不适用"
    UNREADABLE = "未能读取"
    NOT_CHECKABLE = "无法核对"


class InspectedItem(Struct, frozen=True):
    """An item, what it asks, its state, why it could not be checked (Chinese), and the ids of the findings that fail it."""

    item: str
    group: Group
    asks: str
    state: ItemState
    reason: str = ""
    findings: tuple[str, ...] = ()
