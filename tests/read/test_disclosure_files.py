"""From a path to a disclosure: what cannot be read says why, in Chinese, and no more than the limit is read."""

from __future__ import annotations

import hashlib
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from juesuan.errors import UnreadableFileError, UsageError
from juesuan.read.budget import Budget
from juesuan.read.disclosure import read_disclosure
from juesuan.read.sources.scan.extra import HOW, has_ocr

UNKNOWN = "认不出是什么格式；能读的有 PDF、Word、网页、表格、图片和文本"

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PDF_DATA = Path(__file__).resolve().parent / "pdf" / "data"
TEXT = """青川市档案馆
2024年度部门决算
支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t9.00\t4.00\t5.00
"""
MEGABYTE = 1024 * 1024


MAX_BYTES = Budget().max_bytes


def reason(path: str | Path, *, max_bytes: int = MAX_BYTES) -> str:
    """Why a file cannot be read, and that the message names it."""
    with pytest.raises(UnreadableFileError) as caught:
        read_disclosure(path, budget=Budget(max_bytes=max_bytes))
    assert str(caught.value) == f"无法读取“{path}”：{caught.value.reason}"
    return caught.value.reason


def written(folder: Path, data: bytes, name: str = "决算.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def zipped(name: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, "<x/>")
    return data.getvalue()


def test_a_text_is_read_with_its_hash_and_path(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.encode())
    disclosure = read_disclosure(path)
    assert (disclosure.path, disclosure.sha256) == (str(path), hashlib.sha256(TEXT.encode()).hexdigest())
    assert [(table.form, table.bound) for table in disclosure.tables] == [("expenditure", 3)]


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    path = str(written(tmp_path, TEXT.encode()))
    assert read_disclosure(path).path == path


@pytest.mark.parametrize("name", ["决算.txt", "决算.pdf", "决算.docx", "决算", "决算.xyz"])
def test_the_content_and_not_the_name_tells_the_format(tmp_path: Path, name: str) -> None:
    assert read_disclosure(written(tmp_path, TEXT.encode(), name)).identity.body == "青川市档案馆"
    whole = (EXAMPLES / "yunxi-liaison-office-2024.pdf").read_bytes()
    assert read_disclosure(written(tmp_path, whole, name)).identity.body == "云溪市人民政府驻上海联络处"


def test_a_missing_file(tmp_path: Path) -> None:
    assert reason(tmp_path / "没有.txt") == "文件不存在"


def test_a_folder(tmp_path: Path) -> None:
    assert reason(tmp_path) == "这是一个文件夹"


def test_a_file_in_what_is_no_folder(tmp_path: Path) -> None:
    assert reason(written(tmp_path, b"x") / "决算.txt") == "文件打不开"


def test_names_that_no_file_can_have() -> None:
    assert reason("决\0算.txt") == "文件打不开"
    assert reason("决算" * 2000) == "文件打不开"


def test_an_empty_file(tmp_path: Path) -> None:
    assert reason(written(tmp_path, b"")) == "文件是空的"


def test_a_file_of_blanks(tmp_path: Path) -> None:
    assert reason(written(tmp_path, "\n\u3000\n".encode())) == "文件没有内容"


def test_a_file_of_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    data = TEXT.encode() + b" " * (MEGABYTE - len(TEXT.encode()))
    assert read_disclosure(written(tmp_path, data), budget=Budget(max_bytes=MEGABYTE)).identity.year == 2024
    assert reason(written(tmp_path, data + b" "), max_bytes=MEGABYTE) == "文件超过 1 MB 的上限"


def test_the_default_limit_is_thirty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert reason(path) == "文件超过 30 MB 的上限"


def test_no_more_than_the_limit_comes_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(2000 * MEGABYTE)
    tracemalloc.start()
    reason(path, max_bytes=MEGABYTE)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * MEGABYTE


READ = "这个版本只读 PDF、Word、网页、表格、图片和文本"
OFFICE = f"压缩包或不完整的 Office 文件，{READ}"
OLD_OFFICE = f"旧版 Office 文件，不是 Word 或表格，或者不完整；{READ}"
PICTURE = "图片文件已损坏或不完整" if has_ocr() else f"图片文件，{HOW}"
FOREIGN = {
    "docx_without_text": (zipped("word/document.xml"), "Word 文件的 document.xml 中没有正文"),
    "xlsx": (zipped("xl/workbook.xml"), "表格文件已损坏或不完整"),
    "zip": (zipped("决算.pdf"), "这是一个压缩包"),
    "zip_cut_off": (zipped("决算.pdf")[:40], OFFICE),
    "ppt": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), OLD_OFFICE),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(100), PICTURE),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(100), PICTURE),
    "xml": (f"<?xml version='1.0'?><x>{TEXT}</x>".encode(), f"XML 文件，{READ}"),
}
PAGES = {
    "html": "<!DOCTYPE html><html><body>{}</body></html>",
    "html_of_capitals": "\n <HTML>{}",
    "html_with_mark": "\ufeff<html>{}",
    "html_without_head": "<table><tr><td>{}",
    "html_after_a_comment": "<!-- 生成于 2024 年 -->\n<div class=main>{}</div>",
    "xhtml": '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd"><html>{}</html>',
}


@pytest.mark.parametrize(("data", "words"), FOREIGN.values(), ids=FOREIGN.keys())
@pytest.mark.parametrize("name", ["决算.txt", "决算.pdf"])
def test_formats_that_are_not_read_are_named(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    assert reason(written(tmp_path, data, name)) == words


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
@pytest.mark.parametrize("name", ["决算.txt", "决算.xls"])
def test_pages_are_known_by_their_content(tmp_path: Path, name: str, page: str) -> None:
    rows = "<table><tr><td>科目编码<td>科目名称<td>本年支出合计<tr><td>合计<td><td>9.00</table>"
    text = f"<p>青川市档案馆</p><p>2024年度部门决算</p><p>支出决算表</p>{rows}"
    disclosure = read_disclosure(written(tmp_path, page.format(text).encode(), name))
    assert [(table.form, table.bound) for table in disclosure.tables] == [("expenditure", 1)]


def test_a_text_that_holds_tags_is_no_page(tmp_path: Path) -> None:
    assert read_disclosure(written(tmp_path, f"<附件>\n{TEXT}<p>".encode())).identity.body == "青川市档案馆"


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_truncated_pdf(tmp_path: Path, share: float) -> None:
    whole = (EXAMPLES / "yunxi-liaison-office-2024.pdf").read_bytes()
    assert reason(written(tmp_path, whole[: int(len(whole) * share)])) == "文件不完整，可能没有下载完，请重新取得文件"


def test_an_encrypted_pdf() -> None:
    assert reason(PDF_DATA / "needs-password.pdf") == "文件已加密，需要密码；请用 --password 给出密码"


def test_a_pdf_in_name_alone(tmp_path: Path) -> None:
    assert reason(written(tmp_path, "这不是一个PDF文件".encode(), "决算.pdf")) == "没有找到年度，可能不是决算公开文件"


def test_garbage(tmp_path: Path) -> None:
    assert reason(written(tmp_path, bytes(range(256)) * 50)) == UNKNOWN


def test_a_poem(tmp_path: Path) -> None:
    assert reason(written(tmp_path, "床前明月光，疑是地上霜。\n".encode())) == "没有找到年度，可能不是决算公开文件"


def test_a_form_set_may_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.encode())
    assert read_disclosure(path, form_set="shanghai-2024").identity.form_set == "shanghai-2024"
    with pytest.raises(UsageError, match="没有这样的表式：“mars”"):
        read_disclosure(path, form_set="mars")


def test_a_fixed_layout_document_says_what_it_is(tmp_path: Path) -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("OFD.xml", "<x/>")
        archive.writestr("Doc_0/Document.xml", "<x/>")
    assert reason(written(tmp_path, data.getvalue())) == "OFD 版式文件，这个版本还不能读；请用阅读器另存为 PDF 再读"
