from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from msgspec import Struct, field
from msgspec.structs import replace

from juesuan.check.files import Checked, Plan
from juesuan.check.runner import Settings
from juesuan.errors import UsageError
from juesuan.findings.finding import Finding, Group, Severity
from juesuan.findings.report import DocumentReport, Problem
from juesuan.read.budget import MEGABYTE, Budget
from juesuan.rules.catalogue import load_catalogue

Run = Callable[..., Result]


def _finding(severity: Severity) -> Finding:
    return Finding("T101:减少减少", "T101", severity, Group.FORM, "叠字：减少减少", "", "减少减少", "", (), "")


def _document(path: str, *severities: Severity, fatal: bool = False) -> DocumentReport:
    problems = (Problem("无法读取", fatal=True),) if fatal else ()
    return DocumentReport(path, "", "", "", None, "", tuple(map(_finding, severities)), problems)


class Checker(Struct):
    """Stands for ``check_files``: answers with the documents given and keeps how it was called."""

    documents: tuple[DocumentReport, ...] = ()
    called: list[tuple[tuple[str, ...], Plan]] = field(default_factory=list)

    def __call__(self, paths: tuple[str, ...], plan: Plan, on_progress: Callable[[str, int], None]) -> Iterator[Checked]:
        self.called.append((paths, replace(plan, draw=None)))
        assert plan.draw is not None
        for left, document in enumerate(reversed(self.documents)):
            on_progress(document.path, left)
        return (Checked(document, plan.draw(document)) for document in self.documents)


@pytest.fixture
def checker(monkeypatch: pytest.MonkeyPatch) -> Checker:
    fake = Checker()
    monkeypatch.setattr("juesuan.check.files.check_files", fake)
    return fake


@pytest.mark.parametrize(
    ("document", "status"),
    [
        (_document("a"), 0),
        (_document("a", Severity.WARNING, Severity.NOTE), 0),
        (_document("a", Severity.ERROR), 1),
        (_document("a", Severity.ERROR, fatal=True), 2),
    ],
)
def test_the_exit_status_is_that_of_the_report(run: Run, checker: Checker, document: DocumentReport, status: int) -> None:
    checker.documents = (document,)
    assert run("check", "a").exit_code == status


def test_one_bad_file_among_good_ones_is_status_2(run: Run, checker: Checker) -> None:
    checker.documents = (_document("a"), _document("b", fatal=True), _document("c", Severity.ERROR))
    result = run("check", "a", "b", "c")
    assert result.exit_code == 2
    assert "共 3 份文件：错误 1，警告 0；1 份未能检查。" in result.stdout


def test_the_options_reach_the_library(run: Run, checker: Checker) -> None:
    run("check", "a.txt", "b.txt", "--form-set", "hunan-2024", "--show-notes")
    assert checker.called == [(("a.txt", "b.txt"), Plan(Settings("hunan-2024", (), (), show_notes=True)))]


def test_lists_of_codes_reach_the_library_split(run: Run, checker: Checker) -> None:
    run("check", "a.txt", "--select", "A,X2", "--ignore", " A102，T")
    assert checker.called == [(("a.txt",), Plan(Settings("auto", ("A", "X2"), ("A102", "T"))))]


def test_the_budget_and_the_jobs_reach_the_library(run: Run, checker: Checker) -> None:
    run("check", "a.txt", "--max-size", "2", "--max-pages", "3", "--timeout", "4", "--max-memory", "500", "--jobs", "6", "--as-one")
    budget = Budget(max_bytes=2 * MEGABYTE, max_pages=3, max_seconds=4, max_memory=500 * MEGABYTE)
    assert checker.called == [(("a.txt",), Plan(Settings(budget=budget), jobs=6, as_one=True))]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code_is_refused_with_the_known_ones(run: Run, option: str) -> None:
    result = run("check", "a.txt", option, "Q9")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "“Q9”；可用的有：" in result.stderr
    assert load_catalogue()[0].code in result.stderr


def test_an_error_of_the_library_is_a_message_and_status_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise UsageError("报表格式", "mars-2024", "hunan-2024")

    monkeypatch.setattr("juesuan.check.files.check_files", refuse)
    result = run("check", "a.txt", "--form-set", "mars-2024")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == "错误：没有这样的报表格式：“mars-2024”；可用的有：hunan-2024\n"


def test_json_goes_to_stdout_and_nothing_else(run: Run, checker: Checker) -> None:
    checker.documents = (_document("a", Severity.ERROR),)
    result = run("check", "a", "--format", "json")
    assert json.loads(result.stdout)["documents"][0]["findings"][0]["message"] == "叠字：减少减少"
    assert result.stderr == ""
    assert result.exit_code == 1


@pytest.mark.parametrize("form", ["text", "json"])
def test_output_writes_the_file_and_not_stdout(run: Run, checker: Checker, tmp_path: Path, form: str) -> None:
    checker.documents = (_document("a", Severity.ERROR),)
    target = tmp_path / "报告"
    result = run("check", "a", "--format", form, "--output", str(target))
    assert (result.stdout, result.exit_code) == ("", 1)
    assert "叠字：减少减少" in target.read_text("utf-8")


def test_output_into_a_missing_folder_is_status_2(run: Run, checker: Checker, tmp_path: Path) -> None:
    checker.documents = (_document("a"),)
    target = tmp_path / "没有" / "报告.json"
    result = run("check", "a", "--output", str(target))
    assert result.exit_code == 2
    assert result.stderr == f"错误：无法写入“{target}”：所在的文件夹不存在\n"


def test_output_onto_a_folder_is_status_2(run: Run, checker: Checker, tmp_path: Path) -> None:
    checker.documents = (_document("a"),)
    result = run("check", "a", "--output", str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr == f"错误：无法写入“{tmp_path}”：这是一个文件夹\n"


def test_a_file_name_that_is_no_unicode_can_be_shown(run: Run, checker: Checker) -> None:
    checker.documents = (_document("坏\udcff.txt"),)
    assert "坏?.txt" in run("check", "x", "--format", "json").stdout
    assert run("check", "x").stdout.startswith("坏.txt\n")


def test_a_password_opens_an_encrypted_file(run: Run) -> None:
    file = str(Path(__file__).resolve().parents[1] / "read" / "pdf" / "data" / "needs-password.pdf")
    words = [
        json.loads(run("check", file, "--format", "json", *options).stdout)["documents"][0]["problems"][0]["message"]
        for options in ([], ["--password", "别的"], ["--password", "juesuan"])
    ]
    assert [each.partition("：")[2] for each in words] == [
        "文件已加密，需要密码；请用 --password 给出密码",
        "文件已加密，密码不对",
        "没有找到年度，可能不是决算公开文件",
    ]
    assert run("check", file).exit_code == 2
