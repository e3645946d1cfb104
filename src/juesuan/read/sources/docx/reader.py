"""A Word document into blocks: the package opened, its lists and styles read, the body walked, notes behind it."""

from __future__ import annotations

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.blocks import Grid, Paragraph, SourceDocument
from juesuan.read.sources.docx.body import blocks_of, note_blocks
from juesuan.read.sources.docx.limits import DocxLimits
from juesuan.read.sources.docx.names import PARAGRAPH, Element, child, w
from juesuan.read.sources.docx.numbering import read_numbering
from juesuan.read.sources.docx.package import Package, open_package
from juesuan.read.sources.docx.story import Document, Embedded, Problems, Story
from juesuan.read.sources.docx.styles import read_styles

_DEFAULT = DocxLimits()


def read_docx(data: bytes, *, path: str, limits: DocxLimits = _DEFAULT, embedded: Embedded | None = None) -> SourceDocument:
    """A Word document (.docx, .docm) as paragraphs and grids in reading order; macros are never looked at.

    Args:
        data: The whole file.
        path: Its path as the user gave it, for messages only.
        limits: How much is read at most.
        embedded: Reads an embedded spreadsheet into its tables; without it, each such object is a problem.

    Returns:
        Blocks with the numbers of their paragraphs; what was hidden or could not be read is listed under problems.

    Raises:
        UnreadableFileError: Not a Word document, cut off, broken, too large, or without any text.
    """
    package = open_package(data, path, limits)
    body = _body(package)
    document = _document(package, body, limits, embedded)
    blocks = blocks_of(body, Story(document))
    blocks += note_blocks(document)
    if not any(_has_text(block) for block in blocks):
        raise UnreadableFileError(path, "Word 文件中没有文字")
    return SourceDocument("docx", tuple(blocks), problems=document.problems.all())


def _body(package: Package) -> Element:
    root = package.xml(package.main)
    body = child(root, "body")
    if root is None or root.tag != w("document") or body is None:
        raise UnreadableFileError(package.path, "Word 文件的 document.xml 中没有正文")
    return body


def _document(package: Package, body: Element, limits: DocxLimits, embedded: Embedded | None) -> Document:
    paragraphs = list(body.iter(PARAGRAPH))
    if len(paragraphs) > limits.max_paragraphs:
        raise UnreadableFileError(package.path, f"共 {len(paragraphs)} 段，超过上限 {limits.max_paragraphs} 段")
    return Document(
        package,
        limits,
        read_styles(package.related("styles")),
        read_numbering(package.related("numbering")),
        {paragraph: number for number, paragraph in enumerate(paragraphs, 1)},
        embedded,
        Problems(limits.max_problems),
    )


def _has_text(block: Paragraph | Grid) -> bool:
    if isinstance(block, Paragraph):
        return bool(block.text.strip())
    return any(cell.text.strip() for row in block.rows for cell in row)
