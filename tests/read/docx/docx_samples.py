"""Word documents of our own making: parts written as XML by hand and zipped, and what is read from them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from juesuan.read.sources.blocks import Cell, Grid, Paragraph, SourceDocument
from juesuan.read.sources.docx.limits import DocxLimits
from juesuan.read.sources.docx.reader import read_docx
from juesuan.read.sources.docx.story import Embedded

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = " ".join(
    (
        f'xmlns:w="{MAIN}"',
        f'xmlns:r="{OFFICE}"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:o="urn:schemas-microsoft-com:office:office"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
    )
)
KINDS = ("styles", "numbering", "footnotes", "endnotes")


def t(text: str) -> str:
    """A text with its spaces kept."""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def run(content: str, properties: str = "") -> str:
    """A run of inner XML."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


def p(text: str = "", properties: str = "", *, inner: str = "") -> str:
    """A paragraph of a text, or of inner XML."""
    shape = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{shape}{inner or (run(t(text)) if text else '')}</w:p>"


def listed(text: str, list_id: int = 1, level: int = 0, more: str = "") -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>{more}')


def tc(text: str = "", properties: str = "", *, inner: str = "") -> str:
    """A cell of one paragraph, or of inner XML."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def span(columns: int) -> str:
    """The property of a cell that spans columns."""
    return f'<w:gridSpan w:val="{columns}"/>'


def part(name: str, content: str) -> str:
    """The XML of a part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMES}>{content}</w:{name}>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A package of files."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def relationships(more: str = "") -> str:
    """The relationships of the main part."""
    known = "".join(f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in KINDS)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{known}{more}</Relationships>'


def docx(body: str, *, targets: str = "", files: Mapping[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A document of a body; ``styles``, ``numbering``, ``footnotes`` and ``endnotes`` are inner XML of those parts."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
            "word/_rels/document.xml.rels": relationships(targets),
            **{f"word/{name}.xml": part(name, content) for name, content in parts.items()},
            **(files or {}),
        }
    )


def read(data: bytes, *, limits: DocxLimits | None = None, embedded: Embedded | None = None) -> SourceDocument:
    """What is read from a document."""
    return read_docx(data, path="样本.docx", limits=limits or DocxLimits(), embedded=embedded)


def texts(document: SourceDocument) -> list[str]:
    """The texts of the paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: SourceDocument) -> list[Grid]:
    """The tables."""
    return [block for block in document.blocks if isinstance(block, Grid)]


def shape(grid: Grid) -> list[list[str]]:
    """A table's cells as ``text@row,column`` and, where a cell is larger than one, ``+rows×columns``."""
    return [[_shape(cell) for cell in row] for row in grid.rows]


def _shape(cell: Cell) -> str:
    size = "" if (cell.rowspan, cell.colspan) == (1, 1) else f"+{cell.rowspan}×{cell.colspan}"
    return f"{cell.text}@{cell.row},{cell.column}{size}"
