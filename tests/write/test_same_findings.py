"""A document with faults gives the same findings, by their ids, in whatever format it is; and the same report twice."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from example_plan import made
from msgspec.structs import replace

import juesuan
from juesuan.check.runner import Settings, check_one
from juesuan.compile.as_text import text_of
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.blocks import Block, Grid, Paragraph, SourceDocument
from juesuan.render.json_report import json_report
from juesuan.standards.standards import load_standards
from juesuan.write.docx import docx_bytes
from juesuan.write.html import html_bytes
from juesuan.write.plan import Plan
from juesuan.write.planned import plan_of

FAULTS = {
    "完成预算的74.77%": "完成预算的47.77%",
    "增长92.90%": "增长29.90%",
    "随之下降": "随之随之下降",
    "决算数大于年初预算数的主要原因是年度缴存": "决算数小于年初预算数的主要原因是年度缴存",
    "公务用车购置费支出预算为18.00万元，支出决算为17.20万元": "公务用车购置费支出预算为18.00万元，支出决算为17.20元",
}
"""What is planted in the sentences of the example."""


def _faulty(block: Block) -> Block:
    if isinstance(block, Paragraph):
        for right, wrong in FAULTS.items():
            block = replace(block, text=block.text.replace(right, wrong))
    return block


def _cell_changed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A digit of one cell of 支出决算表 changed: 行政运行, total."""
    grids = [number for number, block in enumerate(blocks) if isinstance(block, Grid) and block.rows[-1]]
    for number in grids:
        grid = blocks[number]
        assert isinstance(grid, Grid)
        for at, row in enumerate(grid.rows):
            if [cell.text for cell in row[:3]] == ["2010301", "行政运行", "209.08"] and len(row) == 8:
                changed = (*row[:2], replace(row[2], text="290.08"), *row[3:])
                rows = (*grid.rows[:at], changed, *grid.rows[at + 1 :])
                return (*blocks[:number], replace(grid, rows=rows), *blocks[number + 1 :])
    raise AssertionError


@cache
def _blocks() -> tuple[Block, ...]:
    return _cell_changed(tuple(_faulty(block) for block in made().blocks))


@cache
def _plan() -> Plan:
    return plan_of(_blocks(), recognise(SourceDocument("text", _blocks()), load_standards(), path="决算"))


def _text(_: Plan) -> bytes:
    return text_of(_blocks()).encode()


def _ids(path: Path) -> list[str]:
    (document,) = juesuan.check_disclosure(path, show_notes=True).documents
    return sorted(each.id for each in document.findings)


@pytest.mark.parametrize(("suffix", "write"), [("docx", docx_bytes), ("html", html_bytes)])
def test_each_format_of_a_document_gives_the_same_finding_ids(tmp_path: Path, suffix: str, write: Callable[[Plan], bytes]) -> None:
    text, other = tmp_path / "决算公开.txt", tmp_path / f"决算公开.{suffix}"
    text.write_bytes(_text(_plan()))
    other.write_bytes(write(_plan()))
    assert {each.split(":")[0] for each in _ids(text)} >= {"A102", "N901", "N903", "N906", "T101", "X101"}
    assert _ids(other) == _ids(text)


def test_checking_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "决算公开.txt"
    path.write_bytes(_text(_plan()))
    one, two = (json_report(check_one(juesuan.read_disclosure(path), Settings(show_notes=True))) for _ in range(2))
    assert one == two
