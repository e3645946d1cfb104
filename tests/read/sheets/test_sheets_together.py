"""A disclosure published as 说明.docx and 附表.xlsx, read as one, states what its text in one piece states."""

from __future__ import annotations

import hashlib
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from example_book import TEXT, builder, table
from sheet_samples import xlsx
from xlsxwriter.workbook import Workbook

import juesuan
from juesuan.errors import UnreadableFileError
from juesuan.model.disclosure import Disclosure, Part

LINES = TEXT.read_text("utf-8").splitlines()
PARTS = [number for number, line in enumerate(LINES) if line.strip() in ("第二部分", "第三部分", "第五部分")]
NOTES = [*LINES[: PARTS[0]], *LINES[PARTS[1] : PARTS[2]]]
TABLES = LINES[PARTS[0] + 4 : PARTS[1]]
REPORT = LINES[PARTS[2] + 2 :]


def tables(folder: Path) -> Path:
    build = builder()

    def fill(book: Workbook) -> None:
        style = book.add_format({"num_format": "0.00"})
        for each in build.read_tables(TABLES):
            table(build, book.add_worksheet(f"公开{each.number}表"), each, style)

    path = folder / "附表.xlsx"
    path.write_bytes(xlsx(fill))
    return path


def notes(folder: Path, lines: list[str] = NOTES, name: str = "说明.docx") -> Path:
    document = Document()
    for line in filter(str.strip, lines):
        document.add_paragraph(line)
    document.save(str(folder / name))
    return folder / name


def report(folder: Path) -> Path:
    path = folder / "自评报告.txt"
    path.write_text("\n".join(REPORT), encoding="utf-8")
    return path


def stated(disclosure: Disclosure) -> Counter[tuple[str, str]]:
    return Counter((" ".join(map(str, each.keys)), str(each.value)) for each in disclosure.statements)


@pytest.fixture(scope="module")
def whole() -> Disclosure:
    return juesuan.read_disclosure(TEXT)


@pytest.fixture(params=[(0, 1, 2), (2, 1, 0), (1, 2, 0)], ids=["in_order", "backwards", "tables_first"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> list[Path]:
    made: list[Callable[[Path], Path]] = [notes, tables, report]
    return [made[number](tmp_path) for number in request.param]


def test_the_parts_state_together_what_the_whole_states(whole: Disclosure, files: list[Path]) -> None:
    one = juesuan.read_together(files)
    assert stated(one) == stated(whole)
    assert (one.identity, len(one.unbound), one.problems) == (whole.identity, len(whole.unbound), ())
    assert juesuan.check_disclosure(one).documents[0].findings == ()


def test_places_and_hashes_are_those_of_each_file(files: list[Path]) -> None:
    one = juesuan.read_together(files)
    assert [(file.path, file.sha256) for file in one.files] == [
        (str(path), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files
    ]
    assert (one.path, one.sha256) == (" + ".join(map(str, files)), "")
    parts: dict[str, set[str]] = {}
    told = [each.place for each in one.sections if each.part is Part.REPORT and each.paragraphs]
    for place in [*(each.place for each in one.statements), *told]:
        parts.setdefault(Path(place.spot.file).name, set()).add(place.part)
    assert parts == {"附表.xlsx": {Part.TABLES}, "说明.docx": {Part.NARRATIVE, Part.PROFILE}, "自评报告.txt": {Part.REPORT}}
    cell = next(each.place.spot for each in one.statements if each.place.table == "支出决算表" and each.place.quote == "445.44")
    assert (Path(cell.file).name, cell.sheet, cell.cell) == ("附表.xlsx", "公开03表", "C7")


def test_the_text_is_read_before_the_tables_and_these_before_the_report(files: list[Path]) -> None:
    sections = [Path(each.place.spot.file).name for each in juesuan.read_together(files).sections]
    assert list(dict.fromkeys(sections)) == ["", "说明.docx", "附表.xlsx", "自评报告.txt"]


def test_a_folder_and_an_archive_of_the_parts_are_the_same(whole: Disclosure, tmp_path: Path) -> None:
    folder = tmp_path / "公开"
    folder.mkdir()
    made = [notes(folder), tables(folder), report(folder)]
    with zipfile.ZipFile(tmp_path / "公开.zip", "w") as archive:
        for path in made:
            archive.write(path, path.name)
    for given in (folder, tmp_path / "公开.zip"):
        assert stated(juesuan.read_together([given])) == stated(whole)
    inside = [file.path for file in juesuan.read_together([tmp_path / "公开.zip"]).files]
    assert sorted(inside) == sorted(f"{tmp_path}/公开.zip!/{path.name}" for path in made)


def test_a_copy_is_read_once_and_a_copy_in_another_format_adds_no_text(whole: Disclosure, tmp_path: Path) -> None:
    text = tmp_path / "说明.txt"
    text.write_text("\n\n".join(filter(str.strip, NOTES)), encoding="utf-8")
    again = tmp_path / "副本.docx"
    first = notes(tmp_path)
    again.write_bytes(first.read_bytes())
    one = juesuan.read_together([first, text, tables(tmp_path), again, report(tmp_path)])
    assert one.problems[-1] == f"{again}：与“{first}”是同一份文件，只读一次"
    assert f"段与“{first}”相同，只读一次" in one.problems[0]
    assert set(stated(one)) == set(stated(whole))
    assert juesuan.check_disclosure(one).documents[0].findings == ()


def test_a_file_that_cannot_be_read_is_told_and_makes_the_check_incomplete(tmp_path: Path) -> None:
    picture = tmp_path / "封面.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    one = juesuan.read_together([notes(tmp_path), picture])
    assert one.files[1].unread.startswith("图片文件")
    document = juesuan.check_disclosure(one).documents[0]
    assert [(problem.message[: len(f"无法读取“{picture}”")], problem.fatal) for problem in document.problems] == [
        (f"无法读取“{picture}”", True)
    ]
    assert document.exit_status == 2


def test_when_no_file_can_be_read_every_reason_is_told(tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    with pytest.raises(UnreadableFileError) as caught:
        juesuan.read_together([tmp_path / "空.txt", tmp_path / "没有.xls"])
    assert caught.value.reason == f"{tmp_path}/空.txt：文件是空的；{tmp_path}/没有.xls：文件不存在"


def test_one_file_alone_is_read_as_by_read_disclosure(whole: Disclosure) -> None:
    assert juesuan.read_together([TEXT]) == whole


def test_the_text_alone_says_that_the_tables_may_be_elsewhere(tmp_path: Path) -> None:
    coverage = juesuan.check_disclosure(notes(tmp_path)).documents[0].coverage
    assert coverage is not None
    assert coverage.hint == (
        "只找到决算情况说明，没有找到决算表；如果在另一个文件里，用 juesuan check 文件1 文件2 --as-one 合在一起核对"
    )


def test_tables_alone_without_a_year_say_that_it_may_be_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        juesuan.read_disclosure(tables(tmp_path))
    assert caught.value.reason == (
        "有决算表，没有找到年度；年度如果写在另一个文件里，用 juesuan check 文件1 文件2 --as-one 合在一起核对"
    )


def test_tables_alone_with_their_year_say_that_the_text_may_be_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "附表.txt"
    path.write_text("\n".join(["2024年度部门决算", *TABLES]), encoding="utf-8")
    coverage = juesuan.check_disclosure(path).documents[0].coverage
    assert coverage is not None
    assert coverage.hint.startswith("只找到决算表，没有找到决算情况说明；")


def test_the_whole_needs_no_other_file(whole: Disclosure) -> None:
    coverage = juesuan.check_disclosure(whole).documents[0].coverage
    assert coverage is not None
    assert coverage.hint == ""
