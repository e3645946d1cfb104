"""A PDF with a highlight and a note at each place of a finding, appended to the file: what was there stays byte for byte."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from juesuan.errors import MissingExtraError, UnreadableFileError
from juesuan.figures.place import Box
from juesuan.findings.report import DocumentReport
from juesuan.render.annotated.notes import AUTHOR, Note, by_spot, notes_of

EXTRA = "annotate"
_WRONG, _INVOLVED = "ffd54a", "a8cdf5"
_MARGIN = 1.0
"""Points between a box and its highlight."""
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError, NotImplementedError)


def annotated_pdf(data: bytes, document: DocumentReport) -> bytes:
    """The file with the annotations behind it; the same bytes for the same file and findings.

    Raises:
        MissingExtraError: the extra ``annotate`` is not installed.
        UnreadableFileError: the file is encrypted, or cannot be added to.
    """
    try:
        from pypdf import PdfReader, PdfWriter
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise MissingExtraError("给 PDF 加批注", EXTRA) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        if PdfReader(BytesIO(data)).is_encrypted:
            raise UnreadableFileError(document.path, "PDF 已加密或限制修改，不能加批注；请先另存为不加密的文件")
        writer = PdfWriter(BytesIO(data), incremental=True)
        _annotate(writer, document)
        out = BytesIO()
        writer.write(out)
    except (PyPdfError, *_BROKEN) as error:
        raise UnreadableFileError(document.path, "PDF 的内部结构无法改写，请另存后再试") from error
    return out.getvalue()


def _annotate(writer: Any, document: DocumentReport) -> None:
    count = len(writer.pages)
    notes = notes_of(document, lambda spot: spot.box is not None and spot.page is not None and spot.page <= count)
    for note in by_spot(notes.placed):
        if note.place.spot.page and note.place.spot.box:
            page = writer.pages[note.place.spot.page - 1]
            writer.add_annotation(page, _highlight(note, in_user_space(note.place.spot.box, *_frame(page))))
    if notes.loose and count:
        writer.add_annotation(writer.pages[0], _loose(notes.loose, in_user_space((20, 20, 40, 40), *_frame(writer.pages[0]))))


def _frame(page: Any) -> tuple[Box, int]:
    """Left, bottom, right and top of what is shown of a page, in its own space, and by how much it is turned."""
    box = page.cropbox
    return (float(box.left), float(box.bottom), float(box.right), float(box.top)), int(page.rotation) % 360


def in_user_space(box: Box, frame: Box, turned: int) -> Box:
    """A box (points from the top left of the page as it is shown) in the page's own space: left, bottom, right, top.

    ``frame`` is what is shown of the page, in its own space; ``turned`` the degrees by which it is turned clockwise.
    """
    left, bottom, right, top = frame
    corners = []
    for across, down in ((box[0], box[1]), (box[2], box[3])):
        match turned:
            case 90:
                corners.append((left + down, bottom + across))
            case 180:
                corners.append((right - across, bottom + down))
            case 270:
                corners.append((right - down, top - across))
            case _:
                corners.append((left + across, top - down))
    (a, b), (c, d) = corners
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _highlight(note: Note, rect: Box) -> Any:
    from pypdf.annotations import Highlight
    from pypdf.generic import ArrayObject, FloatObject

    left, bottom, right, top = rect[0] - _MARGIN, rect[1] - _MARGIN, rect[2] + _MARGIN, rect[3] + _MARGIN
    corners = (left, top, right, top, left, bottom, right, bottom)
    quad = ArrayObject([FloatObject(each) for each in corners])
    colour = _WRONG if note.wrong else _INVOLVED
    made = Highlight(rect=(left, bottom, right, top), quad_points=quad, highlight_color=colour, printing=True)
    return _signed(made, note.lines)


def _loose(lines: Sequence[str], rect: Box) -> Any:
    from pypdf.annotations import Text

    return _signed(Text(rect=rect, text=""), lines)


def _signed(annotation: Any, lines: Sequence[str]) -> Any:
    from pypdf.generic import NameObject, TextStringObject

    annotation[NameObject("/Contents")] = TextStringObject("\n".join(lines))
    annotation[NameObject("/T")] = TextStringObject(AUTHOR)
    return annotation
