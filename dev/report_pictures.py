"""Makes the pictures of `docs/reports.md` from the faulty example, by the commands that the page shows.

    python dev/report_pictures.py

Needs LibreOffice (`soffice`) and, besides the extras of the project, `pip install weasyprint`. The pictures are committed; since
fonts and programs that set pages differ from machine to machine, nothing compares them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pylopdf_fonts_zh_cn as fonts
import pypdf
import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from juesuan.cli.main import program
from juesuan.render.picture.pen import MARK, font, wrapped

ROOT = Path(__file__).resolve().parents[1]
NAME = "yunxi-liaison-office-2024-faulty"
PICTURES = ROOT / "docs" / "reports"
COLOURS = 200
WIDTH = 1000
MARGIN = 420
"""Pixels beside a page for the texts of its notes."""
PRINT_NOTES = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{sans}</dir><dir>{serif}</dir><cachedir>{cache}</cachedir>
</fontconfig>"""


def main() -> None:
    """Write all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        work = Path(name)
        paths = {"sans": fonts.sans_path().parent, "serif": fonts.serif_path().parent, "cache": work / "cache"}
        (work / "fonts.conf").write_text(FONTS.format(**paths), "utf-8")
        os.environ["FONTCONFIG_FILE"] = str(work / "fonts.conf")
        os.chdir(ROOT)
        text, pdf = f"examples/{NAME}.txt", f"examples/{NAME}.pdf"
        save("html", picture(html_pdf(text, work), 2, scale=1.5))
        juesuan("check", text, "--format", "xlsx", "-o", f"{work}/sheet.xlsx")
        save("xlsx", picture(office(work / "sheet.xlsx"), 0, scale=1.5))
        word_file(text, work / "word.docx")
        juesuan("annotate", f"{work}/word.docx", "-o", f"{work}/notes.docx")
        save("docx", noted(office(work / "notes.docx", PRINT_NOTES), 5, part=(850, 640)))
        juesuan("annotate", pdf, "-o", f"{work}/notes.pdf")
        save("pdf", noted((work / "notes.pdf").read_bytes(), 6))


def juesuan(*args: str) -> None:
    """Run a command of the program; faults found are what it is for."""
    status = program.main(args=list(args), standalone_mode=False)
    if status not in (0, 1):
        sys.exit(f"juesuan {' '.join(args)}: {status}")


def html_pdf(text: str, work: Path) -> bytes:
    """The page as it is printed."""
    import weasyprint

    juesuan("check", text, "--format", "html", "-o", f"{work}/page.html")
    return bytes(weasyprint.HTML(filename=f"{work}/page.html").write_pdf())


def office(path: Path, target: str = "pdf") -> bytes:
    """The file as LibreOffice prints it."""
    soffice = shutil.which("soffice") or sys.exit("LibreOffice (soffice) is needed")
    home = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
    command = [soffice, home, "--headless", "--convert-to", target, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path.with_suffix(".pdf").read_bytes()


def word_file(text: str, path: Path) -> None:
    """The example as a Word document, as the tests of the formats set it."""
    sys.path.insert(0, str(ROOT / "tests" / "read" / "round_trip"))
    from as_docx import docx_of
    from written import layout_of_text

    path.write_bytes(docx_of(layout_of_text(Path(text).read_text("utf-8"))))


def picture(data: bytes, number: int, *, scale: float) -> Image.Image:
    """A page (from 0) without its empty edges."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[number].render(scale=scale).to_pil().convert("RGB")
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox() or (0, 0, *page.size)
    left, top, right, bottom = box
    return page.crop((max(0, left - 12), max(0, top - 12), right + 12, bottom + 12))


def noted(data: bytes, number: int, part: tuple[int, int] = (2000, 2000), scale: float = 1.25) -> Image.Image:
    """A page (from 0), or as much of it, with the texts of its notes beside it, as a viewer shows them."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[number].render(scale=scale).to_pil().convert("RGB")
    page = page.crop((0, 0, min(page.width, part[0]), min(page.height, part[1])))
    source = pypdf.PdfReader(BytesIO(data)).pages[number]
    height = float(source.cropbox.height)
    found = [each.get_object() for each in source.get("/Annots") or ()]
    notes = [(height - float(each["/Rect"][3]), str(each["/Contents"])) for each in found if each.get("/Contents")]
    whole = Image.new("RGB", (page.width + MARGIN, page.height), "white")
    whole.paste(page, (0, 0))
    pen = ImageDraw.Draw(whole)
    below = 10.0
    for top, text in sorted(each for each in notes if each[0] * scale < page.height)[:9]:
        below = note(pen, text, (page.width + 10, max(below, top * scale - 8)), top * scale)
    box = ImageChops.difference(whole, Image.new("RGB", whole.size, "white")).getbbox() or (0, 0, *whole.size)
    return whole.crop((max(0, box[0] - 12), max(0, box[1] - 12), whole.width, min(whole.height, box[3] + 12)))


def note(pen: ImageDraw.ImageDraw, text: str, at: tuple[float, float], from_: float) -> float:
    """A note in the margin, with a line from where it belongs; where the next may begin."""
    lines = [line for part in text.splitlines()[:4] for _, line in wrapped(part, font(14), MARGIN - 40)]
    left, top = at
    bottom = top + 20 * len(lines) + 8
    pen.rectangle((left, top, left + MARGIN - 20, bottom), outline=MARK, fill=(255, 251, 235))
    pen.line((left - 10, from_ + 4, left, top + 10), fill=MARK)
    for order, line in enumerate(lines):
        pen.text((left + 8, top + 4 + 20 * order), line, fill=(30, 30, 30), font=font(14))
    return bottom + 8


def save(name: str, drawn: Image.Image) -> None:
    """Write a picture, at most ``WIDTH`` pixels wide."""
    if drawn.width > WIDTH:
        drawn = drawn.resize((WIDTH, drawn.height * WIDTH // drawn.width), Image.Resampling.LANCZOS)
    path = PICTURES / f"{name}.png"
    drawn.quantize(COLOURS).save(path, optimize=True)
    print(path.relative_to(ROOT), path.stat().st_size)


if __name__ == "__main__":
    main()
