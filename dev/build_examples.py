"""Makes the faulty twin of the example disclosure, and both as PDF.

The clean text is written by hand. Everything else in `examples/` that carries figures comes from it:
the twin by the replacements of `faults.yaml`, the PDFs by setting the texts with Typst.

    python dev/build_examples.py            # write
    python dev/build_examples.py --check    # fail when a committed file is out of date
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections import Counter
from pathlib import Path

import pylopdf_fonts_zh_cn as fonts
import typst
import yaml
from example_layouts import LAYOUTS, NUMBERS, Layout
from msgspec import Struct, field

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
NAME = "yunxi-liaison-office-2024"
STAMP = dt.datetime(2025, 8, 20, tzinfo=dt.UTC)
BLANK = " \t\u3000"
FIGURE = re.compile(r"-?[\d,]+\.\d+|\d{1,2}")
FORM_NUMBER = re.compile(r"公开(\d\d)表")
ORDINAL = "[一二三四五六七八九十]+"
HEADING = re.compile(rf"{ORDINAL}、[^：。]*")
SUBHEADING = re.compile(rf"（{ORDINAL}）[^。]*")
PART = re.compile(rf"第{ORDINAL}部分")

PREAMBLE = """
#set document(title: {title})
#set page(paper: "a4", margin: (x: 26mm, y: 28mm), numbering: "— 1 —")
#set text(font: "Noto Serif SC", size: 12pt, lang: "zh", region: "cn", cjk-latin-spacing: none)
#set par(first-line-indent: (amount: 2em, all: true), leading: 0.95em, spacing: 0.95em, justify: true)
#let flat(body) = par(first-line-indent: 0em, justify: false, body)
#let sans(size, body) = text(font: "Noto Sans SC", size: size, body)
#let centred(size, body) = align(center, flat(sans(size, body)))
#let indented(depth, body) = pad(left: depth, flat(body))
"""


class Fault(Struct, frozen=True):
    """One planted fault: the text it replaces, and what with."""

    identifier: str
    original: str
    faulty: str


class Table(Struct):
    """One table of part two as the text has it: its rows of cells, still with the header, and its notes."""

    number: str
    furniture: dict[str, str] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


# ---- the twin


def read_faults() -> list[Fault]:
    """The planted faults, in the order of the file."""
    data = yaml.safe_load((EXAMPLES / "faults.yaml").read_text(encoding="utf-8"))
    return [Fault(row["id"], row["original"], row["faulty"]) for row in data["faults"]]


def plant(text: str, faults: list[Fault]) -> str:
    """The text with all faults; each original must stand exactly once, alone and after the ones before it."""
    twin = text
    for fault in faults:
        for version in (text, twin):
            if (times := version.count(fault.original)) != 1:
                sys.exit(f"{fault.identifier}: stands {times} times in the text: {fault.original!r}")
        twin = twin.replace(fault.original, fault.faulty)
    return twin


# ---- reading the text


def rows_and_lines(lines: list[str]) -> list[list[str] | str]:
    """The rows of cells (lines with a leading tab, up to the next other line) and the plain lines between."""
    found: list[list[str] | str] = []
    open_row: list[str] | None = None
    for line in lines:
        if line.startswith("\t"):
            if open_row is None:
                open_row = []
                found.append(open_row)
            open_row.append(line[1:])
            continue
        open_row = None
        if line.strip(BLANK):
            found.append(line)
    return found


def read_tables(lines: list[str]) -> list[Table]:
    """The tables of part two; a title alone in its row or line begins one."""
    tables: list[Table] = []
    for item in rows_and_lines(lines):
        cells = [item] if isinstance(item, str) else item
        words = [word for cell in cells for word in cell.split()]
        if len(words) == 1 and words[0] in NUMBERS:
            tables.append(Table(NUMBERS[words[0]]))
        elif furniture := furniture_of(words):
            tables[-1].furniture |= furniture
        elif isinstance(item, str):
            tables[-1].notes.append(item)
        else:
            tables[-1].rows.append(item)
    return tables


def furniture_of(words: list[str]) -> dict[str, str]:
    """The number of the form, the body and the unit, if the words are nothing else."""
    found = {}
    for word in words:
        if FORM_NUMBER.fullmatch(word):
            found["number"] = word
        elif word.startswith(("部门：", "单位：")):
            found[word[:2]] = word
        else:
            return {}
    return found


def head_cells(layout: Layout) -> list[list[tuple[str, int, int]]]:
    """The header's cells: text, columns and rows that it spans."""
    rows = []
    for row in layout.head:
        cells = []
        for cell in row.split(" |"):
            text, _, spans = cell.strip().partition("@")
            columns, _, height = spans.partition(",")
            cells.append((text, int(columns or 1), int(height or 1)))
        rows.append(cells)
    return rows


def body_rows(table: Table) -> list[list[str]]:
    """The rows below the header; the header in the text must hold what the layout's holds."""
    wanted = Counter(text for row in head_cells(LAYOUTS[table.number]) for text, _, _ in row if text)
    for index, row in enumerate(table.rows):
        wanted -= Counter(cell.strip(BLANK) for cell in row)
        if not wanted:
            return table.rows[index + 1 :]
    sys.exit(f"公开{table.number}表: the header lacks {', '.join(wanted)}")


# ---- setting it


def literal(text: str) -> str:
    """A Typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def set_cell(raw: str, columns: int, rows: int = 1, *, head: bool = False) -> str:
    """One cell: figures to the right, names to the left by their depth, the rest centred."""
    text = raw.strip(BLANK)
    depth = (len(raw) - len(raw.lstrip(" "))) / 4
    place = "center + horizon"
    if not head and FIGURE.fullmatch(text) and "." in text:
        place = "right + horizon"
    elif not (head or FIGURE.fullmatch(text) or text.endswith("计")):
        place = "left + horizon"
    content = f"h({depth}em) + {literal(text)}" if text and depth else literal(text)
    if not text:
        content = "box(height: 0.75em)"
    return f"table.cell(colspan: {columns}, rowspan: {rows}, align: {place}, {content}),"


def set_row(row: list[str], layout: Layout) -> str:
    """One row of the body."""
    width = len(layout.widths.split())
    spans = (1,) * width if len(row) == width else layout.short
    if len(row) != len(spans):
        sys.exit(f"{layout.title}: a row of {len(row)} cells: {row}")
    return "".join(set_cell(cell, span) for cell, span in zip(row, spans, strict=True))


def set_note(raw: str) -> str:
    """A note under a table."""
    return f"#indented({2 if raw.startswith(' ') else 0}em, {literal(raw.strip(BLANK))})"


def set_table(table: Table) -> str:
    """A table on a page of its own, as a ruled table with merged header cells."""
    layout = LAYOUTS[table.number]
    head = "".join(set_cell(text, columns, rows, head=True) for row in head_cells(layout) for text, columns, rows in row)
    body = "\n".join(set_row(row, layout) for row in body_rows(table))
    widths = ", ".join(f"{width}fr" for width in layout.widths.split())
    notes = "\n".join(set_note(note) for note in table.notes)
    number, unit, name = (literal(table.furniture[key]) for key in ("number", "单位", "部门"))
    return f"""
#page(flipped: {str(layout.flipped).lower()}, margin: (x: 18mm, y: 16mm))[
#set text(size: {layout.size}pt)
#set par(leading: 0.5em, spacing: 0.6em, first-line-indent: 0em, justify: false)
#centred(15pt, {literal(layout.title)})
#align(right, {number})
#grid(columns: (1fr, auto), {name}, {unit})
#table(columns: ({widths}), stroke: 0.5pt, inset: (x: 3pt, y: {layout.size * 0.38}pt),
table.header(repeat: true, {head}),
{body}
)
{notes}
]
"""


def set_line(line: str) -> str:
    """One line of running text: a heading of its level, or a paragraph."""
    if HEADING.fullmatch(line):
        return f"#block(sticky: true, above: 1.3em, indented(0em, sans(13pt, {literal(line)})))"
    if SUBHEADING.fullmatch(line):
        return f"#block(sticky: true, indented(2em, sans(12pt, {literal(line)})))"
    if not re.search("[。：；]", line):
        return f"#centred(14pt, {literal(line)})"
    return f"#par({literal(line)})"


def set_cover(lines: list[str]) -> str:
    """The cover: what stands above the contents list."""
    title = "\n#v(1em)\n".join(f"#centred(26pt, {literal(line)})" for line in lines if line)
    return f"#page(numbering: none)[\n#v(30%)\n{title}\n]\n"


def set_contents(lines: list[str]) -> str:
    """The contents list, without page numbers, as in the text."""
    entries = [f"#centred(18pt, {literal(lines[0])})", "#v(0.6em)", "#set par(spacing: 0.62em)"]
    for line in filter(None, lines[1:]):
        part = PART.match(line)
        entries.append(f"#indented({0 if part else 2}em, sans({12 if part else 11}pt, {literal(line)}))")
    return "#page[\n" + "\n".join(entries) + "\n]\n"


def set_part(lines: list[str]) -> str:
    """A part from its number on; the line after the number is its title."""
    number, title, *rest = filter(None, lines)
    opening = [
        "#pagebreak(weak: true)",
        f"#centred(16pt, {literal(number)})",
        f"#centred(20pt, {literal(title)})",
    ]
    return "\n".join([*opening, "#v(1em)", *map(set_line, rest)])


def set_document(text: str) -> str:
    """The Typst source of a disclosure."""
    lines = text.splitlines()
    contents = lines.index("目录")
    starts = [index for index, line in enumerate(lines) if PART.fullmatch(line)]
    cover = [line for line in lines[:contents] if line]
    pieces = [
        PREAMBLE.replace("{title}", literal("".join(cover))),
        set_cover(cover),
        set_contents(lines[contents : starts[0]]),
    ]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        tables = lines[start] == "第二部分"
        prose_end = next(i for i in range(start + 1, end) if lines[i]) + 1 if tables else end
        pieces.append(set_part(lines[start:prose_end]))
        if tables:
            pieces += [set_table(table) for table in read_tables(lines[prose_end:end])]
    return "\n".join(pieces)


def make_pdf(text: str) -> bytes:
    """The PDF of a disclosure; the same bytes for the same text and version of Typst."""
    folder = str(fonts.serif_path().parent)
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    return typst.compile(set_document(text).encode(), format="pdf", font_paths=faces, ignore_system_fonts=True, timestamp=STAMP)


# ---- the files


def build() -> dict[Path, bytes]:
    """All files that are made, by path."""
    clean = (EXAMPLES / f"{NAME}.txt").read_text(encoding="utf-8")
    twin = plant(clean, read_faults())
    return {
        EXAMPLES / f"{NAME}-faulty.txt": twin.encode(),
        EXAMPLES / f"{NAME}.pdf": make_pdf(clean),
        EXAMPLES / f"{NAME}-faulty.pdf": make_pdf(twin),
    }


def main() -> None:
    """Write the files, or with `--check` compare them."""
    parser = argparse.ArgumentParser(description="Makes the examples that come from the clean text")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is out of date")
    check = parser.parse_args().check
    stale = []
    for path, content in build().items():
        if path.is_file() and path.read_bytes() == content:
            continue
        stale.append(path.name)
        if not check:
            path.write_bytes(content)
    if check and stale:
        sys.exit("out of date: " + ", ".join(stale))
    print("written: " + ", ".join(stale) if stale else "all up to date")


if __name__ == "__main__":
    main()
