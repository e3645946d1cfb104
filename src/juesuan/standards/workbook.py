"""The workbook of the books (决算底稿) as data: sheets, columns, choices, which fact a row states, and the accounts.

A sheet is known to the program by its id and a column by its own; titles, aliases and notes are for people.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from juesuan.errors import StandardsError
from juesuan.model.pattern import parse_pattern
from juesuan.standards.loader import load_yaml
from juesuan.standards.structs import Strict

_FILE = "workbook.yaml"


class ChoiceData(Strict, frozen=True):
    """An entry of a drop-down list: title, other wordings, the members that it adds to its row, the value it stands for."""

    title: str
    aliases: tuple[str, ...] = ()
    adds: str = ""
    value: str | None = None


class BookColumn(Strict, frozen=True):
    """A column: id, title and aliases, what its cells hold.

    ``needed``: the sheet is unreadable without it; ``filled``: no cell may be blank; ``down``: a blank cell repeats the one
    above. ``dimension``: the dimension of a code or a name. ``formula``: of a reckoned column, with the ids of others in it.
    """

    column: str
    title: str
    kind: Literal["text", "number", "date", "code", "name", "choice", "account", "fact", "key", "formula"]
    aliases: tuple[str, ...] = ()
    needed: bool = False
    filled: bool = False
    down: bool = False
    dimension: str = ""
    choices: tuple[ChoiceData, ...] = ()
    note: str = ""
    width: int = 12
    formula: str = ""
    number_format: str = ""


class FieldData(Strict, frozen=True):
    """A row of a sheet of pairs: field, title, whether it must be filled or may stand several times, the count it states."""

    field: str
    title: str
    required: bool = False
    repeated: bool = False
    choices: tuple[str, ...] = ()
    states: str = ""
    note: str = ""


class StateData(Strict, frozen=True):
    """A fact that a row states: key pattern, and the column of its amount (or a count such as ``1``).

    ``when`` and ``unless``: members that the row must have, or must not. ``least``: least amounts by column. ``only``: the key
    alone, without what the row adds. ``zero``: a sheet without such a row says nought. ``purpose``: the column that tells it.
    """

    key: str
    amount: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    least: dict[str, str] = {}  # noqa: RUF012 - msgspec copies it
    only: bool = False
    zero: bool = False
    prior: bool = False
    purpose: str = ""


class BookSheet(Strict, frozen=True):
    """A sheet: id, title, columns, the facts of its rows; ``unique``: columns which no two rows share; ``whole``: a row's name.

    ``numbers``: without any column of numbers it says nothing.
    """

    sheet: str
    title: str
    note: str
    columns: tuple[BookColumn, ...]
    aliases: tuple[str, ...] = ()
    required: bool = False
    numbers: bool = False
    rows: tuple[FieldData, ...] = ()
    states: tuple[StateData, ...] = ()
    unique: tuple[str, ...] = ()
    whole: str = ""

    def column(self, name: str) -> BookColumn:
        """The column of this id."""
        return next(each for each in self.columns if each.column == name)


class AccountData(Strict, frozen=True):
    """What accounts beginning so mean; ``fund``: their amounts must say of which fund they are."""

    account: str
    states: str
    fund: bool = False


class AccountsData(Strict, frozen=True):
    """The classes of budgetary accounts; ``cash`` stands against them and is no balance of its own."""

    cash: tuple[str, ...]
    income: tuple[AccountData, ...]
    expenditure: tuple[AccountData, ...]
    balance: tuple[AccountData, ...]


class AgreementData(Strict, frozen=True):
    """A fact of a register, the facts of the books that make the same amount, and the sheet of the register."""

    register: str
    books: tuple[str, ...]
    sheet: str


class WorkbookData(Strict, frozen=True):
    """workbook.yaml."""

    version: int
    readable: tuple[int, ...]
    name: str
    guide: str
    codes: str
    source: str
    funds: tuple[ChoiceData, ...]
    sheets: tuple[BookSheet, ...]
    accounts: AccountsData
    agreements: tuple[AgreementData, ...]

    @property
    def made(self) -> tuple[str, str]:
        """The titles of the sheets that hold nothing of the user's: the guide and the lists of codes."""
        return self.guide, self.codes

    def sheet(self, name: str) -> BookSheet:
        """The sheet of this id."""
        return next(each for each in self.sheets if each.sheet == name)


@lru_cache(maxsize=1)
def load_workbook_data() -> WorkbookData:
    """The workbook that this version of the program makes and reads.

    Raises:
        StandardsError: the data are wrong; names file and key.
    """
    data = load_yaml(WorkbookData, _FILE)
    for key, written in _patterns(data):
        try:
            parse_pattern(written)
        except ValueError as error:
            raise StandardsError(_FILE, key, f"not a key pattern: {written}") from error
    return data


def _patterns(data: WorkbookData) -> Iterable[tuple[str, str]]:
    for sheet in data.sheets:
        at = f"sheets.{sheet.sheet}"
        yield from ((f"{at}.{column.column}", each.adds) for column in sheet.columns for each in column.choices)
        yield from ((f"{at}.{row.field}", row.states) for row in sheet.rows)
        yield from ((f"{at}.states", written) for state in sheet.states for written in (state.key, *state.when, *state.unless))
    accounts = (*data.accounts.income, *data.accounts.expenditure, *data.accounts.balance)
    yield from ((f"accounts.{each.account}", each.states) for each in accounts)
    yield from (("agreements", written) for each in data.agreements for written in (each.register, *each.books))
