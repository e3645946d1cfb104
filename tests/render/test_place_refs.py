"""Places as strings: what is written for a place finds that place again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juesuan.figures.place import Place, Spot
from juesuan.render.place import place_words
from juesuan.render.place_ref import closeness, parse_ref, place_ref, says

CELL = Place("tables", table="支出决算表", row="2010302 一般行政管理事务", column="项目支出", quote="105.88", spot=Spot(line=523))


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (CELL, "支出决算表/2010302 一般行政管理事务/项目支出@L523"),
        (replace(CELL, spot=Spot(page=12, box=(1, 2, 3, 4))), "支出决算表/2010302 一般行政管理事务/项目支出@p12"),
        (replace(CELL, spot=Spot(sheet="收支/总表", cell="C5")), "支出决算表/2010302 一般行政管理事务/项目支出@收支／总表!C5"),
        (replace(CELL, row=None), "支出决算表//项目支出@L523"),
        (Place("narrative", section="三、支出", sentence=3, spot=Spot(paragraph=58)), "三、支出/第3句@¶58"),
        (Place("other", spot=Spot(line=7)), "L7"),
        (Place("other"), ""),
    ],
)
def test_how_a_place_is_written(place: Place, written: str) -> None:
    assert place_ref(place) == written


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("支出决算表/2010302 一般行政管理事务/项目支出@L523", 0),
        ("支出决算表/2010302/项目支出", 1),
        ("公开03表/2010302/项目支出", 1),
        ("支出决算表/一般行政/项目", 2),
        ("//项目支出", 0),
        ("支出决算表", 1),
        ("L523", 0),
        ("L52", None),
        ("p1", None),
        ("支出决算表/201/项目支出", 2),
        ("收入决算表/2010302/项目支出", None),
        ("支出决算表/2010302/项目支出@L524", None),
    ],
)
def test_how_near_a_written_place_comes(written: str, near: int | None) -> None:
    assert closeness(parse_ref(written), CELL, ("公开03表",)) == near


def test_the_words_of_a_report_name_the_place_with_or_without_the_quote() -> None:
    words = place_words(CELL)
    assert says(words, CELL)
    assert says(f"{words}：“105.88”", CELL)
    assert not says(words.replace("523", "52"), CELL)


_NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(lambda name: name.strip())


@given(table=_NAMES, row=_NAMES, column=_NAMES, sheet=_NAMES, page=st.integers(1, 99))
def test_what_is_written_finds_its_place_again(table: str, row: str, column: str, sheet: str, page: int) -> None:
    for spot in (Spot(page=page), Spot(sheet=sheet, cell="AB12"), Spot(line=page)):
        place = Place("tables", table=table, row=row, column=column, spot=spot)
        assert closeness(parse_ref(place_ref(place)), place) == 0
