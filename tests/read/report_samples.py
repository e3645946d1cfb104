"""Tables of performance reports as true grids and as ragged text, and what is told of them: shared by their tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from disclosure_samples import drawn, ragged, read_blocks, read_written
from msgspec.structs import replace

from juesuan.figures.figure import Figure
from juesuan.figures.place import Place
from juesuan.model.disclosure import Disclosure, Part
from juesuan.model.value import Text
from juesuan.read.sources.blocks import Block

Table = tuple[str, str]
"""A title, and the table as drawn."""


def in_grids(*tables: Table) -> Disclosure:
    """The disclosure of tables with true columns and spans; ÷ stands for a stroke, since / breaks a line."""
    blocks: list[Block | str] = []
    for title, table in tables:
        grid = drawn(table)
        rows = tuple(tuple(replace(cell, text=cell.text.replace("÷", "/")) for cell in row) for row in grid.rows)
        blocks += [title, replace(grid, rows=rows)]
    return read_blocks(*blocks)


def in_text(*tables: Table) -> Disclosure:
    """The same tables as an office program exports them: what is merged to the right is gone, what is merged downwards blank."""
    written = ""
    for title, table in tables:
        rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
        plain = [["" if cell == "^" else cell.replace("/", "").replace("÷", "/") for cell in row if cell != "<"] for row in rows]
        written += f"\t{title}\n\n{ragged(plain)}\n"
    return read_written(written)


SOURCES = {"grid": in_grids, "text": in_text}
Source = Callable[..., Disclosure]
either = pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)


def told(disclosure: Disclosure) -> dict[str, str]:
    """The figures of the report's tables by their keys; a key that is stated twice with one value counts once."""
    found: dict[str, str] = {}
    for statement in disclosure.statements:
        if statement.place.part == Part.REPORT and isinstance(statement.value, Figure):
            for key in statement.keys:
                assert found.setdefault(str(key), str(statement.value)) == str(statement.value), key
    return found


def texts(disclosure: Disclosure) -> dict[str, str]:
    """The texts of the report's tables by their keys."""
    return {
        str(key): each.value.text
        for each in disclosure.statements
        if each.place.part == Part.REPORT and isinstance(each.value, Text)
        for key in each.keys
    }


def places(disclosure: Disclosure) -> dict[str, Place]:
    """The last place of each key."""
    return {str(key): each.place for each in disclosure.statements for key in each.keys}


def of_project(name: str, phase: str) -> str:
    """The written key of a project's money."""
    return f"expenditure[fund=general_public_budget,nature=project,project={name}]@2024:{phase}"


def completed(name: str) -> str:
    """The written key of a project's execution rate in the table of projects."""
    return f"completion({of_project(name, 'final')} / {of_project(name, 'available')})"


ALL = "expenditure[fund=general_public_budget,nature=project]@2024:{}"
