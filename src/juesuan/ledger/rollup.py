"""The books of a department as the sum of those of its units: every entry still leads to the unit and row that it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from juesuan.errors import UsageError
from juesuan.ledger.books import Books, Entry, Project
from juesuan.ledger.transfers import set_off, without
from juesuan.model.disclosure import DocumentKind
from juesuan.model.key import Phase
from juesuan.standards.standards import Standards

_WITHIN = (
    ("对附属单位补助支出", ("expenditure", "nature", "to_subordinate"), "上级补助收入", ("income", "source", "superior")),
    ("上缴上级支出", ("expenditure", "nature", "to_superior"), "附属单位上缴收入", ("income", "source", "subordinate")),
)
"""What units pay each other, as the payer and as the receiver books it: names, and concept, dimension and member."""

_SHARED = "{name}（{unit}）"
_NOT_SET_OFF = "{year}年{paid}共 {gave:,.2f} 元，{received}共 {got:,.2f} 元，两者不等，没有抵销；请核实哪些是所属单位之间的往来"


class RolledUp(Struct, frozen=True):
    """The department's books, and what could not be set off (Chinese)."""

    books: Books
    problems: tuple[str, ...]


def rolled_up(
    units: Sequence[Books], body: str, standards: Standards, *, reasons: Mapping[str, str], purposes: Mapping[str, str]
) -> RolledUp:
    """The sum of the units' entries without what they paid each other; the first unit is the body itself.

    Reasons and purposes are those of the department: those that a unit gave explain its own figures.

    Raises:
        UsageError: the units are of several years or form sets, or one was given twice.
    """
    _fit(units)
    declared = set_off(units, standards)
    units = [without(unit, declared.entries) for unit in units]
    shared = _shared(units)
    entries, problems = _set_off([entry for unit in units for entry in _of_unit(unit, shared)])
    own = units[0]
    profile = replace(
        own.profile,
        body=body,
        kind=DocumentKind.DEPARTMENT,
        units=tuple(unit.profile.body for unit in units),
        administrative=all(unit.profile.administrative for unit in units),
    )
    projects = tuple(project for unit in units for project in _projects(unit, shared))
    names = {key: name for unit in units for key, name in unit.code_names.items()}
    return RolledUp(Books(profile, entries, projects, reasons, purposes, own.texts, names), (*declared.problems, *problems))


def _fit(units: Sequence[Books]) -> None:
    first = units[0].profile
    names = set[str]()
    for unit in units:
        profile = unit.profile
        if (profile.year, profile.form_set) != (first.year, first.form_set):
            given = f"{profile.body}{profile.year}年度 {profile.form_set}"
            raise UsageError("可以一起汇总的单位", given, f"{first.year}年度 {first.form_set}")
        if profile.body in names:
            raise UsageError("可以再汇总一次的单位", profile.body)
        names.add(profile.body)


def _shared(units: Sequence[Books]) -> frozenset[str]:
    """The names that projects of several units have."""
    counts = Counter(name for unit in units for name in {project.name for project in unit.projects} | _booked(unit))
    return frozenset(name for name, count in counts.items() if name and count > 1)


def _booked(unit: Books) -> set[str]:
    return {name for entry in unit.entries if (name := entry.key.member("project"))}


def _of_unit(unit: Books, shared: frozenset[str]) -> Iterable[Entry]:
    """The entries of a unit; their rows say whose they are, and so do projects whose names several units have."""
    for entry in unit.entries:
        name, key = entry.key.member("project"), entry.key
        if name in shared:
            key = key.with_member("project", _SHARED.format(name=name, unit=unit.profile.body))
        yield Entry(key, entry.amount, tuple(replace(row, unit=unit.profile.body) for row in entry.rows))


def _projects(unit: Books, shared: frozenset[str]) -> Iterable[Project]:
    for project in unit.projects:
        if project.name:
            name = _SHARED.format(name=project.name, unit=unit.profile.body) if project.name in shared else project.name
            yield replace(project, name=name, row=replace(project.row, unit=unit.profile.body))


def _set_off(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The entries without what was paid and received among the units, where the two are equal; year by year, phase by phase."""
    problems: list[str] = []
    kept = list(entries)
    for when in sorted({(entry.key.year, entry.key.phase) for entry in entries}):
        for paid, gives, received, gets in _WITHIN:
            gave, got = (_sum(entry for entry in kept if _is(entry, which, when)) for which in (gives, gets))
            if gave and gave == got:
                kept = [entry for entry in kept if not (_is(entry, gives, when) or _is(entry, gets, when))]
            elif gave:
                problems.append(_NOT_SET_OFF.format(year=when[0], paid=paid, gave=gave, received=received, got=got))
    return tuple(kept), tuple(problems)


def _is(entry: Entry, which: tuple[str, str, str], when: tuple[int, Phase]) -> bool:
    concept, dimension, member = which
    key = entry.key
    return (key.year, key.phase) == when and key.concept == concept and key.member(dimension) == member


def _sum(entries: Iterable[Entry]) -> Decimal:
    return sum((entry.amount for entry in entries), start=Decimal(0))
