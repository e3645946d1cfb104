"""``juesuan read``: one file, many, folders and archives; what cannot be read is told and stops nothing."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from python_calamine import CalamineWorkbook

from juesuan.cli.disclosures import zip_names
from juesuan.read.many.files import Drawn

Run = Callable[..., Result]

TEXT = """{body}
2024年度部门决算
支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t9.00\t4.00\t5.00
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A text, a file that is none, and an archive with a text in it."""
    given = tmp_path / "公开"
    given.mkdir()
    (given / "1.txt").write_text(TEXT.format(body="青川市档案馆"), encoding="utf-8")
    (given / "2.txt").write_text("床前明月光", encoding="utf-8")
    with zipfile.ZipFile(given / "3.zip", "w") as archive:
        archive.writestr("附件/1.txt", TEXT.format(body="白云市文化馆"))
    return given


def test_one_file_is_one_object(run: Run, folder: Path) -> None:
    result = run("read", str(folder / "1.txt"), "--form-set", "hunan-2024")
    written = json.loads(result.stdout)
    assert (result.exit_code, result.stderr, written["path"]) == (0, "", str(folder / "1.txt"))
    assert written["identity"] == {
        "body": "青川市档案馆",
        "year": 2024,
        "kind": "部门决算",
        "form_set": "hunan-2024",
        "region_known": False,
    }


def test_a_file_that_cannot_be_read_is_a_message_and_status_2(run: Run, folder: Path) -> None:
    result = run("read", str(folder / "2.txt"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"错误：无法读取“{folder}/2.txt”：没有找到年度，可能不是决算公开文件\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_is_a_line_each_and_what_cannot_be_read_stops_nothing(run: Run, folder: Path, jobs: str) -> None:
    result = run("read", str(folder), "--jobs", jobs)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["path"], each["identity"]["body"]) for each in found] == [
        (f"{folder}/1.txt", "青川市档案馆"),
        (f"{folder}/3.zip!/附件/1.txt", "白云市文化馆"),
    ]
    assert (result.exit_code, result.stderr) == (2, f"错误：无法读取“{folder}/2.txt”：没有找到年度，可能不是决算公开文件\n")


def test_a_folder_makes_a_folder_of_workbooks(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("read", str(folder), "--format", "xlsx", "-o", str(tmp_path / "数据" / "本年"))
    assert (result.exit_code, result.stdout) == (2, "")
    made = sorted((tmp_path / "数据" / "本年").iterdir())
    assert [each.name for each in made] == ["1.txt.xlsx", "3.zip_附件_1.txt.xlsx"]
    about = CalamineWorkbook.from_path(str(made[1])).get_sheet_by_name("文件").to_python()
    assert ["单位", "白云市文化馆"] in about


def test_several_files_make_a_folder_of_csv(run: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "1.txt"
    other.write_text(TEXT.format(body="白云市文化馆"), encoding="utf-8")
    result = run("read", str(folder / "1.txt"), str(other), "--format", "csv", "-o", str(tmp_path / "out"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["1.txt(2).csv", "1.txt.csv"]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "1.txt.csv").read_text("utf-8-sig"))))
    assert [(row["键"], row["数值"]) for row in rows] == [
        ("expenditure@2024:final", "9.00"),
        ("expenditure[nature=basic]@2024:final", "4.00"),
        ("expenditure[nature=project]@2024:final", "5.00"),
    ]


def test_several_files_as_one(run: Run, tmp_path: Path) -> None:
    head, table = TEXT.format(body="青川市档案馆").split("支出决算表")
    (tmp_path / "说明.txt").write_text(head, encoding="utf-8")
    (tmp_path / "附表.txt").write_text(f"支出决算表{table}", encoding="utf-8")
    result = run("read", str(tmp_path), "--as-one")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["identity"]["body"]) == (0, "青川市档案馆")
    assert [file["path"] for file in found["files"]] == [f"{tmp_path}/说明.txt", f"{tmp_path}/附表.txt"]


def test_an_archive_alone_is_many_files(run: Run, folder: Path) -> None:
    result = run("read", str(folder / "3.zip"))
    [line] = result.stdout.splitlines()
    assert (result.exit_code, json.loads(line)["path"]) == (0, f"{folder}/3.zip!/附件/1.txt")


def test_several_files_are_not_written_over_a_file(run: Run, folder: Path) -> None:
    result = run("read", str(folder), "-o", str(folder / "1.txt"))
    assert result.exit_code == 2
    assert f"无法写入“{folder}/1.txt”：多份文件要写入文件夹，这里已有同名的文件" in result.stderr
    assert (folder / "1.txt").read_text("utf-8").startswith("青川市档案馆")


def test_the_budget_of_a_file_is_kept(run: Run, folder: Path) -> None:
    (folder / "4.txt").write_bytes(b"1" * (1024 * 1024 + 1))
    result = run("read", str(folder), "--max-size", "1")
    assert f"错误：无法读取“{folder}/4.txt”：文件超过 1 MB 的上限\n" in result.stderr
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize("fault", [("--form-set", "mars-2024"), ("--jobs", "0")])
def test_a_wrong_option_is_refused_before_anything_is_read(run: Run, fault: tuple[str, str]) -> None:
    result = run("read", "没有", *fault)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "没有”" not in result.stderr


def test_names_of_files_are_below_what_was_given_and_never_the_same() -> None:
    given = ["/a/甲", "/a/乙.zip", "丙.txt"]
    names = ["/a/甲/x/1.txt", "/a/甲/x_1.txt", "/a/乙.zip!/x/../1.txt", "丙.txt"]
    assert [name for _, name in zip_names(map(Drawn, names), given)] == ["x_1.txt", "x_1.txt(2)", "乙.zip_x_.._1.txt", "丙.txt"]
