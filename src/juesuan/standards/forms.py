"""Form sets as the program uses them: patterns parsed, titles and labels normalised.

Built from forms/*.yaml; a wrong pattern or dimension is a StandardsError that names file and key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from juesuan.errors import StandardsError
from juesuan.figures.units import Unit, unit_of
from juesuan.figures.width import title_form
from juesuan.model.concept import Concept
from juesuan.model.key import DerivedKind
from juesuan.model.pattern import KeyPattern, parse_pattern
from juesuan.standards.structs import (
    ApprovalFile,
    BlockData,
    ColumnData,
    FormData,
    FormSetFile,
    PrintData,
    RowData,
    SheetData,
    SideData,
    StyleData,
)

_NOTHING = KeyPattern()


class Column(Struct, frozen=True):
    """A column: path of alternatives of normalised header texts, title for places, what it adds to the key, header as printed.

    A ``derived`` column states a figure that follows from the row's fact and ``base``; a ``prior`` column is last year's.
    """

    path: tuple[frozenset[str], ...]
    title: str
    adds: KeyPattern
    derived: DerivedKind | None = None
    base: KeyPattern = _NOTHING
    prior: bool = False
    unit: Unit | None = None
    head: tuple[str, ...] = ()


class Row(Struct, frozen=True):
    """A fixed row: normalised labels, title for places, the patterns that it states, its unit if it has its own."""

    labels: frozenset[str]
    title: str
    states: tuple[KeyPattern, ...]
    printed: bool = True
    unit: Unit | None = None


class Side(Struct, frozen=True):
    """One half of a table of fixed rows; ``classes`` is the pattern of rows named after functional classes, or None."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    classes: KeyPattern | None
    foot: int = 0
    also: tuple[Column, ...] = ()


class Block(Struct, frozen=True):
    """A stretch of a table under a header of its own, known by its first header text; rows are fixed or named by a dimension."""

    header: str
    columns: tuple[Column, ...]
    states: KeyPattern
    rows: tuple[Row, ...]
    names: str
    total: str


class Form(Struct, frozen=True):
    """One table: name, official title, normalised titles, layout and what its rows and columns state."""

    name: str
    title: str
    titles: frozenset[str]
    layout: str
    dimension: str
    states: KeyPattern
    sides: tuple[Side, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    may_be_blank: bool
    basis: tuple[str, ...]
    title_words: tuple[str, ...] = ()
    title_pattern: str = ""
    also: tuple[Column, ...] = ()
    blocks: tuple[Block, ...] = ()
    sheet: SheetData | None = None
    prints: PrintData | None = None


class FormSet(Struct, frozen=True):
    """The tables of one region, valid from a year on, with the place names that point to the region."""

    name: str
    region: str
    valid_from: int
    valid_to: int | None
    source: str
    forms: tuple[Form, ...]
    place_names: tuple[str, ...]
    style: StyleData = field(default_factory=StyleData)
    numbers: Mapping[str, str] = field(default_factory=dict)

    def form(self, name: str) -> Form | None:
        """The form of this name, None when the set lacks it."""
        return next((form for form in self.forms if form.name == name), None)


class Approval(Struct, frozen=True):
    """How sheets of approvals are read: words of their titles, the form, funds by word, and those that an unnamed one may be of."""

    words: tuple[str, ...]
    form: Form
    funds: tuple[tuple[str, KeyPattern], ...]
    unsaid: tuple[KeyPattern, ...]


class _Builder(Struct, frozen=True):
    """Parses patterns of one file and refuses concepts and dimensions that do not exist."""

    file: str
    concepts: Mapping[str, Concept]

    def pattern(self, written: str, key: str) -> KeyPattern:
        try:
            pattern = parse_pattern(written)
        except ValueError as error:
            raise StandardsError(self.file, key, f"not a key pattern: {written}") from error
        if pattern.concept and pattern.concept not in self.concepts:
            raise StandardsError(self.file, key, f"unknown concept: {pattern.concept}")
        known = {name for concept in self.concepts.values() for name in concept.dimensions}
        for name, _ in pattern.members:
            if name not in known:
                raise StandardsError(self.file, key, f"unknown dimension: {name}")
        return pattern

    def expression(self, written: str, key: str) -> str:
        try:
            re.compile(written)
        except re.error as error:
            raise StandardsError(self.file, key, f"not a regular expression: {written}") from error
        return written

    def column(self, data: ColumnData, key: str) -> Column:
        path = tuple(frozenset(title_form(text) for text in step.split("|")) for step in data.path)
        title = "／".join(step.split("|")[0] for step in data.path)
        at = f"{key}.{title}"
        return Column(
            path,
            title,
            self.pattern(data.adds, at),
            DerivedKind(data.derived) if data.derived else None,
            self.pattern(data.base, at),
            data.prior,
            unit_of(data.unit) if data.unit else None,
            data.head or tuple(step.split("|")[0] for step in data.path),
        )

    def row(self, data: RowData, key: str) -> Row:
        labels = data.label.split("|")
        states = tuple(self.pattern(written, f"{key}.{labels[0]}") for written in data.states)
        return Row(
            frozenset(title_form(label) for label in labels),
            labels[0],
            states,
            data.printed,
            unit_of(data.unit) if data.unit else None,
        )

    def side(self, data: SideData, key: str) -> Side:
        return Side(
            tuple(self.column(column, key) for column in data.columns),
            tuple(self.row(row, key) for row in data.rows),
            self.pattern(data.classes, key) if data.classes else None,
            data.foot,
            tuple(self.column(column, key) for column in data.also),
        )

    def block(self, data: BlockData, key: str) -> Block:
        at = f"{key}.{data.header}"
        return Block(
            title_form(data.header),
            tuple(self.column(column, at) for column in data.columns),
            self.pattern(data.states, at),
            tuple(self.row(row, at) for row in data.rows),
            data.names,
            title_form(data.total),
        )

    def form(self, data: FormData) -> Form:
        key = f"forms.{data.form}"
        return Form(
            name=data.form,
            title=data.title,
            titles=frozenset(title_form(title) for title in (data.title, *data.aliases)),
            layout=data.layout,
            dimension=data.dimension,
            states=self.pattern(data.states, key),
            sides=tuple(self.side(side, key) for side in data.sides),
            columns=tuple(self.column(column, key) for column in data.columns),
            rows=tuple(self.row(row, key) for row in data.rows),
            may_be_blank=data.may_be_blank,
            basis=data.basis,
            title_words=tuple(title_form(word) for word in data.title_words),
            title_pattern=self.expression(data.title_pattern, f"{key}.title_pattern"),
            also=tuple(self.column(column, key) for column in data.also),
            blocks=tuple(self.block(block, key) for block in data.blocks),
            sheet=data.sheet,
            prints=data.prints,
        )


def extended(name: str, files: Mapping[str, Any]) -> Any:
    """The plain data of a form set with each form laid over the one of the same name in the set that it extends.

    Raises:
        StandardsError: the set that it extends does not exist.
    """
    raw = files[name]
    if not isinstance(raw, dict) or "extends" not in raw or not isinstance(raw.get("forms"), list):
        return raw  # whatever it is, its shape is judged afterwards
    base = files.get(f"{raw['extends']}.yaml")
    if base is None:
        raise StandardsError(f"forms/{name}", "extends", f"unknown form set: {raw['extends']}")
    inherited = {_name(form): form for form in (base.get("forms") or () if isinstance(base, dict) else ())}
    return {**raw, "forms": [{**inherited.get(_name(form), {}), **form} if _name(form) else form for form in raw["forms"]]}


def _name(form: Any) -> str:
    return str(form.get("form", "")) if isinstance(form, dict) else ""


def build_form_set(data: FormSetFile, file: str, concepts: Mapping[str, Concept]) -> FormSet:
    """The form set of a data file.

    Raises:
        StandardsError: a pattern names a concept or dimension that does not exist.
    """
    builder = _Builder(file, concepts)
    forms = tuple(builder.form(form) for form in data.forms)
    numbers = {form.form: form.number for form in data.forms}
    return FormSet(
        data.form_set, data.region, data.valid_from, data.valid_to, data.source, forms, data.place_names, data.style, numbers
    )


def build_approval(data: ApprovalFile, file: str, concepts: Mapping[str, Concept]) -> Approval:
    """The reading of approvals of a data file; errors as in ``build_form_set``."""
    builder = _Builder(file, concepts)
    funds = tuple((fund.word, builder.pattern(fund.adds, f"funds.{fund.word}")) for fund in data.funds)
    unsaid = tuple(builder.pattern(written, "unsaid") for written in data.unsaid)
    return Approval(data.words, builder.form(data.form), funds, unsaid)
