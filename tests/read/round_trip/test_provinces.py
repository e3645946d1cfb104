"""Tables that provinces add state the same from every format."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from as_docx import docx_of
from as_html import html_of
from as_pdf import pdf_of
from as_text import text_of
from as_xlsx import xlsx_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout import Layout
from provinces import samples
from reading import read

from juesuan.model.disclosure import Disclosure
from juesuan.model.key import FactKey

WRITERS: dict[str, Callable[[Layout], bytes]] = {
    "docx": docx_of,
    "html": html_of,
    "pdf": pdf_of,
    "text": text_of,
    "xlsx": xlsx_of,
}


def figures(disclosure: Disclosure) -> dict[str, str]:
    return {str(key): str(each.value) for each in disclosure.statements for key in each.keys if isinstance(key, FactKey)}


@pytest.mark.parametrize("form", sorted(WRITERS))
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_format_states_what_was_drawn(form: str, data: st.DataObject) -> None:
    sample = data.draw(samples())
    found = read(WRITERS[form](sample.layout))
    assert figures(found) == sample.stated
    assert {each.reason for each in found.unbound} == {"这类表只读合计一行"}
