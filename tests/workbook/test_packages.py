"""Texts looked for in a packed part that is never held as a whole."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from juesuan.workbook.limits import SheetLimits
from juesuan.workbook.packages import Package

CHUNK = 1 << 20


@pytest.mark.parametrize(
    ("before", "holds"),
    [(0, True), (CHUNK - 1, True), (CHUNK - 2, True), (CHUNK, True), (2 * CHUNK - 1, True), (None, False)],
)
def test_a_text_is_found_wherever_the_part_is_cut(before: int | None, holds: bool) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a", b"x" * 3 * CHUNK if before is None else b"x" * before + b'"e"' + b"x" * 10)
    assert Package(out.getvalue(), SheetLimits()).holds("a", b'"e"', b"'e'") is holds
    assert not Package(out.getvalue(), SheetLimits()).holds("b", b'"e"')
