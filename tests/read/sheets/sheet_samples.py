"""Workbooks of our own making, and what is read of them in a form that a test can show."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.workbook import Workbook

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.blocks import Cell, Grid, Paragraph, SourceDocument
from juesuan.read.sources.sheets.reader import read_sheets
from juesuan.workbook.limits import SheetLimits

DATA = Path(__file__).resolve().parent / "data"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org"
_NONE = 0xFFFFFFFF


def xlsx(fill: Callable[[Workbook], object]) -> bytes:
    """A workbook that XlsxWriter makes."""
    data = BytesIO()
    workbook = xlsxwriter.Workbook(data, {"in_memory": True})
    fill(workbook)
    workbook.close()
    return data.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def bare_xlsx(rows: str, *, after: str = "", declared: str = "") -> bytes:
    """A workbook of one sheet from the XML of its rows."""
    parts = parts_of(xlsx(lambda book: book.add_worksheet("表")))
    sheet = f'{declared}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return zipped({**parts, "xl/worksheets/sheet1.xml": sheet})


def ods(tables: str, *, styles: str = "", manifest: str = "") -> bytes:
    """An OpenDocument spreadsheet from the XML of its tables."""
    spaces = "".join(f' xmlns:{name}="{OPEN}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OPEN}:manifest:1.0">{manifest}</m:manifest>',
            "content.xml": f"<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        }
    )


def read(data: bytes, limits: SheetLimits | None = None) -> SourceDocument:
    return read_sheets(data, path="样本", limits=limits or SheetLimits())


def texts(data: bytes) -> list[list[str]]:
    """The rows of the only grid, texts alone."""
    [grid] = [block for block in read(data).blocks if isinstance(block, Grid)]
    return [[cell.text for cell in row] for row in grid.rows]


def drawn(data: bytes) -> list[list[str]]:
    """The rows of the only grid: column, text, spans that are more than one (rows x columns), and the cell of the sheet."""
    [grid] = [block for block in read(data).blocks if isinstance(block, Grid)]
    return [[_cell(cell) for cell in row] for row in grid.rows]


def _cell(cell: Cell) -> str:
    spans = f" {cell.rowspan}x{cell.colspan}" if (cell.rowspan, cell.colspan) != (1, 1) else ""
    return f"{cell.column} {cell.text}{spans} {cell.spot.cell}"


def names(data: bytes) -> list[str]:
    """The paragraphs: the names of sheets."""
    return [block.text for block in read(data).blocks if isinstance(block, Paragraph) and block.spot.cell is None]


def problems(data: bytes, limits: SheetLimits | None = None) -> list[str]:
    return [problem.message for problem in read(data, limits).problems]


def reason(data: bytes, limits: SheetLimits | None = None) -> str:
    """Why a workbook cannot be read."""
    with pytest.raises(UnreadableFileError) as caught:
        read(data, limits)
    return caught.value.reason


def outcome(data: bytes) -> str:
    """Why a workbook cannot be read; nothing when it can."""
    try:
        read(data)
    except UnreadableFileError as error:
        return error.reason
    return ""


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of a few streams, each filled up to the size that needs no small sectors."""
    padded = {name: body.ljust(4096, b"\0") for name, body in streams.items()}
    fat, sectors, entries = [0xFFFFFFFD, 0xFFFFFFFE], [], [_entry("Root Entry", 5, (_NONE, 1))]
    for number, (name, body) in enumerate(padded.items(), 1):
        first, count = len(fat), -(-len(body) // 512)
        fat += [*range(first + 1, first + count), 0xFFFFFFFE]
        sectors.append(body.ljust(count * 512, b"\0"))
        entries.append(_entry(name, 2, (number + 1 if number < len(padded) else _NONE, _NONE), (first, len(body))))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + b"\xff" * 432
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    return head[:512] + table + b"".join(entries).ljust(512, b"\0") + b"".join(sectors)


def _entry(name: str, kind: int, links: tuple[int, int], extent: tuple[int, int] = (0, 0)) -> bytes:
    """An entry of the directory with its right neighbour and child, first sector and size."""
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, _NONE, *links)
    return head + bytes(36) + struct.pack("<IIxxxx", *extent)


def biff(kind: int, body: bytes = b"") -> bytes:
    """A record of an old workbook."""
    return struct.pack("<HH", kind, len(body)) + body
