"""juesuan compile: everything written or nothing, the same bytes each time, what is wanted listed."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

BOOKS = Path(__file__).resolve().parents[2] / "examples" / "books" / "yunxi-liaison-office-2024"
FILES = {"决算公开.txt", "决算公开.html", "决算公开.docx", "决算公开.pdf", "决算公开.xlsx", "决算公开.json", "manifest.json"}

Run = Callable[..., Result]


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_all_files_are_written_with_their_checksums_and_the_same_bytes_again(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    assert run("compile", str(BOOKS), "-o", str(first)).exit_code == 0
    assert run("compile", str(BOOKS), "-o", str(second)).exit_code == 0
    assert run("compile", str(BOOKS), "-o", str(second)).exit_code == 0
    assert contents(first) == contents(second)
    assert set(contents(first)) == FILES
    manifest = json.loads((first / "manifest.json").read_text("utf-8"))
    assert (manifest["body"], manifest["complete"]) == ("云溪市人民政府驻上海联络处", True)
    assert {each["name"]: each["sha256"] for each in manifest["files"]} == {
        name: hashlib.sha256(data).hexdigest() for name, data in contents(first).items() if name != "manifest.json"
    }
    assert [each.name for each in tmp_path.iterdir()] in (["a", "b"], ["b", "a"])


def test_what_is_written_checks_without_findings_in_a_folder_that_was_not_there(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    run("compile", str(BOOKS), "-o", str(out))
    for name in ("决算公开.txt", "决算公开.docx", "决算公开.html", "决算公开.xlsx"):
        assert run("check", str(out / name)).exit_code == 0, name


def test_what_is_wanted_is_listed_and_exits_1(run: Run, tmp_path: Path) -> None:
    books = tmp_path / "books"
    shutil.copytree(BOOKS, books)
    (books / "原因说明.csv").unlink()
    result = run("compile", str(books), "-o", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "change(grand_total[side=income]@2024:final / grand_total[side=income]@2023:final)" in result.stdout
    with (tmp_path / "out" / "待补.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == int(result.stdout.split("还要补写 ")[1].split(" ")[0])
    assert all("【待补原因】" in row["事项"] for row in rows)
    assert json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["complete"] is False


def test_a_folder_of_something_else_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "信.txt").write_text("不要动", "utf-8")
    result = run("compile", str(BOOKS), "-o", str(tmp_path))
    assert result.exit_code == 2
    assert "文件夹里有别的文件" in result.stderr
    assert set(contents(tmp_path)) == {"信.txt"}


def test_without_the_extra_all_but_the_pdf_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    result = run("compile", str(BOOKS), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert result.stderr.startswith("没有写 .pdf：写 PDF")
    assert set(contents(tmp_path / "out")) == FILES - {"决算公开.pdf"}


def many(folder: Path) -> Path:
    """A folder of books: two that are whole and one that is none."""
    for name in ("甲", "乙"):
        shutil.copytree(BOOKS, folder / name)
    (folder / "丙.xlsx").write_bytes(b"no workbook")
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_many_books_go_to_folders_of_their_own_and_one_that_is_broken_stops_no_other(run: Run, tmp_path: Path, jobs: str) -> None:
    books, out = many(tmp_path / "底稿"), tmp_path / "out"
    result = run("compile", str(books), "-o", str(out), "--jobs", jobs)
    assert result.exit_code == 2
    assert result.stdout.splitlines() == [f"{books / '乙'}：已编成", f"{books / '甲'}：已编成"]
    assert result.stderr.startswith(f"{books / '丙.xlsx'}：错误：无法读取")
    assert sorted(each.name for each in out.iterdir()) == ["乙", "甲"]
    assert contents(out / "甲") == contents(out / "乙")
    assert set(contents(out / "甲")) == FILES


def test_books_of_one_name_are_refused_and_last_year_is_for_one_body(run: Run, tmp_path: Path) -> None:
    twice = run("compile", str(BOOKS), str(BOOKS), "-o", str(tmp_path / "out"))
    assert (twice.exit_code, "没有这样的可以再编一次的底稿名" in twice.stderr) == (2, True)
    prior = run("compile", str(BOOKS), str(tmp_path), "-o", str(tmp_path / "out"), "--prior", "上年.docx")
    assert (prior.exit_code, "--prior" in prior.stderr) == (2, True)
    assert not (tmp_path / "out").exists()
