"""The findings of a document sorted to the items of the inspection sheet: met, failed, not applicable or not checkable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct, field
from msgspec.structs import replace

from juesuan.figures.figure import Figure
from juesuan.findings.finding import Finding, Group, Severity
from juesuan.findings.inspection import InspectedItem, ItemState
from juesuan.model.disclosure import Disclosure, Part
from juesuan.standards.inspection import InspectionItemData

_FEW = 10
"""Figures that may be left unbound in a part that was read."""
_NO_PART = "文件中没有识别出这一部分，可能另附"
_UNREAD = "有文件没有读出"
_UNBOUND = "这一部分的数字多数没有读懂"
_HIDDEN = "有 {} 条提示没有列出，用 --show-notes 列出"
_NOT_RUN = "这次没有运行有关规则"


class Ran(Struct, frozen=True):
    """The codes of the rules that ran, and of those that had nothing to say of this document: why (Chinese); findings waived.

    ``hidden``: notes that are not shown. ``unread``: the parts that could not be read, and why; '' stands for parts that may be
    in a file that could not.
    """

    rules: AbstractSet[str]
    idle: Mapping[str, str] = field(default_factory=dict)
    waived: Collection[Finding] = ()
    hidden: Collection[Finding] = ()
    unread: Mapping[str, str] = field(default_factory=dict)


def inspect(
    items: Iterable[InspectionItemData], disclosure: Disclosure, findings: Collection[Finding], ran: Ran
) -> tuple[InspectedItem, ...]:
    """Each item with its state, in the order of the sheet; notes fail only the items that say so."""
    parts, ran = parts_of(disclosure), replace(ran, unread=_unread(disclosure))
    found = tuple(tuple(map(_Concern.of, some)) for some in (findings, ran.hidden, ran.waived))
    return tuple(_inspected(item, parts, found, ran) for item in items)


class _Concern(Struct, frozen=True):
    """A finding's id, whether it is a note, and the rules by which it and what its repair settles were found."""

    id: str
    note: bool
    codes: tuple[str, ...]

    @classmethod
    def of(cls, finding: Finding) -> _Concern:
        return cls(finding.id, finding.severity is Severity.NOTE, (finding.rule, *(also.rule for also in finding.also)))


_Sorted = tuple[tuple[_Concern, ...], ...]
"""The findings shown, those hidden and those waived."""


def _concerning(item: InspectionItemData, found: Iterable[_Concern]) -> tuple[str, ...]:
    """The ids of the findings by a rule of the item; of notes only where they fail it."""
    own = tuple(item.rules)
    return tuple(
        each.id for each in found if (item.notes or not each.note) and own and any(code.startswith(own) for code in each.codes)
    )


def _inspected(item: InspectionItemData, parts: Collection[str], findings: _Sorted, ran: Ran) -> InspectedItem:
    failed, hidden, waived = (_concerning(item, some) for some in findings)
    state, reason = (ItemState.FAILED, "") if failed or hidden else _without_findings(item, parts, ran)
    if state is ItemState.MET and waived:
        reason = f"有 {len(waived)} 个问题已豁免"
    if hidden:
        reason = _HIDDEN.format(len(hidden))
    return InspectedItem(item.item, Group(item.group), item.asks, state, reason, failed)


def _without_findings(item: InspectionItemData, parts: Collection[str], ran: Ran) -> tuple[ItemState, str]:
    """The state of an item that no finding fails, and why it could not be checked."""
    if not item.rules:
        return ItemState.NOT_CHECKABLE, item.unchecked or item.planned
    if not any(code.startswith(item.rules) and code not in ran.idle for code in ran.rules):
        reasons = [reason for code, reason in ran.idle.items() if code.startswith(item.rules)]
        return ItemState.NOT_CHECKABLE, reasons[0] if reasons else _NOT_RUN
    if item.part and (item.part in ran.unread or (item.part not in parts and "" in ran.unread)):
        return ItemState.UNREADABLE, ran.unread.get(item.part) or ran.unread[""]
    if item.part and item.part not in parts:
        return (ItemState.NOT_APPLICABLE, "") if item.part == Part.REPORT else (ItemState.NOT_CHECKABLE, _NO_PART)
    return ItemState.MET, ""


def _unread(disclosure: Disclosure) -> dict[str, str]:
    """The parts of whose figures less than half were bound, and '' when a file could not be read."""
    bound = Counter(str(each.place.part) for each in disclosure.statements if isinstance(each.value, Figure))
    unbound = Counter(str(each.place.part) for each in disclosure.unbound)
    found = {part: _UNBOUND for part in unbound if unbound[part] > bound[part] and unbound[part] > _FEW}
    return found | ({"": _UNREAD} if any(file.unread for file in disclosure.files) else {})


def parts_of(disclosure: Disclosure) -> set[str]:
    """The parts of which the document has a table or a paragraph."""
    found = {table.place.part for table in disclosure.tables}
    return found | {section.part for section in disclosure.sections if section.paragraphs}
