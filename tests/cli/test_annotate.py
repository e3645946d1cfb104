"""``juesuan annotate``: comments in Word and highlights in PDF at the places of the findings, and nothing else changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from msgspec.structs import replace

import juesuan
from juesuan.figures.place import Box, Spot
from juesuan.render.annotated.docx import annotated_docx
from juesuan.render.annotated.pdf import in_user_space
from juesuan.render.words import SEVERITY

docx = pytest.importorskip("docx")
qn = docx.oxml.ns.qn

Run = Callable[..., Result]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PDF = EXAMPLES / "yunxi-liaison-office-2024-faulty.pdf"
TEXT = EXAMPLES / "yunxi-liaison-office-2024-faulty.txt"
TITLE = "云溪市文献馆2024年度部门决算"
FAULT = "截至2023年12月31日，共有车辆3辆。"


def _word(path: Path, *, comment: bool = False) -> Path:
    """A disclosure of one faulty sentence and one table; with a comment of somebody else on its title."""
    document = docx.Document()
    title = document.add_paragraph(TITLE)
    document.add_paragraph("第三部分 2024年度部门决算情况说明")
    document.add_paragraph("十三、国有资产占用情况说明")
    fault = document.add_paragraph()
    for piece in (FAULT[:8], FAULT[8:]):
        fault.add_run(piece)
    if comment:
        document.add_comment(title.runs, text="标题请再看", author="王一", initials="王")
    document.save(str(path))
    return path


def _comments(path: Path) -> list[tuple[int, str, str]]:
    return [(each.comment_id, each.author, each.text) for each in docx.Document(str(path)).comments]


def test_a_word_copy_has_a_comment_at_the_wording_of_the_finding(run: Run, tmp_path: Path) -> None:
    source, copy = _word(tmp_path / "说明.docx"), tmp_path / "批注.docx"
    before = source.read_bytes()
    result = run("annotate", str(source), "-o", str(copy), "--select", "T105")
    assert (result.exit_code, result.stderr) == (0, "")
    [(number, author, text)] = _comments(copy)
    assert author == "juesuan"
    assert text.splitlines()[0].startswith("问题1 T105（警告）年份与决算年度不符：“截至2023年12月31日”，应为2024年")
    assert "建议 改成正确的年份" in text
    paragraph = docx.Document(str(copy)).paragraphs[3]
    assert paragraph.text == FAULT
    tags = [child.tag.rpartition("}")[2] for child in paragraph._p]
    assert tags == ["commentRangeStart", "r", "r", "commentRangeEnd", "r"]
    assert {str(number)} == set(paragraph._p.xpath("./w:commentRangeStart/@w:id | .//w:commentReference/@w:id"))
    assert source.read_bytes() == before


def test_the_other_parts_of_the_package_stay_as_they_are(run: Run, tmp_path: Path) -> None:
    source, copy = _word(tmp_path / "说明.docx"), tmp_path / "批注.docx"
    run("annotate", str(source), "-o", str(copy))
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(copy) as after:
        names = before.namelist()
        assert after.namelist() == [*names, "word/comments.xml"]
        changed = {name for name in names if before.read(name) != after.read(name)}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_comments_of_others_stay_and_numbers_go_on(run: Run, tmp_path: Path) -> None:
    source, copy = _word(tmp_path / "说明.docx", comment=True), tmp_path / "批注.docx"
    run("annotate", str(source), "-o", str(copy), "--select", "T105")
    assert [(number, author) for number, author, _ in _comments(copy)] == [(0, "王一"), (1, "juesuan")]
    assert _comments(copy)[0][2] == "标题请再看"


def test_findings_without_a_place_are_told_in_one_comment_at_the_beginning(tmp_path: Path) -> None:
    source, copy = _word(tmp_path / "说明.docx"), tmp_path / "批注.docx"
    [of_text] = juesuan.check_disclosure(TEXT).documents
    copy.write_bytes(annotated_docx(source.read_bytes(), of_text))
    [(number, _, text)] = _comments(copy)
    lines = text.splitlines()
    assert lines[0] == "以下问题在文件中没有可以标出的位置："
    assert [line for line in lines if line.startswith("问题")] == [
        f"问题{n} {each.rule}（{SEVERITY[each.severity]}）{each.message}" for n, each in enumerate(of_text.findings, 1)
    ]
    assert docx.Document(str(copy)).paragraphs[0]._p.xpath(".//w:commentReference/@w:id") == [str(number)]


def test_the_copy_states_what_the_file_states(run: Run, tmp_path: Path) -> None:
    source, copy = _word(tmp_path / "说明.docx"), tmp_path / "批注.docx"
    run("annotate", str(source), "-o", str(copy))
    ids = [[finding.id for finding in juesuan.check_disclosure(path).documents[0].findings] for path in (source, copy)]
    assert ids[0] == ids[1]


def test_a_pdf_copy_is_the_file_with_highlights_behind_it(run: Run, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="extra annotate")
    copies = [tmp_path / "甲.pdf", tmp_path / "乙.pdf"]
    for copy in copies:
        assert run("annotate", str(PDF), "-o", str(copy)).exit_code == 1
    assert copies[0].read_bytes() == copies[1].read_bytes()
    assert copies[0].read_bytes().startswith(PDF.read_bytes())
    [document] = juesuan.check_disclosure(PDF).documents
    notes = [
        (number, note["/Subtype"], note["/T"], note["/Contents"])
        for number, page in enumerate(pypdf.PdfReader(str(copies[0])).pages, 1)
        for note in (each.get_object() for each in page.get("/Annots") or ())
        if "/T" in note
    ]
    assert {(kind, author) for _, kind, author, _ in notes} == {("/Highlight", "juesuan")}
    for order, finding in enumerate(document.findings, 1):
        where = (finding.suspects[0].places if finding.suspects else finding.places)[0].spot.page
        assert any(
            page == where and f"问题{order} {finding.rule}（" in text and finding.message in text for page, _, _, text in notes
        )


def test_a_highlight_lies_on_the_words_that_it_is_about(run: Run, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="extra annotate")
    plumber = pytest.importorskip("pdfplumber")
    copy = tmp_path / "批注.pdf"
    run("annotate", str(PDF), "-o", str(copy), "--select", "A102")
    found = [
        (at, [float(side) for side in each.get_object()["/Rect"]])
        for at, page in enumerate(pypdf.PdfReader(str(copy)).pages)
        for each in page.get("/Annots") or ()
        if "A102（" in str(each.get_object().get("/Contents", ""))
    ]
    with plumber.open(str(copy)) as pages:
        texts = []
        for at, (left, bottom, right, top) in found:
            page = pages.pages[at]
            texts.append(page.within_bbox((left, float(page.height) - top, right, float(page.height) - bottom)).extract_text())
    assert texts == ["3.02", "3.20"]


@pytest.mark.parametrize(
    ("turned", "expected"),
    [(0, (30, 740, 60, 780)), (90, (30, 40, 70, 70)), (180, (550, 40, 580, 80)), (270, (540, 750, 580, 780))],
)
def test_a_box_is_turned_with_its_page(turned: int, expected: Box) -> None:
    assert in_user_space((20, 20, 50, 60), (10, 20, 600, 800), turned) == expected


def test_other_formats_are_refused(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "批注.txt"
    result = run("annotate", str(TEXT), "-o", str(copy))
    assert (result.exit_code, copy.exists()) == (2, False)
    assert "这种格式不能加批注，只能批注 Word（.docx）和 PDF" in result.stderr


def test_the_file_itself_is_never_written_over(run: Run, tmp_path: Path) -> None:
    source = _word(tmp_path / "说明.docx")
    before = source.read_bytes()
    (tmp_path / "连接.docx").symlink_to(source)
    for name in ("说明.docx", "./说明.docx", "连接.docx"):
        result = run("annotate", str(source), "-o", f"{tmp_path}/{name}")
        assert (result.exit_code, source.read_bytes() == before) == (2, True)
        assert "这就是原文件，请另写一个名字" in result.stderr


def test_an_encrypted_pdf_is_refused_and_named(run: Run, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="extra annotate")
    writer = pypdf.PdfWriter(clone_from=str(PDF))
    writer.encrypt("", "owner", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    locked = tmp_path / "锁.pdf"
    locked.write_bytes(data.getvalue())
    result = run("annotate", str(locked), "-o", str(tmp_path / "批注.pdf"))
    assert (result.exit_code, list(tmp_path.glob("批注.pdf"))) == (2, [])
    assert "PDF 已加密或限制修改，不能加批注" in result.stderr


def test_what_stands_in_a_text_box_is_noted_at_its_paragraph_of_the_body(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.add_paragraph("外")
    box = outer.add_run()._r.makeelement(qn("w:txbxContent"))
    outer.runs[-1]._r.append(box)
    inner = box.makeelement(qn("w:p"))
    box.append(inner)
    path = tmp_path / "框.docx"
    document.save(str(path))
    [of_text] = juesuan.check_disclosure(TEXT, select=("T105",)).documents
    finding = of_text.findings[0]
    moved = replace(finding, places=(replace(finding.places[0], spot=Spot(paragraph=2)),))
    path.write_bytes(annotated_docx(path.read_bytes(), replace(of_text, findings=(moved,))))
    tags = [child.tag.rpartition("}")[2] for child in docx.Document(str(path)).paragraphs[0]._p]
    assert tags == ["commentRangeStart", "r", "r", "commentRangeEnd", "r"]


@pytest.mark.parametrize(
    ("name", "data"), [("坏.pdf", b"%PDF-1.7\n%%EOF"), ("坏.docx", b"PK\x03\x04word/document"), ("空.docx", b"")]
)
def test_broken_files_are_refused(run: Run, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    result = run("annotate", str(tmp_path / name), "-o", str(tmp_path / "批注"))
    assert (result.exit_code, result.stdout, (tmp_path / "批注").exists()) == (2, "", False)
    assert name in result.stderr
