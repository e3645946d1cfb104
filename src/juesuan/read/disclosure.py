"""A file to a Disclosure: size limit, format by content, source, recognition."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from juesuan.errors import UnreadableFileError
from juesuan.model.disclosure import Disclosure
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.blocks import SourceDocument
from juesuan.read.sources.docx.package import is_docx, is_encrypted_office
from juesuan.read.sources.docx.reader import read_docx
from juesuan.read.sources.pdf.reader import read_pdf
from juesuan.read.sources.text.reader import read_text
from juesuan.standards.standards import load_standards

MAX_BYTES = 30 * 1024 * 1024
"""Largest file that is read, unless the caller says otherwise."""

_KNOWN = {
    b"PK\x03\x04": "压缩包或 Office 文件（docx、xlsx），这个版本只读 PDF 和文本",
    b"\xd0\xcf\x11\xe0": "旧版 Office 文件（doc、xls、wps），这个版本只读 PDF 和文本",
    b"\x89PNG": "图片文件，这个版本只读 PDF 和文本",
    b"\xff\xd8\xff": "图片文件，这个版本只读 PDF 和文本",
    b"{\\rtf": "RTF 文件，这个版本只读 PDF 和文本",
}
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|head|body|meta|table|div|!--)", re.IGNORECASE)


def read_disclosure(
    path: str | Path, *, form_set: str = "auto", password: str | None = None, max_bytes: int = MAX_BYTES
) -> Disclosure:
    """Read a published disclosure (PDF, Word or text) into statements with places.

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
        UnreadableFileError: the format is unknown or the content broken.
    """
    if b"%PDF-" in data[:1024]:
        return read_pdf(data, path=path, password=password)
    if is_docx(data) or is_encrypted_office(data):
        return read_docx(data, path=path, password=password)
    for mark, reason in _KNOWN.items():
        if data.startswith(mark):
            raise UnreadableFileError(path, reason)
    if _MARKUP.match(data[:1024]):
        raise UnreadableFileError(path, "网页文件，这个版本只读 PDF 和文本")
    return read_text(data, path=path)


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
