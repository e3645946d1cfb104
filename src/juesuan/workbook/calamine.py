"""The values of a workbook from calamine, joined with what the notes say of each cell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from juesuan.workbook.limits import SheetLimits
from juesuan.workbook.sheet import Book, BrokenBookError, EncryptedBookError, Notes, Position, Sheet
from juesuan.workbook.values import text_of

_PANIC = "PanicException"
"""What calamine's language raises for its own faults; it has no class to import and is no Exception."""


def with_values(data: bytes, notes: list[Notes], limits: SheetLimits) -> Book:
    """The book: its visible sheets with the texts of their cells; sheets that are too large stay empty."""
    with calamine_errors(), CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        if len(notes) != len(workbook.sheets_metadata):
            raise BrokenBookError
        book = Book([])
        for number, (meta, own) in enumerate(zip(workbook.sheets_metadata, notes, strict=True)):
            if meta.typ not in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet):
                continue
            if meta.visible is not SheetVisibleEnum.Visible:
                book.hidden.append(meta.name)
            elif len(book.sheets) >= limits.max_sheets:
                book.unread += 1
            else:
                book.sheets.append(_sheet(workbook, number, meta, own, limits))
        return book


@contextmanager
def calamine_errors() -> Iterator[None]:
    """Calamine's errors as ours."""
    try:
        yield
    except PasswordError as error:
        raise EncryptedBookError from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise BrokenBookError from error
    except BaseException as error:
        if type(error).__name__ == _PANIC:
            raise BrokenBookError from error
        raise


def _sheet(workbook: CalamineWorkbook, number: int, meta: SheetMetadata, notes: Notes, limits: SheetLimits) -> Sheet:
    if not notes.fits(limits):
        return Sheet(meta.name, too_large=True)
    values = workbook.get_sheet_by_index(number)
    cells: dict[Position, str] = {}
    for row, line in enumerate(values.to_python(skip_empty_area=False)):
        for column, value in enumerate(line):
            at = (row, column)
            text = notes.errors.get(at) or ("" if value == "" else text_of(value, notes.formats.get(at, "")))
            if text:
                cells[at] = text
    merges = [(first, last) for first, last in values.merged_cell_ranges or []]
    return Sheet(meta.name, cells, merges, notes.hidden_rows, notes.hidden_columns, notes.uncached)
