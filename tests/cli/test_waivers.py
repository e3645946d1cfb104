"""``juesuan check --waivers``: what is waived counts no more and is listed in every form; waivers that do nothing are findings."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

import juesuan

Run = Callable[..., Result]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FAULTY = str(EXAMPLES / "yunxi-liaison-office-2024-faulty.txt")
CLEAN = str(EXAMPLES / "yunxi-liaison-office-2024.txt")
BODY = "云溪市人民政府驻上海联络处"
RECEPTION = "X101:three_public[three_item=reception]@2024:final"
PROJECT = "X101:expenditure[nature=project]@2024:final"


def _item(finding: str, until: str = "2026-12-31", **more: str | int) -> str:
    return json.dumps({"finding": finding, "reason": "已与财政局核对", "who": "王一", "until": until, **more}, ensure_ascii=False)


@pytest.fixture
def waivers(tmp_path: Path) -> Callable[..., str]:
    def write(*items: str) -> str:
        path = tmp_path / "豁免.yaml"
        path.write_text("".join(f"- {item}\n" for item in items), "utf-8")
        return str(path)

    return write


def _check(run: Run, *args: str, status: int = 1) -> list[dict[str, Any]]:
    result = run("check", *args, "--format", "json", "--as-of", "2026-07-01")
    assert result.exit_code == status, result.stderr
    schema = (files("juesuan.render") / "schema" / "report-1.schema.json").read_text("utf-8")
    jsonschema.Draft202012Validator(json.loads(schema)).validate(json.loads(result.stdout))
    documents: list[dict[str, Any]] = json.loads(result.stdout)["documents"]
    return documents


def test_a_waived_finding_leaves_the_findings_and_is_listed_with_its_waiver(run: Run, waivers: Callable[..., str]) -> None:
    before = [finding["id"] for finding in _check(run, FAULTY)[0]["findings"]]
    [document] = _check(run, FAULTY, "--waivers", waivers(_item(RECEPTION)))
    assert [finding["id"] for finding in document["findings"]] == [each for each in before if each != RECEPTION]
    [waived] = document["waived"]
    assert (waived["finding"]["id"], waived["reason"], waived["who"], waived["until"]) == (
        RECEPTION,
        "已与财政局核对",
        "王一",
        "2026-12-31",
    )


def test_when_all_errors_are_waived_the_status_is_0(run: Run, waivers: Callable[..., str]) -> None:
    errors = [finding["id"] for finding in _check(run, FAULTY)[0]["findings"] if finding["severity"] == "error"]
    assert len(errors) == 9
    [document] = _check(run, FAULTY, "--waivers", waivers(*map(_item, errors)), status=0)
    assert [finding["severity"] for finding in document["findings"]] == ["warning"] * 7
    assert [each["finding"]["id"] for each in document["waived"]] == errors


def test_an_item_of_the_sheet_whose_findings_are_waived_is_met_and_says_so(run: Run, waivers: Callable[..., str]) -> None:
    before = _check(run, FAULTY)[0]["coverage"]["inspection"]
    failed = next(item for item in before if len(item["findings"]) == 1)
    [document] = _check(run, FAULTY, "--waivers", waivers(_item(failed["findings"][0])))[:1]
    after = next(item for item in document["coverage"]["inspection"] if item["item"] == failed["item"])
    assert (after["state"], after["reason"]) == ("符合", "有 1 个问题已豁免")


def test_waivers_that_do_nothing_and_expired_ones_are_findings_of_the_list(run: Run, waivers: Callable[..., str]) -> None:
    path = waivers(_item(RECEPTION), _item("X101:meeting@2024:final"), _item(PROJECT, "2026-06-30", body=BODY, year=2024))
    document, listed = _check(run, FAULTY, "--waivers", path)
    assert PROJECT in [finding["id"] for finding in document["findings"]]
    assert (listed["path"], listed["kind"]) == (path, "豁免清单")
    found = [(each["rule"], each["severity"], each["places"][0]["line"], each["places"][0]["quote"]) for each in listed["findings"]]
    assert found == [("W101", "warning", 2, "X101:meeting@2024:final"), ("W102", "warning", 3, PROJECT)]


def test_over_several_documents_a_waiver_is_used_that_is_so_in_one(run: Run, waivers: Callable[..., str]) -> None:
    path = waivers(_item(RECEPTION), _item(RECEPTION, body="云溪市文献馆"), _item(RECEPTION, year=2023))
    documents = _check(run, CLEAN, FAULTY, "--waivers", path, "--jobs", "2")
    assert [each["path"] for each in documents] == [CLEAN, FAULTY]
    assert [len(each["waived"]) for each in documents] == [0, 1]


def test_a_waiver_whose_rule_did_not_run_is_not_unused(run: Run, waivers: Callable[..., str]) -> None:
    path = waivers(_item("Y104:expenditure@2024:final"), _item("X102:expenditure@2024:final"))
    assert len(_check(run, CLEAN, "--waivers", path, status=0)) == 1
    _, listed = _check(run, CLEAN, "--waivers", path, "--show-notes", status=0)
    assert [each["places"][0]["quote"] for each in listed["findings"]] == ["X102:expenditure@2024:final"]


def test_the_text_lists_the_waived_and_counts_them_apart(run: Run, waivers: Callable[..., str]) -> None:
    text = run("check", FAULTY, "--waivers", waivers(_item(RECEPTION)), "--as-of", "2026-07-01").stdout
    assert "错误 8  警告 7  已豁免 1\n" in text
    assert "已豁免\n  - X101 2024年“三公”经费（公务接待费）决算数" in text
    assert "豁免 理由：已与财政局核对；经手：王一；有效至 2026-12-31\n" in text


def test_the_page_lists_the_waived(run: Run, waivers: Callable[..., str]) -> None:
    page = run("check", FAULTY, "--waivers", waivers(_item(RECEPTION)), "--as-of", "2026-07-01", "--format", "html").stdout
    section = page[page.index("<h3>已豁免的问题</h3>") :]
    assert '<td>已与财政局核对</td><td>王一</td><td class="day">2026-12-31</td>' in section
    assert f"<code>{RECEPTION}</code>" not in page


def test_sarif_has_the_waived_as_suppressed_results(run: Run, waivers: Callable[..., str]) -> None:
    args = ("check", FAULTY, "--waivers", waivers(_item(RECEPTION)), "--as-of", "2026-07-01", "--format", "sarif")
    results = json.loads(run(*args).stdout)["runs"][0]["results"]
    suppressed = [each for each in results if "suppressions" in each]
    assert [each["fingerprints"]["findingId/v1"] for each in suppressed] == [RECEPTION]
    [suppression] = suppressed[0]["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["properties"] == {"reason": "已与财政局核对", "who": "王一", "until": "2026-12-31"}


def test_a_wrong_list_is_refused_before_anything_is_checked(run: Run, waivers: Callable[..., str]) -> None:
    result = run("check", FAULTY, "--waivers", waivers('{finding: "X101:a", reason: 无, who: 王一}'))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "豁免.yaml”的第1项有误：缺少 until" in result.stderr


def test_a_wrong_day_is_refused(run: Run) -> None:
    result = run("check", FAULTY, "--as-of", "明天")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "“--as-of”的值无效" in result.stderr


def test_in_python_the_day_is_given_or_today(waivers: Callable[..., str]) -> None:
    report = juesuan.check_disclosure(FAULTY, waivers=waivers(_item(RECEPTION, "2000-01-01")))
    assert [finding.rule for finding in report.documents[1].findings] == ["W102"]
    report = juesuan.check_disclosure(FAULTY, waivers=waivers(_item(RECEPTION, "9999-12-31")))
    assert [each.finding.id for each in report.documents[0].waived] == [RECEPTION]
    assert len(report.documents) == 1
