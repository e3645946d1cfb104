"""A PDF's bytes opened in pdfium, or the reason in Chinese why they cannot be.

pdfium repairs broken files silently and drops what it cannot find. A cut-off file would so become a
disclosure with tables missing, therefore the end of the file is checked first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.locked.messages import NEEDS_PASSWORD, WRONG_PASSWORD

_HEADER_WITHIN = 1024  # bytes; readers look for the header so far
_TRAILER_WITHIN = 4096
_LINEARIZED = re.compile(rb"/Linearized\b[^>]*?/L\s+(\d+)")


@contextmanager
def opened_pdf(data: bytes, path: str, password: str | None) -> Iterator[Any]:
    """The document handle of pdfium, closed afterwards.

    Args:
        data: The whole file.
        path: Its path as the user gave it, for messages.
        password: Password of an encrypted file.

    Raises:
        UnreadableFileError: Not a PDF, cut off, encrypted or broken.
    """
    _check_whole(data, path)
    secret = None if password is None else password.encode("utf-8")
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), secret)
    if not document:
        raise UnreadableFileError(path, _reason(pdfium.FPDF_GetLastError(), password))
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _check_whole(data: bytes, path: str) -> None:
    """Refuse what is no PDF and what is only the beginning of one."""
    if not data.strip(b"\0\t\n\f\r "):
        raise UnreadableFileError(path, "文件是空的")
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise UnreadableFileError(path, "不是 PDF 文件")
    tail = data.rstrip(b"\0\t\n\f\r ")[-_TRAILER_WITHIN:]
    linearized = _LINEARIZED.search(data, 0, _HEADER_WITHIN)
    short = linearized is not None and int(linearized[1][:18]) > len(data)
    if short or not (b"%%EOF" in tail or re.search(rb"startxref\s+\d+", tail)):
        raise UnreadableFileError(path, "文件不完整，可能没有下载完，请重新取得文件")


def _reason(code: int, password: str | None) -> str:
    """The reason in Chinese for an error code of pdfium."""
    if code == pdfium.FPDF_ERR_PASSWORD:
        return NEEDS_PASSWORD if password is None else WRONG_PASSWORD
    if code == pdfium.FPDF_ERR_SECURITY:
        return "文件的加密方式不受支持"
    return "PDF 文件已损坏"
