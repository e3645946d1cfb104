"""What the projects of the books come to for the section on performance: how many were evaluated, with how much money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from juesuan.ledger.books import Books, Entry
from juesuan.model.key import FactKey

_SELF = (("step", "self"),)


def evaluated_projects(books: Books) -> Iterator[Entry]:
    """One project and its money for each project with a sheet; the body as a whole is none."""
    year = books.profile.year
    for project in books.projects:
        if project.name and project.indicators:
            yield Entry(FactKey("performance_projects", year, members=_SELF), Decimal(1), (project.row,))
            yield Entry(FactKey("performance_amount", year, members=_SELF), project.adjusted, (project.row,))
