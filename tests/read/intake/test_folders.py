"""Folders: every file that a person sees, sorted; what is no file is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from archive_samples import listed

from juesuan.errors import UnreadableFileError
from juesuan.read.budget import Budget
from juesuan.read.intake.contents import contents_of, files_of
from juesuan.read.intake.given import Given


def made(folder: Path, *names: str) -> Given:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return Given.of(folder)


def test_files_are_sorted_those_of_the_folder_before_those_of_its_folders(tmp_path: Path) -> None:
    given = made(tmp_path, "b/附件10.xls", "b/附件2.xls", "c.txt", "a/x.txt")
    assert listed(given) == [("c.txt", ""), ("a/x.txt", ""), ("b/附件2.xls", ""), ("b/附件10.xls", "")]


def test_hidden_files_and_lock_files_are_skipped(tmp_path: Path) -> None:
    given = made(tmp_path, ".git/config", "~$说明.docx", ".~附表.xls", "Thumbs.db", "说明.docx")
    assert listed(given) == [("说明.docx", "")]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert listed(Given.of(tmp_path)) == [("", "文件夹中没有可以读取的文件")]


def test_a_pipe_and_a_broken_link_are_not_opened(tmp_path: Path) -> None:
    made(tmp_path, "好.txt")
    os.mkfifo(tmp_path / "管道")
    (tmp_path / "断.txt").symlink_to(tmp_path / "没有")
    reason = "不是普通文件，没有读取"
    assert sorted(listed(Given.of(tmp_path))) == sorted([("好.txt", ""), ("断.txt", reason), ("管道", reason)])


def test_a_link_to_a_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    made(tmp_path / "a", "x.txt")
    (tmp_path / "a" / "环").symlink_to(tmp_path / "a")
    assert listed(Given.of(tmp_path / "a")) == [("x.txt", ""), ("环", "是指向另一个文件夹的链接，没有读取")]


def test_what_does_not_exist_gives_its_reason_and_the_others_their_bytes(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    missing, there = files_of([Given.of(tmp_path / "没有"), Given.of(tmp_path)], Budget())
    assert isinstance(missing[1], UnreadableFileError)
    assert missing[1].reason == "文件不存在"
    assert there[1] == b"a.txt"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    with pytest.raises(UnreadableFileError, match="文件是空的"):
        contents_of(Given.of(tmp_path / "空.txt"), Budget())
