"""A workbook into blocks: the name of each sheet that is seen, and its grid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from juesuan.errors import UnreadableFileError
from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import Block, Cell, Grid, Paragraph, SourceDocument, SourceProblem
from juesuan.read.sources.sheets.grids import grid_of
from juesuan.read.sources.sheets.merging import seen
from juesuan.workbook.books import read_book
from juesuan.workbook.compound import CompoundFile
from juesuan.workbook.kinds import kind_of
from juesuan.workbook.limits import SheetLimits
from juesuan.workbook.sheet import Book, BrokenBookError, EncryptedBookError, Sheet, TooLargeError

_NAMELESS = re.compile(r"(?:sheet|工作表|正文|附?表|page)?\s*[\d一二三四五六七八九十-]*", re.IGNORECASE)
_SENTENCE = re.compile("[：:，。]")
_DEFAULT = SheetLimits()


def read_sheets(data: bytes, *, path: str, limits: SheetLimits = _DEFAULT) -> SourceDocument:
    """A workbook as paragraphs (the names of its sheets) and grids; spots are sheet and cell.

    Raises:
        UnreadableFileError: no workbook, or one that is broken, encrypted, empty or too large.
    """
    try:
        book = _book(data, limits)
    except EncryptedBookError as error:
        raise UnreadableFileError(path, "文件已加密，需要密码；请打开后另存为不加密的文件") from error
    except TooLargeError as error:
        raise UnreadableFileError(path, "表格文件太大") from error
    except BrokenBookError as error:
        raise UnreadableFileError(path, "表格文件已损坏或不完整") from error
    blocks: list[Block] = []
    problems = list(_left_out(book))
    for sheet in book.sheets:
        grid = _grid(sheet, limits)
        if grid:
            blocks += [*_name(sheet), *_blocks(grid)]
        problems += _problems(sheet)
    if not blocks and not problems:
        raise UnreadableFileError(path, "表格文件没有内容")
    return SourceDocument("sheets", tuple(blocks), problems=tuple(problems))


def grids_of(data: bytes, *, limits: SheetLimits = _DEFAULT) -> tuple[Grid, ...]:
    """The grids of a workbook that is embedded in another document; nothing when it cannot be read.

    A compound file that only packs a newer workbook is unpacked.
    """
    try:
        book = _book(data, limits)
    except (BrokenBookError, EncryptedBookError, TooLargeError):
        return ()
    grids = (_grid(sheet, limits) for sheet in book.sheets)
    return tuple(grid for grid in grids if grid)


def _book(data: bytes, limits: SheetLimits) -> Book:
    kind = kind_of(data)
    if kind is None:
        packed = CompoundFile(data).read("Package")
        kind, data = kind_of(packed), packed
    if kind is None:
        raise BrokenBookError
    return read_book(data, kind, limits)


def _grid(sheet: Sheet, limits: SheetLimits) -> Grid | None:
    """The grid; of a sheet that is too large none, which the sheet then tells."""
    try:
        return None if sheet.too_large else grid_of(sheet, limits)
    except TooLargeError:
        sheet.too_large = True
        return None


def _blocks(grid: Grid) -> list[Block]:
    """The grid; one of a single column is running text, and so are the sentences that stand alone below the cells."""
    if any(len(row) > 1 or any(cell.colspan > 1 for cell in row) for row in grid.rows):
        end = len(grid.rows)
        while end and _is_text(grid.rows[end - 1]):
            end -= 1
        table = [replace(grid, rows=grid.rows[:end])] if end else []
        return [*table, *_paragraphs(grid.rows[end:])]
    return _paragraphs(grid.rows)


def _paragraphs(rows: Sequence[tuple[Cell, ...]]) -> list[Block]:
    filled = (cell for row in rows for cell in row if cell.text.strip())
    return [Paragraph(line, cell.spot) for cell in filled for line in cell.text.split("\n")]


def _is_text(row: tuple[Cell, ...]) -> bool:
    """True when nothing stands in the row but a sentence that reaches no cell below."""
    filled = [cell for cell in row if cell.text.strip()]
    return len(filled) == 1 and filled[0].rowspan == 1 and bool(_SENTENCE.search(filled[0].text))


def _name(sheet: Sheet) -> list[Paragraph]:
    """The name as a paragraph, unless it only numbers the sheet."""
    return [] if _NAMELESS.fullmatch(sheet.name.strip()) else [Paragraph(sheet.name, Spot(sheet=sheet.name))]


def _left_out(book: Book) -> Iterator[SourceProblem]:
    for name in book.hidden:
        yield SourceProblem(f"工作表“{name}”是隐藏的，没有读取", Spot(sheet=name))
    if book.unread:
        yield SourceProblem(f"工作表太多，后面的 {book.unread} 张没有读取")


def _problems(sheet: Sheet) -> Iterator[SourceProblem]:
    spot = Spot(sheet=sheet.name)
    if sheet.too_large:
        yield SourceProblem(f"工作表“{sheet.name}”太大，没有读取", spot)
    if any(not seen(sheet, at) for at in sheet.cells):
        yield SourceProblem(f"工作表“{sheet.name}”有隐藏的行或列，其中的内容没有读取", spot)
    if sheet.uncached:
        yield SourceProblem(f"工作表“{sheet.name}”有 {sheet.uncached} 个公式没有保存结果，读作空白", spot)
