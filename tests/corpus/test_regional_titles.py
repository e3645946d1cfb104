"""Titles of tables and sections as published disclosures of 25 provinces print them: the share that is recognised."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from juesuan.figures.numerals import split_ordinal
from juesuan.figures.place import Spot
from juesuan.model.disclosure import Part
from juesuan.read.recognise.items import Line
from juesuan.read.recognise.regions import find_report_title, find_title, title_index
from juesuan.read.recognise.titles import find_bare_part, find_heading, find_part, section_index
from juesuan.standards.standards import load_standards

HEADINGS = Path(__file__).resolve().parents[3] / "shared" / "regions" / "headings.jsonl"
pytestmark = pytest.mark.skipif(not HEADINGS.exists(), reason="the headings of the regions are not here")

STANDARDS = load_standards()
TABLES = title_index(STANDARDS.form_sets.values())
SECTIONS = section_index(STANDARDS)
TITLE = re.compile(r"^(?:表[一二三四五六七八九十]+[：:]|[（(]?[一二三四五六七八九十]+[、）)])[^。…/]{2,40}$")
TABLE = re.compile(r"表(?:[（(][^）)]*[）)])?$")


def titles() -> Iterator[tuple[str, str, Part | None]]:
    """Numbered titles with the body, and the part that one opens: no sentence, none that the excerpt cuts short."""
    for row in HEADINGS.read_text("utf-8").splitlines():
        entry = json.loads(row)
        for line in map(str.strip, entry["excerpt"].split("\n")):
            if TITLE.match(line):
                yield entry["body"], line, find_part(line, "", STANDARDS) or find_bare_part(line, entry["body"], STANDARDS)


def is_table(body: str, line: str) -> bool:
    at = Line(line, Spot())
    return bool(find_title(at, body, TABLES) or find_report_title(at, STANDARDS.form_sets["report"].forms))


def test_titles_of_tables() -> None:
    missed = [(body, line) for body, line, part in titles() if TABLE.search(line) and part is None and not is_table(body, line)]
    known = sum(bool(TABLE.search(line)) for _, line, part in titles() if part is None)

    assert known > 200
    assert len(missed) <= 0.03 * known, missed


def test_titles_of_sections() -> None:
    lines = [(body, line) for body, line, part in titles() if part is None and not TABLE.search(line)]
    missed = [line for body, line in lines if find_heading(line, body, SECTIONS) is None]

    assert len(lines) > 300
    assert len(missed) <= 0.03 * len(lines), missed


def test_no_title_of_a_section_is_that_of_a_table() -> None:
    assert [
        line
        for body, line, _ in titles()
        if not TABLE.search(split_ordinal(line)[1]) and find_title(Line(line, Spot()), body, TABLES)
    ] == []
