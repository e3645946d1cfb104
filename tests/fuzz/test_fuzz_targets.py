"""A short run of every fuzz target, the same each time, and the files made to do harm; ``make fuzz`` goes on by chance."""

from __future__ import annotations

import pytest
from fuzz_hard import HARD
from fuzz_run import run
from fuzz_targets import CORPUS, PASSWORD, TARGETS, case, fault, files_in, seeds_of

from juesuan.read.disclosure import read_source
from juesuan.read.sources.blocks import SourceDocument
from juesuan.read.sources.legacy import office

NEEDS = {"legacy": "doc2docx", "locked": "msoffcrypto", "scan": "onnxruntime"}
CASES = {"text": 150, "html": 150, "pdf": 150, "docx": 25, "sheets": 20, "legacy": 6, "locked": 6, "scan": 12, "zip": 60}
SEED = 2024


@pytest.fixture(autouse=True)
def _without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "is_installed", lambda: False)


def test_every_source_has_a_target_with_a_corpus() -> None:
    folders = {path.name for path in CORPUS.iterdir()}
    rooms = {path.parent.name for path in sorted((CORPUS.parents[2] / "src/juesuan/read/sources").glob("*/__init__.py"))}
    assert folders == {*rooms, "zip"} == set(TARGETS) == set(CASES)


@pytest.mark.parametrize("target", TARGETS)
def test_the_corpus_itself_is_read(target: str) -> None:
    pytest.importorskip(NEEDS.get(target, "juesuan"), reason="needs an extra")
    files = [file for data in seeds_of(target) for file in (files_in(data) if target == "zip" else [data])]
    for data in files:
        assert isinstance(read_source(data, path="样本", password=PASSWORD), SourceDocument)


@pytest.mark.parametrize("target", TARGETS)
def test_changed_files_are_read_or_refused(target: str) -> None:
    faults = {number: said for number in range(CASES[target]) if (said := fault(case(target, SEED, number)))}
    assert faults == {}


@pytest.mark.parametrize("name", HARD)
def test_files_made_to_do_harm_are_read_or_refused(name: str) -> None:
    assert fault(HARD[name]()) == ""


def test_a_case_is_the_same_for_the_same_number() -> None:
    assert case("docx", 1, 3) == case("docx", 1, 3) != case("docx", 1, 4)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise KeyError('x')", "KeyError: 'x'"),
        ("import os; os.kill(os.getpid(), 9)", "ended the process (status -9)"),
        ("import time; time.sleep(60)", "takes longer than 1 seconds"),
        ("return bytearray(8 << 30)", "MemoryError"),
    ],
)
def test_the_run_finds_what_it_looks_for(monkeypatch: pytest.MonkeyPatch, body: str, said: str) -> None:
    names: dict[str, object] = {}
    exec(f"def read(data, *, path, password):\n    {body}", names)
    monkeypatch.setattr("fuzz_targets.read_source", names["read"])
    monkeypatch.setattr("fuzz_run.BUDGET", 1.0)
    _, found = run("text", 1, 0.5)
    assert (found[0].number, found[0].said.strip().splitlines()[-1]) == (0, said)
