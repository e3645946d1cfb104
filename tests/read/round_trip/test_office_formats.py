"""The same through LibreOffice: pdf and doc of the Word document, xls of the workbook; skipped where it is absent."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import pytest
from as_docx import docx_of
from as_text import text_of
from as_xlsx import xlsx_of
from disclosures import Generated, disclosures
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from layout import Layout
from office import converted
from reading import assert_same, read

PAIRS = st.tuples(disclosures("hunan-2024"), disclosures("shanghai-2024"))
NO_LEGACY = pytest.mark.skipif(find_spec("juesuan.read.sources.legacy") is None, reason="no source reads .doc")


@pytest.mark.parametrize(
    ("writer", "suffix", "target"),
    [(docx_of, "docx", "pdf"), pytest.param(docx_of, "docx", "doc", marks=NO_LEGACY), (xlsx_of, "xlsx", "xls")],
    ids=["pdf", "doc", "xls"],
)
@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(pair=PAIRS)
def test_a_converted_file_states_what_the_text_states(
    writer: Callable[[Layout], bytes], suffix: str, target: str, pair: tuple[Generated, Generated]
) -> None:
    files = converted([writer(generated.layout) for generated in pair], suffix, target)
    for generated, data in zip(pair, files, strict=True):
        assert_same(read(data), read(text_of(generated.layout)), sheets=suffix == "xlsx")
