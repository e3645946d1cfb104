"""Files that cannot be read say why, in Chinese; nothing else escapes."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_samples import Drawn, Typeset, texts

from juesuan.errors import UnreadableFileError
from juesuan.read.sources.pdf import PdfLimits, read_pdf

SECRET, OTHER = "juesuan", "wrong"
DATA = Path(__file__).parent / "data"


def reason(data: bytes, password: str | None = None, limits: PdfLimits | None = None) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(data, path="a.pdf", password=password, limits=limits or PdfLimits())
    assert caught.value.path == "a.pdf"
    return caught.value.reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "文件是空的"),
        (b"\0\0\n", "文件是空的"),
        (b"<html>404</html>", "不是 PDF 文件"),
        (b"PK\x03\x04" * 100, "不是 PDF 文件"),
        (b"%PDF-1.7\nnothing", "文件不完整，可能没有下载完，请重新取得文件"),
        (b"%PDF-1.7\n" + b"\x93" * 500 + b"\nstartxref\n9\n%%EOF", "PDF 文件已损坏"),
    ],
)
def test_what_is_no_pdf_is_refused_with_its_reason(data: bytes, expected: str) -> None:
    assert reason(data) == expected


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
def test_a_file_cut_off_is_never_read_in_part(typeset: Typeset, share: float) -> None:
    data = typeset("第一页。\n#pagebreak()\n第二页。")
    assert reason(data[: int(len(data) * share)]) == "文件不完整，可能没有下载完，请重新取得文件"


def test_a_linearized_file_shorter_than_it_says_is_cut_off(drawn: Drawn) -> None:
    data = drawn("").replace(b"%PDF-1.7\n", b"%PDF-1.7\n99 0 obj\n<< /Linearized 1 /L 999999 >>\nendobj\n")
    assert reason(data) == "文件不完整，可能没有下载完，请重新取得文件"


def test_bytes_after_the_end_do_no_harm(drawn: Drawn) -> None:
    data = drawn("BT /F 10 Tf 50 250 Td (247.80) Tj ET")
    assert texts(read_pdf(data + b"\0" * 9000, path="a.pdf")) == ["247.80"]


def test_an_encrypted_file_asks_for_its_password() -> None:
    data = (DATA / "needs-password.pdf").read_bytes()
    assert reason(data) == "文件已加密，需要密码；请用 --password 给出密码"
    assert reason(data, password=OTHER) == "文件已加密，密码不对"
    assert texts(read_pdf(data, path="a.pdf", password=SECRET)) == ["Total 247.80"]


def test_a_file_only_protected_against_changes_is_read() -> None:
    assert texts(read_pdf((DATA / "owner-only.pdf").read_bytes(), path="a.pdf")) == ["Total 247.80"]


def test_too_many_pages_are_refused(drawn: Drawn) -> None:
    assert reason(drawn("", "", ""), limits=PdfLimits(max_pages=2)) == "共 3 页，超过上限 2 页"


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (PdfLimits(max_chars=5), "第 1 页的字符过多，没有读取"),
        (PdfLimits(max_objects=1), "第 1 页的图形对象过多，没有读取"),
        (PdfLimits(max_crossings=3), "第 1 页的线条过多，其中的表格没有识别"),
    ],
)
def test_a_page_beyond_the_limits_is_a_problem_and_the_others_are_read(drawn: Drawn, limits: PdfLimits, expected: str) -> None:
    grid = "20 20 80 60 re S 60 20 m 60 80 l S BT /F 10 Tf 25 60 Td (247.80) Tj ET"
    document = read_pdf(drawn(grid, "BT /F 10 Tf 50 250 Td (b) Tj ET"), path="a.pdf", limits=limits)
    assert [(problem.message, problem.spot.page) for problem in document.problems] == [(expected, 1)]
    assert texts(document)[-1] == "b"


def test_an_empty_page_is_no_problem(drawn: Drawn) -> None:
    document = read_pdf(drawn(""), path="a.pdf")
    assert (document.blocks, document.pages, document.problems) == ((), 1, ())


def test_a_page_of_pictures_says_that_it_has_no_text(drawn: Drawn) -> None:
    picture = "q 300 0 0 250 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q "
    document = read_pdf(drawn("BT /F 10 Tf 50 250 Td (text) Tj ET", picture + "BT /F 10 Tf 200 10 Td (2) Tj ET"), path="a.pdf")
    assert [(p.message, p.spot.page) for p in document.problems] == [("第 2 页没有文字层，可能是扫描件或图片，其内容没有读取", 2)]


def test_a_logo_beside_text_is_no_problem(drawn: Drawn) -> None:
    logo = "q 30 0 0 30 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q BT /F 10 Tf 50 250 Td (text) Tj ET"
    assert read_pdf(drawn(logo), path="a.pdf").problems == ()


def test_codes_without_meaning_are_a_problem(drawn: Drawn) -> None:
    data = drawn("BT /F 10 Tf 50 250 Td (" + "A" * 30 + ") Tj ET", unicode_map={"A": 0xE123})
    assert [p.message for p in read_pdf(data, path="a.pdf").problems] == ["第 1 页的文字编码无法识别，其内容可能是乱码"]


@settings(max_examples=150, deadline=None)
@given(edits=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=100))
def test_damaged_bytes_never_give_anything_but_a_document_or_a_reason(typeset: Typeset, edits: list[tuple[int, int]]) -> None:
    damaged = bytearray(typeset("第一页。\n#table(columns: 2, [甲], [1.00], [乙], [2.00])"))
    for position, value in edits:
        damaged[position % len(damaged)] = value
    with suppress(UnreadableFileError):
        assert read_pdf(bytes(damaged), path="a.pdf").format == "pdf"
