"""The documents that a disclosure is held against: read, given their roles, and how much of them agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG

from msgspec import Struct
from msgspec.structs import replace

from juesuan.errors import UnreadableFileError
from juesuan.findings.report import OtherReport, Problem
from juesuan.model.disclosure import Disclosure, DocumentKind
from juesuan.model.other import OtherDocument, Role
from juesuan.prose.units import is_unit, listed_units, missing_units, plain
from juesuan.read.budget import Budget
from juesuan.read.intake.contents import files_of
from juesuan.read.intake.given import Given
from juesuan.read.others import OtherKind, OtherRead, accounts_of, read_other
from juesuan.rules.facts import FactBook, OtherBook, fact_book
from juesuan.rules.others.against import Against, Comparison
from juesuan.rules.rule import Rule
from juesuan.standards.standards import Standards

_NOT_GIVEN = "没有给出对照文件"
_STRANGER = "没有写明单位，多数数字又与本文件不同，可能不是本单位的"
_NOTHING_SHARED = "对照文件中没有可以对照的数"


class Others(Struct, frozen=True):
    """The documents that a disclosure is held against, and why others of those given are not."""

    documents: tuple[OtherDocument, ...] = ()
    problems: tuple[Problem, ...] = ()


def others_of(disclosure: Disclosure, paths: Sequence[str], budget: Budget, password: str | None, standards: Standards) -> Others:
    """The other documents that files (of folders and archives every file) hold, each in its role."""
    read = [each for path in paths for each in _read(path, disclosure.identity.year, budget, password)]
    problems = [Problem(str(each), fatal=True) for each in read if isinstance(each, UnreadableFileError)]
    found = in_roles(disclosure, [each for each in read if isinstance(each, OtherRead)], standards)
    return replace(found, problems=(*problems, *found.problems))


def of_disclosures(disclosure: Disclosure, others: Iterable[Disclosure], standards: Standards) -> Others:
    """The same of disclosures that were read before."""
    return in_roles(disclosure, [accounts_of(other) for other in others], standards)


def _read(path: str, year: int, budget: Budget, password: str | None) -> tuple[OtherRead | UnreadableFileError, ...]:
    """What a given path holds; a file that has not changed is read once for all documents that are held against it."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return _read_now(path, year, budget, password)
    if not S_ISREG(found.st_mode):
        return _read_now(path, year, budget, password)
    return _remembered(path, (found.st_mtime_ns, found.st_size), year, budget, password)


@lru_cache(maxsize=64)
def _remembered(
    path: str, _stamp: tuple[int, int], year: int, budget: Budget, password: str | None
) -> tuple[OtherRead | UnreadableFileError, ...]:
    return _read_now(path, year, budget, password)


def _read_now(path: str, year: int, budget: Budget, password: str | None) -> tuple[OtherRead | UnreadableFileError, ...]:
    found: list[OtherRead | UnreadableFileError] = []
    for given, content in files_of([Given.of(path)], budget):
        try:
            if isinstance(content, UnreadableFileError):
                raise content
            found.append(read_other(content, given.name, year=year, password=password, budget=budget))
        except UnreadableFileError as error:
            found.append(error)
    return tuple(found)


def in_roles(disclosure: Disclosure, candidates: Sequence[OtherRead], standards: Standards) -> Others:
    """Each candidate in its role; one that has none is a problem that says why."""
    documents: list[OtherDocument] = []
    problems: list[Problem] = []
    for each in candidates:
        role = role_of(each, disclosure)
        found = _likeliest(each, role, disclosure, standards) if isinstance(role, Role) else role
        if isinstance(found, OtherDocument):
            documents.append(found)
        else:
            problems.append(Problem(f"对照文件“{each.path}”没有用上：{found}"))
    return Others(tuple(documents), tuple(problems))


def role_of(other: OtherRead, disclosure: Disclosure) -> Role | str:
    """What another document is to a disclosure, by its kind, body and year; or why that cannot be told (Chinese)."""
    who = disclosure.identity
    whose = f"是{other.body or '（没有找到单位名称）'}{_year(other.year)}的{other.kind}"
    same_body = bool(other.body and who.body) and plain(other.body) == plain(who.body)
    if other.kind is OtherKind.APPROVAL:
        fits = (same_body or not other.body) and other.year in (who.year, None)
        return Role.APPROVAL if fits else f"{whose}，与本文件的单位或年度不同"
    if other.kind is OtherKind.BUDGET:
        fits = same_body and other.year == who.year
        return Role.BUDGET if fits else f"{whose}，与本文件的单位或年度不同"
    if same_body and other.year == who.year - 1:
        return Role.PRIOR if _same_level(other, disclosure) else f"{whose}，但一份是部门决算，一份是单位决算"
    if other.year == who.year:
        return _unit_role(other, disclosure, same_body=same_body) or f"{whose}，看不出与本文件是什么关系"
    return f"{whose}，既不是本单位上年的，也不是本年度所属单位的"


def _unit_role(other: OtherRead, disclosure: Disclosure, *, same_body: bool) -> Role | str:
    """The role of accounts of the same year: a unit's, or '' when it is none."""
    who = disclosure.identity
    if who.kind is DocumentKind.UNIT:
        return ""
    if same_body:
        whose = "与本文件是同一单位同一年度的决算；如果是批复，标题中要有“批复”二字"
        return Role.UNIT if other.accounts is DocumentKind.UNIT else whose
    listed = listed_units(disclosure)
    if listed:
        fits = any(is_unit(name, other.body) for name in listed)
        return Role.UNIT if fits else f"“{other.body}”不在本文件所列的所属单位之中"
    below = bool(other.body and who.body) and other.body.startswith(plain(who.body))
    return Role.UNIT if below or (other.body and other.accounts is DocumentKind.UNIT) else ""


def _same_level(other: OtherRead, disclosure: Disclosure) -> bool:
    """False when one is a department's and the other a single unit's."""
    return len({other.accounts, disclosure.identity.kind} - {DocumentKind.OTHER}) < 2


def _year(year: int | None) -> str:
    return f"{year}年度" if year else ""


def _likeliest(other: OtherRead, role: Role, disclosure: Disclosure, standards: Standards) -> OtherDocument | str:
    """The document in the reading with which most facts of the disclosure agree, the first of equal ones.

    One that names no body is not taken for that of this disclosure when most facts disagree.
    """
    made = [
        OtherDocument(role, other.path, other.sha256, other.body, other.year, each.statements, each.note) for each in other.readings
    ]
    if len(made) == 1 and other.body:
        return made[0]
    book = fact_book(disclosure, standards, made)
    agreed, shared, best = max((_agreement(each, book) for each in book.others), key=lambda each: each[0])
    return best.document if other.body or 2 * agreed > shared else _STRANGER


def _agreement(other: OtherBook, book: FactBook) -> tuple[int, int, OtherBook]:
    """How many facts, nought apart, another document states as the disclosure does, and of how many."""
    shared = [
        Against(key, theirs, other.document.path)
        for key, theirs in other.figures.items()
        if theirs[0].figure.amount and book.of(key)
    ]
    return sum(each.conflict(book) is None for each in shared), len(shared), other


def reports(book: FactBook, compared: Mapping[str, Sequence[Comparison]]) -> tuple[OtherReport, ...]:
    """Each other document with how many facts were compared with it, and how many agreed."""
    every = [relation for relations in compared.values() for relation in relations]
    agreed = [relation for relation in every if relation.conflict(book) is None]
    missing = _missing(book)
    return tuple(
        OtherReport(
            role=each.role.value,
            path=each.path,
            sha256=each.sha256,
            body=each.body,
            year=each.year,
            compared=sum(each.path in relation.files for relation in every),
            agreed=sum(each.path in relation.files for relation in agreed),
            note=f"没有给全，缺{'、'.join(missing)}" if missing and each.role is Role.UNIT else each.note,
        )
        for each in (other.document for other in book.others)
    )


def idle(book: FactBook, rules: Iterable[Rule], compared: Mapping[str, Sequence[Comparison]]) -> dict[str, str]:
    """Why rules that need another document say nothing of this one, by their codes (Chinese)."""
    missing = _missing(book)
    reasons: dict[str, str] = {}
    for rule in rules:
        if rule.needs is None:
            continue
        if rule.code not in compared:
            reasons[rule.code] = _NOT_GIVEN
        elif not compared[rule.code]:
            reasons[rule.code] = _NOTHING_SHARED
        elif rule.needs is Role.UNIT and missing:
            reasons[rule.code] = f"所属单位没有给全，缺{'、'.join(missing)}"
    return reasons


def _missing(book: FactBook) -> tuple[str, ...]:
    """The units that the disclosure lists and that were not given; none where none was."""
    bodies = [other.document.body for other in book.in_role(Role.UNIT)]
    return missing_units(listed_units(book.disclosure), bodies) if bodies else ()
