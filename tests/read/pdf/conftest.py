"""Two ways to small PDFs: set by typst (Chinese text, real tables), or drawn operator by operator."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_samples import HEAD, Drawn, Typeset, drawn_pdf


@pytest.fixture(scope="session")
def typeset() -> Typeset:
    """Typst markup to PDF: pages of 400 by 300 points, margins of 50, text of 10."""
    typst = pytest.importorskip("typst")
    fonts = pytest.importorskip("pylopdf_fonts_zh_cn")
    folder = str(Path(fonts.__file__).parent)

    def compiled(markup: str) -> bytes:
        data = typst.compile((HEAD + markup).encode(), font_paths=[folder])
        assert isinstance(data, bytes)
        return data

    return compiled


@pytest.fixture(scope="session")
def drawn() -> Drawn:
    """Content streams to PDF: Helvetica as /F, a form of the page as /X."""
    return drawn_pdf
