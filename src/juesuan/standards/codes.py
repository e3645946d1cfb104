"""Classification codes: functional (类款项), economic (类款) and budgetary accounts, with their names over the years.

``confidence`` says how far a row may be trusted; an unknown code is a matter for a warning, never an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct, field

from juesuan.figures.width import title_form
from juesuan.standards.loader import load_csv

TRUSTED = frozenset({"seen-in-published-document", "seen-in-code-list", "seen-in-two-code-lists", "matches-2010-list"})
"""Confidences that stand for a name seen in print."""


class Rename(Struct, frozen=True):
    """A change of name, and the year from which on the new one is found; the year may be off by one."""

    old: str
    new: str
    since: int


class Code(Struct, frozen=True):
    """A code with its official name, further names that it had or has, when they changed, and the confidence of the row."""

    code: str
    name: str
    confidence: str
    other_names: tuple[str, ...] = ()
    renames: tuple[Rename, ...] = ()

    @property
    def trusted(self) -> bool:
        """True when the name was seen in print."""
        return self.confidence in TRUSTED

    def misdated(self, name: str, year: int) -> str | None:
        """The name that the code had in the year, if ``name`` is one of other years; the years beside a change allow both."""
        own = name_form(name)
        near = [each for each in self.renames if abs(each.since - year) <= 1]
        before = [each for each in self.renames if each.since <= year]
        if not self.renames or any(own in (name_form(each.old), name_form(each.new)) for each in near):
            return None
        right = before[-1].new if before else self.renames[0].old
        known = any(own in (name_form(each.old), name_form(each.new)) for each in self.renames)
        return right if known and own != name_form(right) else None


class CodeList(Struct, frozen=True):
    """One classification; codes by code, and by normalised name."""

    codes: Mapping[str, Code]
    by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, code: str) -> str | None:
        """The official name of a code, None when the list lacks it."""
        found = self.codes.get(code)
        return found.name if found else None

    def names(self, code: str) -> tuple[str, ...]:
        """All names that a code has or had."""
        found = self.codes.get(code)
        return (found.name, *found.other_names) if found else ()

    def named(self, name: str, length: int | None = None, under: str = "") -> list[str]:
        """The codes of this name (with or without a closing 支出), of a length and below a prefix."""
        found = self.by_name.get(name_form(name), ())
        return [code for code in found if (length is None or len(code) == length) and code.startswith(under)]


@lru_cache(maxsize=16384)
def name_form(name: str) -> str:
    """The form in which names of codes are compared: title form without a closing 支出."""
    return title_form(name).removesuffix("支出")


def _code_list(rows: Iterable[Mapping[str, str]]) -> CodeList:
    renames: dict[str, list[Rename]] = defaultdict(list)
    for each in load_csv("codes", "code_renames.csv"):
        renames[each["code"]].append(Rename(each["old_name"], each["new_name"], int(each["since_year_approx"])))
    codes: dict[str, Code] = {}
    by_name: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        changes = sorted(renames[row["code"]], key=lambda change: change.since)
        named = dict.fromkeys(name for change in changes for name in (change.old, change.new))
        others = tuple(name for name in named if name != row["name"])
        codes[row["code"]] = Code(row["code"], row["name"], row["confidence"], others, tuple(changes))
        for name in (row["name"], *others):
            if row["code"] not in by_name[name_form(name)]:
                by_name[name_form(name)].append(row["code"])
    return CodeList(codes, {name: tuple(listed) for name, listed in by_name.items()})


@lru_cache(maxsize=1)
def function_codes() -> CodeList:
    """支出功能分类: 3, 5 and 7 digits."""
    return _code_list(load_csv("codes", "function_codes.csv"))


@lru_cache(maxsize=1)
def economic_codes() -> CodeList:
    """部门预算支出经济分类: 3 and 5 digits."""
    rows = [row for row in load_csv("codes", "economic_codes.csv") if row["scheme"].startswith("部门")]
    return _code_list(rows)


@lru_cache(maxsize=1)
def budget_accounts() -> CodeList:
    """政府会计制度 accounts: financial 1 to 5, budgetary 6 to 8."""
    return _code_list(load_csv("codes", "budget_accounts.csv"))


def code_list(dimension: str) -> CodeList | None:
    """The code list of a dimension, None for dimensions without codes."""
    lists = {"function": function_codes, "economic": economic_codes}
    return lists[dimension]() if dimension in lists else None
