"""``juesuan check FILE --with OTHER``: what is printed of the documents that a file is held against."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
from click.testing import Result
from python_calamine import CalamineWorkbook

Run = Callable[..., Result]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CLEAN = str(EXAMPLES / "yunxi-liaison-office-2024.txt")
PRIOR = str(EXAMPLES / "others" / "yunxi-liaison-office-2023.txt")
APPROVAL = str(EXAMPLES / "others" / "yunxi-liaison-office-2024-approval.csv")


def test_roles_and_counts_are_said(run: Run) -> None:
    result = run("check", CLEAN, "--with", PRIOR, "--with", APPROVAL)
    text = "".join(result.stdout.split())
    assert f"对照文件上年决算{PRIOR}（云溪市人民政府驻上海联络处，2023年度）：核对18个数，一致18个" in text
    assert f"对照文件决算批复{APPROVAL}（2024年度）：核对29个数，一致29个" in text
    assert result.exit_code == 0


def test_the_json_keeps_to_the_schema_and_names_the_file_of_a_place(run: Run, tmp_path: Path) -> None:
    approval = tmp_path / "批复.csv"
    approval.write_bytes(Path(APPROVAL).read_bytes().replace(b'"30,200.00"', b'"31,200.00"'))
    result = run("check", CLEAN, "--with", str(approval), "--format", "json", "--jobs", "2")
    report = json.loads(result.stdout)
    schema = (files("juesuan.render") / "schema" / "report-1.schema.json").read_text("utf-8")
    jsonschema.Draft202012Validator(json.loads(schema)).validate(report)
    (document,) = report["documents"]
    (other,) = document["others"]
    assert (other["role"], other["compared"], other["agreed"]) == ("决算批复", 29, 27)
    assert {finding["rule"] for finding in document["findings"]} == {"Y104"}
    assert {place["file"] for finding in document["findings"] for place in finding["places"]} == {None, str(approval)}
    assert result.exit_code == 1


def test_a_file_that_is_not_there_ends_with_status_2(run: Run) -> None:
    result = run("check", CLEAN, "--with", "没有这个.xlsx")
    assert "无法读取“没有这个.xlsx”：文件不存在" in result.stdout
    assert result.exit_code == 2


def test_the_page_and_the_sheet_say_what_was_compared(run: Run, tmp_path: Path) -> None:
    words = f"决算批复 {APPROVAL}（2024年度）：核对 29 个数，一致 29 个"
    page = run("check", CLEAN, "--with", APPROVAL, "--format", "html").stdout
    assert f'<tr><th scope="row">对照文件</th><td>{words}</td></tr>' in page
    target = tmp_path / "检查.xlsx"
    run("check", CLEAN, "--with", APPROVAL, "--format", "xlsx", "-o", str(target))
    assert f"对照：{words}" in str(CalamineWorkbook.from_path(target).get_sheet_by_name("检查表").to_python()[1][0])
