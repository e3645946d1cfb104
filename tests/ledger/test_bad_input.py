"""Input that cannot be read: every fault at once, each with sheet, cell and repair."""

from __future__ import annotations

from pathlib import Path

import pytest
from book_samples import PROFILE, STANDARDS, VOUCHER_HEAD, faults, paid, problems, reading
from book_samples import sheets as book_sheets

from juesuan.errors import UnreadableFileError
from juesuan.ledger.problems import BooksError
from juesuan.ledger.reading import books_of, read_books
from juesuan.workbook.rows import SheetRows, Value

LOCKED = Path(__file__).resolve().parents[1] / "read" / "locked" / "data" / "locked.xls"
MEETING: list[Value] = ["会议名称", "人数", "费用"]
PROJECT: list[Value] = ["项目名称", "年初预算数"]


@pytest.mark.parametrize(
    ("sheet", "rows", "fault"),
    [
        ("会议", [MEETING, ["座谈会", 60, "三千"]], ("会议", "C2", "“费用”应是数字，写的是“三千”", "请改为数字，金额以元为单位")),
        ("会议", [MEETING, ["座谈会", 60, float("nan")]], ("会议", "C2", "“费用”应是数字，写的是“nan”", "请改为数字，金额以元为单位")),
        ("会议", [MEETING, ["a", 1, 1], ["b", 1, True]], ("会议", "C3", "“费用”应是数字，写的是“TRUE”", "请改为数字，金额以元为单位")),
        ("会议", [MEETING, ["座谈会", 60, "#REF!"]], ("会议", "C2", "“费用”的公式出错（#REF!）", "请改正公式，或直接填写数值")),
        ("会议", [MEETING, ["座谈会", None, 3000]], ("会议", "B2", "“人数”没有填写", "请补填这一格")),
        (
            "会议",
            [["会议名称", "人数", "花了多少"], ["座谈会", 60, 3000]],
            ("会议", "C1", "没有“费用”这一列，没有认出的表头：花了多少", "请把表头改为“费用”（也可写：金额、支出金额、会议费）"),
        ),
        (
            "项目",
            [PROJECT, ["联络", 1], ["招商", 2], ["联络", 3]],
            ("项目", "A4", "“联络”与第 2 行重复", "请删去一行，或改正其中一行的编号或名称"),
        ),
        (
            "凭证",
            [VOUCHER_HEAD, *paid("记-1", 5, account="9999")],
            ("凭证", "C2", "“科目编码”里没有“9999”这一会计科目", "请写政府会计制度的科目编码，如 7101"),
        ),
        (
            "凭证",
            [VOUCHER_HEAD, *paid("记-1", 5, fund="彩票")],
            ("凭证", "G2", "“资金性质”没有“彩票”这一选项", "可填：一般公共预算资金、政府性基金预算资金、国有资本经营预算资金、单位资金"),
        ),
        (
            "凭证",
            [VOUCHER_HEAD, *paid("记-1", 5, date="三月")],
            ("凭证", "A2", "“日期”应是日期，写的是“三月”", "请写成 2024-03-05 的样子"),
        ),
        ("上年数", [["事项", "上年决算数"], ["吃喝", 1]], ("上年数", "A2", "“事项”里的“吃喝”不是已知的事项", "请写公开表上的名称，或事实的键")),
        (
            "单位信息",
            [*PROFILE[:1], ["底稿版本", "0"], *PROFILE[2:]],
            ("单位信息", "B2", "底稿版本是 0，本程序读 1", "请用 juesuan new 新建底稿，把各表的数据粘贴过去"),
        ),
        ("单位信息", [*PROFILE[:1], ["底稿版本", "9"], *PROFILE[2:]], ("单位信息", "B2", "底稿版本是 9，本程序读 1", "请升级 juesuan")),
        ("单位信息", [*PROFILE[:3], ["决算年度", "去年"]], ("单位信息", "B4", "决算年度“去年”不是年份", "请写四位数字，如 2024")),
        ("单位信息", [*PROFILE, ["表式", "火星-2024"]], None),
    ],
)  # fmt: skip
def test_a_fault_names_sheet_cell_and_repair(sheet: str, rows: list[list[Value]], fault: tuple[str, str, str, str] | None) -> None:
    found = faults(**{sheet: rows})
    if fault is None:
        assert [each[:3] for each in found] == [("单位信息", "B5", "没有“火星-2024”这一表式")]
    else:
        assert fault in found


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(BooksError) as raised:
        reading(
            会议=[MEETING, ["座谈会", 60, "三千"], ["年会", "很多", 5]],
            项目=[PROJECT, ["联络", 1], ["联络", 3]],
            凭证=[VOUCHER_HEAD, *paid("记-1", 5), *paid("记-2", 5, economic=None)],
        )
    assert [(each.sheet, each.cell, each.grave) for each in raised.value.problems] == [
        ("会议", "C2", True),
        ("会议", "B3", True),
        ("项目", "A3", True),
        ("凭证", "E4", False),
    ]
    assert str(raised.value).startswith("底稿“底稿.xlsx”有 4 个问题，请改正后再试：\n  工作表“会议”C2：“费用”应是数字")


def test_what_only_follows_from_a_cell_that_cannot_be_read_is_not_told() -> None:
    vouchers = [VOUCHER_HEAD, *paid("记-1", 3000, economic="30215")]
    vouchers[2][8] = 2999
    meetings = [MEETING, ["座谈会", 60, "三千"], ["年会", 6, 5]]
    assert [each[:2] for each in faults(凭证=vouchers, 会议=meetings)] == [("会议", "C2")]
    told = problems(凭证=vouchers, 会议=[MEETING, ["座谈会", 60, 5]])
    assert [each[:2] for each in told] == [("凭证", "H2"), ("会议", "")]


def test_a_sheet_that_is_an_empty_file_is_a_sheet_without_rows(tmp_path: Path) -> None:
    (tmp_path / "单位信息.csv").write_text("".join(f"{item},{value}\n" for item, value, *_ in PROFILE), "utf-8")
    (tmp_path / "会议.csv").write_bytes(b"")
    assert read_books(str(tmp_path), STANDARDS).problems == ()


def test_a_missing_sheet_is_named_with_those_that_are_there() -> None:
    found = faults(单位信息=[], 会议=[MEETING], 凭证=[VOUCHER_HEAD])
    assert found == [
        ("单位信息", "", "没有这张工作表；现有：会议、凭证", "请补上，或把相应的表改名为“单位信息”"),
    ]


def test_two_sheets_of_one_kind_are_refused() -> None:
    found = faults(会议=[MEETING, ["座谈会", 60, 1]], 会议登记=[MEETING, ["年会", 6, 1]])
    assert found == [("会议登记", "", "“会议”和“会议登记”都是“会议”", "请只留一张，把数据并到一起")]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("没有.xlsx", None, "没有这个文件"),
        ("空.xlsx", b"", "文件是空的"),
        ("锁.xls", LOCKED.read_bytes(), "文件已加密，需要密码；请打开后另存为不加密的文件"),
        ("坏.xlsx", b"PK\x03\x04" + b"\0" * 50, "不是表格文件，或已损坏、不完整"),
        ("文.txt", "不是表格".encode(), "不是表格文件，或已损坏、不完整"),
    ],
)
def test_what_is_no_workbook_is_said_to_be_none(tmp_path: Path, name: str, content: bytes | None, reason: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=reason):
        read_books(str(path), STANDARDS)


def test_a_workbook_of_something_else_is_no_books(tmp_path: Path) -> None:
    (tmp_path / "通讯录.csv").write_text("姓名,电话\n张三,1\n", "utf-8")
    with pytest.raises(UnreadableFileError, match="不是决算底稿"):
        read_books(str(tmp_path), STANDARDS)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("会议.csv", '会议名称,人数,费用\n"座谈会,60,1\n'.encode(), "不是完整的 CSV"),
        ("会议.yaml", "- {会议名称: 座谈会".encode(), "不是正确的 YAML：第 2 行有误"),
        ("会议.yaml", "只是一句话".encode(), "应是一列条目"),
        ("会议.csv", b"\xff\xfe\x00\xd8\xff", "不是 UTF-8 或 GB18030"),
    ],
)
def test_a_broken_file_of_a_folder_is_named(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFileError, match=reason) as raised:
        read_books(str(tmp_path), STANDARDS)
    assert name in str(raised.value)


def test_a_hidden_sheet_is_told_of_and_not_read() -> None:
    sheets = [*book_sheets(), SheetRows("会议", hidden=True, rows=[MEETING, ["座谈会", 60, 3000]])]
    found = books_of(sheets, "底稿.xlsx", STANDARDS)
    assert [(each.sheet, each.message, each.grave) for each in found.problems] == [("会议", "这张工作表是隐藏的，没有读取", False)]
    assert [entry for entry in found.books.entries if entry.key.concept == "meeting"] == []
