"""Tables of a form set from facts: rows and columns of the form, each cell with the facts that it states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct, field

from juesuan.compile.facts import Facts
from juesuan.compile.grids import Box, Row, boxes, header, placed
from juesuan.figures.cell import Cell
from juesuan.figures.figure import Blank, Figure
from juesuan.figures.numerals import chinese_ordinal
from juesuan.ledger.books import Profile
from juesuan.model.key import FactKey, Key
from juesuan.model.pattern import KeyPattern
from juesuan.model.value import Value
from juesuan.standards.forms import Form, Side
from juesuan.standards.structs import PrintData, StyleData

Stated = tuple[tuple[Key, ...], Value]


class Table(Struct, frozen=True):
    """A table as it is published: title, what stands above it, its cells, its notes; and what its cells state."""

    form: str
    title: str
    furniture: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...]
    stated: tuple[Stated, ...]
    blank: bool


class Pen(Struct):
    """Writes the cells of one table and keeps what each states; ``blank``: a table without data, all of it empty."""

    facts: Facts
    prints: PrintData
    blank: bool = False
    stated: list[Stated] = field(default_factory=list)

    def cell(self, patterns: Sequence[KeyPattern]) -> str:
        """The text of the cell that states the facts of these patterns."""
        keys: tuple[Key, ...] = tuple(dict.fromkeys(self.facts.key(pattern) for pattern in patterns))
        amount = None if self.blank else self.facts.shown(self.facts.key(patterns[0]))
        if self.blank or (not amount and not self.prints.zero):
            self.stated.append((keys, Blank()))
            return ""
        figure = money(self.facts, amount or Decimal(0))
        self.stated.append((keys, figure))
        return f"{figure.amount:f}"


def money(facts: Facts, amount: Decimal) -> Figure:
    """An amount in base units as the form set publishes it."""
    return Figure((amount / facts.unit.factor).quantize(Decimal(1).scaleb(-facts.decimals)), facts.unit)


def lay_table(form: Form, facts: Facts, profile: Profile, style: StyleData, number: str) -> Table:
    """The table of a form; without any data it is blank, with the remark that the form set has for it."""
    prints = form.prints or PrintData()
    blank = (form.may_be_blank or not prints.zero) and not any(facts.shown(key) for key in _keys(form, facts))
    pen = Pen(facts, prints, blank)
    rows = _LAYOUTS[form.layout](form, pen, style)
    words = {"we": we(profile), "body": profile.body, "year": profile.year}
    notes = [*prints.notes, *([style.remark] if style.remark and form.layout == "labels" else [])]
    notes += [prints.blank] if blank and prints.blank else []
    furniture = (*([number] if number else []), f"{profile.kind[:2]}：{profile.body}", f"单位：{style.unit}")
    texts = tuple(note.format(**words) for note in notes)
    return Table(form.name, form.title, furniture, placed(rows), texts, tuple(pen.stated), blank)


def we(profile: Profile) -> str:
    """How the body speaks of itself: 本部门 or 本单位."""
    return f"本{profile.kind[:2]}"


def _keys(form: Form, facts: Facts) -> list[FactKey]:
    return [facts.key(form.states.merge(column.adds)) for column in form.columns]


def _numbers(form: Form, style: StyleData, stub: int) -> list[Row]:
    """The row that numbers the columns, where the form set has one."""
    if not style.column_numbers:
        return []
    counted = boxes(map(str, range(1, len(form.columns) + 1)))
    return [(Box("栏次", stub), *counted) if stub else counted]


def _codes(form: Form, pen: Pen, style: StyleData) -> list[Row]:
    """A row for the whole and one for each code that has money in any column."""
    rows = header([*pen.prints.stub, *(column.head for column in form.columns)])
    rows += _numbers(form, style, len(pen.prints.stub))
    rows.append((Box("合计", len(pen.prints.stub)), *boxes(_cells(form, pen, form.states))))
    if pen.blank:
        return [*rows, boxes([""] * (len(pen.prints.stub) + len(form.columns)))]
    for code in codes_of(form, pen.facts):
        member = KeyPattern(members=((form.dimension, code),))
        name = pen.facts.code_name(form.dimension, code)
        rows.append(boxes([code, name, *_cells(form, pen, form.states.merge(member))]))
    return rows


def codes_of(form: Form, facts: Facts) -> list[str]:
    """The codes with money in any column of the form, and those above them, in order."""
    lengths = facts.standards.dimensions[form.dimension].code_lengths
    found = facts.members(_keys(form, facts), form.dimension)
    return sorted({code[:length] for code in found for length in lengths if length <= len(code)})


def _cells(form: Form, pen: Pen, pattern: KeyPattern) -> Iterator[str]:
    for column in form.columns:
        yield pen.cell([pattern.merge(column.adds)])


def _matrix(form: Form, pen: Pen, style: StyleData) -> list[Row]:
    """One row of figures below the headers."""
    rows = header([column.head for column in form.columns]) + _numbers(form, style, 0)
    return [*rows, boxes(_cells(form, pen, form.states))]


def _pairs(form: Form, pen: Pen, _style: StyleData) -> list[Row]:
    """Codes with their figures in blocks side by side, and the wholes in a row below."""
    blocks = [_block(form, pen, codes) for codes in _block_codes(form, pen)]
    width = len(pen.prints.stub) + 1
    paths = [*pen.prints.stub, *(column.head for column in form.columns)]
    rows = [boxes(path[-1] for path in paths * len(blocks))]
    rows += [
        tuple(box for block in blocks for box in (block[line] if line < len(block) else boxes([""] * width)))
        for line in range(max(map(len, blocks)))
    ]
    return [*rows, _foot(form, pen, width * len(blocks))]


def _block_codes(form: Form, pen: Pen) -> list[list[str]]:
    """The codes of each block: those of the form, and what else the books hold in its classes, or in the last block."""
    listed = [block.split() for block in pen.prints.codes]
    known = {code for block in listed for code in block}
    for code in codes_of(form, pen.facts):
        if code not in known:
            heads = [number for number, block in enumerate(listed) if code[:3] in block]
            block = listed[heads[0] if heads else -1]
            after = [place for place, each in enumerate(block) if each[:3] == code[:3] and each < code]
            block.insert(after[-1] + 1 if after else len(block), code)
    return listed


def _block(form: Form, pen: Pen, codes: Sequence[str]) -> list[Row]:
    rows = []
    for code in codes:
        value = pen.cell([form.states.merge(KeyPattern(members=((form.dimension, code),)))])
        rows.append(boxes([code, pen.facts.code_name(form.dimension, code), value]))
    return rows


def _foot(form: Form, pen: Pen, width: int) -> Row:
    """The labelled wholes: the first below the first block, the last below all others."""
    rows = {row.title: row for row in form.rows}
    row: list[Box] = []
    room = width
    for number, label in enumerate(pen.prints.foot):
        span = room - 1 if number == len(pen.prints.foot) - 1 else 2
        row += [Box(label, span), Box(pen.cell([form.states.merge(pattern) for pattern in rows[label].states]))]
        room -= span + 1
    return tuple(row)


def _labels(form: Form, pen: Pen, style: StyleData) -> list[Row]:
    """Two halves side by side: their rows from the top, their feet at the bottom."""
    numbered = [("行次",)] if style.row_numbers else []
    heads = [
        [(side, *path) for path in (*pen.prints.stub, *numbered, *(column.head for column in half.columns))]
        for side, half in zip(pen.prints.sides, form.sides, strict=True)
    ]
    rows = header([path for head in heads for path in head])
    if style.column_numbers:
        rows.append(_lanes(form, len(numbered)))
    halves = _level([_half(side, pen) for side in form.sides], form)
    length = len(halves[0])
    for line in range(length):
        row: list[str] = []
        for number, half in enumerate(halves):
            label, *values = half[line]
            row += [label, *([str(number * length + line + 1)] if numbered else []), *values]
        rows.append(boxes(row))
    return rows


def _lanes(form: Form, numbered: int) -> Row:
    row: list[str] = []
    count = 0
    for side in form.sides:
        row += ["栏次", *[""] * numbered, *(str(count + number) for number in range(1, len(side.columns) + 1))]
        count += len(side.columns)
    return boxes(row)


Line = list[str]


def _half(side: Side, pen: Pen) -> tuple[list[Line], list[Line]]:
    """The upper rows and the foot of a half, each a label and its figures."""
    split = len(side.rows) - side.foot
    body = [row for row in side.rows[:split] if row.printed]
    lines = [[f"{chinese_ordinal(n)}、{row.title}", *_values(side, pen, row.states)] for n, row in enumerate(body, 1)]
    if side.classes is not None:
        for number, code in enumerate(_classes(side, pen), len(lines) + 1):
            member = KeyPattern(members=(("function", code),))
            name = pen.facts.code_name("function", code)
            lines.append([f"{chinese_ordinal(number)}、{name}", *_values(side, pen, (side.classes.merge(member),))])
    foot = [[row.title, *_values(side, pen, row.states)] for row in side.rows[split:]]
    return lines, foot


def _classes(side: Side, pen: Pen) -> list[str]:
    """The classes that the form lists, and those that have money beside them."""
    listed = pen.prints.codes[0].split() if pen.prints.codes else []
    patterns = [(side.classes or KeyPattern()).merge(column.adds) for column in side.columns]
    found = pen.facts.members([pen.facts.key(pattern) for pattern in patterns], "function")
    return listed + sorted({code[:3] for code in found} - set(listed))


def _values(side: Side, pen: Pen, states: Sequence[KeyPattern]) -> Iterator[str]:
    for column in side.columns:
        yield pen.cell([pattern.merge(column.adds) for pattern in states])


def _level(halves: Sequence[tuple[list[Line], list[Line]]], form: Form) -> list[list[Line]]:
    """Halves of one length: upper rows filled up below, feet above their last row."""
    upper, lower = max(len(top) for top, _ in halves), max(len(foot) for _, foot in halves)
    levelled = []
    for (top, foot), side in zip(halves, form.sides, strict=True):
        empty = [""] * (len(side.columns) + 1)
        gap = [empty] * (lower - len(foot))
        levelled.append([*top, *[empty] * (upper - len(top)), *foot[:-1], *gap, *foot[-1:]])
    return levelled


_LAYOUTS = {"codes": _codes, "matrix": _matrix, "pairs": _pairs, "labels": _labels}
PRINTABLE = frozenset(_LAYOUTS)
"""The layouts that can be laid out from facts."""
