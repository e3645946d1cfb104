"""One disclosure set in each format states the same, at the same table, row, column, section and sentence, as in text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from as_docx import docx_of
from as_html import html_of
from as_pdf import pdf_of
from as_text import text_of
from as_xlsx import xlsx_of
from disclosures import MANNERS, disclosures
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout import Layout
from reading import assert_same, read

WRITERS: dict[str, Callable[[Layout], bytes]] = {"docx": docx_of, "html": html_of, "pdf": pdf_of, "xlsx": xlsx_of}


@pytest.mark.parametrize("form", sorted(WRITERS))
@pytest.mark.parametrize("form_set", sorted(MANNERS))
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_a_format_states_what_the_text_states(form_set: str, form: str, data: st.DataObject) -> None:
    layout = data.draw(disclosures(form_set)).layout
    assert_same(read(WRITERS[form](layout)), read(text_of(layout)), sheets=form == "xlsx")
