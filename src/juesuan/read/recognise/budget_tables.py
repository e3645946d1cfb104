"""A published budget (部门预算): its body, year and tables, for the initial budgets that final accounts speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from juesuan.model.statement import Statement
from juesuan.read.recognise import identity
from juesuan.read.recognise.items import Item, lines_of, text_of
from juesuan.read.recognise.regions import Forms, find_regions, title_index
from juesuan.read.recognise.tables import read_region
from juesuan.standards.standards import Standards

_BUDGET = re.compile(r"(?<=部门)预算|(?<=单位)预算|(?<=年)预算|(?<=年度)预算")


class BudgetRead(Struct, frozen=True):
    """Who published the budget of which year ('' and None when it does not say), and what its tables state."""

    body: str
    year: int | None
    statements: tuple[Statement, ...]


def read_budget(items: Sequence[Item], standards: Standards) -> BudgetRead:
    """The body, the year and the initial budgets of all tables that are known; nothing of its prose."""
    texts = [line for item in items for line in (lines_of(item) or [text_of(item)])]
    as_accounts = [_BUDGET.sub("决算", identity.arabic_years(text)) if len(text) < 100 else text for text in texts]
    year = identity.find_year(as_accounts)
    body = identity.find_body(as_accounts) or identity.find_cover_body(as_accounts)
    if year is None:
        return BudgetRead(body, None, ())
    nothing = replace(standards.budget, forms=())
    forms = Forms(title_index([standards.budget]), standards.budget, nothing, nothing)
    regions = find_regions(items, set(), body, forms)
    found = [statement for region in regions for statement in read_region(region, standards, year)[1].statements]
    return BudgetRead(body, year, tuple(found))
