"""Picture files, and single pages of PDFs that are pictures, into what the source of PDFs gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from juesuan.errors import UnreadableFileError
from juesuan.figures.place import Spot
from juesuan.read.sources.blocks import SourceDocument, SourceProblem
from juesuan.read.sources.pdf.flow import blocks_of
from juesuan.read.sources.pdf.furniture import without_furniture
from juesuan.read.sources.pdf.join import without_frames
from juesuan.read.sources.pdf.pages import PageLayout
from juesuan.read.sources.pdf.reader import PageReader
from juesuan.read.sources.scan.limits import ScanLimits
from juesuan.read.sources.scan.page import read_picture
from juesuan.read.sources.scan.pictures import BrokenPictureError, pictures_of
from juesuan.read.sources.scan.rendering import drawn_page

_DEFAULT = ScanLimits()


def read_scan(data: bytes, *, path: str, limits: ScanLimits = _DEFAULT) -> SourceDocument:
    """A picture file as paragraphs and grids, boxes in points from the top left of each picture.

    Args:
        data: The whole file: PNG, JPEG or TIFF, the latter of any number of pages.
        path: Its path as the user gave it, for messages only.
        limits: How much is read at most.

    Raises:
        UnreadableFileError: broken, too large, or with too many pages.
    """
    pages = tuple(_layouts(data, path, limits))
    problems = tuple(problem for page in pages for problem in page.problems)
    return SourceDocument("scan", blocks_of(without_furniture(without_frames(pages))), len(pages), problems)


def _layouts(data: bytes, path: str, limits: ScanLimits) -> Iterator[PageLayout]:
    try:
        for number, (picture, dots) in enumerate(pictures_of(data, limits), start=1):
            yield read_picture(picture, number, dots, limits)
    except BrokenPictureError as error:
        raise UnreadableFileError(path, error.reason) from error


def page_reader(limits: ScanLimits = _DEFAULT) -> PageReader:
    """A reader of the pages of one PDF that have no text layer; pages beyond the limit are left out, with a problem."""
    left = limits.max_pages

    def read(page: Any, layout: PageLayout) -> PageLayout:
        nonlocal left
        left -= 1
        if left < 0:
            problem = SourceProblem(
                f"第 {layout.number} 页没有识别：扫描页超过上限 {limits.max_pages} 页", Spot(page=layout.number)
            )
            return replace(layout, problems=(problem,))
        picture, dots = drawn_page(page, limits)
        return read_picture(picture, layout.number, dots, limits)

    return read
