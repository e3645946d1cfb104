"""A file to a Disclosure: size limit, format by content, source, recognition. A source is imported when a file needs it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from msgspec.structs import replace

from juesuan.errors import UnreadableFileError
from juesuan.model.disclosure import Disclosure, SourceFile
from juesuan.read.budget import Budget
from juesuan.read.intake.contents import contents_of
from juesuan.read.intake.given import Given
from juesuan.read.recognise.recognise import recognise
from juesuan.read.sources.blocks import Grid, SourceDocument
from juesuan.read.sources.docx.sniff import is_docx
from juesuan.read.sources.html.sniff import is_page
from juesuan.read.sources.legacy.kinds import is_legacy
from juesuan.read.sources.locked.unlock import unlocked
from juesuan.read.sources.scan.extra import is_picture, read_any_pdf, read_pictures
from juesuan.standards.standards import load_standards
from juesuan.uncollected import uncollected
from juesuan.workbook.kinds import is_book

_DEFAULT = Budget()
_READ = "这个版本只读 PDF、Word、网页、表格、图片和文本"
_OFD = "OFD 版式文件，这个版本还不能读；请用阅读器另存为 PDF 再读"
_PACKED = "压缩包，这个版本只打开 zip；请解压后再读"
_KNOWN = {
    b"PK\x03\x04": f"压缩包或不完整的 Office 文件，{_READ}",
    b"\xd0\xcf\x11\xe0": f"旧版 Office 文件，不是 Word 或表格，或者不完整；{_READ}",
    b"7z\xbc\xaf\x27\x1c": f"7z {_PACKED}",
    b"Rar!\x1a\x07": f"rar {_PACKED}",
    b"\x1f\x8b\x08": f"gz {_PACKED}",
}
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml", re.IGNORECASE)


def read_disclosure(
    path: str | Path, *, form_set: str = "auto", password: str | None = None, budget: Budget = _DEFAULT
) -> Disclosure:
    """Read a published disclosure (PDF, Word, web page, workbook or text) into statements with places.

    Money keeps the unit in which it is written; the reporting year and body come from the document. Of the budget, size and
    pages are kept here, time and memory not.

    Raises:
        UnreadableFileError: the file is missing, a folder, an archive, empty, too large, encrypted, broken, of an unknown
            format, or no disclosure of final accounts.
        UsageError: ``form_set`` is neither ``auto`` nor a known form set.
    """
    given = Given.of(path)
    content = contents_of(given, budget)
    if not isinstance(content, bytes):
        kind = "文件夹" if Path(path).is_dir() else "压缩包"
        raise UnreadableFileError(given.name, f"这是一个{kind}")
    return disclosure_of(content, given.name, form_set=form_set, password=password, budget=budget)


def disclosure_of(data: bytes, name: str, *, form_set: str, password: str | None, budget: Budget) -> Disclosure:
    """The disclosure that the bytes of one file hold; arguments and errors are those of ``read_disclosure``."""
    with uncollected():
        source = read_source(data, path=name, password=password, budget=budget)
        disclosure = recognise(source, load_standards(), path=name, form_set=form_set)
    sha256 = hashlib.sha256(data).hexdigest()
    return replace(disclosure, sha256=sha256, files=(SourceFile(name, sha256),))


def read_source(data: bytes, *, path: str, password: str | None = None, budget: Budget = _DEFAULT) -> SourceDocument:
    """The blocks of a file, its format known by its content and never by its name.

    Raises:
        UnreadableFileError: the format is unknown, the content broken, encrypted with another password, or of more pages than
            the budget allows.
    """
    if b"%PDF-" in data[:1024]:
        return _pdf(data, path, password, budget)
    data = unlocked(data, path=path, password=password)
    if is_docx(data):
        from juesuan.read.sources.docx.reader import read_docx

        return read_docx(data, path=path, embedded=_embedded_grids)
    if is_book(data):
        from juesuan.read.sources.sheets.reader import read_sheets

        return read_sheets(data, path=path)
    if is_legacy(data):
        from juesuan.read.sources.legacy.reader import read_legacy

        return read_legacy(data, path=path, password=password, embedded=_embedded_grids)
    if is_picture(data):
        return read_pictures(data, path=path)
    if data.startswith(b"PK") and b"OFD.xml" in data:
        raise UnreadableFileError(path, _OFD)
    for mark, reason in _KNOWN.items():
        if data.startswith(mark):
            raise UnreadableFileError(path, reason)
    return _text_or_page(data, path)


def _pdf(data: bytes, path: str, password: str | None, budget: Budget) -> SourceDocument:
    from juesuan.read.sources.pdf.limits import PdfLimits

    return read_any_pdf(data, path=path, password=password, limits=PdfLimits(max_pages=budget.max_pages))


def _text_or_page(data: bytes, path: str) -> SourceDocument:
    if is_page(data):
        from juesuan.read.sources.html.reader import read_html

        return read_html(data, path=path)
    if _XML.match(data[:1024]):
        raise UnreadableFileError(path, f"XML 文件，{_READ}")
    from juesuan.read.sources.text.reader import read_text

    return read_text(data, path=path)


def _embedded_grids(data: bytes) -> tuple[Grid, ...] | None:
    """The grids of a workbook inside another document; None for anything else."""
    from juesuan.read.sources.sheets.reader import grids_of

    return grids_of(data) or None
