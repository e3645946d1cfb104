"""Pages turned and shifted: what is read and where it stands is as a reader sees it."""

from __future__ import annotations

import pytest
from pdf_samples import Drawn, grids, table, texts

from juesuan.read.sources.pdf import read_pdf

CONTENT = (
    "40 100 120 40 re S 100 100 m 100 140 l S 40 120 m 160 120 l S "
    "BT /F 10 Tf 44 126 Td (a) Tj 60 0 Td (247.80) Tj -60 -20 Td (c) Tj 60 0 Td (d) Tj ET "
    "BT /F 10 Tf 40 250 Td (A title) Tj ET "
)
TURNED = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 300 0", 180: "-1 0 0 -1 400 300", 270: "0 -1 1 0 0 400"}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_shown_turned_is_read_as_shown(drawn: Drawn, rotate: int) -> None:
    box = (0, 0, 400, 300) if rotate % 180 == 0 else (0, 0, 300, 400)
    document = read_pdf(drawn(f"{TURNED[rotate]} cm {CONTENT}", box=box, rotate=rotate), path="a.pdf")
    (grid,) = grids(document)
    assert texts(document) == ["A title"]
    assert table(grid) == [["a", "247.80"], ["c", "d"]]
    assert grid.rows[0][1].spot.box == pytest.approx((100, 160, 160, 180), abs=0.1)
    assert document.blocks[0].spot.box == pytest.approx((40, 40.6, 65.6, 52.2), abs=0.6)


def test_the_origin_is_the_corner_of_the_visible_box(drawn: Drawn) -> None:
    data = drawn(f"1 0 0 1 -100 70 cm {CONTENT}", box=(-200, 0, 600, 800), crop=(-100, 70, 300, 370))
    (grid,) = grids(read_pdf(data, path="a.pdf"))
    assert grid.rows[0][1].spot.box == pytest.approx((100, 160, 160, 180), abs=0.1)


@pytest.mark.parametrize(
    ("matrix", "cell"),
    [
        ("0 1 -1 0 300 0", (160, 140, 180, 200)),  # text reads upwards
        ("-1 0 0 -1 400 300", (240, 120, 300, 140)),  # upside down
        ("0 -1 1 0 0 300", (120, 100, 140, 160)),  # downwards
    ],
)
def test_text_turned_on_an_upright_page_is_read_and_its_spots_are_where_it_is_seen(
    drawn: Drawn, matrix: str, cell: tuple[float, ...]
) -> None:
    document = read_pdf(drawn(f"{matrix} cm {CONTENT}"), path="a.pdf")
    (grid,) = grids(document)
    assert texts(document) == ["A title"]
    assert table(grid) == [["a", "247.80"], ["c", "d"]]
    assert grid.rows[0][1].spot.box == pytest.approx(cell, abs=0.1)
