"""Reports are written document by document, and come to what one report of all would be."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from juesuan.check.files import Checked, Plan, check_files
from juesuan.check.runner import Settings, report_of
from juesuan.cli.output import Style
from juesuan.cli.results import form_of, write_results
from juesuan.findings.report import Report
from juesuan.render.html.page import html_document, html_report
from juesuan.render.json_report import json_report
from juesuan.render.sarif_report import sarif_report
from juesuan.render.text import text_report

Run = Callable[..., Result]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GIVEN = [
    str(EXAMPLES / "yunxi-liaison-office-2024-faulty.txt"),
    str(EXAMPLES / "没有"),
    str(EXAMPLES / "yunxi-liaison-office-2024.pdf"),
]


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(*(each.document for each in check_files(GIVEN, Plan(Settings()))))


@pytest.mark.parametrize("jobs", ["1", "2", "auto"])
@pytest.mark.parametrize(("form", "draw"), [("text", text_report), ("json", json_report), ("sarif", sarif_report)])
def test_what_is_streamed_is_what_one_report_of_all_would_be(
    run: Run, report: Report, form: str, draw: Callable[[Report], str], jobs: str
) -> None:
    result = run("check", *GIVEN, "--format", form, "--jobs", jobs)
    assert result.stdout == draw(report)
    assert result.exit_code == report.exit_status == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_page_is_written_when_all_are_done(run: Run, jobs: str, tmp_path: Path) -> None:
    target = tmp_path / "报告.html"
    result = run("check", *GIVEN, "--format", "html", "--jobs", jobs, "--output", str(target))
    assert (result.stdout, result.exit_code) == ("", 2)
    kept = check_files(GIVEN, Plan(Settings(keep_disclosure=True)))
    assert target.read_text("utf-8") == html_report(report_of(*(each.document for each in kept)))
    assert run("check", *GIVEN, "--format", "html").stdout == target.read_text("utf-8")


def test_what_was_read_is_dropped_when_it_is_drawn() -> None:
    [drawn] = check_files(GIVEN[:1], Plan(Settings(keep_disclosure=True), draw=html_document))
    assert drawn.document.disclosure is None
    assert '<table class="drawn">' in drawn.drawn
    [bare] = check_files(GIVEN[:1], Plan(Settings()))
    assert bare.document.disclosure is None
    assert drawn.document == bare.document


def test_every_line_of_jsonl_is_a_report_of_its_own(run: Run, report: Report) -> None:
    schema = json.loads((files("juesuan.render") / "schema" / "report-1.schema.json").read_text("utf-8"))
    lines = [json.loads(line) for line in run("check", *GIVEN, "--format", "jsonl").stdout.splitlines()]
    for line in lines:
        jsonschema.Draft202012Validator(schema).validate(line)
    whole = json.loads(json_report(report))
    assert lines == [{**whole, "documents": [document]} for document in whole["documents"]]


def test_an_output_file_holds_the_same(run: Run, report: Report, tmp_path: Path) -> None:
    target = tmp_path / "报告.json"
    assert run("check", *GIVEN, "--format", "json", "--output", str(target)).stdout == ""
    assert target.read_text("utf-8") == json_report(report)


def test_each_document_is_written_before_the_next_is_checked(capfdbinary: pytest.CaptureFixture[bytes], report: Report) -> None:
    form = form_of("text", report, Style())
    seen: list[bytes] = []

    def results() -> object:
        for document in report.documents:
            yield Checked(document, form.draw(document))
            seen.append(capfdbinary.readouterr().out)

    write_results(results(), form, None)  # type: ignore[arg-type]
    assert [text.decode().splitlines()[0] for text in seen] == GIVEN


def test_nothing_more_is_checked_when_the_reader_has_gone() -> None:
    script = f"""
import juesuan.check.files as checker
from juesuan.cli.main import main
def check_files(paths, plan, on_progress):
    for number in range(1000):
        document = checker.unreadable(f'{{number}}', '字' * 1000)
        yield checker.Checked(document, plan.draw(document))
    raise SystemExit(9)
checker.check_files = check_files
import sys
sys.argv = ['juesuan', 'check', {GIVEN[0]!r}]
main()
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait() == 2


def test_a_budget_given_on_the_command_line_is_kept(run: Run) -> None:
    result = run("check", GIVEN[2], "--max-pages", "3")
    assert result.exit_code == 2
    assert "页，超过上限3页" in "".join(result.stdout.split())


def test_without_bounds_of_time_and_memory_the_report_is_the_same(run: Run) -> None:
    assert run("check", GIVEN[2], "--max-memory", "0", "--timeout", "0").stdout == run("check", GIVEN[2]).stdout


@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", ""])
def test_a_wrong_number_of_jobs(run: Run, value: str) -> None:
    result = run("check", GIVEN[0], "--jobs", value)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "“--jobs”的值无效" in result.stderr


def test_several_files_as_one_on_the_command_line(run: Run, tmp_path: Path) -> None:
    lines = Path(GIVEN[0]).read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "说明.txt").write_text("".join(lines[:60] + lines[1574:]), encoding="utf-8")
    (tmp_path / "附表.txt").write_text("".join(lines[60:1574]), encoding="utf-8")
    result = run("check", str(tmp_path / "附表.txt"), str(tmp_path / "说明.txt"), "--as-one", "--format", "json")
    [document] = json.loads(result.stdout)["documents"]
    places = {place["file"] for finding in document["findings"] for place in finding["places"]}
    assert places == {str(tmp_path / "附表.txt"), str(tmp_path / "说明.txt")}
    assert [file["unread"] for file in document["files"]] == ["", ""]
    assert result.exit_code == 1
