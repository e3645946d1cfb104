"""Zip archives: names as they were meant, members read one by one, hostile ones refused with their reason."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from archive_samples import TEXT, archive, listed, saved

from juesuan.errors import UnreadableFileError
from juesuan.read.budget import MEGABYTE, Budget
from juesuan.read.intake import archives
from juesuan.read.intake.archives import ArchiveLimits
from juesuan.read.intake.contents import contents_of, files_of
from juesuan.read.intake.given import Given

BUDGET = Budget()


def reason(given: Given, budget: Budget = BUDGET) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        contents_of(given, budget)
    return caught.value.reason


def only(given: Given) -> Given:
    """The only file that an archive holds."""
    content = contents_of(given, BUDGET)
    assert isinstance(content, tuple)
    [file] = content
    return file


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", ""])
def test_names_in_any_encoding_are_read_as_they_were_meant(tmp_path: Path, encoding: str) -> None:
    given = saved(tmp_path, archive({"附表.xls": b"1", "二〇二四/说明.doc": b"2"}, encoding))
    assert listed(given) == [("二〇二四/说明.doc", ""), ("附表.xls", "")]


def test_a_rare_character_that_gbk_lacks(tmp_path: Path) -> None:
    assert listed(saved(tmp_path, archive({"㐂𠮷局.txt": b"1"}, "gb18030"))) == [("㐂𠮷局.txt", "")]


def test_members_are_sorted_with_numbers_by_value(tmp_path: Path) -> None:
    names = ["附件10.xls", "附件2.xls", "附件1/b.txt", "附件1/a.txt"]
    expected = ["附件1/a.txt", "附件1/b.txt", "附件2.xls", "附件10.xls"]
    assert [name for name, _ in listed(saved(tmp_path, archive(dict.fromkeys(names, b"1"))))] == expected


def test_hidden_members_lock_files_and_folders_are_skipped(tmp_path: Path) -> None:
    names = ["目录/", ".DS_Store", "~$附表.xls", "__MACOSX/._附表.xls", "Thumbs.db", "目录/.隐藏/x.txt", "附表.xls"]
    assert listed(saved(tmp_path, archive(dict.fromkeys(names, b"1")))) == [("附表.xls", "")]


def test_an_archive_of_nothing_says_so(tmp_path: Path) -> None:
    given = saved(tmp_path, archive({"~$附表.xls": b"1"}))
    assert reason(only(given)) == "压缩包中没有可以读取的文件"


def test_the_bytes_of_a_member_and_its_name(tmp_path: Path) -> None:
    given = saved(tmp_path, archive({"附表.xls": TEXT.encode()}, "gbk"))
    file = only(given)
    assert (file.name, contents_of(file, BUDGET)) == (f"{tmp_path}/公开.zip!/附表.xls", TEXT.encode())


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = archive({"附表.txt": b"1", "说明.txt": b"2"})
    given = saved(tmp_path, archive({"内.zip": inner, "a.txt": b"3"}))
    read = {file.name.removeprefix(given.name): content for file, content in files_of([given], BUDGET)}
    assert read == {"!/a.txt": b"3", "!/内.zip!/说明.txt": b"2", "!/内.zip!/附表.txt": b"1"}


def test_archives_deeper_than_the_limit(tmp_path: Path) -> None:
    data = b"1"
    for _ in range(5):
        data = archive({"x.zip": data})
    [(file, error)] = files_of([saved(tmp_path, data)], BUDGET)
    assert file.name.count("!/") == 4
    assert isinstance(error, UnreadableFileError)
    assert error.reason == "压缩包套压缩包超过 3 层，没有读取"


@pytest.mark.parametrize("name", ["../附表.xls", "a/../../附表.xls", "/etc/附表.xls", "C:/附表.xls", "..\\附表.xls"])
def test_names_that_lead_out_of_the_archive(tmp_path: Path, name: str) -> None:
    given = saved(tmp_path, archive({name: b"1", "好.txt": b"2"}))
    refused = {name: refusal for name, refusal in listed(given) if refusal}
    assert list(refused.values()) == ["压缩包中的文件名指向压缩包之外，没有读取"]
    assert ("好.txt", "") in listed(given)


def test_two_dots_inside_a_name_are_no_way_out(tmp_path: Path) -> None:
    assert listed(saved(tmp_path, archive({"2024..附表.xls": b"1"}))) == [("2024..附表.xls", "")]


def test_an_encrypted_member(tmp_path: Path) -> None:
    data = bytearray(archive({"附表.xls": b"1"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data[at : at + 2] = struct.pack("<H", struct.unpack("<H", data[at : at + 2])[0] | 1)
    assert listed(saved(tmp_path, bytes(data))) == [("附表.xls", "压缩包中的文件已加密，需要密码；请解压后再读")]


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    given = saved(tmp_path, archive({"弹.txt": bytes(8 * MEGABYTE)}))
    assert listed(given) == [("弹.txt", "压缩比异常，可能是恶意文件，没有读取")]


def test_a_member_larger_than_the_budget(tmp_path: Path) -> None:
    given = saved(tmp_path, archive({"大.txt": bytes(2 * MEGABYTE)}))
    assert listed(given, Budget(max_bytes=MEGABYTE)) == [("大.txt", "文件超过 1 MB 的上限")]


def test_a_member_that_claims_to_be_small_is_read_no_further_than_the_budget(tmp_path: Path) -> None:
    data = archive({"谎.txt": bytes(range(256)) * 8192})
    real, claimed = struct.pack("<I", 2 * MEGABYTE), struct.pack("<I", 1000)
    given = saved(tmp_path, data.replace(real, claimed))
    assert reason(only(given), Budget(max_bytes=MEGABYTE)) in ("压缩包已损坏，这个文件无法解压", "文件超过 1 MB 的上限")


def test_too_many_members_and_too_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = saved(tmp_path, archive({f"{n}.txt": b"12345" for n in range(4)}))
    monkeypatch.setattr(archives, "LIMITS", ArchiveLimits(max_members=3))
    assert reason(given) == "压缩包中的文件超过上限 3 个"
    monkeypatch.setattr(archives, "LIMITS", ArchiveLimits(max_unpacked=19))
    assert reason(given) == "压缩包解压后超过上限 0 MB，没有读取"


def test_a_member_with_a_wrong_checksum(tmp_path: Path) -> None:
    data = archive({"附表.txt": TEXT.encode()})
    with zipfile.ZipFile(BytesIO(data)) as file:
        checksum = struct.pack("<I", file.getinfo("附表.txt").CRC)
    given = saved(tmp_path, data.replace(checksum, b"\0\0\0\0"))
    assert reason(only(given)) == "压缩包已损坏，这个文件无法解压"


def test_an_unknown_method_of_packing(tmp_path: Path) -> None:
    data = bytearray(archive({"附表.txt": b"1"}))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.index(mark) + offset
        data[at : at + 2] = struct.pack("<H", 99)
    assert reason(only(saved(tmp_path, bytes(data)))) == "压缩包用了不支持的压缩方法；请解压后再读"


def test_an_archive_larger_than_the_budget_of_a_file_is_opened(tmp_path: Path) -> None:
    given = saved(tmp_path, archive({"a.txt": b"1", "b.txt": b"2"}))
    assert listed(given, Budget(max_bytes=10)) == [("a.txt", ""), ("b.txt", "")]


@pytest.mark.parametrize("part", ["word/document.xml", "xl/workbook.xml", "[Content_Types].xml", "mimetype"])
def test_documents_packed_as_zip_are_no_archives(tmp_path: Path, part: str) -> None:
    data = archive({part: b"1"})
    assert contents_of(saved(tmp_path, data, "x.docx"), BUDGET) == data


@pytest.mark.parametrize("length", [3, 30, 60])
def test_a_cut_off_archive_is_left_to_the_formats(tmp_path: Path, length: int) -> None:
    data = archive({"附表.txt": TEXT.encode()})[:length]
    assert contents_of(saved(tmp_path, data), BUDGET) == data
