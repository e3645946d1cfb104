"""Small PDFs drawn operator by operator, the head of typeset ones, and what a document holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from juesuan.read.sources.blocks import Grid, Paragraph, SourceDocument

Typeset = Callable[[str], bytes]
Drawn = Callable[..., bytes]

HEAD = """
#set page(width: 400pt, height: 300pt, margin: 50pt)
#set text(font: "Noto Serif SC", size: 10pt, lang: "zh")
#set par(leading: 6pt, spacing: 6pt, justify: true, first-line-indent: (amount: 2em, all: true))
#set table(stroke: 0.5pt, inset: 4pt)
"""


def drawn_pdf(
    *contents: str,
    box: Sequence[float] = (0, 0, 400, 300),
    crop: Sequence[float] | None = None,
    rotate: int = 0,
    form: str = "",
    unicode_map: dict[str, int] | None = None,
) -> bytes:
    """A PDF with one page for each content stream."""
    cmap = "".join(f"<{ord(char):02x}> <{code:04x}>\n" for char, code in (unicode_map or {}).items())
    to_unicode = "/ToUnicode 4 0 R" if unicode_map else ""
    kids = " ".join(f"{6 + 2 * k} 0 R" for k in range(len(contents)))
    boxes = f"/MediaBox [{_numbers(box)}] {f'/CropBox [{_numbers(crop)}]' if crop else ''} /Rotate {rotate}"
    resources = "/Resources << /Font << /F 3 0 R >> >>"
    codes = f"1 begincodespacerange <00> <ff> endcodespacerange {len(unicode_map or {})} beginbfchar\n{cmap}"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] {boxes} >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding {to_unicode} >>",
        _stream(f"begincmap {codes}endbfchar endcmap"),
        _stream(form, f"/Type /XObject /Subtype /Form /BBox [0 0 1000 1000] {resources}"),
    ]
    for k, content in enumerate(contents):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /Contents {7 + 2 * k} 0 R"
            " /Resources << /Font << /F 3 0 R >> /XObject << /X 5 0 R >> >> >>"
        )
        bodies.append(_stream(content))
    return _file(bodies)


def _numbers(values: Sequence[float]) -> str:
    return " ".join(map(str, values))


def _stream(content: str, entries: str = "") -> str:
    return f"<< {entries} /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"


def _file(bodies: Sequence[str]) -> bytes:
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    return out + f"trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def grids(document: SourceDocument) -> list[Grid]:
    """The grids of a document."""
    return [block for block in document.blocks if isinstance(block, Grid)]


def texts(document: SourceDocument) -> list[str]:
    """The texts of the paragraphs of a document."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def table(grid: Grid) -> list[list[str]]:
    """The texts of a grid's cells by row."""
    return [[cell.text for cell in row] for row in grid.rows]
