"""The project's own files: what the READMEs promise, the lock, the rooms."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from juesuan.cli.main import program

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
ROOMS = sorted(path.parent for path in (ROOT / "src" / "juesuan").glob("*/__init__.py"))


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _pyproject() -> dict[str, dict[str, object]]:
    return tomllib.loads(_text("pyproject.toml"))


@pytest.mark.parametrize("name", READMES)
def test_the_python_example_runs_and_finds_the_planted_faults(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = re.search(r"```python\n(.*?)```", _text(name), re.DOTALL)
    assert example is not None
    monkeypatch.chdir(ROOT)
    exec(compile(example[1], name, "exec"), {})
    first, *findings = capsys.readouterr().out.splitlines()
    assert first.startswith("云溪市人民政府驻上海联络处 2024 ")
    assert any(re.match(r"[A-Z]\d+ error ", finding) for finding in findings)


@pytest.mark.parametrize("name", READMES)
def test_every_command_and_option_is_in_the_readme(name: str) -> None:
    text = _text(name)
    assert [command for command in program.commands if f"`juesuan {command}" not in text] == []
    options = {option for parameter in program.commands["check"].params for option in parameter.opts}
    assert sorted(option for option in options if option.startswith("--") and option not in text) == []


@pytest.mark.parametrize("name", READMES)
def test_the_make_targets_of_the_readme_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", _text("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^ {4})make ([a-z]+)", _text(name), re.MULTILINE))
    assert {"demo", "test", "lint"} <= named <= targets


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_what_a_page_links_to_or_names_is_there(name: str) -> None:
    text = _text(name)
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    named = re.findall(r"`((?:src|tests|docs|examples|dev)/[^`\s]*)`", text)
    paths = [path for path in linked + named if "CODE" not in path]
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_both_readmes_show_the_same_example() -> None:
    blocks = [re.findall(r"```\w+\n.*?```", _text(name), re.DOTALL) for name in READMES]
    assert blocks[0] == blocks[1]


def test_the_lock_pins_exact_versions_and_names_no_place() -> None:
    lines = [line for line in _text("requirements.lock").splitlines() if not line.lstrip().startswith("#")]
    assert [line for line in lines if line and not re.fullmatch(r"[a-z0-9.-]+==[\w.]+", line)] == []


def test_the_lock_has_every_dependency() -> None:
    project = _pyproject()["project"]
    extras = project["optional-dependencies"]
    assert isinstance(extras, dict)
    wanted = [str(each) for each in project["dependencies"]] + [str(each) for extra in extras.values() for each in extra]
    names = {re.split(r"[<>=~! ]", each)[0].lower() for each in wanted}
    locked = {line.partition("==")[0] for line in _text("requirements.lock").splitlines()}
    assert names - locked == set()


def test_the_changelog_has_the_present_version() -> None:
    assert f"## [{_pyproject()['project']['version']}]" in _text("CHANGELOG.md")


@pytest.mark.parametrize("room", ROOMS, ids=[room.name for room in ROOMS])
def test_every_room_says_what_it_is_for_in_thirty_lines(room: Path) -> None:
    assert len((room / "README.md").read_text("utf-8").splitlines()) <= 30
