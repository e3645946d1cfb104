"""The reporting set of the national system (财决) as data: its sheets, and which fact each of their cells states."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from juesuan.errors import StandardsError
from juesuan.model.pattern import parse_pattern
from juesuan.standards.loader import load_csv, load_yaml
from juesuan.standards.structs import Strict

_FILE = "caijue.yaml"


class CaijueColumn(Strict, frozen=True):
    """A column: header texts from the top (``a|b`` are alternatives) and the fact; ``under``: a header that stands above it."""

    path: tuple[str, ...]
    states: str
    open: bool = False
    under: str = ""


class CaijueRow(Strict, frozen=True):
    """A row known by its label (``a|b`` are alternatives), and the fact."""

    label: str
    states: str
    open: bool = False


class CaijueSheet(Strict, frozen=True):
    """A sheet by the number of its form; ``open``: amounts beyond those of finer sheets are nothing strange."""

    form: str
    layout: Literal["codes", "detail", "labels"]
    states: str = ""
    open: bool = False
    columns: tuple[CaijueColumn, ...] = ()
    rows: tuple[CaijueRow, ...] = ()


class CaijueData(Strict, frozen=True):
    """caijue.yaml: the sheets in the order in which they are read, and the header texts of sums."""

    source: str
    sheets: tuple[CaijueSheet, ...]
    sums: tuple[str, ...]


class CaijueForm(Strict, frozen=True):
    """A sheet of the set as listed: number of its form (may be ''), name of its sheet in the file, title."""

    form: str
    sheet: str
    title: str


@lru_cache(maxsize=1)
def caijue_forms() -> tuple[CaijueForm, ...]:
    """All sheets of the set, taken over or not."""
    rows = load_csv("codes", "caijue_sheets.csv")
    return tuple(CaijueForm(row["form_no"], row["sheet"], row["title"]) for row in rows)


@lru_cache(maxsize=1)
def load_caijue() -> CaijueData:
    """What is taken over.

    Raises:
        StandardsError: the data are wrong; names file and key.
    """
    data = load_yaml(CaijueData, _FILE)
    listed: Mapping[str, CaijueForm] = {each.form: each for each in caijue_forms()}
    for sheet in data.sheets:
        if sheet.form not in listed:
            raise StandardsError(_FILE, f"sheets.{sheet.form}", "not in caijue_sheets.csv")
        written_keys = [sheet.states, *(each.states for each in sheet.columns), *(each.states for each in sheet.rows)]
        for written in written_keys:
            try:
                parse_pattern(written)
            except ValueError as error:
                raise StandardsError(_FILE, f"sheets.{sheet.form}", f"not a key pattern: {written}") from error
    return data
