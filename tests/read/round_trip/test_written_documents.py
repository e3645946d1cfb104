"""Written disclosures (our faulty example, the real one of 株洲) set in other formats: the same is found as in their text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from as_docx import docx_of
from as_html import html_of
from as_xlsx import xlsx_of
from layout import Layout
from office import converted
from reading import found, read
from written import layout_of_text

ROOT = Path(__file__).resolve().parents[3]
TEXTS = {
    "example": ROOT / "examples" / "yunxi-liaison-office-2024-faulty.txt",
    "zhuzhou": ROOT.parent / "shared" / "documents" / "zhuzhou-beijing-liaison-office-2024.txt",
}


def text(name: str) -> bytes:
    path = TEXTS[name]
    if not path.is_file():
        pytest.skip(f"no ../shared/documents/{path.name} beside the checkout")
    return path.read_bytes()


@cache
def layout(name: str) -> Layout:
    return layout_of_text(text(name).decode())


@cache
def expected(name: str) -> set[str]:
    ids = found(read(text(name)))
    assert len(ids) > 10
    return ids


@pytest.mark.parametrize("name", sorted(TEXTS))
@pytest.mark.parametrize("writer", [docx_of, html_of, xlsx_of], ids=["docx", "html", "xlsx"])
def test_the_same_is_found(name: str, writer: Callable[[Layout], bytes]) -> None:
    assert found(read(writer(layout(name)))) == expected(name)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_same_is_found_in_an_old_workbook(name: str) -> None:
    [data] = converted([xlsx_of(layout(name))], "xlsx", "xls")
    assert data.startswith(b"\xd0\xcf\x11\xe0")
    assert found(read(data)) == expected(name)


def test_the_same_is_found_in_the_example_as_pdf() -> None:
    assert found(read(TEXTS["example"].with_suffix(".pdf").read_bytes())) == expected("example")
