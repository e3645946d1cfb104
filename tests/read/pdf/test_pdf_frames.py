"""Pages turned and shifted: what is read and where it stands is as a reader sees it."""

from __future__ import annotations

import pytest
from pdf_samples import Drawn, Typeset, grids, table, texts

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


def test_a_table_set_sideways_between_upright_page_furniture(typeset: Typeset) -> None:
    rows = (
        "[项目], [合计], [基本支出], [项目支出], [行政运行], [603.14], [400.00], [203.14], [住房公积金], [55.10], [55.10], [0.00]"
    )
    inner = f"#align(center)[收入决算表]\n#table(columns: (80pt, 60pt, 60pt, 60pt), {rows})"
    data = typeset(
        '#set page(width: 300pt, height: 400pt, numbering: "第1页 共1页")\n'
        f"#rotate(90deg, reflow: true)[#block(width: 280pt)[{inner}]]"
    )
    document = read_pdf(data, path="a.pdf")
    (grid,) = grids(document)
    assert texts(document) == ["收入决算表"]
    assert table(grid) == [
        ["项目", "合计", "基本支出", "项目支出"],
        ["行政运行", "603.14", "400.00", "203.14"],
        ["住房公积金", "55.10", "55.10", "0.00"],
    ]
    box = grid.rows[1][1].spot.box
    assert box is not None
    assert box[3] - box[1] > 2 * (box[2] - box[0])  # the cell lies on its side on the page


def test_text_in_the_margin_beside_the_reading_is_kept(drawn: Drawn) -> None:
    document = read_pdf(drawn(CONTENT + "BT /F 10 Tf 0 1 -1 0 20 100 Tm (Binding) Tj ET"), path="a.pdf")
    assert texts(document) == ["A title", "Binding"]
    assert len(grids(document)) == 1
