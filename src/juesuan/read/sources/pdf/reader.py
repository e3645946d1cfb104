"""A PDF into blocks: pages one by one, then what spans them.

Only the layout of each page is kept while the file is read; margins, running heads, tables and
paragraphs that go on are found from all layouts together.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any

import pypdfium2.raw as pdfium

from juesuan.errors import UnreadableFileError
from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import SourceDocument, SourceProblem
from juesuan.read.sources.pdf.flow import blocks_of
from juesuan.read.sources.pdf.frame import frame_of
from juesuan.read.sources.pdf.furniture import without_furniture
from juesuan.read.sources.pdf.join import without_frames
from juesuan.read.sources.pdf.limits import PdfLimits
from juesuan.read.sources.pdf.opening import opened_pdf
from juesuan.read.sources.pdf.pages import PageLayout, read_page

_ONE_AT_A_TIME = Lock()  # pdfium is not safe for threads
_DEFAULT = PdfLimits()


PageReader = Callable[[Any, PageLayout], PageLayout]
"""From a loaded page (pdfium's handle) whose text only a picture shows, and its layout so far, to the layout in the picture."""


def read_pdf(
    data: bytes,
    *,
    path: str,
    password: str | None = None,
    limits: PdfLimits = _DEFAULT,
    pictured: PageReader = lambda _, layout: layout,
) -> SourceDocument:
    """A PDF as paragraphs and grids in reading order.

    Args:
        data: The whole file.
        path: Its path as the user gave it, for messages only.
        password: Password of an encrypted file.
        limits: How much is read at most.
        pictured: Reads pages without a text layer.

    Returns:
        Blocks whose boxes are in points from the top left of the visible page; what could not be
        read of single pages is listed under problems.

    Raises:
        UnreadableFileError: Not a PDF, cut off, encrypted, broken or with too many pages.
    """
    pages = read_layouts(data, path=path, password=password, limits=limits, pictured=pictured)
    problems = tuple(problem for page in pages for problem in page.problems)
    return SourceDocument("pdf", blocks_of(without_furniture(without_frames(pages))), len(pages), problems)


def read_layouts(
    data: bytes,
    *,
    path: str,
    password: str | None = None,
    limits: PdfLimits = _DEFAULT,
    pictured: PageReader = lambda _, layout: layout,
) -> tuple[PageLayout, ...]:
    """The tables and lines of each page for itself, before anything is joined or dropped.

    Arguments and errors are those of ``read_pdf``.
    """
    with _ONE_AT_A_TIME, opened_pdf(data, path, password) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise UnreadableFileError(path, "PDF 文件中没有可以读取的页")
        if count > limits.max_pages:
            raise UnreadableFileError(path, f"共 {count} 页，超过上限 {limits.max_pages} 页")
        layouts = tuple(_page(document, index, limits, pictured) for index in range(count))
    if all(layout.problems and not layout.frame.width for layout in layouts):
        raise UnreadableFileError(path, "PDF 文件已损坏，没有一页可以读取")
    return layouts


def _page(document: object, index: int, limits: PdfLimits, pictured: PageReader) -> PageLayout:
    """The layout of one page; a page that pdfium cannot load is a problem, not an error."""
    number = index + 1
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        problem = SourceProblem(f"第 {number} 页已损坏，没有读取", Spot(page=number))
        return PageLayout(number, frame_of((0.0, 0.0, 0.0, 0.0), 0), problems=(problem,))
    try:
        layout = read_page(page, number, limits)
        return pictured(page, layout) if any(problem.picture for problem in layout.problems) else layout
    finally:
        pdfium.FPDF_ClosePage(page)
