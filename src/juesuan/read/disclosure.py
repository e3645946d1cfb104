"""A file to a Disclosure: size limit, format by content, source, recognition."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from juesuan.errors import UnreadableFileError
from juesuan.model.disclosure import Disclosure
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.blocks import Grid, SourceDocument
from juesuan.read.sources.docx.package import is_docx
from juesuan.read.sources.docx.reader import read_docx
from juesuan.read.sources.html.reader import is_page, read_html
from juesuan.read.sources.legacy.kinds import is_legacy
from juesuan.read.sources.legacy.reader import read_legacy
from juesuan.read.sources.locked.unlock import unlocked
from juesuan.read.sources.pdf.reader import read_pdf
from juesuan.read.sources.sheets.reader import grids_of, is_book, read_sheets
from juesuan.read.sources.text.reader import read_text
from juesuan.standards.standards import load_standards

MAX_BYTES = 30 * 1024 * 1024
"""Largest file that is read, unless the caller says otherwise."""

_READ = "这个版本只读 PDF、Word、网页、表格和文本"
_KNOWN = {
    b"PK\x03\x04": f"压缩包或不完整的 Office 文件，{_READ}",
    b"\xd0\xcf\x11\xe0": f"旧版 Office 文件，不是 Word 或表格，或者不完整；{_READ}",
    b"\x89PNG": f"图片文件，{_READ}",
    b"\xff\xd8\xff": f"图片文件，{_READ}",
}
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml", re.IGNORECASE)


def read_disclosure(
    path: str | Path, *, form_set: str = "auto", password: str | None = None, max_bytes: int = MAX_BYTES
) -> Disclosure:
    """Read a published disclosure (PDF, Word, web page, workbook or text) into statements with places.

    Money keeps the unit in which it is written; the reporting year and body come from the document.

    Raises:
        UnreadableFileError: the file is missing, a folder, empty, too large, encrypted, broken, of an unknown format, or
            no disclosure of final accounts.
        UsageError: ``form_set`` is neither ``auto`` nor a known form set.
    """
    name = str(path)
    data = _read_bytes(Path(path), name, max_bytes)
    source = read_source(data, path=name, password=password)
    disclosure = recognise(source, load_standards(), path=name, form_set=form_set)
    return replace(disclosure, sha256=hashlib.sha256(data).hexdigest())


def read_source(data: bytes, *, path: str, password: str | None = None) -> SourceDocument:
    """The blocks of a file, its format known by its content and never by its name.

    Raises:
        UnreadableFileError: the format is unknown, the content broken, or encrypted with another password.
    """
    if b"%PDF-" in data[:1024]:
        return read_pdf(data, path=path, password=password)
    data = unlocked(data, path=path, password=password)
    if is_docx(data):
        return read_docx(data, path=path, embedded=_embedded_grids)
    if is_book(data):
        return read_sheets(data, path=path)
    if is_legacy(data):
        return read_legacy(data, path=path, password=password, embedded=_embedded_grids)
    for mark, reason in _KNOWN.items():
        if data.startswith(mark):
            raise UnreadableFileError(path, reason)
    if is_page(data):
        return read_html(data, path=path)
    if _XML.match(data[:1024]):
        raise UnreadableFileError(path, f"XML 文件，{_READ}")
    return read_text(data, path=path)


def _embedded_grids(data: bytes) -> tuple[Grid, ...] | None:
    """The grids of a workbook inside another document; None for anything else."""
    return grids_of(data) or None


def _read_bytes(path: Path, name: str, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableFileError(name, "这是一个文件夹")
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise UnreadableFileError(name, "文件不存在") from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(name, "文件打不开") from error
    if len(data) > max_bytes:
        raise UnreadableFileError(name, f"文件超过 {max_bytes // (1024 * 1024)} MB 的上限")
    if not data:
        raise UnreadableFileError(name, "文件是空的")
    return data
