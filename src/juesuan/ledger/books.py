"""Books: what one body booked in one year, as the finest facts, each with the rows that it comes from.

An entry is never a total: a total is the sum of the entries below it, made where it is wanted. So two totals of the same
entries cannot disagree, and every published figure leads back to rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field

from juesuan.model.disclosure import DocumentKind
from juesuan.model.key import FactKey


class RowRef(Struct, frozen=True):
    """A row of the books: sheet (or file), row counted from 1, and what it says: the number of a voucher, a name.

    ``unit``: whose books these are, where those of several units were added up.
    """

    sheet: str
    row: int
    says: str = ""
    unit: str = ""


class Entry(Struct, frozen=True):
    """An amount booked under a fact of the finest members known, in base units: 元, pieces, persons."""

    key: FactKey
    amount: Decimal
    rows: tuple[RowRef, ...] = ()


class Profile(Struct, frozen=True):
    """Who the body is: name, year, kind, form set, level (省级, 市级, ... '' when unknown), and the texts of part one.

    ``units`` are the names of the units covered, the body itself first; ``offices`` those of its inner offices.
    ``administrative``: all units are administrative or run like it (参公), so that 机关运行经费 is their 公用经费.
    """

    body: str
    year: int
    kind: DocumentKind
    form_set: str
    level: str = ""
    duties: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    administrative: bool = True


class Indicator(Struct, frozen=True):
    """One indicator of a project or of the whole body: names of the three levels, weight, target and actual as written.

    ``direction`` is one of ``>=``, ``=``, ``<=`` or '' for a qualitative one; ``grade`` its grade then; ``score`` where
    the body set one itself, else None.
    """

    first: str
    second: str
    third: str
    weight: Decimal
    direction: str
    target: str
    actual: str
    reason: str = ""
    grade: str = ""
    score: Decimal | None = None
    row: RowRef = RowRef("", 0)


class Project(Struct, frozen=True):
    """A project with its sheet: amounts in 元, goals in words, indicators; ``name`` '' is the body as a whole (附件2)."""

    name: str
    initial: Decimal
    adjusted: Decimal
    spent: Decimal
    goal: str = ""
    attained: str = ""
    indicators: tuple[Indicator, ...] = ()
    row: RowRef = RowRef("", 0)


class Transfer(Struct, frozen=True):
    """Money between two units of a department: the other's name, the amount in 元, the members that are told.

    ``kind``: ``paid`` to the other, ``received`` from it, or ``spent`` of what was received; ``own``: said to be no fiscal money.
    """

    kind: str
    other: str
    amount: Decimal
    members: Mapping[str, str]
    own: bool
    row: RowRef


class Books(Struct, frozen=True):
    """All that is compiled from: profile, entries, projects, and answers by written key (``str(key)``).

    ``reasons`` explain a change, over- or underspending; ``purposes`` say what an amount was for; ``texts`` hold what else
    the form set asks for in words, by the id of its section. ``code_names`` are the names, by dimension and code, that the
    books give to codes which no list has: those of a year's new subjects. ``transfers`` are set off where units are added up.
    """

    profile: Profile
    entries: tuple[Entry, ...]
    projects: tuple[Project, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    purposes: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    code_names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    transfers: tuple[Transfer, ...] = ()
