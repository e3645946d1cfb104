"""The example disclosure as a page: its tables drawn with the spans of dev/build_examples.py."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from build_examples import LAYOUTS, NUMBERS, body_rows, head_cells, read_tables

ROOT = Path(__file__).resolve().parents[3]
TEXT = ROOT / "examples" / "yunxi-liaison-office-2024.txt"


def page() -> str:
    """The whole page: running text as paragraphs, titles as headings, tables in a frame that only lays out."""
    lines = TEXT.read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.split() and line.split()[0] in NUMBERS and n > lines.index("第二部分"))
    end = lines.index("第三部分")
    body = [*map(paragraph, lines[:start]), *map(table, read_tables(lines[start:end])), *map(paragraph, lines[end:])]
    head = '<head><meta charset="utf-8"><title>云溪市</title><style>td {color: red}</style></head>'
    frame = "<table><tr><td><nav>首页</nav></td></tr><tr><td>\n{}\n</td></tr></table>"
    return f"<!DOCTYPE html>\n<html>{head}<body>{frame.format(chr(10).join(filter(None, body)))}</body></html>"


def paragraph(line: str) -> str:
    """A line of running text, long ones broken in the source as Word does."""
    return f"<p>{escape(line)}</p>" if line.strip() else ""


def table(each: Any) -> str:
    """A table under its title, form number, body and unit."""
    layout = LAYOUTS[each.number]
    furniture = "".join(f"<p>{escape(each.furniture[key])}</p>" for key in ("number", "部门", "单位"))
    head = "".join(row(cells, "th") for cells in head_cells(layout))
    body = "".join(row(spanned(layout, cells), "td") for cells in body_rows(each))
    notes = "".join(map(paragraph, each.notes))
    return f"<h3>{layout.title}</h3>{furniture}\n<table border=1><thead>{head}</thead>\n<tbody>{body}</tbody></table>\n{notes}"


def spanned(layout: Any, cells: list[str]) -> Iterator[tuple[str, int, int]]:
    """Text, columns and rows of the cells of a row of the body; short rows have wider cells."""
    width = len(layout.widths.split())
    spans = (1,) * width if len(cells) == width else layout.short
    return ((text, span, 1) for text, span in zip(cells, spans, strict=True))


def row(cells: Any, tag: str) -> str:
    """A row of cells with their spans, blanks as exports write them."""
    made = (
        f'<{tag} colspan="{columns}" rowspan={rows}>{escape(text).replace(" ", "&nbsp;") or "&nbsp;"}</{tag}>'
        for text, columns, rows in cells
    )
    return f"<tr>{''.join(made)}</tr>\n"
