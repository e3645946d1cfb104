"""Without the extra: scanned pages are problems that name it, text pages are read, a file of scans only is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from juesuan.cli.main import program
from juesuan.errors import UnreadableFileError
from juesuan.read.disclosure import read_source
from juesuan.read.sources.blocks import Paragraph
from juesuan.read.sources.scan import extra

HOW = "装上扩展 ocr（pip install 'juesuan[ocr]'）后可以识别"


@pytest.fixture(autouse=True)
def no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "has_ocr", lambda: False)


def picture_pdf(*texts: str) -> bytes:
    """A PDF of pages of 400 by 300 points, each with a text of its own, or, for '', with a picture that fills it."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(texts)))
    image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(texts)} /Kids [{kids}] /MediaBox [0 0 400 300] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"{image}\nstream\n \nendstream",
    ]
    for number, text in enumerate(texts):
        content = f"BT /F 12 Tf 40 200 Td ({text}) Tj ET" if text else "q 400 0 0 300 0 0 cm /I Do Q"
        resources = "/Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >>"
        bodies.append(f"<< /Type /Page /Parent 2 0 R /Contents {6 + 2 * number} 0 R {resources} >>")
        bodies.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects = "".join(f"{number} 0 obj\n{body}\nendobj\n" for number, body in enumerate(bodies, start=1))
    return f"%PDF-1.7\n{objects}trailer\n<< /Root 1 0 R >>\n%%EOF\n".encode("latin-1")


def test_a_scanned_page_among_others_is_a_problem_that_names_the_extra() -> None:
    source = read_source(picture_pdf("The first page of this little file", "", "The last page of this little file"), path="")
    assert [problem.message for problem in source.problems] == [f"第 2 页没有文字层，可能是扫描件或图片，其内容没有读取；{HOW}"]
    assert [(block.spot.page, block.text) for block in source.blocks if isinstance(block, Paragraph)] == [
        (1, "The first page of this little file"),
        (3, "The last page of this little file"),
    ]


@pytest.mark.usefixtures("forked_workers")
def test_a_file_of_scans_only_is_refused_with_exit_status_2(tmp_path: Path) -> None:
    path = tmp_path / "扫描.pdf"
    path.write_bytes(picture_pdf("", ""))
    result = CliRunner().invoke(program, ["read", str(path)])
    assert result.exit_code == 2
    assert f"共 2 页，都没有文字层，可能是扫描件，{HOW}" in "".join(result.output.split("\n"))


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0", b"MM\0*"])
def test_pictures_name_the_extra(head: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="图片文件，装上扩展 ocr"):
        read_source(head + bytes(40), path="表.png")
