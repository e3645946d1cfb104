"""Findings stand in the order in which a reader comes upon them: file, page or sheet, row and column."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from juesuan.check.order import NOWHERE, positions_in
from juesuan.figures.place import Place, Spot
from juesuan.model.disclosure import Disclosure, DocumentKind, Identity, Part, Sentence, TableFound, TextSection

IDENTITY = Identity("青川市档案馆", 2024, DocumentKind.DEPARTMENT, "hunan-2024", region_known=True)


def place(**spot: object) -> Place:
    return Place(Part.TABLES, spot=Spot(**spot))  # type: ignore[arg-type]


def table(sheet: str, file: str = "") -> TableFound:
    return TableFound("expenditure", "支出决算表", "万元", False, (), place(sheet=sheet, cell="A1", file=file), 1, 1)


def section(file: str, *sheets: str) -> TextSection:
    passages = tuple(Sentence("字", place(sheet=sheet, file=file)) for sheet in sheets)
    return TextSection(Part.OTHER, None, "", place(file=file), passages)


BOOK = Disclosure(IDENTITY, (), (section("", "说明"),), (table("乙表"), table("甲表")), (), ())


def ordered(disclosure: Disclosure, *places: Place) -> list[Place]:
    position = positions_in(disclosure)
    return sorted(places, key=lambda each: position([each]))


def test_sheets_stand_as_in_the_book_and_cells_by_row_then_column() -> None:
    cells = [("乙表", "A2"), ("乙表", "B10"), ("乙表", "Z10"), ("乙表", "AA10"), ("甲表", "A1"), ("说明", "A1")]
    places = [place(sheet=sheet, cell=cell) for sheet, cell in cells]
    assert ordered(BOOK, *reversed(places)) == places


def test_files_stand_in_the_order_in_which_they_were_read() -> None:
    disclosure = replace(BOOK, sections=(section("说明.docx"), section("附表.xls")), tables=(table("甲表", "附表.xls"),))
    places = [place(paragraph=90, file="说明.docx"), place(sheet="甲表", cell="B2", file="附表.xls")]
    assert ordered(disclosure, *reversed(places)) == places


def test_pages_then_the_distance_from_the_top() -> None:
    top, low = (0.0, 10.0, 5.0, 15.0), (0.0, 90.0, 5.0, 95.0)
    places = [place(page=2, box=top), place(page=2, box=low), place(page=10, box=top)]
    assert ordered(BOOK, *reversed(places)) == places


@pytest.mark.parametrize("kind", ["line", "paragraph"])
def test_lines_and_paragraphs_by_number(kind: str) -> None:
    places = [place(**{kind: 9}), place(**{kind: 10}), place(**{kind: 100})]
    assert ordered(BOOK, *reversed(places)) == places


def test_the_first_place_that_is_known_counts_and_without_any_it_is_nowhere() -> None:
    position = positions_in(BOOK)
    assert position([place(), place(line=7), place(line=3)]) == (1, 0, 0, 7, 0)
    assert position([place()]) == position([]) == NOWHERE
