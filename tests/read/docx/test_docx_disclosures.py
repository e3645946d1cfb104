"""Whole disclosures set as Word documents state the same facts, and the same is found in them, as in their texts."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from docx_samples import grids, read
from word_disclosures import word_document

import juesuan
from juesuan.model.disclosure import Disclosure
from juesuan.read.disclosure import read_source

ROOT = Path(__file__).resolve().parents[3]
YUNXI = ROOT / "examples" / "yunxi-liaison-office-2024.txt"
ZHUZHOU = ROOT.parent / "shared" / "documents" / "zhuzhou-beijing-liaison-office-2024.txt"


@cache
def word(text: Path) -> bytes:
    if not text.is_file():
        pytest.skip(f"no ../shared/documents/{text.name} beside the checkout")
    return word_document(text.read_text(encoding="utf-8"))


def as_word(text: Path, folder: Path) -> Path:
    path = folder / "决算.docx"
    path.write_bytes(word(text))
    return path


def stated(disclosure: Disclosure) -> Counter[tuple[str, str]]:
    return Counter((" = ".join(map(str, statement.keys)), repr(statement.value)) for statement in disclosure.statements)


def findings(path: Path) -> set[tuple[str, str]]:
    (document,) = juesuan.check_disclosure(juesuan.read_disclosure(path), show_notes=True).documents
    assert not document.problems
    return {(finding.rule, finding.fact) for finding in document.findings}


def test_the_example_states_the_same_in_word_as_in_text(tmp_path: Path) -> None:
    text, document = juesuan.read_disclosure(YUNXI), juesuan.read_disclosure(as_word(YUNXI, tmp_path))
    assert stated(document) == stated(text)
    assert document.identity == text.identity
    assert [(table.form, table.bound) for table in document.tables] == [(table.form, table.bound) for table in text.tables]


def test_nothing_is_found_in_the_example(tmp_path: Path) -> None:
    assert findings(as_word(YUNXI, tmp_path)) == set()


def test_every_statement_stands_in_the_paragraph_that_its_place_names(tmp_path: Path) -> None:
    numbers = [statement.place.spot.paragraph for statement in juesuan.read_disclosure(as_word(YUNXI, tmp_path)).statements]
    assert None not in numbers
    source = read_source(word(YUNXI), path="决算.docx")
    at = {cell.spot.paragraph for grid in grids(source) for row in grid.rows for cell in row}
    assert len(at) == sum(len(row) for grid in grids(source) for row in grid.rows)


def test_headers_are_merged_as_they_are_drawn() -> None:
    three_public = grids(read(word(YUNXI)))[-1]
    assert [(cell.text, cell.column, cell.rowspan, cell.colspan) for cell in three_public.rows[1][:4]] == [
        ("合计", 0, 2, 1),
        ("因公出国（境）费", 1, 2, 1),
        ("公务用车购置及运行维护费", 2, 1, 3),
        ("公务接待费", 5, 2, 1),
    ]


def test_the_same_is_found_in_the_real_disclosure_as_in_its_text(tmp_path: Path) -> None:
    path = as_word(ZHUZHOU, tmp_path)
    assert findings(path) == findings(ZHUZHOU)
