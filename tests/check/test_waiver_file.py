"""A list of waivers is strict: what is wrong is named with the file and the key."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from juesuan.check.waiver_file import parse_waivers, read_waivers
from juesuan.errors import WaiversError
from juesuan.findings.waiver import Waiver

WHOLE = "- {finding: 'X101:a', reason: 已核实, who: 王一, until: 2026-12-31}\n"
DAY = dt.date(2026, 7, 1)


def test_an_item_has_its_line_and_may_name_body_and_year() -> None:
    second = "- finding: T101:b\n  reason: 原文如此\n  who: 李二\n  until: '2027-01-01'\n  body: 云溪市文献馆\n  year: 2024\n"
    text = f"# 清单\n{WHOLE}{second}"
    assert parse_waivers(text, "豁免.yaml") == (
        Waiver("X101:a", "已核实", "王一", dt.date(2026, 12, 31), line=2),
        Waiver("T101:b", "原文如此", "李二", dt.date(2027, 1, 1), "云溪市文献馆", 2024, 3),
    )


def test_an_empty_list_waives_nothing() -> None:
    assert parse_waivers("[]", "豁免.yaml") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "有误：应为列表"),
        ("finding: X101:a\n", "有误：应为列表"),
        ("- X101:a\n", "第1项有误：应为列表，每项写 finding、reason、who、until"),
        (WHOLE + "- {finding: a, reason: b, until: 2026-12-31}\n", "第2项有误：缺少 who"),
        (WHOLE.replace("}", ", why: 无}"), "第1项有误：没有 why 这一项"),
        (WHOLE.replace("2026-12-31", "年底"), "第1项的 until有误：应为日期"),
        (WHOLE.replace("2026-12-31", "2026-13-45"), "日期、数字不成立"),
        (WHOLE.replace("已核实", "''"), "第1项的 reason有误：不能为空"),
        (WHOLE.replace("王一", "12"), "第1项的 who有误：应为文字"),
        (WHOLE.replace("}", ", year: 今年}"), "第1项的 year有误：应为整数"),
        (WHOLE.replace("}", ", who: 李二}"), "第1行有误：who 写了两次"),
        ("- {finding: [", "不是合格的 YAML"),
        ("- !!python/object:os.system {}\n", "不是合格的 YAML"),
        ("[" * 100_000, "豁免.yaml"),
    ],
)
def test_what_is_wrong_is_named(text: str, message: str) -> None:
    with pytest.raises(WaiversError) as caught:
        parse_waivers(text, "豁免.yaml")
    assert "“豁免.yaml”" in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("data", "message"), [(None, "不存在或无法打开"), ("豁免".encode("gbk"), "不是 UTF-8"), (b"#" * 6_000_000, "超过 5 MB")]
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, data: bytes | None, message: str) -> None:
    path = tmp_path / "豁免.yaml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(WaiversError, match=message):
        read_waivers(path, DAY)
