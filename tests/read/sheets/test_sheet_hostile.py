"""Workbooks made to do harm, cut off, encrypted or of another format: quick, and refused or read in part, in Chinese."""

from __future__ import annotations

import struct
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from sheet_samples import DATA, bare_xlsx, biff, compound, ods, outcome, parts_of, problems, read, reason, texts, xlsx, zipped
from xlsxwriter.workbook import Workbook

from juesuan.check.files import Plan, check_files
from juesuan.check.runner import Settings
from juesuan.errors import UnreadableFileError
from juesuan.read.sources.sheets.reader import grids_of, read_sheets
from juesuan.workbook.kinds import kind_of
from juesuan.workbook.limits import SheetLimits

SMALL = (DATA / "small.xls").read_bytes()
BROKEN = "表格文件已损坏或不完整"
ROOT = Path(__file__).resolve().parents[3]
ENCRYPTED = "文件已加密，需要密码；请打开后另存为不加密的文件"


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    start = time.perf_counter()
    yield
    assert time.perf_counter() - start < 10


def plain(book: Workbook) -> None:
    book.add_worksheet("收入").write_row(0, 0, ["合计", 9])


def test_kinds_are_known_by_content() -> None:
    assert [kind_of(data) for data in (SMALL, xlsx(plain), ods(""), compound({"Workbook": b""}))] == ["xls", "xlsx", "ods", "xls"]
    assert kind_of(zipped({"word/document.xml": ""})) is None
    assert kind_of(compound({"WordDocument": b""})) is None
    assert kind_of(b"PK\x03\x04") is None
    assert kind_of(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)) is None


def test_a_cell_in_the_last_corner() -> None:
    def fill(book: Workbook) -> None:
        plain(book)
        sheet = book.add_worksheet("大")
        sheet.write(0, 0, 1)
        sheet.write(1048575, 16383, 1)

    assert texts(xlsx(fill)) == [["合计", "9"]]
    assert problems(xlsx(fill)) == ["工作表“大”太大，没有读取"]


def test_more_cells_than_the_limit() -> None:
    limits = SheetLimits(max_cells=3)
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="C2"><v>1</v></c></row>'
    assert problems(bare_xlsx(rows), limits) == ["工作表“表”太大，没有读取"]
    assert reason(SMALL, limits) == "表格文件太大"


def test_more_sheets_than_the_limit() -> None:
    def fill(book: Workbook) -> None:
        for number in range(4):
            book.add_worksheet().write(0, 0, number)

    assert problems(xlsx(fill), SheetLimits(max_sheets=3)) == ["工作表太多，后面的 1 张没有读取"]


def test_merged_ranges_that_overlap_without_end() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>1</v></c></row>' for n in range(1, 3001))
    merges = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 3001))
    data = bare_xlsx(cells, after=f"<mergeCells>{merges}</mergeCells>")
    assert problems(data) == ["工作表“表”太大，没有读取"]


def test_a_zip_bomb() -> None:
    parts = parts_of(xlsx(plain))
    data = zipped({**parts, "xl/media/x.bin": bytes(40_000_000)})
    assert len(data) < 100_000
    assert reason(data, SheetLimits(max_unpacked=20_000_000)) == "表格文件太大"


def test_a_zip_that_lies_about_its_size() -> None:
    data = bytearray(zipped({**parts_of(xlsx(plain)), "xl/media/x.bin": bytes(40_000_000)}))
    for at in range(len(data) - 4):
        if data[at : at + 4] == struct.pack("<I", 40_000_000):
            data[at : at + 4] = struct.pack("<I", 10)
    assert reason(bytes(data), SheetLimits(max_unpacked=20_000_000)) == BROKEN


def test_very_many_parts() -> None:
    assert reason(zipped({**parts_of(xlsx(plain)), **{f"x/{n}": "" for n in range(5000)}})) == "表格文件太大"


@pytest.mark.parametrize("lol", ["&l9;", "&l0;"])
def test_entities_that_multiply(lol: str) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{entities}]>'
    assert reason(bare_xlsx(f'<row r="1"><c r="A1" t="str"><v>{lol}</v></c></row>', declared=declared)) == BROKEN


def test_entities_in_utf_16() -> None:
    declared = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY l0 "lol">]>'
    sheet = f'{declared}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&l0;</v></c></row></sheetData></worksheet>'
    data = zipped({**parts_of(xlsx(plain)), "xl/worksheets/sheet1.xml": sheet.encode("utf-16")})
    assert outcome(data) in (BROKEN, "表格文件没有内容")


def test_deeply_nested_xml() -> None:
    assert reason(bare_xlsx("<row>" * 5000)) == BROKEN


def test_rows_of_an_open_document_repeated_without_end() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert problems(ods(f'<table:table table:name="大">{row}</table:table>')) == ["工作表“大”太大，没有读取"]


def test_encrypted_files() -> None:
    assert reason(compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})) == ENCRYPTED
    assert (
        reason(compound({"Workbook": biff(0x809, struct.pack("<HH", 0x600, 5)) + biff(0x2F, bytes(6)) + biff(0x0A)})) == ENCRYPTED
    )
    assert reason(ods("", manifest="<m:file-entry><m:encryption-data/></m:file-entry>")) == ENCRYPTED


def test_a_part_packed_with_a_password() -> None:
    data = bytearray(xlsx(plain))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        start = archive.start_dir
    for at in range(start, len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    assert reason(bytes(data)) == ENCRYPTED


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_an_old_workbook_cut_off(share: float) -> None:
    cut = SMALL[: int(len(SMALL) * share)]
    with pytest.raises(UnreadableFileError):
        read_sheets(cut, path="x")
    assert grids_of(cut) == ()


def test_chains_of_sectors_that_turn_back() -> None:
    data = bytearray(compound({"Workbook": bytes(4096)}))
    data[512 + 4 * 5 : 512 + 4 * 6] = struct.pack("<I", 2)
    with pytest.raises(UnreadableFileError):
        read(bytes(data))


def test_records_without_an_end() -> None:
    assert (
        reason(compound({"Workbook": biff(0x809, struct.pack("<HH", 0x600, 5)) + biff(0x85, struct.pack("<I", 0)) * 2})) == BROKEN
    )


def test_an_embedded_package_is_unpacked() -> None:
    packed = xlsx(plain)
    [grid] = grids_of(compound({"Package": packed}))
    assert [cell.text for cell in grid.rows[0]] == ["合计", "9"]


@pytest.mark.parametrize("cell", ["B4294967295", "B99999999999999999999", "B0"])
def test_a_cell_that_no_sheet_has(cell: str) -> None:
    assert reason(_second_cell(cell)) == BROKEN


def test_a_cell_below_the_last_row() -> None:
    assert problems(_second_cell("XFD9999999")) == ["工作表“表”太大，没有读取"]


def _second_cell(cell: str) -> bytes:
    return bare_xlsx(f'<row r="1"><c r="A1"><v>1</v></c><c r="{cell}"><v>2</v></c></row>')


def test_a_book_that_would_end_the_process_leaves_the_next_file_to_be_checked(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(_second_cell("B4294967295"))
    (tmp_path / "好.txt").write_bytes((ROOT / "examples" / "yunxi-liaison-office-2024.txt").read_bytes())
    checked = check_files([str(tmp_path / "坏.xlsx"), str(tmp_path / "好.txt")], Plan(Settings()))
    bad, good = (each.document for each in checked)
    assert [BROKEN in problem.message for problem in bad.problems] == [True]
    assert (good.body, good.findings) == ("云溪市人民政府驻上海联络处", ())
    assert (bad.exit_status, good.exit_status) == (2, 0)


def test_an_embedded_book_that_would_end_the_process() -> None:
    assert grids_of(_second_cell("B4294967295")) == ()


def test_a_book_that_takes_more_time_than_allowed() -> None:
    assert reason(xlsx(plain), SheetLimits(max_seconds=0)) == "表格文件太大"


def test_a_book_that_takes_more_memory_than_allowed() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("收入")
        for row in range(4000):
            sheet.write(row, 0, f"{row} " * 1000)

    assert problems(xlsx(fill)) == []
    assert reason(xlsx(fill), SheetLimits(max_memory=1)) == BROKEN


def test_a_mimetype_that_cannot_be_unpacked() -> None:
    data = bytearray(ods(""))
    at = data.index(b"mimetype") + len(b"mimetype")
    data[at : at + 8] = b"\xff" * 8
    assert kind_of(bytes(data)) is None


def test_a_prefix_that_the_file_nowhere_declares() -> None:
    cells = "<table:table-cell><text:p>合计</text:p></table:table-cell>" * 2
    data = ods(f'<table:table table:name="表"><table:table-row>{cells}</table:table-row></table:table>')
    parts = parts_of(data)
    undeclared = parts["content.xml"].replace(b"xmlns:table=", b"xmlns:other=")
    assert texts(data) == [["合计", "合计"]]
    assert reason(zipped({**parts, "content.xml": undeclared})) == BROKEN
