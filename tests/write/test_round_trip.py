"""Generated ledgers of both form sets: compiled, written, read again, they state the same, and the catalogue finds nothing.

Where CI is set, 200 ledgers for JSON and HTML and 20 for each of the others; else fewer, for the time that it takes.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable

import pytest
from generated_books import answered, ledgers
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from reading_back import figures, read

import juesuan
from juesuan.compile.compiled import Compiled
from juesuan.ledger.books import Books
from juesuan.model.disclosure import Disclosure
from juesuan.model.value import Blank
from juesuan.render.json_disclosure import json_disclosure
from juesuan.render.xlsx_disclosure import xlsx_disclosure
from juesuan.standards.standards import load_standards
from juesuan.write.docx import docx_bytes
from juesuan.write.html import html_bytes
from juesuan.write.pdf import pdf_bytes
from juesuan.write.planned import plan_of

FORM_SETS = ("hunan-2024", "shanghai-2024")
IN_CI = bool(os.environ.get("CI"))
MANY = settings(
    max_examples=200 if IN_CI else 20,
    phases=[Phase.explicit, Phase.generate],  # a failing ledger is small enough to be read, and shrinking compiles hundreds
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)
FEW = settings(MANY, max_examples=20 if IN_CI else 5)


def any_ledger() -> st.SearchStrategy[Books]:
    return st.sampled_from(FORM_SETS).flatmap(ledgers)


def written(form: str) -> Callable[[Compiled], bytes]:
    writers = {"docx": docx_bytes, "pdf": pdf_bytes, "html": html_bytes}
    return lambda made: writers[form](plan_of(made.blocks, made.disclosure))


def findings(disclosure: Disclosure) -> list[str]:
    (document,) = juesuan.check_disclosure(disclosure).documents
    return [f"{each.rule} {each.message}" for each in document.findings]


def in_json(made: Compiled) -> Counter[tuple[str, str]]:
    """What the statements of the JSON form say, figures only."""
    stated = json.loads(json_disclosure(made.disclosure))["statements"]
    told = [(each["keys"], each["value"]) for each in stated if each["value"]["type"] != "text"]
    return Counter((key, value["text"] or str(Blank())) for keys, value in told for key in keys)


def filled(disclosure: Disclosure) -> Counter[tuple[str, str]]:
    """The figures without empty cells, which a workbook does not keep."""
    found = figures(disclosure)
    return Counter({pair: count for pair, count in found.items() if pair[1] != str(Blank())})


@MANY
@given(any_ledger())
def test_json_and_html_state_what_was_compiled_and_nothing_is_found(books: Books) -> None:
    made = answered(books)
    assert (made.wanted, made.problems) == ((), ())
    assert in_json(made) == figures(made.disclosure)
    back = read(written("html")(made), "决算.html")
    assert (figures(back), back.unbound) == (figures(made.disclosure), ())
    assert findings(back) == []


@pytest.mark.parametrize("form", ["docx", "pdf"])
@FEW
@given(any_ledger())
def test_word_and_pdf_state_what_was_compiled_and_nothing_is_found(form: str, books: Books) -> None:
    made = answered(books)
    back = read(written(form)(made), f"决算.{form}")
    assert (figures(back), back.unbound) == (figures(made.disclosure), ())
    assert findings(back) == []


@FEW
@given(any_ledger())
def test_the_workbook_states_what_was_compiled_and_nothing_is_found(books: Books) -> None:
    made = answered(books)
    back = read(xlsx_disclosure(made.disclosure, load_standards(), made.facts.entries, blocks=made.blocks), "决算.xlsx")
    assert filled(back) == filled(made.disclosure)
    assert findings(back) == []
