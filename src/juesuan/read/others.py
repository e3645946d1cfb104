"""Another document that a disclosure is to be held against: what kind it is, whose and of which year, and what it states."""

from __future__ import annotations

import hashlib
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from juesuan.errors import UnreadableFileError
from juesuan.figures.place import Spot
from juesuan.model.disclosure import Disclosure, DocumentKind
from juesuan.model.statement import Statement
from juesuan.read.budget import Budget
from juesuan.read.disclosure import read_source
from juesuan.read.recognise.approval import is_approval, read_approval
from juesuan.read.recognise.budget_tables import read_budget
from juesuan.read.recognise.items import flatten
from juesuan.read.recognise.kinds import is_budget
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.blocks import SourceDocument
from juesuan.standards.standards import load_standards

_NO_BUDGET_TABLE = "这是部门预算，但没有找到认得的预算表"


class OtherKind(StrEnum):
    """What kind of document it is."""

    ACCOUNTS = "决算公开文件"
    BUDGET = "部门预算"
    APPROVAL = "决算批复"


class Reading(Struct, frozen=True):
    """One way in which a document may be meant: what it states, and what was taken for granted (Chinese; '' for nothing)."""

    statements: tuple[Statement, ...]
    note: str = ""


class OtherRead(Struct, frozen=True):
    """Another document as it was read; ``accounts`` tells a department's from a single unit's."""

    kind: OtherKind
    path: str
    sha256: str
    body: str
    year: int | None
    readings: tuple[Reading, ...]
    accounts: DocumentKind = DocumentKind.OTHER


def read_other(data: bytes, name: str, *, year: int, password: str | None, budget: Budget) -> OtherRead:
    """The other document that the bytes of a file hold; ``year`` is that of an approval which names none.

    Raises:
        UnreadableFileError: the file cannot be read, or is none of final accounts, budget and approval.
    """
    source = read_source(data, path=name, password=password, budget=budget)
    sha256 = hashlib.sha256(data).hexdigest()
    standards = load_standards()
    items = list(flatten(source.blocks))
    if is_approval(items, standards):
        return _approval(source, name, sha256, year)
    if is_budget(items):
        found = read_budget(items, standards)
        if not found.statements:
            raise UnreadableFileError(name, _NO_BUDGET_TABLE)
        return OtherRead(OtherKind.BUDGET, name, sha256, found.body, found.year, (_in_file(found.statements, name),))
    try:
        disclosure = recognise(source, standards, path=name)
    except UnreadableFileError:
        return _approval(source, name, sha256, year)
    return accounts_of(replace(disclosure, sha256=sha256))


def accounts_of(disclosure: Disclosure) -> OtherRead:
    """Final accounts that were read before, as another document."""
    who = disclosure.identity
    reading = _in_file(disclosure.statements, disclosure.path)
    return OtherRead(OtherKind.ACCOUNTS, disclosure.path, disclosure.sha256, who.body, who.year, (reading,), who.kind)


def _approval(source: SourceDocument, name: str, sha256: str, year: int) -> OtherRead:
    found = read_approval(source, load_standards(), year)
    if not found.readings:
        raise UnreadableFileError(name, "看不出是上年决算、部门预算、决算批复还是所属单位决算")
    readings = tuple(_in_file(each.statements, name, each.note) for each in found.readings)
    return OtherRead(OtherKind.APPROVAL, name, sha256, found.body, found.year, readings)


def _in_file(statements: tuple[Statement, ...], path: str, note: str = "") -> Reading:
    """The statements, each of which names the file."""
    return Reading(tuple(replace(each, place=replace(each.place, spot=_at(each.place.spot, path))) for each in statements), note)


def _at(spot: Spot, path: str) -> Spot:
    return spot if spot.file else replace(spot, file=path)
