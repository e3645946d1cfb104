"""A Word document with a comment at each place of a finding; every other part of the package stays byte for byte as it was."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import cast

from lxml import etree
from msgspec import Struct

from juesuan.errors import UnreadableFileError
from juesuan.findings.report import DocumentReport
from juesuan.render.annotated.notes import AUTHOR, Note, notes_of
from juesuan.render.quote_marks import find_quote

Element = etree._Element

_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
_MOST_BYTES = 512 * 1024 * 1024
_DAY = (1980, 1, 1, 0, 0, 0)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class _Parts(Struct, frozen=True):
    """The main part, its relationships, and the part of comments (there or to be made)."""

    main: str
    relationships: str
    comments: str


def annotated_docx(data: bytes, document: DocumentReport) -> bytes:
    """The package with the comments; the same bytes for the same file and findings.

    Raises:
        UnreadableFileError: the package cannot be rewritten.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
                raise UnreadableFileError(document.path, "Word 文件解压后过大，超过上限")
            return _rewritten(archive, _changed(archive, document))
    except _BROKEN as error:
        raise UnreadableFileError(document.path, "Word 文件的内部结构无法改写，请用 Word 另存后再试") from error


def _changed(archive: zipfile.ZipFile, document: DocumentReport) -> dict[str, bytes]:
    """The parts that change, by name."""
    main = _main_part(archive)
    root = _xml(archive, main)
    space = etree.QName(root).namespace or ""
    body = root.find(f"{{{space}}}body")
    paragraphs = list(body.iter(f"{{{space}}}p")) if body is not None else []
    notes = notes_of(document, lambda spot: spot.paragraph is not None and spot.paragraph <= len(paragraphs))
    parts, comments = _comments(archive, main, space)
    numbers = [int(each.get(f"{{{space}}}id") or 0) for each in comments]
    following = max(numbers, default=-1) + 1
    listed = [(_outermost(paragraphs[(note.place.spot.paragraph or 1) - 1]), note) for note in notes.placed]
    for number, (paragraph, note) in enumerate(listed, following):
        _anchor(paragraph, number, _quoted(paragraph, note))
        comments.append(_comment(space, number, note.lines))
    if notes.loose and paragraphs:
        number = following + len(listed)
        _anchor(paragraphs[0], number, None)
        comments.append(_comment(space, number, notes.loose))
    changed = {main: _bytes(root), parts.comments: _bytes(comments)}
    return changed | _linked(archive, parts, space)


def _outermost(paragraph: Element) -> Element:
    """The paragraph of the body in which a paragraph stands: Word takes no comments inside text boxes."""
    return ([*paragraph.iterancestors(paragraph.tag)] or [paragraph])[-1]


def _main_part(archive: zipfile.ZipFile) -> str:
    """The part that is read as the document."""
    return min(name for name in archive.namelist() if _MAIN.fullmatch(name))


def _comments(archive: zipfile.ZipFile, main: str, space: str) -> tuple[_Parts, Element]:
    """The part of comments that the document has, or a new one with a name that is free."""
    folder, name = posixpath.split(main)
    relationships = posixpath.join(folder, "_rels", f"{name}.rels")
    names = set(archive.namelist())
    if relationships in names:
        for each in _xml(archive, relationships):
            if (each.get("Type") or "").endswith("/comments"):
                part = posixpath.normpath(posixpath.join("/", folder, each.get("Target") or "")).lstrip("/")
                return _Parts(main, relationships, part), _xml(archive, part)
    part, count = posixpath.join(folder, "comments.xml"), 1
    while part in names:
        count += 1
        part = posixpath.join(folder, f"comments{count}.xml")
    return _Parts(main, relationships, part), etree.Element(f"{{{space}}}comments", nsmap={"w": space})


def _linked(archive: zipfile.ZipFile, parts: _Parts, space: str) -> dict[str, bytes]:
    """The relationships and content types that name a new part of comments; nothing for one that was there."""
    names = set(archive.namelist())
    if parts.comments in names:
        return {}
    empty = etree.Element(f"{{{_PACKAGE}}}Relationships", nsmap=cast("dict[str, str]", {None: _PACKAGE}))
    relations = _xml(archive, parts.relationships) if parts.relationships in names else empty
    taken = {each.get("Id") for each in relations}
    identifier = next(name for number in range(1, len(taken) + 2) if (name := f"rIdComments{number}") not in taken)
    kind = f"{_STRICT if space == _STRICT_WORD else _USUAL}/comments"
    target = posixpath.basename(parts.comments)
    etree.SubElement(relations, f"{{{_PACKAGE}}}Relationship", Id=identifier, Type=kind, Target=target)
    types = _xml(archive, _TYPES)
    etree.SubElement(types, f"{{{_CONTENT}}}Override", PartName=f"/{parts.comments}", ContentType=_TYPE)
    return {parts.relationships: _bytes(relations), _TYPES: _bytes(types)}


def _quoted(paragraph: Element, note: Note) -> tuple[int, int] | None:
    """The first and last child of the paragraph that the quote of a note runs over; None where it is in none of its own runs."""
    space = etree.QName(paragraph).namespace
    texts = [
        "".join(text.text or "" for text in child.iter(f"{{{space}}}t")) if child.tag == f"{{{space}}}r" else ""
        for child in paragraph
    ]
    span = find_quote("".join(texts), note.place.quote) if note.place.quote else None
    if span is None:
        return None
    ends = [sum(map(len, texts[: at + 1])) for at in range(len(texts))]
    first = next(at for at, end in enumerate(ends) if end > span[0])
    return first, next(at for at, end in enumerate(ends) if end >= span[1])


def _anchor(paragraph: Element, number: int, span: tuple[int, int] | None) -> None:
    """Put the marks of a comment around some children of a paragraph, around all of them where none are named."""
    space = etree.QName(paragraph).namespace
    properties = [at for at, child in enumerate(paragraph) if child.tag == f"{{{space}}}pPr"]
    first, last = span or (max(properties, default=-1) + 1, len(paragraph) - 1)
    name = {f"{{{space}}}id": str(number)}
    reference = etree.Element(f"{{{space}}}r")
    etree.SubElement(reference, f"{{{space}}}commentReference", name)
    end = max(last, first - 1) + 1
    paragraph.insert(end, reference)
    paragraph.insert(end, etree.Element(f"{{{space}}}commentRangeEnd", name))
    paragraph.insert(first, etree.Element(f"{{{space}}}commentRangeStart", name))


def _comment(space: str, number: int, lines: Sequence[str]) -> Element:
    """A comment, a paragraph a line; without a day, so that the same is written each time."""
    names = {f"{{{space}}}id": str(number), f"{{{space}}}author": AUTHOR, f"{{{space}}}initials": "决"}
    comment = etree.Element(f"{{{space}}}comment", names)
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, f"{{{space}}}p"), f"{{{space}}}r")
        text = etree.SubElement(run, f"{{{space}}}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        text.text = line
    return comment


def _xml(archive: zipfile.ZipFile, name: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(archive.read(name), parser)


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rewritten(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The archive with some parts changed and new ones behind the others."""
    out = BytesIO()
    left = dict(changed)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in archive.infolist():
            data = left.pop(member.filename, None)
            target.writestr(member, archive.read(member) if data is None else data)
        for name, data in left.items():
            target.writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
