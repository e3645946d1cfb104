"""The example disclosure set in several styles states the same; where a style hides a cell, nothing false is stated."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import build_examples
import pytest
from pdf_samples import Typeset

from juesuan.model.disclosure import Disclosure
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.pdf import read_pdf
from juesuan.standards.standards import load_standards

EXAMPLE = Path(build_examples.EXAMPLES) / f"{build_examples.NAME}.txt"
STROKE = "stroke: 0.5pt, inset:"
WHOLE = {"income": 133, "expenditure": 114, "budget_expenditure": 57, "basic": 35, "overview": 27}
"""Figures of the tables that are read whole in each style."""


@cache
def markup() -> str:
    return build_examples.set_document(EXAMPLE.read_text(encoding="utf-8"))


def read(data: bytes) -> Disclosure:
    return recognise(read_pdf(data, path="a.pdf"), load_standards(), path="a.pdf", form_set="auto")


def stated(disclosure: Disclosure) -> Counter[tuple[str, str]]:
    return Counter((json.dumps(list(map(str, each.keys))), str(each.value)) for each in disclosure.statements)


@pytest.fixture(scope="module")
def ruled(typeset: Typeset) -> Counter[tuple[str, str]]:
    return stated(read(typeset(markup())))


def test_tables_open_at_their_sides_state_the_same(typeset: Typeset, ruled: Counter[tuple[str, str]]) -> None:
    style = "stroke: (x, _) => (left: if x > 0 { 0.5pt }, y: 0.5pt), inset:"
    assert stated(read(typeset(markup().replace(STROKE, style)))) == ruled


@pytest.mark.parametrize("turn", ["90deg", "-90deg"])
def test_tables_set_sideways_on_upright_pages_state_the_same(typeset: Typeset, ruled: Counter[tuple[str, str]], turn: str) -> None:
    upright = markup().replace("#page(flipped: true, margin: (x: 18mm, y: 16mm))[", f"#sideways({turn})[")
    define = (
        "#let sideways(turn, body) = page(margin: (x: 16mm, y: 18mm))[#rotate(turn, reflow: true, block(width: 260mm, body))]\n"
    )
    assert "#sideways" in upright
    assert stated(read(typeset(define + upright))) == ruled


@pytest.mark.parametrize(
    ("style", "share"),
    [
        ("stroke: (x: none, y: 0.5pt), inset:", 0.98),
        ("stroke: none, fill: (_, y) => if calc.even(y) { luma(225) }, inset:", 0.95),
        ("stroke: none, inset:", 0.95),
        ("stroke: (x: 0.5pt, y: none), inset:", 0.95),
    ],
    ids=["rules", "bands", "nothing", "columns"],
)
def test_tables_without_borders_state_nearly_all_and_nothing_else(
    typeset: Typeset, ruled: Counter[tuple[str, str]], style: str, share: float
) -> None:
    disclosure = read(typeset(markup().replace(STROKE, style)))
    found = stated(disclosure)
    assert found - ruled == Counter()
    assert (ruled & found).total() >= share * ruled.total()
    bound = {table.form: table.bound for table in disclosure.tables}
    assert {form: bound.get(form) for form in WHOLE} == WHOLE
