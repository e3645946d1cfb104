"""``juesuan new`` and ``juesuan trace``."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from juesuan.cli.main import program

BOOKS = str(Path(__file__).resolve().parents[2] / "examples" / "books" / "yunxi-liaison-office-2024.xlsx")


def run(*args: str) -> Result:
    return CliRunner().invoke(program, args, standalone_mode=True)


def new(path: Path) -> Result:
    return run("new", str(path), "--form-set", "hunan-2024", "--body", "甲局", "--year", "2024")


@pytest.mark.parametrize("name", ["底稿.xlsx", "底稿"])
def test_new_books_can_be_read(tmp_path: Path, name: str) -> None:
    assert new(tmp_path / name).exit_code == 0
    listed = run("trace", str(tmp_path / name))
    assert (listed.exit_code, listed.stdout.splitlines()[0]) == (0, "甲局 2024年度 单位决算")


def test_new_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "底稿.xlsx"
    path.write_text("旧", "utf-8")
    result = new(path)
    assert (result.exit_code, path.read_text("utf-8")) == (2, "旧")
    assert "已经存在" in result.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["底稿.xlsx"]


def test_new_knows_its_form_sets(tmp_path: Path) -> None:
    result = run("new", str(tmp_path / "底稿.xlsx"), "--form-set", "火星", "--body", "甲局", "--year", "2024")
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "没有这样的表式：“火星”" in result.stderr


def test_trace_sums_the_rows() -> None:
    result = run("trace", BOOKS, "会议费")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "2024年会议费决算数：20,500.00 元，共 2 笔",
        "  meeting@2024:final",
        "         13,000.00  会议 第 4 行 在沪云溪籍企业家座谈会 通报本市产业规划、听取投资意见",
        "          7,500.00  会议 第 5 行 沪云产业协作对接会 园区与企业洽谈合作",
    ]


def test_trace_as_json_lists_every_row() -> None:
    found = json.loads(run("trace", BOOKS, "项目支出", "--format", "json").stdout)
    assert (found["key"], found["amount"], len(found["entries"])) == ("expenditure[nature=project]@2024:final", "1640300.00", 86)
    assert found["entries"][0]["rows"][0]["sheet"] == "凭证"


@pytest.mark.parametrize(
    ("fact", "status", "said"),
    [
        ("canteen_cost@2024:final", 1, "2024年食堂接待成本决算数：底稿里没有"),
        ("吃喝费", 2, "没有这样的事实：“吃喝费”"),
        ("总计", 2, "可用的有：grand_total[side=income]@2024:final、grand_total[side=expenditure]@2024:final"),
    ],
)
def test_trace_of_what_is_not_there(fact: str, status: int, said: str) -> None:
    result = run("trace", BOOKS, fact)
    assert result.exit_code == status
    assert said in result.output


@pytest.mark.parametrize(
    ("fact", "amount", "count"),
    [("收入总计", "4538900.00", 113), ("支出总计", "4538900.00", 301), ("机关运行经费", "451500.00", 98)],
)
def test_trace_of_what_follows_from_several_facts(fact: str, amount: str, count: int) -> None:
    found = json.loads(run("trace", BOOKS, fact, "--format", "json").stdout)
    assert (found["amount"], len(found["entries"])) == (amount, count)
    assert sum(Decimal(entry["amount"]) for entry in found["entries"]) == Decimal(amount)


def test_trace_of_a_part_of_a_name_says_what_there_is() -> None:
    result = run("trace", BOOKS, "政府采购")
    assert (result.exit_code, "可用的有：政府采购" in result.stderr) == (2, True)


def test_trace_of_no_books_is_a_failure(tmp_path: Path) -> None:
    result = run("trace", str(tmp_path / "没有.xlsx"), "会议费")
    assert (result.exit_code, "没有这个文件" in result.stderr) == (2, True)


def test_monitor_takes_the_vouchers_up_to_the_day() -> None:
    result = run("monitor", BOOKS, "--as-of", "2024-07-31")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[:3] == [
        "云溪市人民政府驻上海联络处  截至 2024-07-31  时间进度 58.20%",
        "",
        "驻沪工作经费：预算 1,058,800.00 元，支出 790,560.72 元，执行率 74.67%  正常",
    ]


def test_monitor_as_json_and_as_a_page(tmp_path: Path) -> None:
    found = json.loads(run("monitor", BOOKS, "--as-of", "2024-12-31", "--format", "json").stdout)
    assert [(each["project"], each["rate"], each["level"]) for each in found["projects"]] == [
        ("驻沪工作经费", "1.0000", "fine"),
        ("招商引资专项", "1.0000", "fine"),
        ("", "1.0000", "fine"),
    ]
    page = tmp_path / "双监控.html"
    assert run("monitor", BOOKS, "--as-of", "2024-12-31", "--format", "html", "-o", str(page)).exit_code == 1
    text = page.read_text("utf-8")
    assert '<tr class="alarm"><th scope="row">签约落地项目数</th>' in text
    assert "完成比例比时间进度落后 25.00 个百分点" in text
    assert "http" not in text


def test_monitor_wants_a_day_of_the_year() -> None:
    result = run("monitor", BOOKS, "--as-of", "2023-07-31")
    assert (result.exit_code, "“as-of”" in result.stderr or "--as-of" in result.stderr) == (2, True)
