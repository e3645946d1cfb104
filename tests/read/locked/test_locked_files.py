"""Encrypted files: opened with the password, and told apart from broken ones; every format says the same."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
import xlsxwriter

from juesuan import check_disclosure, read_disclosure
from juesuan.errors import UnreadableFileError
from juesuan.read.disclosure import read_source
from juesuan.read.sources.blocks import Grid
from juesuan.read.sources.locked import unlock
from juesuan.read.sources.locked.kinds import is_locked_book, is_locked_package

msoffcrypto = pytest.importorskip("msoffcrypto", reason="needs the extra crypto")

HERE = Path(__file__).resolve().parent
XLS = (HERE / "data" / "locked.xls").read_bytes()
PDF = (HERE.parent / "pdf" / "data" / "needs-password.pdf").read_bytes()
NEEDS = "文件已加密，需要密码；请用 --password 给出密码"
WRONG = "文件已加密，密码不对"
ROWS = [["科目编码", "科目名称", "本年支出合计"], ["合计", "", "9.00"]]


def word() -> bytes:
    document = docx.Document()
    for text in ("青川市档案馆", "2024年度部门决算", "支出决算表"):
        document.add_paragraph(text)
    table = document.add_table(2, 3)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def book() -> bytes:
    data = BytesIO()
    workbook = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = workbook.add_worksheet("支出决算表")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    workbook.close()
    return data.getvalue()


def locked(data: bytes, password: str) -> bytes:
    """An Office file in agile encryption."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def standard(data: bytes, password: str) -> bytes:
    """An Office file in standard encryption (MS-OFFCRYPTO 2.3.4.5 to 2.3.4.9): AES of 128 bits in blocks without a chain."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted
    from msoffcrypto.method.ecma376_standard import ECMA376Standard

    salt, verifier = bytes(range(16)), b"juesuan verifier"
    key = ECMA376Standard.makekey_from_password(password, 0x660E, 0x8004, 0x18, 128, 16, salt)

    def sealed(plain: bytes) -> bytes:
        filled = plain + bytes(-len(plain) % 16)
        encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
        return encryptor.update(filled) + encryptor.finalize()

    from hashlib import sha1

    header = struct.pack("<IIIIIIII", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + "AES\0".encode("utf-16-le")
    head = struct.pack("<HHII", 3, 2, 0x24, len(header)) + header
    check = sealed(verifier) + struct.pack("<I", 20) + sealed(sha1(verifier).digest())
    info = head + struct.pack("<I", 16) + salt + check
    package = struct.pack("<Q", len(data)) + sealed(data)
    out = BytesIO()
    ECMA376Encrypted(package, info).write_to(out)
    return out.getvalue()


def outcome(data: bytes, password: str | None = None) -> list[list[str]] | str:
    """The rows of the only grid, or why there is none."""
    try:
        [grid] = [block for block in read_source(data, path="样本", password=password).blocks if isinstance(block, Grid)]
    except UnreadableFileError as error:
        return error.reason
    return [[cell.text for cell in row] for row in grid.rows]


@pytest.mark.parametrize("make", [word, book])
@pytest.mark.parametrize("lock", [locked, standard])
def test_an_office_file_opens_with_its_password_alone(make: Callable[[], bytes], lock: Callable[[bytes, str], bytes]) -> None:
    data = lock(make(), "密码1")
    assert [[text for text in row if text] for row in outcome(data, "密码1")] == [[text for text in row if text] for row in ROWS]
    assert [outcome(data), outcome(data, "密码2"), outcome(data, "")] == [NEEDS, WRONG, WRONG]


def test_an_old_workbook() -> None:
    rows = outcome(XLS, "juesuan")
    assert rows[-1] == ["合计", "", "9.00", "4.00", "5.00"]
    assert [outcome(XLS), outcome(XLS, "juesuan2")] == [NEEDS, WRONG]


def test_a_pdf() -> None:
    read = read_source(PDF, path="样本", password="juesuan")
    assert "247.80" in "".join(getattr(block, "text", "") for block in read.blocks)
    assert [outcome(PDF), outcome(PDF, "x")] == [NEEDS, WRONG]


def test_a_workbook_that_is_only_protected_against_changes_asks_for_nothing() -> None:
    assert outcome(locked(book(), "VelvetSweatshop")) == outcome(book())


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unlock, "find_spec", lambda _: None)
    extra = "文件已加密，解密需要先安装：pip install 'juesuan[crypto]'；也可以打开后另存为不加密的文件再读"
    assert [outcome(XLS), outcome(XLS, "juesuan")] == [NEEDS, extra]


def test_an_encryption_that_is_broken() -> None:
    data = locked(word(), "x")
    at = data.index(b"<keyEncryptors")
    assert outcome(data[:at] + b"x" * 40 + data[at + 40 :], "x") == "文件已加密，加密部分已损坏或不完整"
    assert outcome(data[:4096], "x") == "文件已加密，加密部分已损坏或不完整"


def test_an_encryption_that_nobody_knows() -> None:
    data = bytearray(standard(word(), "x"))
    data[data.index(struct.pack("<HHI", 3, 2, 0x24)) + 2] = 9
    assert outcome(bytes(data), "x") == "文件的加密方式不受支持；请打开后另存为不加密的文件再读"


def test_which_files_are_locked() -> None:
    plain, package = word(), locked(word(), "x")
    assert [is_locked_package(data) for data in (plain, package, XLS, b"")] == [False, True, False, False]
    assert [is_locked_book(data) for data in (plain, package, XLS, b"")] == [False, False, True, False]


def test_from_python(tmp_path: Path) -> None:
    path = tmp_path / "决算.docx"
    path.write_bytes(locked(word(), "x"))
    assert read_disclosure(path, password="x").identity.body == "青川市档案馆"
    assert check_disclosure(path, password="x").documents[0].body == "青川市档案馆"
    with pytest.raises(UnreadableFileError, match=WRONG):
        check_disclosure(path, password="y")
