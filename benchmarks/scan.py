"""Prints how many figures of scans made from documents with a text layer are read right, and whether wrong ones are marked.

python benchmarks/scan.py [--pages N] [FILE...]

Without files it takes the two real documents beside the checkout, or, where they are missing, the example's PDF. The tables of
a text are set as a PDF first. Each page with a table is drawn with 200 dots an inch, stamped, turned by half a degree, blurred
and strewn with noise; what its text layer says is the truth. Needs the extras ``ocr`` and ``dev``.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pylopdf_fonts_zh_cn as fonts
import pypdfium2
import typst
from msgspec import Struct

from juesuan.read.sources.blocks import Cell, Grid
from juesuan.read.sources.pdf.pages import PageLayout
from juesuan.read.sources.pdf.reader import read_layouts
from juesuan.read.sources.scan.limits import ScanLimits
from juesuan.read.sources.scan.page import read_picture
from juesuan.read.sources.text.reader import read_text

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "dev"))
from scanned import DOTS, Damage, damaged, drawn

SHARED = ROOT.parent / "shared" / "documents"
REAL = (SHARED / "putuo-finance-bureau-2024.pdf", SHARED / "zhuzhou-beijing-liaison-office-2024.txt")
EXAMPLES = (ROOT / "examples" / "yunxi-liaison-office-2024.pdf",)
FIGURE = re.compile(r"[-−]?[\d,]+(?:\.\d+)?%?")
HEAD = """
#set page(width: 297mm, height: 210mm, margin: 12mm)
#set text(font: "Noto Serif SC", size: 9pt, lang: "zh")
#set par(leading: 3pt)
"""


class Score(Struct, frozen=True):
    """Figures of a page, how many were read right and in their cell, how many wrong ones carry no mark, seconds."""

    figures: int
    right: int
    unmarked: int
    seconds: float


def main() -> None:
    """Measure the files and print a line a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=1000, help="most pages of each file")
    chosen = parser.parse_args()
    files = chosen.files or (REAL if all(path.is_file() for path in REAL) else EXAMPLES)
    scores = [score for path in files for score in measure(path, chosen.pages)]
    figures, right = sum(each.figures for each in scores), sum(each.right for each in scores)
    seconds = sum(each.seconds for each in scores) / len(scores)
    print(
        f"all: {figures} figures, {right} right and in their cell ({100 * right / max(figures, 1):.2f} %),"
        f" {sum(each.unmarked for each in scores)} wrong without a mark, {seconds:.1f} s a page"
    )


def measure(path: Path, most: int) -> list[Score]:
    """The scores of the pages of a file that have tables."""
    data = path.read_bytes()
    data = data if data.startswith(b"%PDF") else typeset(data)
    document = pypdfium2.PdfDocument(data)
    scores = []
    for layout in [each for each in read_layouts(data, path=path.name) if each.tables][:most]:
        picture = damaged(drawn(document[layout.number - 1]), Damage(), layout.number)
        started = time.perf_counter()
        read = read_picture(picture, layout.number, DOTS, ScanLimits())
        scores.append(score(layout, read, time.perf_counter() - started))
        print(f"{path.name} page {layout.number}: {scores[-1]}", flush=True)
    return scores


def score(truth: PageLayout, read: PageLayout, seconds: float) -> Score:
    """How the tables of a scanned page compare with those of its text layer, cell by cell."""
    figures = right = unmarked = 0
    for number, table in enumerate(truth.tables):
        found = {(cell.row, cell.column): cell for cell in (read.tables[number].cells if number < len(read.tables) else ())}
        for cell in table.cells:
            wanted, got = plain(cell), found.get((cell.row, cell.column))
            is_figure = FIGURE.fullmatch(wanted) is not None
            same = got is not None and plain(got) == wanted
            figures += is_figure
            right += is_figure and same
            wrong = got is not None and not same and (is_figure or FIGURE.fullmatch(plain(got)) is not None)
            unmarked += bool(wrong and got is not None and not got.spot.doubtful)
    return Score(figures, right, unmarked, round(seconds, 1))


def plain(cell: Cell) -> str:
    """The text of a cell without white space."""
    return "".join(cell.text.split())


def typeset(text: bytes) -> bytes:
    """The tables of a text, one after another, as a PDF; the last cell of a short row spans the rest."""
    grids = [block for block in read_text(text, path="").blocks if isinstance(block, Grid)]
    markup = HEAD + "\n#pagebreak()\n".join(table(grid.rows) for grid in grids)
    data = typst.compile(markup.encode(), format="pdf", font_paths=[str(fonts.serif_path().parent)])
    if not isinstance(data, bytes):
        raise TypeError
    return data


def table(rows: Sequence[Sequence[Cell]]) -> str:
    """A ruled table in Typst's markup."""
    columns = max(len(row) for row in rows)
    cells = [
        f"table.cell(colspan: {columns - len(row) + 1 if cell is row[-1] else 1})[#{said(cell)}]" for row in rows for cell in row
    ]
    widths = ", ".join(["1fr"] * columns)
    return f"#table(columns: ({widths}), stroke: 0.5pt, inset: 3pt,\n" + ",\n".join(cells) + ")\n"


def said(cell: Cell) -> str:
    """The text of a cell as a Typst string."""
    return '"' + " ".join(cell.text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
