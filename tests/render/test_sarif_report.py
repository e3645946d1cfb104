"""The SARIF log: the structure that the standard demands, and the findings of the report in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from juesuan.check.files import Plan, check_files
from juesuan.check.runner import Settings, report_of
from juesuan.figures.place import Place, Spot
from juesuan.findings.finding import Finding
from juesuan.findings.report import DocumentReport, Report
from juesuan.render.sarif_report import sarif_report
from juesuan.rules.catalogue import find_rule

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCHEMA = json.loads((Path(__file__).parent / "sarif_structure.json").read_text("utf-8"))


@pytest.fixture(scope="module", params=[".txt", ".pdf"])
def checked(request: pytest.FixtureRequest) -> DocumentReport:
    [result] = check_files([str(EXAMPLES / f"yunxi-liaison-office-2024-faulty{request.param}")], Plan(Settings(show_notes=True)))
    return result.document


def _log(*documents: DocumentReport) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(sarif_report(report_of(*documents)))
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    return log


def _result(document: DocumentReport, *places: Place, path: str = "甲 乙/丙.txt") -> dict[str, Any]:
    finding = replace(document.findings[0], places=places, suspects=(), also=())
    [run] = _log(replace(document, path=path, findings=(finding,)))["runs"]
    result: dict[str, Any] = run["results"][0]
    return result


def test_every_finding_is_a_result_with_its_level_rule_and_id(checked: DocumentReport) -> None:
    [run] = _log(checked)["runs"]
    found = [(each["ruleId"], each["level"], each["fingerprints"]["findingId/v1"]) for each in run["results"]]
    assert found == [(finding.rule, finding.severity.value, finding.id) for finding in checked.findings]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [finding.rule for finding in checked.findings]
    for each, finding in zip(run["results"], checked.findings, strict=True):
        assert each["message"]["text"].splitlines()[0] == finding.message
        assert each["properties"]["expected"] == finding.expected


def test_rules_have_chinese_texts(checked: DocumentReport) -> None:
    [run] = _log(checked)["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == {finding.rule for finding in checked.findings}
    assert rules["X101"]["shortDescription"]["text"] == find_rule("X101").title
    assert rules["X101"]["fullDescription"]["text"] == find_rule("X101").docs["检查什么"].strip()
    assert find_rule("X101").docs["为什么"].strip() in rules["X101"]["help"]["text"]
    assert rules["X101"]["properties"]["tags"] == ["准确性"]


def test_the_figure_in_doubt_is_the_location_and_all_else_is_related(checked: DocumentReport) -> None:
    [run] = _log(checked)["runs"]
    result = next(each for each in run["results"] if "2101103 公务员医疗补助）决算数与其" in each["message"]["text"])
    [location] = result["locations"]
    assert location["logicalLocations"] == [
        {"name": "基本支出", "fullyQualifiedName": "支出决算表/2101103 公务员医疗补助/基本支出", "kind": "element"}
    ]
    assert location["message"]["text"].endswith("：3.20")
    assert [each["id"] for each in result["relatedLocations"]] == list(range(1, len(result["relatedLocations"]) + 1))
    assert "支出决算表/2101103 公务员医疗补助/本年支出合计" in str(result["relatedLocations"])


def test_a_line_of_a_text_is_a_region_and_a_page_a_property(document: DocumentReport) -> None:
    line = Place("narrative", section="三、说明", sentence=2, quote="3.60万元", spot=Spot(line=12))
    page = Place("narrative", section="三、说明", quote="3.60万元", spot=Spot(page=4, line=12, box=(1.5, 2.0, 3.0, 4.0)))
    result = _result(document, line, page)
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%E7%94%B2%20%E4%B9%99/%E4%B8%99.txt"},
        "region": {"startLine": 12, "snippet": {"text": "3.60万元"}},
    }
    assert result["locations"][0]["properties"] == {"ref": "三、说明/第2句@L12", "line": 12}
    [related] = result["relatedLocations"]
    assert "region" not in related["physicalLocation"]
    assert related["properties"] == {"ref": "三、说明@p4L12", "page": 4, "box": [1.5, 2.0, 3.0, 4.0], "line": 12}


def test_cells_paragraphs_and_several_files(document: DocumentReport) -> None:
    cell = Place("tables", table="收入决算表", row="合计", spot=Spot(sheet="表2", cell="B5", file="甲/附表.xls"))
    result = _result(document, cell)
    assert result["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "%E7%94%B2/%E9%99%84%E8%A1%A8.xls"}}
    assert result["locations"][0]["properties"] == {"ref": "收入决算表/合计@表2!B5", "sheet": "表2", "cell": "B5"}
    assert _result(document)["locations"] == []


def test_an_absolute_path_is_a_file_uri(document: DocumentReport, cell: Place) -> None:
    location = _result(document, cell, path="/甲/乙#1.txt")["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "file:///%E7%94%B2/%E4%B9%99%231.txt"


def test_what_could_not_be_checked_is_a_notification(document: DocumentReport, unreadable: DocumentReport) -> None:
    first, second = _log(document, unreadable)["runs"]
    assert first["invocations"] == [
        {
            "executionSuccessful": True,
            "exitCode": 1,
            "toolExecutionNotifications": [
                {
                    "level": "warning",
                    "message": {"text": "规则 N902 运行出错：除数为零"},
                    "associatedRule": {
                        "id": "N902",
                        "index": [rule["id"] for rule in first["tool"]["driver"]["rules"]].index("N902"),
                    },
                }
            ],
        }
    ]
    assert second["invocations"][0]["executionSuccessful"] is False
    assert second["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "无法读取“坏.pdf”：文件已加密"
    assert second["results"] == []
    assert first["automationDetails"]["id"] != second["automationDetails"]["id"]


def test_a_rule_that_the_catalogue_no_longer_knows_has_no_index(document: DocumentReport, conflict: Finding) -> None:
    [run] = _log(replace(document, findings=(replace(conflict, rule="Z999"),), problems=()))["runs"]
    assert run["results"][0]["ruleId"] == "Z999"
    assert "ruleIndex" not in run["results"][0]


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert sarif_report(report) == sarif_report(report)
