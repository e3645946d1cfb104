"""A disclosure in text (part two in the tables of 湖南) as a layout, so that it can be set in any format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import build_examples
from layout import Box, Layout, Line, Row, Style, Table

from juesuan.read.sources.blocks import Grid, Paragraph
from juesuan.read.sources.text.reader import read_text

PART = re.compile(r"第[一二三四五]部分")


def layout_of_text(text: str) -> Layout:
    """The layout: running text as lines, the tables of part two under their headers, those of the report as they stand."""
    blocks: list[Line | Table] = []
    for tables, lines in pieces(text.splitlines()):
        prose = next(i for i, line in enumerate(lines) if "部门决算表" in line) + 1 if tables else len(lines)
        for block in read_text("\n".join(lines[:prose]).encode(), path="").blocks:
            if isinstance(block, Grid):
                blocks.append(sheet(block))
            else:
                blocks.append(line(block))
        blocks += [drawn(each) for each in build_examples.read_tables(lines[prose:])]
    return tuple(blocks)


def line(block: Paragraph) -> Line:
    """A paragraph; the bare heading of a part begins one."""
    part = PART.fullmatch(block.text.strip())
    return Line(block.text, Style.PART if part else Style.BODY)


def pieces(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """The cover and the parts; true for the part of the tables."""
    starts = [number for number, text in enumerate(lines) if PART.fullmatch(text.strip())][-5:]
    starts = sorted({0, *starts})
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start].strip() == "第二部分", lines[start:end]


def drawn(table: Any) -> Table:
    """A table of part two as it is ruled: the header of its form, the body of the text."""
    layout = build_examples.LAYOUTS[table.number]
    width = len(layout.widths.split())
    rows: list[Row] = [tuple(Box(*cell) for cell in row) for row in build_examples.head_cells(layout)]
    for cells in build_examples.body_rows(table):
        spans: Sequence[int] = (1,) * width if len(cells) == width else layout.short
        if len(cells) == 1:
            spans = (width,)
        if sum(spans) == width and len(spans) == len(cells):
            rows.append(tuple(Box(cell, span) for cell, span in zip(cells, spans, strict=True)))
    furniture = tuple(table.furniture[name] for name in ("number", "部门", "单位"))
    return Table(layout.title, furniture, tuple(rows), tuple(table.notes))


def sheet(grid: Grid) -> Table:
    """A table of the report: rows of fewer cells have a wide first cell; an empty first cell goes on from above."""
    width = max(len(row) for row in grid.rows)
    rows: list[Row] = []
    first: tuple[int, int] | None = None
    for row in grid.rows:
        wide = width - len(row) + 1
        rest = tuple(Box(cell.text) for cell in row[1:])
        if not row[0].text and first and first[1] == wide:
            top = rows[first[0]]
            rows[first[0]] = (Box(top[0].text, wide, top[0].rows + 1), *top[1:])
            rows.append(rest)
        else:
            first = (len(rows), wide)
            rows.append((Box(row[0].text, wide), *rest))
    return Table("", (), tuple(rows))
