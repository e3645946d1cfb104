"""Values as the sheet shows them: numbers with and without a format, dates, truth values, errors, texts."""

from __future__ import annotations

import datetime as dt

import pytest
from sheet_samples import bare_xlsx, texts, xlsx
from xlsxwriter.workbook import Workbook

from juesuan.workbook.formats import BUILTIN, general, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2940.05, "2940.05"),
        (247.8, "247.8"),
        (5.0, "5"),
        (0.1 + 0.2, "0.3"),
        (1.1 * 3, "3.3"),
        (-0.0, "0"),
        (-3.61, "-3.61"),
        (1 / 3, "0.3333333333"),
        (123456789.12, "123456789.12"),
        (1e20, "100000000000000000000"),
        (1e-12, "0"),
        (2010302.0, "2010302"),
    ],
)
def test_numbers_without_a_format(value: float, text: str) -> None:
    assert general(value) == text


ACCOUNT = BUILTIN[43]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (247.8, "0.00", "247.80"),
        (2940.045, "0.00", "2940.05"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1234567.891, ACCOUNT, "1,234,567.89"),
        (-12.5, ACCOUNT, "-12.50"),
        (0.0, ACCOUNT, "-"),
        (0.0, "0.00;-0.00;;@", ""),
        (0.0, "#,##0.00", "0.00"),
        (0.0, "#", ""),
        (0.5, "#.##", ".5"),
        (0.1545, "0.00%", "15.45%"),
        (1.0, "0%", "100%"),
        (101, "0000", "0101"),
        (-3.6, "0.00_);(0.00)", "(3.60)"),
        (-3.6, "0.00;[Red]0.00", "-3.60"),
        (-0.001, "0.00", "0.00"),
        (3.6, '0.00"万元"', "3.60万元"),
        (3.6, "[$￥-804]#,##0.00", "￥3.60"),
        (29400500.0, "#,##0.00,", "29,400.50"),
        (3.6, r"0.00\ ", "3.60"),
        (2.5, "0", "3"),
        (3.6, "General", "3.6"),
        (3.6, "G/通用格式", "3.6"),
        (3.6, "# ?/?", "3.6"),
        (3.6, "[>100]0;0.00", "3.6"),
        (3.6, "[DBNum1]0", "3.6"),
        (3.6, "0.00E+00", "3.6"),
        (3.6, "@", "3.6"),
        (3.6, "0" * 300, "3.6"),
        (3.6, "", "3.6"),
        (1e300, "0.00", "1" + "0" * 300 + ".00"),
    ],
)
def test_numbers_by_their_format(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_values_of_a_workbook() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        sheet.write_row(0, 0, ["0101", 2940.05, 0.1 + 0.2, 5, True, "甲\r\n乙"])
        sheet.write(1, 0, 0.1545, book.add_format({"num_format": 10}))
        sheet.write_formula(1, 1, "=B1*2", book.add_format({"num_format": "0.00"}), 5880.1)
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 3, "=X!A1", None, "#REF!")
        sheet.write_datetime(1, 4, dt.datetime(2024, 12, 31, tzinfo=None), day)
        sheet.write_datetime(1, 5, dt.datetime(2024, 1, 2, 3, 4), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))

    assert texts(xlsx(fill)) == [
        ["0101", "2940.05", "0.3", "5", "TRUE", "甲\n乙"],
        ["15.45%", "5880.10", "#DIV/0!", "#REF!", "2024年12月31日", "2024-01-02 03:04"],
    ]


def test_cells_without_a_reference_stand_behind_each_other() -> None:
    data = bare_xlsx('<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row><row r="4"><c t="inlineStr"><is><t>甲</t></is></c></row>')
    assert texts(data) == [["1", "#N/A"], ["甲", ""]]
