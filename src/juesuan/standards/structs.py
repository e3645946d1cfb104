"""The shapes of the data files, as strict msgspec structs: an unknown or missing key is an error."""

from __future__ import annotations

from typing import Literal

import msgspec


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all: frozen, and a key that is not declared is refused."""


class MemberData(Strict, frozen=True):
    """A declared member of a dimension."""

    term: str
    parent: str = "all"


class DimensionData(Strict, frozen=True):
    """A dimension of concepts.yaml."""

    term: str
    members: dict[str, MemberData] = {}
    code_lengths: tuple[int, ...] = ()
    sets: dict[str, str] = {}
    open_nodes: tuple[str, ...] = ()
    closing: dict[str, tuple[tuple[str, ...], ...]] = {}
    open_names: bool = False
    stand_ins: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


class ConceptData(Strict, frozen=True):
    """A concept of concepts.yaml."""

    term: str
    value: Literal["money", "count", "percent", "score", "text"]
    dimensions: tuple[str, ...] = ()
    defaults: dict[str, str] = {}
    exact: bool = False
    compared: bool = True
    either_phase: bool = False


class ConceptsFile(Strict, frozen=True):
    """concepts.yaml."""

    dimensions: dict[str, DimensionData]
    concepts: dict[str, ConceptData]


class ColumnData(Strict, frozen=True):
    """A column of figures: path of header texts from the top (``a|b`` are alternatives) and what it adds to the key.

    ``derived`` columns state a rate or balance of the row against ``base``; ``prior`` columns state last year; ``unit`` is that of
    the column where it is not the table's. ``head``: the header texts as they are printed, from the top, where they are not the
    first wordings of the path; a text given twice in a row spans both rows.
    """

    path: tuple[str, ...]
    adds: str = ""
    derived: str = ""
    base: str = ""
    prior: bool = False
    unit: str = ""
    head: tuple[str, ...] = ()


class RowData(Strict, frozen=True):
    """A fixed row: its label (``a|b`` are alternatives) and the key or keys that it states; not ``printed``: only read.

    ``unit`` is that of the row where it is not the table's (辆, 人次).
    """

    label: str
    states: tuple[str, ...]
    printed: bool = True
    unit: str = ""


class SideData(Strict, frozen=True):
    """One half of a table with fixed rows; ``classes`` is stated by rows named after functional classes.

    ``foot``: how many of the rows, the last ones, are printed below the classes and the other half's rows. ``also``: columns
    that are read where a document has them, and never printed.
    """

    columns: tuple[ColumnData, ...]
    rows: tuple[RowData, ...]
    classes: str = ""
    foot: int = 0
    also: tuple[ColumnData, ...] = ()


class BlockData(Strict, frozen=True):
    """A stretch of a table with a header of its own: its first header text, columns, and fixed rows or rows by name.

    ``names``: the dimension whose members name the rows; ``total``: the label of the row that is their whole.
    """

    header: str
    columns: tuple[ColumnData, ...]
    states: str = ""
    rows: tuple[RowData, ...] = ()
    names: str = ""
    total: str = ""


class SheetData(Strict, frozen=True):
    """The words of a score sheet: labels of its name, funds, goals, indicator columns, total; what is surely of the first level."""

    name_labels: tuple[str, ...]
    fund_rows: dict[str, str]
    fund_cells: dict[str, str]
    nature_cells: dict[str, str]
    fund_columns: dict[str, str]
    indicator_columns: dict[str, tuple[str, ...]]
    goal_labels: tuple[str, ...]
    total_labels: tuple[str, ...]
    first_levels: tuple[str, ...] = ()


class PrintData(Strict, frozen=True):
    """How a table is printed: the headers above its labels, how it writes nothing, its notes.

    ``codes``: for each block of columns side by side, the codes that stand there with money or without, parted by spaces; for
    a table of halves the functional classes. ``foot``: labels of the rows printed side by side at the bottom. ``blank``: the
    remark of an empty table. Notes and remark may hold ``{we}``, ``{body}`` and ``{year}``.
    """

    stub: tuple[tuple[str, ...], ...] = ()
    sides: tuple[str, ...] = ()
    zero: str = "0.00"
    codes: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    blank: str = ""


class StyleData(Strict, frozen=True):
    """How a form set prints all of its tables: rows that number columns (栏次), columns that number rows (行次), rounding.

    ``decimals`` of money in ``unit``. ``rounding``: ``each`` figure by itself, or parts so that they ``agree`` with their whole.
    ``templates``: the set whose prose is written, where it is not one's own.
    """

    column_numbers: bool = False
    row_numbers: bool = False
    unit: str = "万元"
    decimals: int = 2
    rounding: Literal["each", "agree"] = "each"
    remark: str = ""
    templates: str = ""


class FormData(Strict, frozen=True):
    """A table of a form set; ``may_be_blank``: empty with a remark is normal; ``title_words``: known by a part of its title.

    ``title_pattern``: the whole of any other title by which it is known; ``listed`` tables are known by title alone; of ``totals``
    only the row of totals is read. ``also``: columns that are read where a document has them, and never printed.
    """

    form: str
    title: str
    layout: Literal["labels", "codes", "pairs", "matrix", "blocks", "sheet", "listed", "totals"]
    states: str = ""
    number: str = ""
    aliases: tuple[str, ...] = ()
    dimension: str = ""
    sides: tuple[SideData, ...] = ()
    columns: tuple[ColumnData, ...] = ()
    rows: tuple[RowData, ...] = ()
    may_be_blank: bool = False
    basis: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()
    title_pattern: str = ""
    also: tuple[ColumnData, ...] = ()
    blocks: tuple[BlockData, ...] = ()
    sheet: SheetData | None = None
    prints: PrintData | None = None


class FormSetFile(Strict, frozen=True):
    """forms/NAME.yaml: the tables of one region, with the years they hold for and the place names that point to it."""

    form_set: str
    region: str
    valid_from: int
    source: str
    forms: tuple[FormData, ...]
    place_names: tuple[str, ...] = ()
    valid_to: int | None = None
    extends: str = ""
    style: StyleData = StyleData()


class FundData(Strict, frozen=True):
    """A word by which the title of a sheet names its funds, and what it adds to the key."""

    word: str
    adds: str


class ApprovalFile(Strict, frozen=True):
    """approval.yaml: the words of titles of approvals, the form of sheets of codes, the funds that sheets name or may be of."""

    source: str
    words: tuple[str, ...]
    form: FormData
    funds: tuple[FundData, ...]
    unsaid: tuple[str, ...]


class PartData(Strict, frozen=True):
    """A part of the disclosure: words of its title."""

    part: str
    words: tuple[str, ...]


class SectionData(Strict, frozen=True):
    """A section: its titles (without ordinals, year, 情况, 说明), what its figures share, what they speak of by default.

    ``closed``: free text, in which only the terms that name this section are subjects. ``part``: a section of this part alone.
    ``about``: the words that its text must name where it names those of another section. ``pattern``: the whole of any other
    title, in the compared form.
    """

    section: str
    titles: tuple[str, ...]
    context: str = ""
    subject: tuple[str, ...] = ()
    closed: bool = False
    part: str = ""
    about: str = ""
    pattern: str = ""


class SectionsFile(Strict, frozen=True):
    """sections.yaml."""

    parts: tuple[PartData, ...]
    sections: tuple[SectionData, ...]


class TermData(Strict, frozen=True):
    """A term of prose: templates of its wording, the key or keys, keys of counts by measure word, sections it is limited to.

    ``alone``: not a term where it ends a longer noun; ``bare``: one only where a figure follows at once.
    """

    terms: tuple[str, ...]
    states: tuple[str, ...] = ()
    measures: dict[str, str] = {}
    within: tuple[str, ...] = ()
    alone: bool = False
    bare: bool = False


class SlotData(Strict, frozen=True):
    """What a slot of a phrase states about the subject: a phase, or a derived kind with the phases of ``of`` and base.

    ``of``: the fact, where the wording of the phrase names it itself. ``measure``: the word by which the subject's counts are
    looked up, where the slot holds a text.
    """

    of: str = ""
    measure: str = ""
    phase: str = ""
    derived: str = ""
    base: str = ""
    negative: bool = False


class PhraseData(Strict, frozen=True):
    """A phrase: templates to read (the faulty ones apart, by flaw), the one form to say, and what its slots state."""

    phrase: str
    read: tuple[str, ...]
    say: str = ""
    states: dict[str, SlotData] = {}
    faulty: dict[str, tuple[str, ...]] = {}


class PhrasesFile(Strict, frozen=True, eq=False):
    """phrases.yaml: the phrases in order of priority, and how clauses that bind nothing begin.

    ``turns`` end the reason of a difference from the budget, ``resumed`` (templates) every such clause.
    """

    phrases: tuple[PhraseData, ...]
    masks: tuple[str, ...]
    unmasked: tuple[str, ...]
    turns: tuple[str, ...]
    resumed: tuple[str, ...]
    source: str


class EventData(Strict, frozen=True):
    """How names of single meetings, trainings and activities begin and end, and the sections in which they are subjects."""

    within: tuple[str, ...]
    openings: tuple[str, ...]
    endings: tuple[str, ...]


class ReviewData(Strict, frozen=True):
    """What stands behind the names of single projects: ``endings`` where a sentence opens with one, ``scored`` before its score.

    ``categories``: words that make no name; ``phrases``: those that speak of a project. ``parts``: words in the clause of a
    score that is not the score of the whole (其中产出指标得分48分, 扣5分, 比上年提高2分).
    """

    within: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    scored: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class LexiconFile(Strict, frozen=True, eq=False):
    """lexicon.yaml."""

    terms: tuple[TermData, ...]
    events: EventData
    source: str
    reviews: ReviewData = ReviewData()


class ProfileFile(Strict, frozen=True, eq=False):
    """profile.yaml: how sentences about the body begin and end, and what they say of it, by concept and term."""

    source: str
    subjects: tuple[str, ...]
    ends: tuple[str, ...]
    facts: dict[str, dict[str, tuple[str, ...]]]
    single: tuple[str, ...]
    offices: tuple[str, ...]
    office_endings: tuple[str, ...]


class SourceData(Strict, frozen=True):
    """A legal or official source: title, number, date, and whether its text was seen."""

    title: str
    number: str = ""
    date: str = ""
    state: Literal["seen", "known"] = "known"
    articles: tuple[str, ...] = ()
    note: str = ""
