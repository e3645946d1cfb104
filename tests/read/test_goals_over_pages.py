"""Goals of a score sheet whose row a page breaks: one text, whichever of the two columns goes on."""

from __future__ import annotations

import pytest
from disclosure_samples import drawn, read_blocks
from msgspec.structs import replace
from report_samples import texts

from juesuan.read.sources.blocks import Grid

TITLE = "项目支出绩效自评表"
HEAD = "项目名称 | 档案数字化 | <\n年度总体目标 | 预期目标 | 实际完成情况\n"


def sheet(above: str, below: str) -> Grid:
    """The sheet with a row of goals on the first page and another row on the second."""
    grid = drawn(f"{HEAD}^ | {above}\n | {below}")
    *first, last = grid.rows
    return replace(grid, rows=(*first, tuple(replace(cell, spot=replace(cell.spot, page=2)) for cell in last)))


@pytest.mark.parametrize(
    ("above", "below", "goal", "actual"),
    [
        ("扫描十万 | 扫描十二", "页。 | 万页。", "扫描十万页。", "扫描十二万页。"),
        ("扫描十万页。 | 扫描十二", " | 万页。", "扫描十万页。", "扫描十二万页。"),
    ],
)
def test_a_row_that_a_page_breaks_is_one_text(above: str, below: str, goal: str, actual: str) -> None:
    found = texts(read_blocks(TITLE, sheet(above, below)))
    assert found == {"goal[sheet=档案数字化]@2024:final": goal, "achievement[sheet=档案数字化]@2024:final": actual}
