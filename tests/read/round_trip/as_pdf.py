"""A layout as a PDF set by Typst: ruled tables with merged cells, long ones over several pages."""

from __future__ import annotations

import re

import pylopdf_fonts_zh_cn as fonts
import typst
from layout import Box, Layout, Line, Style, Table

SPECIAL = re.compile(r"([\\#$*_`<>@\[\]~/=+-])")
PREAMBLE = """#set page(paper: "a3", flipped: true, margin: 15mm)
#set text(font: "Noto Serif SC", size: 8pt, lang: "zh", region: "cn", cjk-latin-spacing: none)
#set par(justify: true)
"""


def pdf_of(layout: Layout) -> bytes:
    """The file."""
    source = PREAMBLE + "\n\n".join(line(each) if isinstance(each, Line) else table(each) for each in layout)
    folder = str(fonts.serif_path().parent)
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    return typst.compile(source.encode(), format="pdf", font_paths=faces, ignore_system_fonts=True)


def escaped(text: str) -> str:
    """Text without meaning to Typst; the number of a paragraph begins no list."""
    return SPECIAL.sub(r"\\\1", text)


def line(each: Line) -> str:
    """A paragraph; titles are centred."""
    return f"#align(center)[{escaped(each.text)}]" if each.style is Style.TITLE else f"#[{escaped(each.text)}]"


def table(each: Table) -> str:
    """The title, the furniture, the body and the notes."""
    above = f"#align(center)[{escaped(each.title)}]\n\n" + "\n\n".join(f"#align(right)[{escaped(text)}]" for text in each.furniture)
    cells = "\n".join(cell(box) for row in each.rows for box in row)
    columns = ", ".join(["1fr"] * each.width)
    return f"{above}\n\n#table(columns: ({columns}), {cells})\n\n" + "\n\n".join(map(escaped, each.notes))


def cell(box: Box) -> str:
    """A cell with its spans."""
    return f"table.cell(colspan: {box.columns}, rowspan: {box.rows})[{escaped(box.text)}],"
