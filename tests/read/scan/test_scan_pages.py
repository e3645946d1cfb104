"""Scans of the example's tables and prose, stamped, turned and noisy, read as their text layer says."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from msgspec.structs import replace

from juesuan.read.disclosure import read_source
from juesuan.read.sources.blocks import Cell, Grid, Paragraph
from juesuan.read.sources.pdf.reader import read_layouts
from juesuan.read.sources.scan.extra import has_ocr

if not has_ocr():
    pytest.skip("the extra ocr is not installed", allow_module_level=True)

import cv2
import numpy as np
from PIL import Image
from scanned import DOTS, Damage, damaged, drawn, scan_of

from juesuan.read.sources.scan.limits import ScanLimits
from juesuan.read.sources.scan.page import read_picture

if TYPE_CHECKING:
    from juesuan.read.sources.pdf.pages import PageTable

INCOME_PAGE = 5  # from 0: 收入决算表, 9 columns, merged header cells
SMALL_PAGE = 12
PROSE_PAGE = 13
HALF_WIDTH = str.maketrans("（）：，", "():,")
FIGURE = re.compile(r"[-−]?[\d,]+(?:\.\d+)?%?")


def plain(cell: Cell) -> str:
    return "".join(cell.text.split()).translate(HALF_WIDTH)


def shape(table: PageTable) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.column, cell.rowspan, cell.colspan) for cell in table.cells]


@pytest.fixture(scope="module")
def picture(example: bytes) -> Any:
    return drawn(pypdfium2.PdfDocument(example)[INCOME_PAGE])


def test_a_poor_scan_of_a_table_gives_its_cells_and_figures(example: bytes, picture: Any) -> None:
    truth = read_layouts(example, path="")[INCOME_PAGE]
    read = read_picture(damaged(picture, Damage()), INCOME_PAGE + 1, DOTS, ScanLimits())
    (wanted,), (found,) = truth.tables, read.tables
    assert shape(found) == shape(wanted)
    pairs = [(plain(a), b) for a, b in zip(wanted.cells, found.cells, strict=True) if FIGURE.fullmatch(plain(a))]
    assert len(pairs) > 90
    wrong = [(said, plain(cell)) for said, cell in pairs if said != plain(cell) and not cell.spot.doubtful]
    assert wrong == []
    assert sum(said == plain(cell) for said, cell in pairs) >= 0.98 * len(pairs)


def test_places_are_those_of_the_page_as_it_is_seen(example: bytes) -> None:
    (wanted,) = read_layouts(example, path="")[SMALL_PAGE].tables
    page = drawn(pypdfium2.PdfDocument(example)[SMALL_PAGE])
    read = read_picture(damaged(page, Damage(degrees=-1.0, stamp=False)), 7, DOTS, ScanLimits())
    (found,) = read.tables
    middle_x, middle_y = (size / 2 for size in read.frame.reading_size)
    for before, after in zip(wanted.cells, found.cells, strict=True):
        left, top, right, bottom = before.spot.box or (0, 0, 0, 0)
        x, y = (left + right) / 2 - middle_x, (top + bottom) / 2 - middle_y
        seen = after.spot.box or (0, 0, 0, 0)
        assert after.spot.page == 7
        assert (seen[0] + seen[2]) / 2 == pytest.approx(middle_x + x - 0.01745 * y, abs=2)
        assert (seen[1] + seen[3]) / 2 == pytest.approx(middle_y + y + 0.01745 * x, abs=2)


def test_a_page_on_its_side_is_read_and_placed_as_it_is_seen(example: bytes) -> None:
    page = drawn(pypdfium2.PdfDocument(example)[SMALL_PAGE])
    upright = read_layouts(example, path="")[SMALL_PAGE]
    read = read_picture(np.rot90(page, -1), 1, DOTS, ScanLimits())
    (wanted,), (found,) = upright.tables, read.tables
    assert [plain(cell) for cell in found.cells] == [plain(cell) for cell in wanted.cells]
    left, top, right, bottom = wanted.cells[3].spot.box or (0, 0, 0, 0)
    height = upright.frame.height
    assert found.cells[3].spot.box == pytest.approx((height - bottom, left, height - top, right), abs=2)


def mixed(example: bytes) -> bytes:
    """A PDF of a page with a text layer, a scanned page of prose, and again one with a text layer."""
    whole, scan = pypdfium2.PdfDocument(example), pypdfium2.PdfDocument(scan_of(example, [PROSE_PAGE], Damage(stamp=False)))
    joined = pypdfium2.PdfDocument.new()
    joined.import_pages(whole, [0])
    joined.import_pages(scan)
    joined.import_pages(whole, [PROSE_PAGE + 1])
    out = io.BytesIO()
    joined.save(out)
    return out.getvalue()


def test_a_scanned_page_stands_in_its_place_among_others(example: bytes) -> None:
    truth = pypdfium2.PdfDocument(example)[PROSE_PAGE].get_textpage().get_text_bounded()
    source = read_source(mixed(example), path="混合.pdf")
    assert source.problems == ()
    pages = [block.spot.page or 0 for block in source.blocks]
    assert (pages, set(pages)) == (sorted(pages), {1, 2, 3})
    scanned = [block for block in source.blocks if isinstance(block, Paragraph) and block.spot.page == 2]
    assert all(block.spot.confidence is not None for block in scanned)
    assert all(block.spot.confidence is None for block in source.blocks if block.spot.page != 2)
    figures = re.findall(r"\d+\.\d+", "".join(truth.split()))
    assert len(figures) > 15
    assert [each for block in scanned for each in re.findall(r"\d+\.\d+", block.text)][: len(figures)] == figures


def ruled(words: str = "") -> Any:
    """A drawn table of three rows and three columns, each cell with the same Latin words."""
    picture = np.full((500, 800, 3), 255, np.uint8)
    for step in range(4):
        cv2.line(picture, (100, 100 + 100 * step), (700, 100 + 100 * step), (0, 0, 0), 2)
        cv2.line(picture, (100 + 200 * step, 100), (100 + 200 * step, 400), (0, 0, 0), 2)
    for row in range(3):
        for column in range(3):
            cv2.putText(picture, words, (130 + 200 * column, 160 + 100 * row), cv2.FONT_HERSHEY_SIMPLEX, 1, (0, 0, 0), 2)
    return picture


def test_pieces_beyond_the_limit_are_left_out_with_a_problem() -> None:
    read = read_picture(ruled("12.50"), 3, DOTS, replace(ScanLimits(), max_readings=4))
    assert [cell.text for cell in read.tables[0].cells] == ["12.50"] * 4 + [""] * 5
    assert [cell.spot.doubtful for cell in read.tables[0].cells] == [False] * 4 + [True] * 5
    assert [problem.message for problem in read.problems] == ["第 3 页的文字过多，有 5 处没有识别"]


def test_lines_beyond_the_limit_build_no_table() -> None:
    read = read_picture(ruled(), 3, DOTS, replace(ScanLimits(), max_crossings=15))
    assert read.tables == ()
    assert [problem.message for problem in read.problems] == ["第 3 页的线条过多，其中的表格没有识别"]


def test_an_empty_table_is_read_as_blank_and_without_doubt() -> None:
    (table,) = read_picture(ruled(), 1, DOTS, ScanLimits()).tables
    assert [(cell.text, cell.spot.doubtful) for cell in table.cells] == [("", False)] * 9


def saved(kind: str, *words: str) -> bytes:
    """A picture file of a page for each of the words."""
    out = io.BytesIO()
    first, *others = (Image.fromarray(ruled(each)) for each in words)
    first.save(out, kind, dpi=(100, 100), **({"save_all": True, "append_images": others} if others else {}))
    return out.getvalue()


@pytest.mark.parametrize(("kind", "words"), [("PNG", ["12.50"]), ("JPEG", ["12.50"]), ("TIFF", ["12.50", "3.75"])])
def test_picture_files_are_read(kind: str, words: list[str]) -> None:
    source = read_source(saved(kind, *words), path="表.图")
    assert (source.format, source.pages, source.problems) == ("scan", len(words), ())
    grids = [block for block in source.blocks if isinstance(block, Grid)]
    assert [cell.text for grid in grids for row in grid.rows for cell in row] == [word for word in words for _ in range(9)]
    assert grids[0].rows[1][2].spot.page == 1
    assert grids[0].rows[1][2].spot.box == pytest.approx((360, 144, 504, 216), abs=1)
