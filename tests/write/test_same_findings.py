"""A document with faults gives the same findings, by their ids, in whatever format it is; and the same report twice."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from example_plan import made
from generated_books import answered
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from reading_back import read
from test_round_trip import FEW, IN_CI, any_ledger

import juesuan
from juesuan.check.runner import Settings, check_one
from juesuan.compile.as_text import text_of
from juesuan.ledger.books import Books
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.blocks import Block, Cell, Grid, Paragraph, SourceDocument
from juesuan.render.json_report import json_report
from juesuan.render.xlsx_disclosure import xlsx_disclosure
from juesuan.standards.standards import load_standards
from juesuan.write.docx import docx_bytes
from juesuan.write.html import html_bytes
from juesuan.write.pdf import pdf_bytes
from juesuan.write.planned import plan_of

Blocks = tuple[Block, ...]

FAULTS = {
    "完成预算的74.77%": "完成预算的47.77%",
    "增长92.90%": "增长29.90%",
    "随之下降": "随之随之下降",
    "决算数大于年初预算数的主要原因是年度缴存": "决算数小于年初预算数的主要原因是年度缴存",
    "公务用车购置费支出预算为18.00万元，支出决算为17.20万元": "公务用车购置费支出预算为18.00万元，支出决算为17.20元",
}
"""What is planted in the sentences of the example."""

_COLUMNS = 8
"""So many cells has a row of 收入决算表 and, behind it, of 支出决算表."""

WORDINGS = {
    "heading": ("2024年度部门决算情况说明", "2023年度部门决算情况说明"),
    "ordinal": ("十三、国有资产", "十四、国有资产"),
    "reason": (r"(?<=主要原因是)[^。；，]+(?=。)", ""),
    "brackets": ("）", ""),
    "residue": (r"增加(?=[\d.]+万元)", "增加（减少）"),
    "stale": (r"截至2024年", "截至2023年"),
    "glossary": (r"^.、机关运行经费：.*", ""),
    "doubled": ("预算", "预算预算"),
    "body": ("(?<=《2024年度)云溪市人民政府驻上海联络处", "云水县林业局"),
}
"""Slips in words: the first place of each pattern and what becomes of it."""


def with_words(blocks: Blocks, pattern: str, new: str) -> Blocks:
    """The blocks with the first place of the pattern in running text replaced."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and re.search(pattern, block.text):
            return (*blocks[:at], replace(block, text=re.sub(pattern, new, block.text, count=1)), *blocks[at + 1 :])
    return blocks


def with_slips(blocks: Blocks, rng: random.Random, times: int) -> Blocks:
    """The blocks with another first digit in so many cells of their tables."""
    found = list(amounts(blocks))
    for at, row, cell in rng.sample(found, min(times, len(found))):
        blocks = with_cell(blocks, (at, row, cell), str(int(cell.text[0]) % 9 + 1) + cell.text[1:])
    return blocks


def amounts(blocks: Blocks) -> Iterator[tuple[int, tuple[Cell, ...], Cell]]:
    """The cells with an amount other than nought: number of the grid, row, cell."""
    for at, block in enumerate(blocks):
        if isinstance(block, Grid):
            yield from ((at, row, cell) for row in block.rows for cell in row if re.fullmatch(r"[1-9]\d*\.\d\d", cell.text))


def with_cell(blocks: Blocks, place: tuple[int, tuple[Cell, ...], Cell], text: str) -> Blocks:
    """The blocks with another text in one cell."""
    at, row, cell = place
    grid = blocks[at]
    assert isinstance(grid, Grid)
    own = tuple(replace(each, text=text) if each.spot == cell.spot else each for each in row)
    rows = tuple(own if each[0].spot == row[0].spot else each for each in grid.rows)
    return (*blocks[:at], replace(grid, rows=rows), *blocks[at + 1 :])


@cache
def formats(blocks: Blocks) -> Mapping[str, bytes]:
    """The document as our writers write it in each format."""
    disclosure = recognise(SourceDocument("compiled", blocks), load_standards(), path="决算")
    plan = plan_of(blocks, disclosure)
    return {
        "txt": text_of(blocks).encode(),
        "docx": docx_bytes(plan),
        "html": html_bytes(plan),
        "pdf": pdf_bytes(plan),
        "xlsx": xlsx_disclosure(disclosure, load_standards(), blocks=blocks),
    }


def ids(data: bytes, suffix: str) -> list[str]:
    (document,) = check_one(read(data, f"决算公开.{suffix}"), Settings(show_notes=True)).documents
    return sorted(each.id for each in document.findings)


def by_format(blocks: Blocks) -> dict[str, list[str]]:
    return {suffix: ids(data, suffix) for suffix, data in formats(blocks).items()}


def same(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """What every format should give: what the text gives."""
    return dict.fromkeys(found, found["txt"])


def faulty_example() -> Blocks:
    blocks = made().blocks
    for right, wrong in FAULTS.items():
        blocks = with_words(blocks, re.escape(right), wrong)
    total = [place for place in amounts(blocks) if place[2].text == "209.08" and len(place[1]) == _COLUMNS and place[2].column == 2]
    return with_cell(blocks, total[-1], "290.08")


def test_each_format_of_the_example_with_faults_gives_the_same_finding_ids() -> None:
    found = by_format(faulty_example())
    assert {each.split(":")[0] for each in found["txt"]} >= {"A102", "N901", "N903", "N906", "T101", "X101"}
    assert found == same(found)


@pytest.mark.parametrize("slip", WORDINGS.values(), ids=WORDINGS)
def test_each_format_tells_of_a_slip_in_words_by_the_same_id(slip: tuple[str, str]) -> None:
    blocks = with_words(made().blocks, *slip)
    found = by_format(blocks)
    assert blocks != made().blocks
    assert found["txt"] != []
    assert found == same(found)


@pytest.mark.parametrize("drop", ["国有资产占用情况说明", "一般公共预算财政拨款支出决算表", "机构设置"])
def test_each_format_tells_of_what_was_left_out_by_the_same_id(drop: str) -> None:
    found = by_format(tuple(without(made().blocks, drop)))
    assert found["txt"] != []
    assert found == same(found)


def without(blocks: Blocks, title: str) -> Iterator[Block]:
    """The blocks without a heading (or the title of a table) and what stands below it, up to the next one."""
    left_out = False
    for block in blocks:
        if isinstance(block, Paragraph) and re.fullmatch(rf"(?:.+、)?{title}", block.text):
            left_out = True
        elif isinstance(block, Paragraph) and re.match("[一二三四五六七八九十]+、|第.部分|[^，。]+决算.*表$", block.text):
            left_out = False
        if not left_out:
            yield block


@settings(FEW, max_examples=10 if IN_CI else 2, phases=[Phase.generate])
@given(any_ledger(), st.integers(0, 99))
def test_each_format_of_a_generated_document_with_wrong_cells_gives_the_same_finding_ids(books: Books, seed: int) -> None:
    found = by_format(with_slips(answered(books).blocks, random.Random(seed), 3))  # noqa: S311 -- no secret
    assert found == same(found)


def test_checking_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "决算公开.txt"
    path.write_bytes(formats(faulty_example())["txt"])
    one, two = (json_report(check_one(juesuan.read_disclosure(path), Settings(show_notes=True))) for _ in range(2))
    assert one == two
