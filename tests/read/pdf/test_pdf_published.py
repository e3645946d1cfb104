"""Published documents: every cell as pdfplumber has it, and tables and paragraphs over pages whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_samples import grids, table, texts

from juesuan.read.sources.blocks import SourceDocument
from juesuan.read.sources.pdf import read_pdf
from juesuan.read.sources.pdf.pages import page_grid
from juesuan.read.sources.pdf.reader import read_layouts

CHECKOUT = Path(__file__).resolve().parents[3]
DOCUMENTS = CHECKOUT / ".." / "shared" / "documents"


def published(name: str) -> Path:
    path = DOCUMENTS / name
    if not path.exists():
        pytest.skip(f"{name} is not published with the checkout")
    return path


@pytest.fixture(scope="module")
def putuo() -> SourceDocument:
    return read_pdf(published("putuo-finance-bureau-2024.pdf").read_bytes(), path="putuo.pdf")


@pytest.mark.parametrize("name", ["putuo-finance-bureau-2024.pdf", "shanghai-template-2024.pdf"])
def test_every_cell_of_every_page_is_as_the_oracle_has_it(name: str) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    path = published(name)
    layouts = read_layouts(path.read_bytes(), path=name)
    with pdfplumber.open(path) as oracle:
        expected = [[cells_of_rows(t.extract()) for t in page.find_tables()] for page in oracle.pages]
    found = [[page_grid(t, page.number, page.frame) for t in page.tables] for page in layouts]
    assert [
        [{(c.row, c.column): "".join(c.text.split()) for row in grid.rows for c in row} for grid in page] for page in found
    ] == expected


def cells_of_rows(rows: list[list[str | None]]) -> dict[tuple[int, int], str]:
    return {(i, j): "".join(text.split()) for i, row in enumerate(rows) for j, text in enumerate(row) if text is not None}


def test_tables_over_pages_are_whole(putuo: SourceDocument) -> None:
    found = [(grid.spot.page, len(grid.rows)) for grid in grids(putuo)]
    assert found == [
        (5, 4),
        (6, 32),
        (8, 23),
        (10, 23),
        (12, 35),
        (15, 24),
        (16, 43),
        (18, 6),
        (19, 12),
        (20, 12),
    ]


def test_the_last_row_of_a_joined_table_has_its_own_page(putuo: SourceDocument) -> None:
    last = grids(putuo)[1].rows[-1]
    assert [(c.text, c.row, c.column, c.spot.page) for c in last] == [
        ("总计", 31, 0, 7),
        ("2,995.39", 31, 1, 7),
        ("总计", 31, 2, 7),
        ("2,995.39", 31, 3, 7),
    ]
    assert last[1].spot.box == pytest.approx((226.4, 134.6, 301.4, 156.1), abs=80)


def test_figures_inside_sentences_keep_their_place(putuo: SourceDocument) -> None:
    assert (
        "上海市普陀区财政局2024年度收入支出总计2995.39万元。与2023年度相比，收入支出总计减少56.95万元，下降1.87%。"
        "主要原因：基本支出中人员进出及退休变化，以及项目支出中合同支付进度条款等原因减少支付。"
    ) in texts(putuo)


def test_headings_of_sections_are_paragraphs_of_their_own(putuo: SourceDocument) -> None:
    headings = [text for text in texts(putuo) if text.endswith("情况说明") and text[1] == "、"]
    assert headings[9:] == headings[:9]
    assert "第三部分上海市普陀区财政局2024年度部门决算情况说明" in texts(putuo)


def test_the_merged_head_of_table_seven(putuo: SourceDocument) -> None:
    grid = grids(putuo)[7]
    assert table(grid)[1] == ["合计", "因公出国（境）费", "公务用车购置及运行费", "公务接待费"]
    assert [(c.rowspan, c.colspan) for c in grid.rows[1]] == [(2, 2), (2, 2), (1, 6), (3, 2)]
