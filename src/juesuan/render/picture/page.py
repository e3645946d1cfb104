"""A page of a PDF as it is printed, with boxes framed."""

from __future__ import annotations

from collections.abc import Iterable

from PIL import Image, ImageDraw

from juesuan.errors import UnreadableFileError, UsageError
from juesuan.figures.place import Box
from juesuan.render.picture.pen import MARK

_SCALE = 2.0
"""Pixels a point: 144 dpi."""
_MOST_PIXELS = 16_000_000
_MARGIN = 2.0
"""Points between a box and its frame."""


def draw_page(data: bytes, number: int, boxes: Iterable[Box], *, path: str, password: str | None = None) -> Image.Image:
    """The page (from 1) of the PDF with a frame around each box (points from the page's top left).

    Raises:
        UsageError: the document has no such page.
        UnreadableFileError: the page is broken; ``path`` names the file in the message.
    """
    import pypdfium2

    try:
        picture, scale = _rendered(data, number, password)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError(path, f"第 {number} 页已损坏") from error
    pen = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        frame = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
        pen.rectangle([side * scale for side in frame], outline=MARK, width=3)
    return picture


def _rendered(data: bytes, number: int, password: str | None) -> tuple[Image.Image, float]:
    """The page in pixels, and how many of them make a point."""
    import pypdfium2

    with pypdfium2.PdfDocument(data, password=password) as document:
        if not 1 <= number <= len(document):
            raise UsageError("页", f"p{number}", f"p1 至 p{len(document)}")
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
    return picture, scale
