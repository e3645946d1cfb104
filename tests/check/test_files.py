"""Checking many files: results in the order given, whatever is done first; one bad file never stops the run."""

from __future__ import annotations

import os
import signal
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from juesuan.check.files import Checked, Plan, check_files
from juesuan.check.runner import Settings, check_document
from juesuan.errors import UsageError
from juesuan.findings.report import DocumentReport
from juesuan.read.budget import MEGABYTE, Budget
from juesuan.read.disclosure import disclosure_of
from juesuan.read.intake import archives
from juesuan.read.intake.archives import ArchiveLimits
from juesuan.read.many import stream, task

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CLEAN = EXAMPLES / "yunxi-liaison-office-2024.txt"
TEXT = """青川市档案馆
2024年度部门决算
支出决算表
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t9.00\t4.00\t5.00
"""
UNBOUNDED = Budget(max_seconds=0, max_memory=0)


def written(folder: Path, *names: str) -> list[str]:
    """Small disclosures under these names."""
    for name in names:
        (folder / name).write_text(TEXT, encoding="utf-8")
    return [str(folder / name) for name in names]


def checked(paths: list[str], plan: Plan | None = None) -> list[DocumentReport]:
    return [each.document for each in check_files(paths, plan or Plan(Settings()))]


def reasons(documents: list[DocumentReport]) -> list[str]:
    """Why documents could not be checked, without their names; '' for those that were."""
    return ["；".join(p.message.partition("”：")[2] for p in document.problems if p.fatal) for document in documents]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_given(tmp_path: Path, jobs: int) -> None:
    paths = written(tmp_path, *(f"{name}.txt" for name in "dbaecf"))
    assert [each.path for each in checked(paths, Plan(Settings(), jobs))] == paths


@pytest.mark.parametrize("plan", [Plan(Settings(), 2), Plan(Settings(budget=UNBOUNDED))], ids=["workers", "inline"])
def test_the_report_is_that_of_checking_alone(plan: Plan) -> None:
    path = EXAMPLES / "yunxi-liaison-office-2024-faulty.pdf"
    alone = check_document(disclosure_of(path.read_bytes(), str(path), form_set="auto", password=None, budget=Budget()), Settings())
    assert checked([str(path), str(CLEAN)], plan)[0] == alone


def test_folders_and_archives_are_opened_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    first, last = written(tmp_path, "z.txt", "a.txt")
    written(tmp_path / "b", "2.txt", "10.txt")
    with zipfile.ZipFile(tmp_path / "b" / "1.zip", "w") as archive:
        archive.writestr("附表.txt", TEXT)
        archive.writestr("说明.txt", TEXT)
    names = [each.path for each in checked([first, str(tmp_path / "b"), last], Plan(Settings(), 2))]
    inner = [f"{tmp_path}/b/{name}" for name in ("1.zip!/说明.txt", "1.zip!/附表.txt", "2.txt", "10.txt")]
    assert names == [first, *inner, last]


def test_unreadable_files_are_told_and_the_others_checked(tmp_path: Path) -> None:
    (tmp_path / "1.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(50))
    (tmp_path / "2.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(50))
    (tmp_path / "3.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(50))
    written(tmp_path, "4.txt")
    documents = checked([str(tmp_path), str(tmp_path / "没有")])
    assert reasons(documents) == [
        "rar 压缩包，这个版本只打开 zip；请解压后再读",
        "7z 压缩包，这个版本只打开 zip；请解压后再读",
        reasons(documents)[2],
        "",
        "文件不存在",
    ]
    assert reasons(documents)[2].startswith("图片文件")
    assert [each.exit_status for each in documents] == [2, 2, 2, 0, 2]


def test_an_archive_in_archives_gives_no_more_files_than_the_limit_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "i.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", TEXT)
    with zipfile.ZipFile(tmp_path / "o.zip", "w") as archive:
        for number in range(3):
            archive.write(inner, f"{number}.zip")
    for module in (archives, stream):
        monkeypatch.setattr(module, "LIMITS", ArchiveLimits(max_members=6))
    found = reasons(checked([str(tmp_path / "o.zip")]))
    assert found == ["", "", "", "压缩包中的文件超过上限 6 个", "压缩包中的文件超过上限 6 个"]


def _spoilt(monkeypatch: pytest.MonkeyPatch, spoil: Callable[[], object]) -> None:
    """Reading a file named 坏.txt does something bad."""

    def read(data: bytes, name: str, **settings: object) -> object:
        if name.endswith("坏.txt"):
            spoil()
        return disclosure_of(data, name, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(task, "disclosure_of", read)


BAD: dict[str, tuple[Callable[[], object], str]] = {
    "time": (lambda: time.sleep(600), "超过每份文件 8 秒的时间上限，已停止；可用 --timeout 放宽"),
    "memory": (lambda: bytearray(3000 * MEGABYTE), "超过每份文件 600 MB 的内存上限；可用 --max-memory 放宽"),
    "death": (lambda: os.kill(os.getpid(), signal.SIGKILL), "读取它的进程意外终止（信号 9），文件可能已损坏，或内存不足"),
    "error": (lambda: 1 // 0, "程序出错：ZeroDivisionError('integer division or modulo by zero')"),
}


@pytest.mark.usefixtures("forked_workers")
@pytest.mark.parametrize(("spoil", "words"), BAD.values(), ids=BAD)
def test_a_file_that_costs_too_much_or_kills_its_process_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[], object], words: str
) -> None:
    _spoilt(monkeypatch, spoil)
    paths = written(tmp_path, "1.txt", "坏.txt", "3.txt")
    plan = Plan(Settings(budget=Budget(max_seconds=8, max_memory=600 * MEGABYTE)), jobs=2)
    documents = checked(paths, plan)
    assert [each.path for each in documents] == paths
    first, bad, last = reasons(documents)
    assert (first, bad.partition("（<lambda>")[0], last) == ("", words, "")


def test_the_budget_of_pages_and_size(tmp_path: Path) -> None:
    pdf = EXAMPLES / "yunxi-liaison-office-2024.pdf"
    settings = Settings(budget=Budget(max_pages=3, max_bytes=MEGABYTE))
    (tmp_path / "大.txt").write_bytes(bytes(MEGABYTE + 1))
    found = reasons(checked([str(pdf), str(tmp_path / "大.txt"), str(CLEAN)], Plan(settings)))
    assert found[0].endswith("页，超过上限 3 页")
    assert found[1:] == ["文件超过 1 MB 的上限", ""]


def test_several_files_as_one_are_one_document(tmp_path: Path) -> None:
    lines = CLEAN.read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "1.txt").write_text("".join(lines[:60] + lines[1574:]), encoding="utf-8")
    (tmp_path / "2.txt").write_text("".join(lines[60:1574]), encoding="utf-8")
    paths = [str(tmp_path / "1.txt"), str(tmp_path / "2.txt")]
    [one] = checked(paths, Plan(Settings(), as_one=True))
    assert (one.path, [file.path for file in one.files], one.findings) == (" + ".join(paths), paths, ())
    [folder] = checked([str(tmp_path)], Plan(Settings(), as_one=True))
    assert (folder.path, folder.body) == (str(tmp_path), "云溪市人民政府驻上海联络处")


def test_several_files_as_one_that_are_no_disclosure(tmp_path: Path) -> None:
    (tmp_path / "诗.txt").write_text("床前明月光", encoding="utf-8")
    [one] = checked([str(tmp_path / "诗.txt"), str(tmp_path / "没有")], Plan(Settings(), as_one=True))
    assert one.path == f"{tmp_path}/诗.txt + {tmp_path}/没有"
    assert one.exit_status == 2


def _name(document: DocumentReport) -> str:
    return f"{Path(document.path).name}\n"


def test_reports_are_drawn_those_of_failures_too(tmp_path: Path) -> None:
    paths = [*written(tmp_path, "1.txt"), str(tmp_path / "没有")]
    drawn = [each.drawn for each in check_files(paths, Plan(Settings(), 2, draw=_name))]
    assert drawn == ["1.txt\n", "没有\n"]


def test_progress_tells_what_follows(tmp_path: Path) -> None:
    written(tmp_path, "1.txt", "2.txt")
    told: list[tuple[str, int]] = []
    for _ in check_files([str(tmp_path), str(CLEAN)], Plan(Settings()), lambda path, left: told.append((Path(path).name, left))):
        pass
    assert told == [("1.txt", 2), ("2.txt", 1), (CLEAN.name, 0)]


@pytest.mark.parametrize("settings", [Settings("mars-2024"), Settings(select=("Q9",)), Settings(ignore=("Q9",))])
def test_wrong_settings_are_refused_before_anything_is_read(settings: Settings) -> None:
    with pytest.raises(UsageError):
        check_files(["没有"], Plan(settings))


def test_a_run_that_is_left_early_leaves_no_process(tmp_path: Path) -> None:
    run = check_files(written(tmp_path, "1.txt", "2.txt", "3.txt"), Plan(Settings(), 2))
    assert isinstance(next(run), Checked)
    run.close()
    assert next(run, None) is None
