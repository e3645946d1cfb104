"""Web archives (MHT): the page inside, whatever its transfer encoding; sheets of a workbook saved as one."""

from __future__ import annotations

import base64
import quopri

import pytest
from html_samples import paragraphs, reason

from juesuan.read.sources.html.sniff import is_page

PAGE = "<html><body><p>2024年度部门决算</p><p>支出=100.00</p></body></html>"
HEAD = 'From: <由浏览器保存>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="B"\r\n\r\n'


def part(body: bytes, how: str, kind: str = "text/html", charset: str = "utf-8") -> bytes:
    head = f'--B\r\nContent-Type: {kind}; charset="{charset}"\r\nContent-Transfer-Encoding: {how}\r\n\r\n'
    return head.encode() + body + b"\r\n"


def archive(*parts: bytes) -> bytes:
    return HEAD.encode() + b"".join(parts) + b"--B--\r\n"


@pytest.mark.parametrize(("how", "charset"), [("base64", "utf-8"), ("quoted-printable", "gb2312"), ("8bit", "gbk")])
def test_transfer_encodings(how: str, charset: str) -> None:
    raw = PAGE.encode(charset)
    body = {"base64": base64.encodebytes(raw), "quoted-printable": quopri.encodestring(raw), "8bit": raw}[how]
    data = archive(part(b"x", "8bit", "image/png"), part(body, how, charset=charset), part(b"<p>y", "8bit"))
    assert is_page(data)
    assert paragraphs(data) == ["2024年度部门决算", "支出=100.00"]


def test_an_archive_of_one_part() -> None:
    data = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    assert paragraphs(data + base64.encodebytes(PAGE.encode())) == ["2024年度部门决算", "支出=100.00"]


def test_the_sheets_of_a_workbook_stand_in_parts_of_their_own() -> None:
    frame = b"<html><![if !supportTabStrip]><frameset><frame src=s1.htm></frameset><![endif]></html>"
    sheets = [part(f"<table><tr><td>表{n}</table>".encode(), "8bit") for n in (1, 2)]
    assert paragraphs(archive(part(frame, "8bit"), *sheets)) == ["表1", "表2"]


def test_an_archive_without_a_page() -> None:
    assert reason(archive(part(b"x", "8bit", "image/png"))) == "网页归档文件中没有网页"


def test_an_archive_of_very_many_parts() -> None:
    assert reason(archive(*[part(b"", "8bit")] * 2001)) == "网页归档的部分太多"


def test_archives_in_archives_without_end() -> None:
    data = b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" * 1500 + PAGE.encode()
    assert reason(data) in ("网页归档文件已损坏", "网页归档文件中没有网页")


def test_a_letter_is_no_page() -> None:
    assert not is_page("单位：云溪市\n日期：2024\n".encode())
    assert not is_page(b"Note: 1\nOther: 2\n\ntext")
