"""The stated versions of one fact, sorted into groups that agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from juesuan.figures.rounding import Agreement, agreement
from juesuan.model.key import FactKey
from juesuan.rules.facts import Evidence, FactBook


def agree(one: Evidence, other: Evidence) -> Agreement:
    """How two statements of a fact agree."""
    return agreement(one.figure, other.figure, one.interval, other.interval)


def groups(versions: Sequence[Evidence]) -> list[list[Evidence]]:
    """Versions in groups without a conflict inside, the largest first; of equal ones that with a table's figure first."""
    found: list[list[Evidence]] = []
    for version in versions:
        for group in found:
            if all(agree(version, member) is not Agreement.CONFLICT for member in group):
                group.append(version)
                break
        else:
            found.append([version])
    return sorted(found, key=lambda group: (-len(group), not any(each.statement.place.table for each in group)))


def repeated(book: FactBook) -> Iterator[tuple[FactKey, tuple[Evidence, ...]]]:
    """The fact keys stated more than once, with their versions; figures that state two facts are given once."""
    seen: set[tuple[int, ...]] = set()
    for key, versions in book.figures.items():
        if len(versions) > 1 and isinstance(key, FactKey) and book.standards.concepts[key.concept].compared:
            mark = tuple(sorted(id(version.statement) for version in versions))
            if mark not in seen:
                seen.add(mark)
                yield key, versions
