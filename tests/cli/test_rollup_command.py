"""juesuan rollup: the department's document of its units' books, with the answers that it asked for."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from python_calamine import CalamineWorkbook

import juesuan

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "books" / "yunxi-liaison-office-2024"
FIRST, SECOND = "云溪市人民政府驻上海联络处", "云溪市驻沪服务中心"
BODY = "云溪市驻沪机构"

Run = Callable[..., Result]


@pytest.fixture
def units(tmp_path: Path) -> list[str]:
    """The example's books, and the same under the name of another unit."""
    second = tmp_path / "服务中心"
    shutil.copytree(EXAMPLE, second)
    profile = second / "单位信息.csv"
    profile.write_text(profile.read_text("utf-8-sig").replace(FIRST, SECOND), "utf-8")
    return [str(EXAMPLE), str(second)]


def answered(wanted: Path, answers: Path) -> None:
    with wanted.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with answers.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, ["事项", "键", "原因", "用途"])
        writer.writeheader()
        writer.writerows(row | {"原因": "两个单位的工作安排有变化", "用途": "两个单位的日常工作"} for row in rows)


def test_a_department_is_compiled_from_its_units_and_their_answers(run: Run, tmp_path: Path, units: list[str]) -> None:
    out, answers = tmp_path / "out", tmp_path / "答复.csv"
    first = run("rollup", *units, "--body", BODY, "-o", str(out))
    assert first.exit_code == 1
    assert first.stdout.startswith("还要补写 ")
    answered(out / "待补.csv", answers)
    second = run("rollup", *units, "--body", BODY, "-o", str(out), "--answers", str(answers))
    assert (second.exit_code, second.stdout) == (0, "")
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert (manifest["body"], manifest["complete"]) == (BODY, True)
    disclosure = juesuan.read_disclosure(str(out / "决算公开.docx"))
    (document,) = juesuan.check_disclosure(disclosure).documents
    assert document.findings == ()
    stated = {str(key): str(each.value) for each in disclosure.statements for key in each.keys}
    assert stated["expenditure@2024:final"] == "890.88万元"
    assert f"{BODY}2024年度部门决算公开范围包括：{FIRST}、{SECOND}。" in (out / "决算公开.txt").read_text("utf-8")


HEADERS = "收付,对方单位,金额,功能科目,经济科目,项目,资金性质,收入来源,内容"


def test_what_units_declare_to_have_paid_each_other_is_set_off_and_no_table_is_unbalanced(
    run: Run, tmp_path: Path, units: list[str]
) -> None:
    payer = tmp_path / "联络处"
    shutil.copytree(EXAMPLE, payer)
    paid = f"付出,{SECOND},50000,2011308,30227,招商引资专项,一般公共预算资金,,委托"
    received = f"收到,{FIRST},50000,,,,,其他收入,委托\n列支,{FIRST},50000,2010302,30227,,单位资金,,委托"
    (payer / "内部往来.csv").write_text(f"{HEADERS}\n{paid}\n", "utf-8")
    (Path(units[1]) / "内部往来.csv").write_text(f"{HEADERS}\n{received}\n", "utf-8")
    out, answers = tmp_path / "out", tmp_path / "答复.csv"
    assert "没有抵销" not in run("rollup", str(payer), units[1], "--body", BODY, "-o", str(out)).stderr
    answered(out / "待补.csv", answers)
    assert run("rollup", str(payer), units[1], "--body", BODY, "-o", str(out), "--answers", str(answers)).exit_code == 0
    disclosure = juesuan.read_disclosure(str(out / "决算公开.docx"))
    (document,) = juesuan.check_disclosure(disclosure).documents
    assert document.findings == ()
    stated = {str(key): str(each.value) for each in disclosure.statements for key in each.keys}
    assert (stated["expenditure@2024:final"], stated["income[source=other]@2024:final"]) == ("885.88万元", "19.00万元")
    assert stated["expenditure[fund=fiscal]@2024:final"] == "871.68万元"


def test_the_workbook_tells_what_each_unit_has_of_a_line(run: Run, tmp_path: Path, units: list[str]) -> None:
    run("rollup", *units, "--body", BODY, "-o", str(tmp_path / "out"))
    book = CalamineWorkbook.from_path(tmp_path / "out" / "决算公开.xlsx")
    facts = book.get_sheet_by_name("出处").to_python()
    at = next(n for n, row in enumerate(facts) if row[1] == "expenditure[function=2011308]@2024:final")
    end = next(n for n, row in enumerate(facts[at + 1 :], at + 1) if row[1])
    assert {row[3] for row in facts[at:end]} == {FIRST, SECOND}
    assert facts[at][2] == 1163000.0
    assert {row[0] for row in book.get_sheet_by_name("底稿行").to_python()[1:]} == {FIRST, SECOND}


def test_a_sum_leads_to_the_rows_of_each_unit(run: Run, units: list[str]) -> None:
    result = run("trace", units[0], "会议费", "--with", units[1])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:5] == [
        "2024年会议费决算数：41,000.00 元，共 4 笔",
        "  meeting@2024:final",
        f"         20,500.00  {FIRST} 合计",
        f"         20,500.00  {SECOND} 合计",
        f"         13,000.00  {FIRST} 会议 第 2 行 在沪云溪籍企业家座谈会 通报本市产业规划、听取投资意见",
    ]


def test_answers_without_keys_are_refused_and_nothing_is_written(run: Run, tmp_path: Path, units: list[str]) -> None:
    answers = tmp_path / "答复.csv"
    answers.write_text("事项,原因\n甲,乙\n", "utf-8")
    result = run("rollup", *units, "--body", BODY, "-o", str(tmp_path / "out"), "--answers", str(answers))
    assert (result.exit_code, "没有“键”这一列" in result.stderr) == (2, True)
    assert not (tmp_path / "out").exists()
