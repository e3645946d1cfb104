"""The table of base data of the self-evaluation, block by block as its form has it; what the books do not say is a dash."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.compile.facts import Facts
from juesuan.compile.grids import Box, Row, placed
from juesuan.compile.tables import Stated, money
from juesuan.figures.figure import Dash, Figure
from juesuan.figures.place import Spot
from juesuan.figures.rounding import rounded
from juesuan.figures.units import PERCENT, WAN, Kind
from juesuan.model.key import DerivedKey, Key
from juesuan.model.pattern import KeyPattern
from juesuan.read.sources.blocks import Grid
from juesuan.standards.forms import Block, Column, Form

_DASH = "—"


def base_data(form: Form, facts: Facts) -> tuple[Grid, list[Stated]]:
    """The table, and what its cells state."""
    stated: list[Stated] = []
    width = max(len(block.columns) for block in form.blocks)
    rows = [row for block in form.blocks for row in _block(block, facts, width, stated)]
    return Grid(placed(rows), Spot()), stated


def _block(block: Block, facts: Facts, width: int, stated: list[Stated]) -> list[Row]:
    span = width // len(block.columns)
    rows: list[Row] = [(Box(block.header), *(Box(column.head[-1], span) for column in block.columns))]
    lines: Sequence[tuple[str, KeyPattern]] = [(row.title, row.states[0]) for row in block.rows] or [("", block.states)]
    for label, pattern in lines:
        rows.append((Box(label), *(Box(_cell(pattern, column, facts, stated), span) for column in block.columns)))
    return rows


def _cell(pattern: KeyPattern, column: Column, facts: Facts, stated: list[Stated]) -> str:
    own = pattern.merge(column.adds)
    of = facts.key(own)
    of = of.at(year=of.year - 1) if column.prior else of
    base = facts.key(own.merge(column.base)) if column.derived else None
    key: Key = DerivedKey(column.derived, of, base) if column.derived else of
    amount = facts.shown(of)
    if base is not None:
        whole = facts.shown(base)
        if amount is None or not whole:
            return _put((key,), None, stated)
        return _put((key,), Figure(rounded(amount * 100 / whole, 2), PERCENT), stated)
    unit = column.unit or WAN
    if amount is None:
        return _put((key,), None, stated)
    return _put((key,), money(facts, amount) if unit.kind is Kind.MONEY else Figure(amount.to_integral_value(), unit), stated)


def _put(keys: tuple[Key, ...], figure: Figure | None, stated: list[Stated]) -> str:
    stated.append((keys, figure or Dash()))
    if figure is None:
        return _DASH
    return f"{figure.amount:f}%" if figure.unit == PERCENT else f"{figure.amount:f}"
