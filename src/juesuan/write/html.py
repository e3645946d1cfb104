"""The page plan as one HTML page: contents, tables with header cells, every figure with the facts that it states.

No network, no script; every value is escaped and freed of control characters. ``data-fact`` holds written keys, parted by blanks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from juesuan.write.plan import Align, Box, Entry, Heading, Keys, Paragraph, Plan, Table

_LABEL = 40
"""The longest text that names its row; a longer one is content."""

_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n"} | {0x7F: None, 0xFFFE: None, 0xFFFF: None}


class _Run(Struct, frozen=True):
    """A piece of a paragraph: a figure has the keys of its facts and its plain number."""

    text: str
    facts: str = ""
    value: str = ""


class _Cell(Struct, frozen=True):
    """A cell with the attributes of its spans; ``is_label``: it names its row."""

    of: Box
    is_label: bool

    @property
    def spans(self) -> Markup:
        """The attributes ``rowspan`` and ``colspan``, where they are more than 1."""
        pairs = (("rowspan", self.of.rowspan), ("colspan", self.of.colspan))
        return Markup("").join(Markup(' {}="{}"').format(name, count) for name, count in pairs if count > 1)


class _Part(Struct, frozen=True):
    head: Entry
    inner: tuple[Entry, ...]


class _Shown(Struct, frozen=True):
    """A block as the template shows it."""

    kind: str
    of: Heading | Paragraph | Table
    runs: tuple[_Run, ...] = ()
    head: tuple[tuple[_Cell, ...], ...] = ()
    body: tuple[tuple[_Cell, ...], ...] = ()


def html_bytes(plan: Plan) -> bytes:
    """The page in UTF-8; the same plan gives the same bytes."""
    page = _environment().get_template("disclosure.html")
    style = files("juesuan.write").joinpath("templates", "disclosure.css").read_text("utf-8")
    shown = [_shown(block) for block in plan.blocks]
    return page.render(plan=plan, contents=_contents(plan), blocks=shown, style=Markup(style)).encode(errors="replace")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("juesuan.write"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
    )


def _printable(value: object) -> object:
    """A text without the characters that no page may hold."""
    return value.translate(_CONTROLS) if isinstance(value, str) and not isinstance(value, Markup) else value


def _contents(plan: Plan) -> tuple[_Part, ...]:
    parts: list[tuple[Entry, list[Entry]]] = []
    for entry in plan.contents:
        if entry.level == 1 or not parts:
            parts.append((entry, []))
        else:
            parts[-1][1].append(entry)
    return tuple(_Part(head, tuple(inner)) for head, inner in parts)


def _shown(block: Heading | Paragraph | Table) -> _Shown:
    if isinstance(block, Heading):
        return _Shown("heading", block)
    if isinstance(block, Paragraph):
        return _Shown("paragraph", block, runs=tuple(_runs(block)))
    rows = [tuple(_cells(block, row)) for row in range(block.rows)]
    return _Shown("table", block, head=tuple(rows[: block.head]), body=tuple(rows[block.head :]))


def _runs(paragraph: Paragraph) -> Iterator[_Run]:
    at = 0
    for mark in paragraph.marks:
        yield _Run(paragraph.text[at : mark.start])
        text = paragraph.text[mark.start : mark.end]
        yield _Run(text, _joined(mark.keys), text.strip("亿万千元%％个百分点 ").replace(",", ""))
        at = mark.end
    yield _Run(paragraph.text[at:])


def _joined(keys: Keys) -> str:
    return " ".join(keys)


def _cells(table: Table, row: int) -> Iterator[_Cell]:
    boxes = sorted((box for box in table.boxes if box.row == row), key=lambda box: box.column)
    for box in boxes:
        yield _Cell(box, bool(box.text) and box.align is Align.LEFT and len(box.text) <= _LABEL)
