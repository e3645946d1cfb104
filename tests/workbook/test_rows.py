"""Rows of workbooks: values as they are, errors told, and files that claim too much ended without harm."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
import xlsxwriter

from juesuan.workbook.rows import read_rows
from juesuan.workbook.sheet import BrokenBookError, TooLargeError


def book(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as made:
        fill(made)
    return out.getvalue()


def values(made: xlsxwriter.Workbook) -> None:
    sheet = made.add_worksheet("值")
    sheet.write_row(0, 0, ["字", 1, 2.5, True])
    sheet.write_datetime(0, 4, dt.datetime.fromisoformat("2024-03-05"), made.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_datetime(0, 5, dt.datetime.fromisoformat("2024-03-05 08:30"), made.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
    sheet.write_formula(2, 1, "=A9/0", value="#DIV/0!")
    sheet.write_formula(2, 2, "=1+1", value=2)
    sheet.write_string(4, 0, "  ")
    hidden = made.add_worksheet("藏")
    hidden.write_string(1, 1, "里面")
    hidden.hide()


def test_values_stand_as_they_are() -> None:
    first, second = read_rows(book(values))
    assert (first.name, first.hidden, second.name, second.hidden) == ("值", False, "藏", True)
    assert first.rows == [["字", 1, 2.5, True, "2024-03-05", "2024-03-05 08:30"], [], [None, "#DIV/0!", 2]]
    assert second.rows == [[], [None, "里面"]]


def test_truth_and_numbers_of_one_column_stay_apart_and_blank_rows_are_kept() -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet("值")
        for row, value in enumerate((1, True, 0, False, "1", 1)):
            sheet.write(row, 1, value)
        sheet.write(7, 2, "尾")

    (sheet,) = read_rows(book(fill))
    assert sheet.rows == [[None, 1], [None, True], [None, 0], [None, False], [None, "1"], [None, 1], [], [None, None, "尾"]]
    assert [type(cell) for cell in sheet.cells(1).all()[:4]] == [float, bool, float, bool]
    assert sheet.cells(1, first=4).all() == ["1", 1, None, None]
    assert sheet.cells(9, first=6).all() == [None, None]


def test_an_error_far_down_a_long_sheet_is_found() -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet("长")
        for row in range(40_000):
            sheet.write_row(row, 0, ["文字", row, row / 7])
        sheet.write_formula(39_999, 1, "=1/0", value="#DIV/0!")

    (sheet,) = read_rows(book(fill))
    assert sheet.rows[39_999][:2] == ["文字", "#DIV/0!"]
    assert sheet.rows[39_998][1] == 39_998


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with a text of its first sheet changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            content = package.read(name)
            copy.writestr(name, content.replace(old, new) if name == "xl/worksheets/sheet1.xml" else content)
    return out.getvalue()


def one_cell(made: xlsxwriter.Workbook) -> None:
    made.add_worksheet("一").write_string("A1", "字")


ONE = book(one_cell)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", BrokenBookError),
        (b"PK\x03\x04", BrokenBookError),
        (ONE[: len(ONE) // 2], BrokenBookError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), BrokenBookError),
        # one cell at the far end: laid out, the sheet would take 400 GB
        (changed(ONE, b'r="A1" t', b'r="XFD1048576" t'), (BrokenBookError, TooLargeError)),
    ],
)
def test_files_that_are_broken_or_claim_too_much(data: bytes, error: type[Exception] | tuple[type[Exception], ...]) -> None:
    with pytest.raises(error):
        read_rows(data)
