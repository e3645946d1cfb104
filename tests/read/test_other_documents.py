"""Approvals and budgets: sheets as finance bureaus write them, read into statements."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from juesuan.errors import UnreadableFileError
from juesuan.figures.figure import Figure
from juesuan.read.budget import Budget
from juesuan.read.others import OtherKind, OtherRead, Reading, read_other

Rows = list[list[str | float | None]]


def book(*sheets: tuple[str, Rows]) -> bytes:
    """A workbook of these sheets."""
    out = BytesIO()
    with xlsxwriter.Workbook(out) as written:
        for name, rows in sheets:
            sheet = written.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)
    return out.getvalue()


def read(data: bytes) -> OtherRead:
    return read_other(data, "别的", year=2024, password=None, budget=Budget())


def stated(reading: Reading) -> dict[str, str]:
    """Key and figure of each figure that is stated."""
    return {str(key): str(each.value) for each in reading.statements if isinstance(each.value, Figure) for key in each.keys}


def test_a_sheet_of_code_name_budget_adjusted_budget_and_final() -> None:
    rows: Rows = [
        ["云溪市文献馆2024年度一般公共预算支出决算批复表"],
        ["单位：云溪市文献馆", None, None, None, "单位：元"],
        ["科目编码", "科目名称", "年初预算数", "调整预算数", "决算数"],
        [None, "合计", 3000000, 3100000, 3050000.5],
        ["2070104", "图书馆", 3000000, 3100000, 3050000.5],
    ]
    found = read(book(("批复", rows)))
    assert (found.kind, found.year, found.body) == (OtherKind.APPROVAL, 2024, "云溪市文献馆")
    (reading,) = found.readings
    assert (reading.note, stated(reading)) == (
        "",
        {
            "expenditure[fund=general_public_budget]@2024:initial_budget": "3000000元",
            "expenditure[fund=general_public_budget]@2024:adjusted_budget": "3100000元",
            "expenditure[fund=general_public_budget]@2024:final": "3050000.5元",
            "expenditure[function=2070104,fund=general_public_budget]@2024:initial_budget": "3000000元",
            "expenditure[function=2070104,fund=general_public_budget]@2024:adjusted_budget": "3100000元",
            "expenditure[function=2070104,fund=general_public_budget]@2024:final": "3050000.5元",
        },
    )


def test_the_place_of_an_approved_figure_names_file_sheet_and_cell() -> None:
    rows: Rows = [["2024年度决算批复"], ["单位：元"], ["科目编码", "科目名称", "决算数"], ["2070104", "图书馆", 305.5]]
    statement = read(book(("附表", rows))).readings[0].statements[-1]
    spot = statement.place.spot
    assert (spot.file, spot.sheet, spot.cell, statement.place.row) == ("别的", "附表", "C4", "2070104 图书馆")


def test_what_a_sheet_does_not_say_is_left_open() -> None:
    found = read("科目编码,科目名称,年初预算数,调整预算数,决算数\n2070104,图书馆,300,310,305.5\n".encode())
    assert found.kind is OtherKind.APPROVAL
    assert [each.note for each in found.readings] == [
        "金额单位没有写明，按万元；资金性质没有写明，按一般公共预算财政拨款核对",
        "金额单位没有写明，按万元；资金性质没有写明，按财政拨款核对",
        "金额单位没有写明，按万元；资金性质没有写明，按全部支出核对",
        "金额单位没有写明，按元；资金性质没有写明，按一般公共预算财政拨款核对",
        "金额单位没有写明，按元；资金性质没有写明，按财政拨款核对",
        "金额单位没有写明，按元；资金性质没有写明，按全部支出核对",
    ]
    assert stated(found.readings[2])["expenditure[function=2070104]@2024:final"] == "305.5万元"


def test_commas_tabs_and_quoted_amounts_are_columns() -> None:
    commas = '2024年度财政拨款支出决算批复\n单位：元\n科目编码,科目名称,决算数\n2070104,图书馆,"3,050,000.50"\n'
    tabs = "2024年度财政拨款支出决算批复\n单位：元\n科目编码\t科目名称\t决算数\n2070104\t图书馆\t3,050,000.50\n"
    wanted = {"expenditure[function=2070104,fund=fiscal]@2024:final": "3050000.50元"}
    assert [stated(read(text.encode()).readings[0]) for text in (commas, tabs)] == [wanted, wanted]


def test_a_blank_cell_approves_nothing() -> None:
    found = read("2024年度决算批复\n单位：元\n编码,科目名称,调整预算数,决算数\n2070104,图书馆,,0\n".encode())
    assert stated(found.readings[2]) == {"expenditure[function=2070104]@2024:final": "0元"}
    assert all(isinstance(each.value, Figure) for each in found.readings[2].statements if "name" not in str(each.keys[0]))


def test_tables_with_the_titles_of_the_published_ones_are_read_by_their_forms() -> None:
    rows: Rows = [
        ["收入支出决算批复表"],
        ["部门：云溪市文献馆", None, None, None, None, "单位：万元"],
        ["收入", None, None, "支出"],
        ["项目", "行次", "决算数", "项目", "行次", "决算数"],
        ["本年收入合计", 13, 305, "本年支出合计", 29, 300],
        ["年初结转和结余", 15, 1, "年末结转和结余", 31, 6],
        ["总计", 16, 306, "总计", 32, 306],
    ]
    (reading,) = read(book(("批复01", rows))).readings
    found = stated(reading)
    assert found["carry_over[moment=closing]@2024:final"] == "6万元"
    assert found["grand_total[side=income]@2024:final"] == "306万元"


def test_a_budget_is_known_and_its_three_public_table_read() -> None:
    rows: Rows = [
        ["一般公共预算“三公”经费支出表"],
        ["部门：云溪市文献馆", None, None, "单位：万元"],
        ["合计", "因公出国（境）费", "公务接待费"],
        [3.5, 0, 3.5],
    ]
    found = read(book(("封面", [["云溪市文献馆2024年部门预算"]]), ("三公", rows)))
    assert (found.kind, found.body, found.year) == (OtherKind.BUDGET, "云溪市文献馆", 2024)
    assert stated(found.readings[0]) == {
        "three_public@2024:initial_budget": "3.5万元",
        "three_public[three_item=abroad]@2024:initial_budget": "0万元",
        "three_public[three_item=reception]@2024:initial_budget": "3.5万元",
    }


def test_a_budget_without_a_known_table_is_told() -> None:
    with pytest.raises(UnreadableFileError, match="这是部门预算，但没有找到认得的预算表"):
        read("云溪市文献馆2024年部门预算\n部门预算没有附表。\n".encode())


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_any_approved_amounts_are_read_as_they_are_written(cents: list[int]) -> None:
    amounts = [f"{each / 100:.2f}" for each in cents]
    codes = [f"20701{number:02d}" for number in range(1, len(amounts) + 1)]
    lines = [f"{code},名称,{amount}" for code, amount in zip(codes, amounts, strict=True)]
    text = "\n".join(["2024年度财政拨款支出决算批复", "单位：元", "科目编码,科目名称,决算数", *lines])
    found = stated(read(text.encode()).readings[0])
    assert [found[f"expenditure[function={code},fund=fiscal]@2024:final"] for code in codes] == [f"{each}元" for each in amounts]
    assert all(one < other for one, other in pairwise(codes))
