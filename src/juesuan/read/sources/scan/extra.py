"""Whether the extra ``ocr`` is installed, and what is said where it is not; imports none of its libraries."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.blocks import SourceDocument

if TYPE_CHECKING:
    from juesuan.read.sources.pdf.limits import PdfLimits
    from juesuan.read.sources.pdf.pages import PageLayout

HOW = "装上扩展 ocr（pip install 'juesuan[ocr]'）后可以识别"
"""What to install, for messages."""

_NEEDED = ("rapidocr", "onnxruntime", "cv2")


@cache
def has_ocr() -> bool:
    """Whether all libraries of the extra are there."""
    return all(find_spec(name) is not None for name in _NEEDED)


def read_any_pdf(data: bytes, *, path: str, password: str | None = None, limits: PdfLimits) -> SourceDocument:
    """A PDF with its scanned pages in their places; without the extra these are problems that name it.

    The libraries of the extra are imported when a page without a text layer comes, and not before.

    Raises:
        UnreadableFileError: as ``read_pdf``; or no page has a text layer and the extra is not installed.
    """
    from juesuan.read.sources.pdf.reader import read_pdf

    if has_ocr():
        return read_pdf(data, path=path, password=password, limits=limits, pictured=_when_needed())
    source = read_pdf(data, path=path, password=password, limits=limits, pictured=_unread)
    unread = sum(problem.picture for problem in source.problems)
    if unread and unread == source.pages and not source.blocks:
        raise UnreadableFileError(path, f"共 {unread} 页，都没有文字层，可能是扫描件，{HOW}")
    return source


def _when_needed() -> Callable[[Any, PageLayout], PageLayout]:
    """A reader of the scanned pages of one PDF that is made at the first of them."""
    made: list[Callable[[Any, PageLayout], PageLayout]] = []

    def read(page: Any, layout: PageLayout) -> PageLayout:
        if not made:
            from juesuan.read.sources.scan.reader import page_reader

            made.append(page_reader())
        return made[0](page, layout)

    return read


def _unread(_: Any, layout: PageLayout) -> PageLayout:
    """The layout as it is, its problem naming the extra."""
    named = (replace(each, message=f"{each.message}；{HOW}") if each.picture else each for each in layout.problems)
    return replace(layout, problems=tuple(named))


def is_picture(data: bytes) -> bool:
    """Whether a file is a picture of a kind that is read: PNG, JPEG or TIFF."""
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*"))


def read_pictures(data: bytes, *, path: str) -> SourceDocument:
    """A picture file, every page of it.

    Raises:
        UnreadableFileError: the extra is not installed, or the file is broken or too large.
    """
    if not has_ocr():
        raise UnreadableFileError(path, f"图片文件，{HOW}")
    from juesuan.read.sources.scan.reader import read_scan

    return read_scan(data, path=path)
