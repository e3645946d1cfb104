"""Plain text to blocks: paragraphs by line, and ragged grids from lines that begin with a tab or hold tabs.

In such exports a line that begins with a tab is one cell, a blank line ends the row, and a cell may go on
after blank lines (its text then stands without a tab). A line with tabs inside is a row of its own; rows of such
lines that are all of one length have true columns.
"""

from __future__ import annotations

import codecs
import re

from msgspec import Struct, field

from juesuan.errors import UnreadableFileError
from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Block, Cell, Grid, Paragraph, SourceDocument
from juesuan.read.sources.text.columns import squared

_CONTINUATION = 12
"""Longest line that may continue a cell after a blank line."""

_BLANKS_INSIDE = 2
"""Most blank lines between two parts of one cell."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufffd-\uffff]")
_LOOK_AHEAD = 8

_END = " \t\r\n"
"""What a line of running text may end with; the wide space is a blank cell of its own."""

_WORDS = re.compile(r"[^\W\d_]")


class _Rows(Struct):
    """The grid under construction: finished rows and the open one, as (text, line) cells."""

    rows: list[list[tuple[str, int]]] = field(default_factory=list)
    open_row: list[tuple[str, int]] = field(default_factory=list)
    narrow: bool = False
    """Some row stands on several lines, a cell on each."""

    def close_row(self) -> None:
        if self.open_row:
            self.rows.append(self.open_row)
            self.open_row = []

    def grid(self) -> Grid | None:
        self.close_row()
        if not self.rows:
            return None
        placed = None if self.narrow else squared(self.rows)
        if placed:
            return Grid(placed, placed[0][0].spot)
        rows = tuple(
            tuple(Cell(text, number, column, Spot(line=line)) for column, (text, line) in enumerate(row))
            for number, row in enumerate(self.rows)
        )
        return Grid(rows, rows[0][0].spot, ragged=True)


def read_text(data: bytes, *, path: str) -> SourceDocument:
    """The blocks of a text file in UTF-8 (with or without mark), GB 18030, or UTF-16 with its mark.

    Raises:
        UnreadableFileError: the bytes are no text, or hold no visible character.
    """
    lines = _decode(data, path).splitlines()
    blocks: list[Block] = []
    table = _Rows()
    for number, line in enumerate(lines):
        if _is_row(line):
            _add_cells(table, line, number + 1)
        elif not line.strip():
            _blank(table, lines, number)
        elif table.open_row and _continues(table.open_row[-1][0], lines, number):
            text, start = table.open_row[-1]
            table.open_row[-1] = (f"{text}\n{line}", start)
        else:
            _close(table, blocks)
            table = _Rows()
            blocks.append(Paragraph(line, Spot(line=number + 1)))
    _close(table, blocks)
    return SourceDocument("text", tuple(blocks))


def _decode(data: bytes, path: str) -> str:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\x00" in data and not marked:
        raise UnreadableFileError(path, "认不出是什么格式；能读的有 PDF、Word、网页、表格、图片和文本")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.strip():
            raise UnreadableFileError(path, "文件没有内容")
        if len(_UNPRINTABLE.findall(text)) * 20 > len(text):
            break
        return text
    raise UnreadableFileError(path, "不是 UTF-8 或 GB 18030 编码的文本")


def _is_row(line: str) -> bool:
    """True for cells: after a tab, between tabs, or before blank ones (several tabs, or a wide space behind one)."""
    return "\t" in line and ("\t" in line.rstrip(_END) or line.startswith("\t") or line.count("\t") > 1)


def _add_cells(table: _Rows, line: str, number: int) -> None:
    inner = line.removeprefix("\t")
    if "\t" in inner.rstrip(_END) or inner.count("\t") > 1:
        table.close_row()
        table.open_row = [(text, number) for text in line.split("\t")]
        table.close_row()
    else:
        table.narrow = True
        table.open_row.append((inner, number))


def _blank(table: _Rows, lines: list[str], number: int) -> None:
    """A blank line ends the row, unless the text after it goes on inside the last cell."""
    following = _next_line(lines, number)
    cell = table.open_row[-1][0] if table.open_row else ""
    if following is None or _is_row(lines[following]) or not _continues(cell, lines, following):
        table.close_row()


def _next_line(lines: list[str], number: int) -> int | None:
    for index in range(number + 1, min(number + 2 + _BLANKS_INSIDE, len(lines))):
        if lines[index].strip() or _is_row(lines[index]):
            return index
    return None


def _continues(cell: str, lines: list[str], number: int) -> bool:
    """True when the untabbed line goes on inside the cell before: directly below it, or short and cells follow soon.

    Text never goes on in a cell that is blank or holds a number: a note below the last row would swallow its last figure.
    """
    if not _WORDS.search(cell) and _WORDS.search(lines[number]):
        return False
    before = lines[number - 1] if number else ""
    if _is_row(before):
        return True
    if len(lines[number].strip()) > _CONTINUATION or "：" in lines[number]:
        return False
    blanks = 0
    for line in lines[number + 1 : number + 1 + _LOOK_AHEAD]:
        if _is_row(line):
            return True
        blanks = 0 if line.strip() else blanks + 1
        if blanks > _BLANKS_INSIDE or len(line.strip()) > _CONTINUATION:
            return False
    return False


def _close(table: _Rows, blocks: list[Block]) -> None:
    """Put the grid down; rows of one cell alone are paragraphs that begin with a tab."""
    grid = table.grid()
    if grid and all(len(row) == 1 and "\n" not in row[0].text for row in grid.rows):
        blocks += [Paragraph(row[0].text, row[0].spot) for row in grid.rows if row[0].text.strip()]
    elif grid:
        blocks.append(grid)
