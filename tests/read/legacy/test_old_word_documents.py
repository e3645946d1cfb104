"""Old Word documents: converted by what is installed, objects in their place, and messages that say what is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from juesuan.errors import UnreadableFileError
from juesuan.model.disclosure import Disclosure
from juesuan.read.disclosure import read_disclosure, read_source
from juesuan.read.sources.blocks import Paragraph, SourceDocument
from juesuan.read.sources.legacy import binary, office
from juesuan.read.sources.legacy.converted import Converted
from juesuan.read.sources.legacy.kinds import is_locked, kind_of
from juesuan.read.sources.legacy.limits import LegacyLimits
from juesuan.read.sources.legacy.reader import read_legacy

HERE = Path(__file__).resolve().parent
DATA = HERE / "data"
EXAMPLE = HERE.parents[2] / "examples" / "yunxi-liaison-office-2024.txt"
SMALL = (DATA / "small.doc").read_bytes()
LOCKED = (DATA / "locked.doc").read_bytes()
OBJECTS = (DATA / "objects.doc").read_bytes()
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def odt(text: str) -> bytes:
    """A text of OpenDocument of one paragraph."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{_OFFICE}:office:1.0" xmlns:text="{_OFFICE}:text:1.0" office:version="1.2">'
            f"<office:body><office:text><text:p>{text}</text:p></office:text></office:body></office:document-content>",
        )
    return data.getvalue()


RTF = "".join(
    r"{\rtf1\ansi\uc1 "
    + "".join(rf"\u{ord(each)}?" if ord(each) > 127 else each for each in "青川市档案馆2024年度部门决算")
    + r"\par\trowd\cellx3000\cellx6000\intbl 1\cell 9.00\cell\row\pard\par}"
).encode()
TABLE = [["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"], ["合计", "", "9.00", "4.00", "5.00"]]
AGAIN = "也可以用 Word 或 WPS 打开，另存为 docx 再读"

binary_there = pytest.mark.skipif(not binary.is_installed(), reason="needs the extra legacy")
office_there = pytest.mark.skipif(not office.is_installed(), reason="needs LibreOffice")
CONVERTERS = [pytest.param("binary", marks=binary_there), pytest.param("office", marks=office_there)]


def only(monkeypatch: pytest.MonkeyPatch, converter: str) -> None:
    monkeypatch.setattr(binary, "is_installed", lambda: converter == "binary")
    monkeypatch.setattr(office, "is_installed", lambda: converter == "office")


def drawn(document: SourceDocument) -> list[str | list[list[str]]]:
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def reason(data: bytes, password: str | None = None) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_source(data, path="样本", password=password)
    return caught.value.reason


@pytest.mark.parametrize("converter", CONVERTERS)
def test_a_table_and_what_stands_around_it(monkeypatch: pytest.MonkeyPatch, converter: str) -> None:
    only(monkeypatch, converter)
    document = read_source(SMALL, path="样本")
    title = ["青川市档案馆", "2024年度部门决算", "支出决算表", "单位：万元"]
    assert (document.format, drawn(document)) == ("doc", [*title, TABLE, "表末。"])
    assert [block.spot.paragraph for block in document.blocks] == [1, 2, 3, 4, 5, 15]


@binary_there
@pytest.mark.parametrize("name", ["决算.doc", "决算.wps", "决算.docx", "决算"])
def test_the_name_does_not_matter(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SMALL)
    assert [(table.form, table.bound) for table in read_disclosure(path).tables] == [("expenditure", 3)]


@pytest.mark.parametrize("converter", CONVERTERS)
def test_an_embedded_workbook_is_read_in_its_place(monkeypatch: pytest.MonkeyPatch, converter: str) -> None:
    only(monkeypatch, converter)
    document = read_source(OBJECTS, path="样本")
    table = [["项目", "决算数"], ["财政拨款收入", "9.5"], ["合计", "9.5"]]
    assert drawn(document)[2:6] == ["收入支出决算总表", table, "第二部分 决算情况说明", [["甲", "乙"], ["1.00", "2.00"]]]
    spot = document.blocks[3].spot
    assert (spot.paragraph, spot.sheet, spot.cell) == (4, "收入", "A1")
    assert document.problems == ()


@binary_there
def test_an_embedded_workbook_without_a_place_is_read_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "binary")
    moved = OBJECTS.replace("_2147483647".encode("utf-16-le"), "_2147483646".encode("utf-16-le"))
    document = read_source(moved, path="样本")
    assert drawn(document)[-2:] == ["尾。", [["项目", "决算数"], ["财政拨款收入", "9.5"], ["合计", "9.5"]]]
    assert "嵌入的表格在文中的位置不明，放在文末读取" in [problem.message for problem in document.problems]


@binary_there
def test_an_object_that_no_function_reads_is_told_of() -> None:
    moved = OBJECTS.replace("_2147483647".encode("utf-16-le"), "_2147483646".encode("utf-16-le"))
    document = read_legacy(moved, path="样本")
    assert [problem.message for problem in document.problems][-1] == "有 1 个嵌入的对象没有读取"


@pytest.fixture(scope="module")
def old_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, drawn as a Word document and saved as an old one."""
    sys.path.append(str(HERE.parent / "docx"))
    from word_disclosures import word_document

    folder = tmp_path_factory.mktemp("old")
    (folder / "a.docx").write_bytes(word_document(EXAMPLE.read_text(encoding="utf-8")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    program = shutil.which("soffice") or ""
    command = [program, profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "a.docx")], check=True, capture_output=True, timeout=120)
    return folder / "a.doc"


@office_there
@pytest.mark.parametrize("converter", CONVERTERS)
def test_the_example_as_an_old_document_states_the_same(monkeypatch: pytest.MonkeyPatch, old_example: Path, converter: str) -> None:
    only(monkeypatch, converter)
    assert stated(read_disclosure(old_example)) == stated(read_disclosure(EXAMPLE))


def stated(disclosure: Disclosure) -> list[tuple[object, ...]]:
    return [(each.keys, each.value) for each in disclosure.statements]


@office_there
def test_rtf_goes_through_libreoffice() -> None:
    document = read_source(RTF, path="样本")
    assert (document.format, drawn(document)) == ("rtf", ["青川市档案馆2024年度部门决算", [["1", "9.00"]]])


@office_there
def test_text_of_opendocument_goes_through_libreoffice() -> None:
    document = read_source(odt("青川市档案馆2024年度部门决算"), path="样本")
    assert (document.format, drawn(document)) == ("odt", ["青川市档案馆2024年度部门决算"])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (SMALL, f"旧版 Word 文件（doc、wps），需要先安装：pip install 'juesuan[legacy]'，或安装 LibreOffice；{AGAIN}"),
        (RTF, f"RTF 文件，需要先安装 LibreOffice；{AGAIN}"),
        (odt(""), f"ODT 文件，需要先安装 LibreOffice；{AGAIN}"),
        (LOCKED, "文件已加密，需要密码；请用 --password 给出密码"),
    ],
)
def test_nothing_is_installed(monkeypatch: pytest.MonkeyPatch, data: bytes, words: str) -> None:
    only(monkeypatch, "")
    assert reason(data) == words


@pytest.mark.parametrize(
    ("converter", "words"),
    [
        pytest.param("binary", f"旧版 Word 文件无法转换，可能已损坏；安装 LibreOffice 后可以再试，{AGAIN}", marks=binary_there),
        pytest.param("office", f"旧版 Word 文件已损坏或不完整，无法转换；{AGAIN}", marks=office_there),
    ],
)
def test_a_broken_document(monkeypatch: pytest.MonkeyPatch, converter: str, words: str) -> None:
    only(monkeypatch, converter)
    start = SMALL.index(b"\xec\xa5")
    broken = SMALL[:start] + bytes(1024) + SMALL[start + 1024 :]
    assert kind_of(broken) == "doc"
    assert reason(broken) == words


@binary_there
@pytest.mark.parametrize("limits", [LegacyLimits(max_seconds=0.01), LegacyLimits(max_memory=1 << 20)])
def test_a_conversion_that_takes_too_much_is_ended(monkeypatch: pytest.MonkeyPatch, limits: LegacyLimits) -> None:
    only(monkeypatch, "binary")
    with pytest.raises(UnreadableFileError, match="旧版 Word 文件无法转换"):
        read_legacy(SMALL, path="样本", limits=limits)


@office_there
def test_libreoffice_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "office")
    with pytest.raises(UnreadableFileError, match="无法转换"):
        read_legacy(SMALL, path="样本", limits=LegacyLimits(office_seconds=0.05))


@binary_there
def test_a_converted_document_beyond_the_limit() -> None:
    with pytest.raises(UnreadableFileError, match="转换后过大"):
        read_legacy(SMALL, path="样本", limits=LegacyLimits(max_docx=100))


@binary_there
@pytest.mark.parametrize("installed", [pytest.param(True, marks=office_there), False])
def test_a_document_that_is_torn_goes_through_libreoffice(monkeypatch: pytest.MonkeyPatch, *, installed: bool) -> None:
    made = binary.convert(SMALL, None, LegacyLimits())
    monkeypatch.setattr(binary, "convert", lambda *_: Converted(made.docx, torn=True))
    monkeypatch.setattr(office, "is_installed", lambda: installed)
    problems = [problem.message for problem in read_legacy(SMALL, path="样本").problems]
    assert problems == ([] if installed else ["有表格没有完整转换，可能读成了段落"])


def test_a_locked_document_is_known() -> None:
    assert [is_locked(data) for data in (SMALL, LOCKED, OBJECTS, RTF, b"", SMALL[:600])] == [False, True, *[False] * 4]


@pytest.mark.parametrize("converter", CONVERTERS)
def test_a_locked_document(monkeypatch: pytest.MonkeyPatch, converter: str) -> None:
    if converter == "office":
        pytest.importorskip("msoffcrypto", reason="needs the extra crypto")
    only(monkeypatch, converter)
    assert drawn(read_source(LOCKED, path="样本", password="juesuan"))[4] == TABLE
    assert reason(LOCKED, "别的") == "文件已加密，密码不对"
    assert reason(LOCKED) == "文件已加密，需要密码；请用 --password 给出密码"


def test_a_compound_file_that_is_broken_but_names_a_document_is_tried() -> None:
    data = SMALL[:512] + bytes(600) + "WordDocument".encode("utf-16-le")
    assert (kind_of(data), is_locked(data)) == ("doc", False)
    assert kind_of(SMALL[:8] + bytes(600)) is None
