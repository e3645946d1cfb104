"""A table of the page: spans, gaps and marks fit together whatever is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from juesuan.figures.cell import Cell
from juesuan.figures.place import Place, Spot
from juesuan.model.disclosure import Part, Sentence, TableFound, TextSection
from juesuan.render.html.drawn_passage import Stretch, draw_passage
from juesuan.render.html.drawn_table import DrawnCell, DrawnTable, Layout, draw_table
from juesuan.render.table_layout import place_cells

HERE = Place("tables", table="支出决算表")


def _table(rows: list[list[Cell]]) -> TableFound:
    return TableFound("expenditure", "支出决算表", "万元", False, (), HERE, 0, 0, tuple(tuple(row) for row in rows))


def _plain(height: int, width: int) -> TableFound:
    return _table([[Cell(f"{row},{column}", row, column, Spot()) for column in range(width)] for row in range(height)])


def _layout(table: TableFound, head: int) -> Layout:
    return Layout(table, place_cells(table), head)


def _widths(drawn: DrawnTable) -> set[int]:
    """How many columns each row comes to, those of cells that span from above included."""
    rows = [*drawn.head, *drawn.body]
    taken: dict[int, int] = dict.fromkeys(range(len(rows)), 0)
    for at, row in enumerate(rows):
        for cell in row:
            for below in range(at, at + cell.rowspan):
                taken[below] += cell.colspan
    return set(taken.values())


def test_a_long_table_keeps_its_header_and_the_rows_around_the_mark() -> None:
    layout = _layout(_plain(40, 3), 2)
    marked = next(cell for cell in layout.cells if cell.cell.text == "20,1")
    drawn = draw_table(layout, {marked: "suspect"})
    assert [[cell.text for cell in row] for row in drawn.head] == [["0,0", "0,1", "0,2"], ["1,0", "1,1", "1,2"]]
    assert [row[0].text for row in drawn.body] == ["⋮", "17,0", "18,0", "19,0", "20,0", "21,0", "22,0", "23,0", "⋮"]
    assert [cell for row in drawn.body for cell in row if cell.mark] == [DrawnCell("20,1", mark="suspect", number=False)]
    assert (drawn.height, drawn.whole) == (40, False)


def test_a_wide_table_keeps_its_first_columns_and_those_around_the_mark() -> None:
    layout = _layout(_plain(2, 30), 1)
    marked = next(cell for cell in layout.cells if cell.cell.text == "1,20")
    [row] = draw_table(layout, {marked: "suspect"}).body
    assert [cell.text for cell in row] == ["1,0", "1,1", "…", *(f"1,{column}" for column in range(16, 25)), "…"]


def test_a_table_without_a_mark_shows_its_first_rows() -> None:
    drawn = draw_table(_layout(_plain(40, 2), 1), {})
    assert [row[0].text for row in drawn.body] == ["1,0", "2,0", "3,0", "4,0", "5,0", "⋮"]


@given(st.data())
def test_every_row_of_a_drawn_table_is_equally_wide(data: st.DataObject) -> None:
    height, width = data.draw(st.integers(1, 40)), data.draw(st.integers(1, 30))
    spans = st.integers(1, 4)
    rows = [
        [
            Cell("文", row, column, Spot(), data.draw(spans), data.draw(spans))
            for column in sorted(data.draw(st.sets(st.integers(0, width - 1), min_size=1, max_size=5)))
        ]
        for row in range(height)
    ]
    layout = _layout(_table(rows), data.draw(st.integers(0, 3)))
    marked = data.draw(st.sets(st.sampled_from(layout.cells), max_size=2))
    drawn = draw_table(layout, dict.fromkeys(marked, "suspect"))
    assert len(_widths(drawn)) == 1
    assert sum(cell.mark == "suspect" for row in (*drawn.head, *drawn.body) for cell in row) == len(marked)


def _section(*paragraphs: str) -> TextSection:
    counts = [text.count("。") for text in paragraphs]
    firsts = [sum(counts[:at]) + 1 for at in range(len(paragraphs))]
    places = [Place("narrative", section="三", sentence=first, spot=Spot(line=at)) for at, first in enumerate(firsts, 1)]
    texts = tuple(Sentence(text, place) for text, place in zip(paragraphs, places, strict=True))
    return TextSection(Part.NARRATIVE, None, "三、说明", Place("narrative", section="三"), texts)


def test_of_equal_wordings_the_one_in_the_sentence_that_is_counted_is_marked() -> None:
    section = _section("甲为5万元。", "乙为5万元。丙为5万元。")
    place = Place("narrative", section="三", sentence=3, quote="为5万元", spot=Spot(line=2))
    assert draw_passage(section, {place: "suspect"}).paragraphs == (
        (Stretch("乙为5万元。丙"), Stretch("为5万元", "suspect"), Stretch("。")),
    )


def test_a_wording_that_is_not_found_marks_its_paragraph() -> None:
    place = Place("narrative", section="三", quote="别的话", spot=Spot(line=1))
    assert draw_passage(_section("甲为5万元。"), {place: "involved"}).paragraphs == ((Stretch("甲为5万元。", "involved"),),)


def test_overlapping_wordings_are_marked_once_and_long_text_is_cut() -> None:
    section = _section("甲" * 400 + "乙为5万元。")
    outer = Place("narrative", section="三", quote="乙为5万元", spot=Spot(line=1))
    inner = Place("narrative", section="三", quote="5万元", spot=Spot(line=1))
    [paragraph] = draw_passage(section, {outer: "suspect", inner: "involved"}).paragraphs
    assert [stretch.mark for stretch in paragraph] == ["", "suspect", ""]
    assert len(paragraph[0].text) == 240
