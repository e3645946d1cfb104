"""A body's own Word template: places in double braces are filled in, all else stays as it is.

``{{公务接待费}}`` within a line becomes text in the type of its first character; a place that stands alone in its paragraph may
become whole paragraphs and tables, which take the look of that paragraph and the heading styles of the template. The template is
data: nothing in it is ever run.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import cast

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree
from msgspec.structs import replace

from juesuan.errors import UnreadableFileError
from juesuan.write.docx_table import table_xml
from juesuan.write.plan import Block, Heading, Paragraph, Table

_PLACE = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_PART = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_STYLES = "word/styles.xml"
_NO_WORD = "不是 Word 文件（.docx），或已损坏"
_DEFAULT_WIDTH = 8844
_ROOM = 10_000
_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n"} | dict.fromkeys((0xFFFE, 0xFFFF))

Filling = str | tuple[Block, ...] | None
"""What a place becomes: text, blocks, or, when it is not known, itself."""


def places_of(data: bytes, path: str) -> tuple[str, ...]:
    """The names in the places of a template, each once, in their order.

    Raises:
        UnreadableFileError: it is no Word document.
    """
    names: dict[str, None] = {}
    for _, root in _parts(data, path):
        for paragraph in _paragraphs(root):
            names |= dict.fromkeys(_PLACE.findall(_text(paragraph)))
    return tuple(names)


def filled(data: bytes, path: str, fill: Callable[[str], Filling]) -> bytes:
    """The template with its places filled; everything else byte for byte as it was.

    Raises:
        UnreadableFileError: it is no Word document.
    """
    changed = dict(_filled_parts(data, path, fill))
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, changed.get(info.filename) or old.read(info.filename), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _filled_parts(data: bytes, path: str, fill: Callable[[str], Filling]) -> Iterator[tuple[str, bytes]]:
    styles = _heading_styles(data)
    for name, root in _parts(data, path):
        paragraphs = [each for each in _paragraphs(root) if _PLACE.search(_text(each))]
        for paragraph in paragraphs:
            _fill(paragraph, fill, styles)
        if paragraphs:
            yield name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parts(data: bytes, path: str) -> Iterator[tuple[str, BaseOxmlElement]]:
    """The body, the headers and the footers."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = sorted(name for name in package.namelist() if _PART.fullmatch(name))
            parts = [(name, parse_xml(package.read(name))) for name in names]
    except (zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFileError(path, _NO_WORD) from error
    if not any(name == "word/document.xml" for name, _ in parts):
        raise UnreadableFileError(path, _NO_WORD)
    yield from parts


def _heading_styles(data: bytes) -> dict[int, str]:
    """The ids of the template's heading styles by level."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = parse_xml(package.read(_STYLES)) if _STYLES in package.namelist() else OxmlElement("w:styles")
    found = {}
    for style in root.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        level = re.fullmatch(r"heading ([1-4])", name.get(qn("w:val"), ""), re.IGNORECASE) if name is not None else None
        if level:
            found[int(level[1])] = style.get(qn("w:styleId"), "")
    return found


def _paragraphs(root: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    return cast("Iterator[BaseOxmlElement]", root.iter(qn("w:p")))


def _text(paragraph: BaseOxmlElement) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))


def _fill(paragraph: BaseOxmlElement, fill: Callable[[str], Filling], styles: dict[int, str]) -> None:
    alone = _PLACE.fullmatch(_text(paragraph).strip())
    filling = fill(alone[1]) if alone else None
    if isinstance(filling, tuple):
        for made in _blocks(filling, paragraph, styles):
            paragraph.addprevious(made)
        parent = paragraph.getparent()
        last = parent is not None and parent.tag == qn("w:tc") and paragraph.getnext() is None
        if parent is not None and paragraph.find(f".//{qn('w:sectPr')}") is None and not last:
            parent.remove(paragraph)
        else:
            _replace(paragraph, lambda _: "")
        return
    _replace(paragraph, lambda name: text if isinstance(text := fill(name), str) else None)


def _replace(paragraph: BaseOxmlElement, text_of: Callable[[str], str | None]) -> None:
    """Put texts into the places, which may run over several runs: the first keeps what it becomes, the others lose their part."""
    for found in reversed(list(_PLACE.finditer(_text(paragraph)))):
        text = text_of(found[1])
        if text is None:
            continue
        at, rest = 0, _clean(text)
        for piece in paragraph.iter(qn("w:t")):
            words = piece.text or ""
            start, end = max(found.start() - at, 0), min(found.end() - at, len(words))
            if start < end:
                piece.text, rest = words[:start] + rest + words[end:], ""
                piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            at += len(words)


def _blocks(blocks: tuple[Block, ...], model: BaseOxmlElement, styles: dict[int, str]) -> Iterator[BaseOxmlElement]:
    for block in blocks:
        if isinstance(block, Heading):
            yield _paragraph(block.whole, model, styles.get(block.level, ""))
        elif isinstance(block, Paragraph):
            yield _paragraph(block.text, model)
        else:
            yield from _table(block, model, styles)


def _table(table: Table, model: BaseOxmlElement, styles: dict[int, str]) -> Iterator[BaseOxmlElement]:
    if table.title:
        yield _paragraph(table.title, model, styles.get(min(table.level, 3), ""))
    for line in (*table.above, table.number, table.body, table.unit):
        if line:
            yield _paragraph(line, model)
    boxes = tuple(replace(box, text=_clean(box.text)) for box in table.boxes)
    yield table_xml(replace(table, boxes=boxes), _width(model), _ROOM)
    for line in table.remarks or ("",):
        yield _paragraph(line, model)


def _width(model: BaseOxmlElement) -> int:
    """The width of the text in the section that the paragraph stands in, in twips: that of the next section mark."""
    for mark in model.xpath("following::w:sectPr | .//w:sectPr"):
        size, margins = mark.find(qn("w:pgSz")), mark.find(qn("w:pgMar"))
        if size is not None and margins is not None:
            left, right = (int(float(margins.get(qn(f"w:{side}"), "0"))) for side in ("left", "right"))
            return max(int(float(size.get(qn("w:w"), "0"))) - left - right, 2000)
    return _DEFAULT_WIDTH


def _paragraph(text: str, model: BaseOxmlElement, style: str = "") -> BaseOxmlElement:
    """A paragraph that looks as the place does, or in a heading style of the template."""
    root = cast("BaseOxmlElement", OxmlElement("w:p"))
    run = cast("BaseOxmlElement", OxmlElement("w:r"))
    shape, first = model.find(qn("w:pPr")), model.find(f".//{qn('w:rPr')}")
    if style:
        shape = cast("BaseOxmlElement", OxmlElement("w:pPr"))
        named = cast("BaseOxmlElement", OxmlElement("w:pStyle"))
        named.set(qn("w:val"), style)
        shape.append(named)
    elif first is not None:
        run.append(deepcopy(first))
    if shape is not None:
        root.append(deepcopy(shape))
        for mark in root.iter(qn("w:sectPr")):
            cast("BaseOxmlElement", mark.getparent()).remove(mark)
    words = cast("BaseOxmlElement", OxmlElement("w:t"))
    words.text = _clean(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    root.append(run)
    return root


def _clean(text: str) -> str:
    return text.translate(_CONTROLS).encode(errors="replace").decode()
