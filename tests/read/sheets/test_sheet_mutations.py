"""Workbooks with some of their bytes changed: each is read or refused in Chinese, none ends the process or takes long."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sheet_samples import DATA, outcome, parts_of, xlsx, zipped
from xlsxwriter.workbook import Workbook

SMALL = (DATA / "small.xls").read_bytes()
OUTCOMES = ("", "表格文件已损坏或不完整", "表格文件没有内容", "表格文件太大", "文件已加密，需要密码；请打开后另存为不加密的文件")
DEADLINE = timedelta(seconds=5)
"""Of one workbook: its values are read in a process of its own, which takes a moment to start."""


def plain(book: Workbook) -> None:
    book.add_worksheet("收入").write_row(0, 0, ["合计", 9])


@settings(deadline=DEADLINE)
@given(st.binary(max_size=64), st.integers(0, len(SMALL) - 1))
def test_an_old_workbook_with_some_bytes_changed(junk: bytes, at: int) -> None:
    data = (SMALL[:at] + junk + SMALL[at + len(junk) :])[: len(SMALL)]
    assert outcome(data) in OUTCOMES


@settings(deadline=DEADLINE)
@given(st.binary(max_size=16), st.integers(0, 5000))
def test_a_sheet_with_some_bytes_changed(junk: bytes, at: int) -> None:
    parts = parts_of(xlsx(plain))
    name = sorted(parts)[at % len(parts)]
    cut = at % (len(parts[name]) + 1)
    assert outcome(zipped({**parts, name: parts[name][:cut] + junk + parts[name][cut + len(junk) :]})) in OUTCOMES
