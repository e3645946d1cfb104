"""Writes the files of the corpus that are not text: small documents of our own making, one or two a format.

Run from the top of the checkout: ``python tests/fuzz/build_corpus.py``. The files are committed; this says what is in them.
"""

from __future__ import annotations

import base64
import struct
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE / "corpus"
TESTS = HERE.parent
sys.path[:0] = [str(TESTS / "read" / name) for name in ("docx", "pdf", "sheets")]

ROWS = [["科目编码", "科目名称", "本年支出合计"], ["合计", "", "9.00"], ["201", "一般公共服务支出", "9.00"]]
LINES = ["青川市档案馆", "2024年度部门决算", "支出决算表", "单位：万元"]
SAID = "2024年度支出合计9.00万元，其中：基本支出4.00万元，占44.44%。"
TEXT = "\n".join([*LINES, *map("\t".join, ROWS), "三、支出决算情况说明", SAID]).encode()
PAGE = (
    "<html><head><meta charset=utf-8><style>p{margin:0}</style></head><body>{lines}<table border=1>{rows}</table>"
    "<ul><li>一、支出决算情况说明<li>{said}</ul><a href='附件1.xls'>附件1</a></body></html>"
)
TABLE_PDF = "0.5 w 50 100 200 60 re S 50 130 m 250 130 l S 150 100 m 150 160 l S BT /F 10 Tf {} ET"
TEXTS_PDF = "1 0 0 1 60 200 Tm (abcd) Tj 1 0 0 1 60 140 Tm (ab) Tj 1 0 0 1 160 140 Tm (247.80) Tj 1 0 0 1 60 110 Tm (cd) Tj"
WHEN = (2024, 1, 1, 0, 0, 0)


def main() -> None:
    """Write every file."""
    from docx_samples import docx
    from pdf_samples import drawn_pdf

    page = html()
    files = {
        "docx/tables.docx": packed(docx(word_body(), numbering=NUMBERING, footnotes=NOTES, targets=SHEET,
                                        files={"word/embeddings/s.xlsx": packed(xlsx())})),
        "html/page.html": page.encode(),
        "html/page.mht": archive(page),
        "pdf/drawn.pdf": drawn_pdf(TABLE_PDF.format(TEXTS_PDF), "BT /F 9 Tf 50 50 Td (x) Tj ET /X Do", form="0 0 9 9 re f",
                                   unicode_map=dict(zip("abcd", map(ord, "决算合计"), strict=True))),
        "sheets/book.xlsx": packed(xlsx()),
        "sheets/book.xlsb": zipped(xlsb()),
        "sheets/book.ods": packed(ods_book()),
        "locked/agile.xlsx": locked(packed(xlsx())),
        "scan/table.png": picture("PNG", 1),
        "scan/table.jpg": picture("JPEG", 1),
        "scan/table.tif": picture("TIFF", 2),
        "zip/files.zip": zipped({"说明/1.txt": TEXT, "附表.xlsx": packed(xlsx()), "内.zip": zipped({"网页.html": page.encode()})}),
    }  # fmt: skip
    copies = {
        "sheets/book.xls": "sheets/data/small.xls",
        "legacy/small.doc": "legacy/data/small.doc",
        "legacy/objects.doc": "legacy/data/objects.doc",
        "legacy/locked.doc": "legacy/data/locked.doc",
        "locked/rc4.xls": "locked/data/locked.xls",
    }
    files |= {name: (TESTS / "read" / source).read_bytes() for name, source in copies.items()}
    for name, data in files.items():
        (CORPUS / name).parent.mkdir(parents=True, exist_ok=True)
        (CORPUS / name).write_bytes(data)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
NOTES = '<w:footnote w:id="2"><w:p><w:r><w:t>单位均为万元。</w:t></w:r></w:p></w:footnote>'
SHEET = (
    '<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" '
    'Target="embeddings/s.xlsx"/>'
)


def picture(kind: str, pages: int) -> bytes:
    """A picture file of a small ruled table of figures."""
    from PIL import Image, ImageDraw

    page = Image.new("L", (660, 180), 255)
    draw = ImageDraw.Draw(page)
    for step in range(3):
        draw.line((20, 30 + 60 * step, 640, 30 + 60 * step), 0, 2)
        draw.line((20 + 310 * step, 30, 20 + 310 * step, 150), 0, 2)
    for number, said in enumerate(("9.00", "4.00", "247.80", "12.50")):
        draw.text((60 + 310 * (number % 2), 45 + 60 * (number // 2)), said, 0, font_size=26)
    out = BytesIO()
    page.save(out, kind, dpi=(100, 100), **({"save_all": True, "append_images": [page]} if pages > 1 else {}))
    return out.getvalue()


def word_body() -> str:
    """A title, a table with merged cells, a nested one, a numbered paragraph, a note, an object, a box, a tracked change."""
    from docx_samples import listed, p, run, span, tbl, tc, tr

    rows = [tr(tc("支出", span(3))), *(tr(*map(tc, row)) for row in ROWS)]
    nested = tr(tc(inner=p("外") + tbl(tr(tc("里"), tc("1.00")))), tc("", "<w:vMerge/>"), tc("2.00"))
    note = p(inner=run('<w:footnoteReference w:id="2"/>') + run("<w:t>见注</w:t>"))
    thing = p(inner=run('<w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="x1"/></w:object>'))
    box = p(inner=run(f"<w:pict><v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox></w:pict>"))
    change = p(inner=f'<w:ins w:id="9">{run("<w:t>增</w:t>")}</w:ins><w:del w:id="8">{run("<w:delText>删</w:delText>")}</w:del>')
    return "".join(map(p, LINES)) + tbl(*rows, nested) + listed("支出决算情况说明") + p(SAID) + note + thing + box + change


def xlsx() -> bytes:
    """A sheet with a merged title, numbers with formats, and a hidden row."""
    from sheet_samples import xlsx as book

    def fill(workbook: object) -> None:
        sheet = workbook.add_worksheet("支出决算表")  # type: ignore[attr-defined]
        money = workbook.add_format({"num_format": "#,##0.00"})  # type: ignore[attr-defined]
        sheet.merge_range(0, 0, 0, 2, LINES[1])
        for number, row in enumerate(ROWS, 1):
            for column, text in enumerate(row):
                sheet.write(number, column, float(text) if "." in text else text, money)
        sheet.write_formula(5, 2, "=C3*2", money, 18)
        sheet.set_row(6, None, None, {"hidden": True})

    return book(fill)


def xlsb() -> dict[str, bytes]:
    """The parts of a binary workbook of one sheet ([MS-XLSB] 2.1.7): records of a kind, a length and a body."""

    def record(kind: int, body: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return head + bytes([len(body)]) + body

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    sheet = struct.pack("<II", 0, 1) + wide("rId1") + wide("表")
    cells = b""
    for number, row in enumerate(ROWS):
        cells += record(0, struct.pack("<IIHxxxI", number, 0, 300, 0))
        for column, text in enumerate(row):
            number_of = struct.pack("<d", float(text)) if "." in text else wide(text)
            cells += record(5 if "." in text else 6, struct.pack("<II", column, 0) + number_of)
    body = record(148, struct.pack("<IIII", 0, 2, 0, 2)) + record(145) + cells + record(146)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    rels = f'<Relationships xmlns="{space}"><Relationship Id="rId1" Type="{kind}" Target="worksheets/sheet1.bin"/></Relationships>'
    return {
        "[Content_Types].xml": b"<Types/>",
        "xl/workbook.bin": record(131) + record(143) + record(156, sheet) + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": rels.encode(),
        "xl/worksheets/sheet1.bin": record(129) + body + record(130),
    }


def ods_book() -> bytes:
    """An OpenDocument spreadsheet with spans and repeats."""
    from sheet_samples import ods

    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"

    title = cell(LINES[1], ' table:number-columns-spanned="3"') + '<table:covered-table-cell table:number-columns-repeated="2"/>'
    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in ROWS)
    empty = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    return ods(f'<table:table table:name="表"><table:table-row>{title}</table:table-row>{rows}{empty}</table:table>')


def html() -> str:
    """A page with a table, a list and an attachment."""
    rows = "".join(f"<tr>{''.join(f'<td>{text}' for text in row)}" for row in ROWS)
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    return PAGE.replace("{lines}", lines).replace("{rows}", "<tr><td colspan=3>支出" + rows).replace("{said}", SAID)


def archive(page: str) -> bytes:
    """The page as a web archive of two parts."""
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
    part = "--B\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n"
    body = base64.encodebytes(page.encode()).decode()
    return (head + part.format("text/html", body) + part.format("image/png", "AAAA") + "--B--\r\n").encode()


def locked(data: bytes) -> bytes:
    """An Office file encrypted with the password ``juesuan``."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt("juesuan", out)
    return out.getvalue()


def packed(data: bytes) -> bytes:
    """A package with the same date for every part, so that it comes out the same each time."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A package of parts, all of one date."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), part, zipfile.ZIP_DEFLATED)
    return data.getvalue()


if __name__ == "__main__":
    main()
