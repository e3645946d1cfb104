"""Disclosure: all that one document states, with its sections, tables and what stayed unread."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from juesuan.figures.cell import Cell
from juesuan.figures.place import Place
from juesuan.model.statement import Statement

NO_COLUMN = "所在的列没有对应的栏目"
"""Why a figure of a table is unbound whose column no form knows."""


class Part(StrEnum):
    """The parts of a disclosure; ``OTHER`` is what stands before the first or fits none."""

    PROFILE = "profile"
    TABLES = "tables"
    NARRATIVE = "narrative"
    GLOSSARY = "glossary"
    REPORT = "report"
    CONTENTS = "contents"
    OTHER = "other"


class DocumentKind(StrEnum):
    """What the document is: a department's or a single unit's final accounts, or something else."""

    DEPARTMENT = "部门决算"
    UNIT = "单位决算"
    OTHER = "其他"


class Identity(Struct, frozen=True):
    """Who reports on which year, by which form set; ``region_known`` when the document's region is that of the set."""

    body: str
    year: int
    kind: DocumentKind
    form_set: str
    region_known: bool


class Sentence(Struct, frozen=True):
    """A paragraph of the document as it stands, with the place of its first sentence: sentences count through the section."""

    text: str
    place: Place


class TextSection(Struct, frozen=True):
    """A section: part, id in the standards (None when unknown), heading as written, its paragraphs in order."""

    part: Part
    section: str | None
    heading: str
    place: Place
    paragraphs: tuple[Sentence, ...]


class TableFound(Struct, frozen=True):
    """A table that was recognised: form, title as written, unit symbol, whether it holds any figure, its remarks.

    ``rows`` are its cells as published, headers too; where a table goes on in another grid, ``Cell.row`` begins anew. A
    statement of the table has the spot of its cell. ``ragged``: the format has no columns, only the order of the cells.
    ``number`` is the one printed beside the title (公开05表), if any.
    """

    form: str
    title: str
    unit: str
    blank: bool
    remarks: tuple[str, ...]
    place: Place
    cells: int
    bound: int
    rows: tuple[tuple[Cell, ...], ...] = ()
    ragged: bool = False
    number: str = ""


class Unbound(Struct, frozen=True):
    """A figure that states no known fact, and why (Chinese)."""

    text: str
    reason: str
    place: Place


class SourceFile(Struct, frozen=True):
    """A file that the document was read from: path, SHA-256 in hexadecimal, and, where it could not be read, why (Chinese)."""

    path: str
    sha256: str = ""
    unread: str = ""


class Disclosure(Struct, frozen=True):
    """The statements of one body and year, sections and text, tables found, and what could not be bound or read.

    ``files`` are those that it was read from; ``sha256`` is that of the file when there is only one.
    """

    identity: Identity
    statements: tuple[Statement, ...]
    sections: tuple[TextSection, ...]
    tables: tuple[TableFound, ...]
    unbound: tuple[Unbound, ...]
    problems: tuple[str, ...]
    path: str = ""
    sha256: str = ""
    files: tuple[SourceFile, ...] = ()
