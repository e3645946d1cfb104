"""The example disclosure as a page states what its text states, and the check finds nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from example_page import TEXT, page

import juesuan
from juesuan.model.disclosure import Disclosure

Stated = Counter[tuple[str, str | None, str | None, str | None, str, str]]


def stated(disclosure: Disclosure) -> Stated:
    """Everything that a disclosure states and where it says so."""
    return Counter(
        (each.place.part, each.place.table, each.place.row, each.place.section, " ".join(map(str, each.keys)), str(each.value))
        for each in disclosure.statements
    )


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Disclosure:
    path = tmp_path_factory.mktemp("page") / "决算.html"
    path.write_text(page(), encoding="utf-8")
    return juesuan.read_disclosure(path)


def test_the_statements_are_those_of_the_text(read: Disclosure) -> None:
    text = juesuan.read_disclosure(TEXT)
    assert stated(read) == stated(text)
    assert [(table.form, table.bound) for table in read.tables] == [(table.form, table.bound) for table in text.tables]
    assert (read.identity, read.problems, len(read.unbound)) == (text.identity, (), len(text.unbound))


def test_nothing_is_found_wrong(read: Disclosure) -> None:
    [document] = juesuan.check_disclosure(read).documents
    assert document.findings == ()


def test_every_place_is_a_line_of_the_page(read: Disclosure) -> None:
    lines = page().splitlines()
    for each in read.statements:
        if each.place.table and each.place.quote and "\n" not in each.place.quote:
            assert each.place.spot.line
            assert each.place.quote.replace(" ", "&nbsp;") in lines[each.place.spot.line - 1]


def test_another_encoding_says_the_same(tmp_path: Path, read: Disclosure) -> None:
    path = tmp_path / "决算.pdf"
    path.write_bytes(page().replace("utf-8", "gb2312").encode("gb18030"))
    assert stated(juesuan.read_disclosure(path)) == stated(read)
