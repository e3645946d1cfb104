"""The body of a document, a cell, a text box or a note into blocks, in reading order."""

from __future__ import annotations

import re

from msgspec.structs import replace

from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Block, Cell, Grid, Paragraph
from juesuan.read.sources.docx.names import PARAGRAPH, TABLE, Element, r, w
from juesuan.read.sources.docx.paragraphs import Read, read_paragraph
from juesuan.read.sources.docx.runs import Inline
from juesuan.read.sources.docx.story import Document, Story
from juesuan.read.sources.docx.tables import grids_of
from juesuan.read.sources.docx.walk import visible

_FOREIGN = w("altChunk")
_ENTRY = re.compile(r"(?P<title>.+?)(?:[\s.…·]+(?P<page>\d{1,4}))?")


def blocks_of(container: Element, story: Story) -> list[Block]:
    """The blocks of a container; a line break parts a paragraph, a paragraph without its end goes on in the next."""
    blocks: list[Block] = []
    carried, carried_spot = "", Spot()
    for node in visible(container):
        if node.tag == PARAGRAPH:
            spot = story.spot_of(node)
            read = read_paragraph(node, story)
            text, carried_spot = carried + read.text, carried_spot if carried else spot
            carried = text if read.goes_on else ""
            if not read.goes_on:
                blocks += _listed(text, carried_spot) if read.inline.listed else _lines(text, carried_spot)
            blocks += _hanging(read, story, spot)
        elif node.tag == TABLE:
            blocks += _lines(carried, carried_spot)
            carried = ""
            blocks += grids_of(node, story, blocks_of)
        elif node.tag == _FOREIGN:
            story.document.problems.add("嵌入的外部文档没有读取", story.spot_of(_before(node)))
    return [*blocks, *_lines(carried, carried_spot)]


def note_blocks(document: Document) -> list[Block]:
    """The notes in the order of their references, each at the spot of its reference."""
    parts = {kind: _notes(document, kind) for kind in ("footnote", "endnote")}
    blocks: list[Block] = []
    done: set[tuple[str, str]] = set()
    for kind, number, spot in document.notes:
        element = parts[kind].get(number)
        if element is not None and (kind, number) not in done:
            done.add((kind, number))
            blocks += blocks_of(element, Story(document, depth=1, spot=spot))
    return blocks


def _notes(document: Document, kind: str) -> dict[str, Element]:
    wanted = any(kind == each for each, _, _ in document.notes)
    root = document.package.related(f"{kind}s") if wanted else None
    return {} if root is None else {each.get(w("id")) or "": each for each in root.iter(w(kind))}


def _lines(text: str, spot: Spot) -> list[Block]:
    return [Paragraph(line, spot) for line in text.split("\n") if line.strip()]


def _listed(text: str, spot: Spot) -> list[Block]:
    """An entry of a contents list: its title, and the page behind its tab, '' where none is filled in."""
    found = _ENTRY.fullmatch(" ".join(text.split("\n")).strip())
    return [Paragraph(found["title"], spot, target=found["page"] or "")] if found else []


def _hanging(read: Read, story: Story, spot: Spot) -> list[Block]:
    """What hangs on a paragraph: its text boxes and objects as blocks behind it; notes and hidden text are remembered."""
    inline: Inline = read.inline
    story.report_hidden("".join(inline.hidden), spot)
    story.document.notes += [(kind, number, spot) for kind, number in inline.notes]
    blocks: list[Block] = []
    for box in inline.boxes:
        inside = story.apart()
        if not inside.too_deep(spot):
            blocks += blocks_of(box, inside)
    for element in inline.objects:
        blocks += _embedded(element, story.document, spot)
    return blocks


def _embedded(element: Element, document: Document, spot: Spot) -> tuple[Grid, ...]:
    """The tables of an embedded spreadsheet, at the spot of the paragraph that holds it; a problem for other objects."""
    part = document.package.target(element.get(r("id")) or "")
    data = document.package.bytes_of(part) if part else None
    grids = document.embedded(data) if data and document.embedded else None
    if grids is None:
        kind = (element.get("ProgID") or "类型不明")[:40]
        document.problems.add(f"嵌入的对象（{kind}）没有读取", spot)
        return ()
    return tuple(_moved(grid, spot) for grid in grids)


def _moved(grid: Grid, spot: Spot) -> Grid:
    """A grid of another file at the paragraph where it is embedded."""

    def at(cell: Cell) -> Cell:
        return replace(cell, spot=replace(cell.spot, paragraph=spot.paragraph))

    rows = tuple(tuple(map(at, row)) for row in grid.rows)
    return replace(grid, rows=rows, spot=replace(grid.spot, paragraph=spot.paragraph))


def _before(node: Element) -> Element | None:
    return next(node.itersiblings(PARAGRAPH, preceding=True), None)
